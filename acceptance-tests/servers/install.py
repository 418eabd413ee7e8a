"""Installs components with the ordinary clients of the registries, pip and mvn, into a cache
outside the source tree. What is there already is used as it is."""

import contextlib
import fcntl
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from xml.sax.saxutils import escape

from servers.artifacts import COMPONENTS, COPY_JARS, COPY_TREE

TIMEOUT = 1200  # seconds per command of a client
JOBS = pathlib.Path(__file__).parent / "jobs"


class Unavailable(Exception):
    """Why a component can't be had here."""


def cache():
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(base) / "terraform-provider-starrocks-servers"


def installed(name):
    """The directory of a component, installed now if need be; raises Unavailable."""
    component = COMPONENTS[name]
    target = cache() / f"{name}-{component.fingerprint}"
    with _locked(name):
        if not target.exists():
            _make(component, target)
        if component.jobs:
            _make_jobs(target)
    return target


@contextlib.contextmanager
def _locked(name):
    cache().mkdir(parents=True, exist_ok=True)
    with open(cache() / f"{name}.lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(component, target):
    """Appears under its name only when it is complete."""
    with tempfile.TemporaryDirectory(dir=cache(), prefix="new-") as scratch:
        new = pathlib.Path(scratch) / "new"
        new.mkdir()
        for folder, requirement in component.pip.items():
            _pip(requirement, new / folder)
        if component.jars:
            _jars(component.jars, new, scratch)
        for folder, (artifacts, without) in component.trees.items():
            _tree(artifacts, without, new / folder, scratch)
        if (found := digest(new)) != component.digest:
            raise Unavailable(f"its jars are not the pinned ones: their digest is {found}")
        new.rename(target)


def digest(directory):
    """Of the names and contents of all jars."""
    total = hashlib.sha256()
    for path in sorted(directory.rglob("*.jar")):
        with open(path, "rb") as jar:
            content = hashlib.file_digest(jar, "sha256").hexdigest()
        total.update(f"{path.relative_to(directory)} {content}\n".encode())
    return total.hexdigest()


def _pip(requirement, folder):
    _run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-cache-dir",
         "--target", str(folder), requirement)


def _jars(folders, new, scratch):
    items = "".join(
        f"<artifactItem>{_coordinates(artifact)}"
        f"<outputDirectory>{escape(str(new / folder))}</outputDirectory></artifactItem>"
        for folder, artifacts in folders.items() for artifact in artifacts)
    _maven(COPY_JARS, scratch, configuration=f"<artifactItems>{items}</artifactItems>")
    for folder in folders:
        for archive in (new / folder).glob("*.tar.gz"):
            with tarfile.open(archive) as content:
                content.extractall(new / folder, filter="data")
            archive.unlink()


def _tree(artifacts, without, folder, scratch):
    dependencies = "".join(f"<dependency>{_coordinates(artifact)}</dependency>"
                           for artifact in artifacts)
    _maven(COPY_TREE, scratch, f"-DoutputDirectory={folder}", "-DincludeScope=runtime",
           f"-DexcludeGroupIds={without}", dependencies=dependencies)


def _coordinates(artifact):
    names = ("groupId", "artifactId", "version", "type", "classifier")
    return "".join(f"<{name}>{escape(value)}</{name}>"
                   for name, value in zip(names, artifact.split(":")))


def _maven(goal, scratch, *options, configuration="", dependencies=""):
    group, plugin, version, _ = goal.split(":")
    pom = pathlib.Path(scratch) / "pom.xml"
    pom.write_text(
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>local</groupId><artifactId>servers</artifactId><version>1</version>"
        f"<packaging>pom</packaging><dependencies>{dependencies}</dependencies><build><plugins>"
        f"<plugin><groupId>{group}</groupId><artifactId>{plugin}</artifactId>"
        f"<version>{version}</version><configuration>{configuration}</configuration></plugin>"
        "</plugins></build></project>\n")
    with _locked("maven"):  # its local repository is not for two at a time
        _run("mvn", "--quiet", "--batch-mode", "--strict-checksums", "--update-snapshots",
             "-Dstyle.color=never", "--file", str(pom), goal, *options)


def _run(*command):
    if not shutil.which(command[0]):
        raise Unavailable(f"{command[0]} is not installed")
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        raise Unavailable(f"{command[0]} took more than {TIMEOUT} s") from None
    if done.returncode:
        raise Unavailable(f"{' '.join(command[:4])} ... failed: {_reason(done.stdout)}")


def _reason(output):
    """The first line that names an error: what follows are hints."""
    plain = re.sub(r"\x1b\[[\d;]*m", "", output)
    lines = [line.strip() for line in plain.splitlines() if line.strip()]
    errors = [line for line in lines if re.search(r"^\W*ERROR|\berror: ", line)]
    return (errors or lines[-1:] or ["no word"])[0][:600]


def jobs_of(directory):
    """Where the jars of jobs/ are, one for each program, compiled against the Flink in `directory`.
    Other sources have another place: what a run is using never changes under it."""
    sources = b"".join(source.read_bytes() for source in _job_sources())
    return directory / f"jobs-{hashlib.sha256(sources).hexdigest()[:12]}"


def _job_sources():
    return sorted(JOBS.glob("*.java"))


def _make_jobs(directory):
    target = jobs_of(directory)
    if target.exists():
        return
    with tempfile.TemporaryDirectory(dir=cache(), prefix="new-") as scratch:
        classes, jars = pathlib.Path(scratch) / "classes", pathlib.Path(scratch) / "jars"
        jars.mkdir()
        _run("javac", "--release", "11", "-nowarn", "-proc:none", "-cp",
             f"{directory}/dist/pyflink/lib/*", "-d", str(classes), *map(str, _job_sources()))
        for main in (source.stem for source in _job_sources()):
            _run("jar", "--create", "--file", str(jars / f"{main}.jar"), "--main-class", main,
                 "-C", str(classes), ".")
        jars.rename(target)
