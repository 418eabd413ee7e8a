"""What acceptance-tests/lakehouse and acceptance-tests/kill_upgrade share: servers, a stand-in and a
working directory of terraform for one long story, and its report."""

import contextlib
import json
import pathlib
import shutil
import signal
import sys
import tempfile
import time

from lib import leaks
from lib.server import StandIn
from lib.terraform import Workspace
from servers.fleet import VARIABLES, Fleet

CANNOT_RUN = 77


class Broken(Exception):
    """A promise that was not kept."""


def expect(condition, what):
    if not condition:
        raise Broken(what)


class Story:
    """`facts` of the servers, the stand-in `server`, terraform's `workspace`, `results` to print."""

    def __init__(self, directory, build, names):
        self.directory, self.results = directory, {}
        self.fleet = Fleet(directory / "servers")
        self._server_names = names
        self._build = build

    def start(self):
        missing = self.fleet.start(self._server_names)
        if missing:
            print("; ".join(f"{name} can't be had: {why}" for name, why in missing.items()))
            raise SystemExit(CANNOT_RUN)
        self.facts = self.fleet.facts()
        self.server = StandIn(self._build / "starrocks-sandbox", self.directory, {})
        self.workspace = Workspace(self.directory, self._build / "terraform-provider-starrocks",
                                   self.server, "")
        self.environment = {variable: self.facts[fact] for fact, variable in VARIABLES.items()
                            if fact in self.facts and not fact.startswith("postgres")}

    def use_configuration(self, source, *siblings):
        """Terraform works on a copy of `source`, beside copies of `siblings`."""
        shutil.copytree(source, self.workspace.work, dirs_exist_ok=True)
        (self.workspace.work / "scenario.tf").unlink()
        for sibling in siblings:
            shutil.copytree(sibling, self.directory / sibling.name)
        self.terraform("get")

    def terraform(self, *arguments, variables=None, works=True, timeout=300):
        """Runs it; the answer. Raises Broken when it ends otherwise than it should."""
        values = {f"TF_VAR_{name}": value if isinstance(value, str) else json.dumps(value)
                  for name, value in (variables or {}).items()}
        answer = self.workspace.run(*arguments, environment={**self.environment, **values},
                                    timeout=timeout)
        expect(not works or answer.status == 0,
               f"terraform {' '.join(arguments)}: {answer.status}\n{answer.text[-4000:]}")
        return answer

    def apply(self, variables):
        """Applies, and wants an empty plan after it; how long the apply took."""
        seconds = self.terraform("apply", "-auto-approve", variables=variables).seconds
        self.terraform("plan", "-detailed-exitcode", variables=variables)
        return seconds

    def check_secrets(self, secrets):
        found = leaks.search(self.workspace.files_to_search(), secrets, self.server.username)
        expect(not found, "\n".join(found[:20]))

    def close(self):
        if hasattr(self, "server"):
            self.server.close()
        self.fleet.stop()


def log(text):
    print(f"{time.strftime('%H:%M:%S')}  {text}", flush=True)


@contextlib.contextmanager
def told(build, names, keep=False):
    """A started Story; servers and directory are gone afterwards, whatever happens."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    directory = pathlib.Path(tempfile.mkdtemp(prefix="tf-story-"))
    directory.chmod(0o711)
    (directory / "servers").mkdir()
    story = Story(directory, build.resolve(), names)
    try:
        log(f"starting {', '.join(names)}")
        story.start()
        yield story
    except Broken as failure:
        print(failure)
        sys.exit(1)
    finally:
        story.close()
        if keep:
            print(f"kept: {directory}")
        else:
            shutil.rmtree(directory, ignore_errors=True)
