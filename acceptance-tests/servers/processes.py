"""The processes of one run directory. Each has a record: process id and start time, by which
exactly this process is found again and no other one that got its id later."""

import contextlib
import json
import os
import pathlib
import pwd
import signal
import subprocess
import time

STOP_SECONDS = 15


class Processes:
    """Records are in `directory`, which any later program may open again."""

    def __init__(self, directory):
        self._directory = pathlib.Path(directory)
        self._directory.mkdir(parents=True, exist_ok=True)

    def start(self, name, command, environment=None, user=None, stop_signal="TERM"):
        """In `directory`, with its output in NAME.log. `user` is for servers that refuse root."""
        record = {"command": [str(word) for word in command], "environment": environment or {},
                  "user": user, "stop_signal": stop_signal, "order": time.time()}
        self._launch(name, record)

    def names(self):
        """In the order of their start."""
        found = [path.stem for path in self._directory.glob("*.json")]
        return sorted(found, key=lambda name: self._record(name)["order"])

    def alive(self, name):
        record = self._record(name)
        started = _start_time(record["pid"])
        return started is not None and started == record["start_time"]

    def kill(self, name):
        """At once; returns when it is gone. Its record stays, for restart()."""
        self._end(name, "KILL")

    def stop(self, name):
        self._end(name, self._record(name)["stop_signal"])

    def restart(self, name):
        """Starts it again as it was started, ended first if it still runs."""
        self.stop(name)
        self._launch(name, self._record(name))

    def stop_all(self):
        """The last one first, and forgets them."""
        for name in reversed(self.names()):
            self.stop(name)
            (self._directory / f"{name}.json").unlink()

    def log(self, name):
        path = self._directory / f"{name}.log"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    def _launch(self, name, record):
        user = record["user"]
        group = pwd.getpwnam(user).pw_gid if user else None
        with open(self._directory / f"{name}.log", "ab") as log:
            process = subprocess.Popen(
                record["command"], cwd=self._directory, stdin=subprocess.DEVNULL, stdout=log,
                stderr=subprocess.STDOUT, start_new_session=True, user=user, group=group,
                extra_groups=[] if user else None,
                env={**_plain_environment(), **record["environment"]})
        record |= {"pid": process.pid, "start_time": _start_time(process.pid)}
        path = self._directory / f"{name}.json"
        path.with_suffix(".new").write_text(json.dumps(record))
        path.with_suffix(".new").rename(path)

    def _record(self, name):
        return json.loads((self._directory / f"{name}.json").read_text())

    def _end(self, name, first_signal):
        for word in (first_signal, "KILL"):
            if not self.alive(name):
                return
            with contextlib.suppress(ProcessLookupError):  # it ended by itself just now
                os.kill(self._record(name)["pid"], getattr(signal, f"SIG{word}"))
            self._wait_for_end(name)

    def _wait_for_end(self, name):
        end = time.monotonic() + STOP_SECONDS
        while self.alive(name) and time.monotonic() < end:
            time.sleep(0.05)


def _plain_environment():
    kept = ("PATH", "HOME", "LANG", "TMPDIR", "JAVA_HOME")
    return {name: os.environ[name] for name in kept if name in os.environ}


def _start_time(pid):
    """In clock ticks since boot; None if there is no such process, or only its corpse."""
    try:
        os.waitpid(pid, os.WNOHANG)  # a child of ours that ended
    except ChildProcessError:
        pass
    try:
        stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    return None if fields[0] == "Z" else int(fields[19])
