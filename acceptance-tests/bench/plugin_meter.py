"""CPU time and peak memory of provider processes: a wrapper program that stands in for the provider's
and appends one line per process to a file when it has ended."""

import pathlib
import re

# Execs nothing before the fork, so that the child is the provider alone; signals go on to it.
_WRAPPER = """#!/usr/bin/env python3
import os, signal, sys
child = os.fork()
if child == 0:
    os.execv({program!r}, [{program!r}, *sys.argv[1:]])
for number in (signal.SIGTERM, signal.SIGINT):
    signal.signal(number, lambda number, _: os.kill(child, number))
while True:
    try:
        _, status, usage = os.wait4(child, 0)
        break
    except InterruptedError:
        pass
with open({report!r}, "a") as report:
    report.write(f"{{usage.ru_utime + usage.ru_stime}} {{usage.ru_maxrss}}\\n")
sys.exit(os.waitstatus_to_exitcode(status))
"""


class PluginMeter:
    """`wrapper` is the program to give to Terraform instead of `program`."""

    def __init__(self, program, directory):
        self.wrapper = pathlib.Path(directory) / program.name
        self._report = pathlib.Path(directory) / "usage"
        self.wrapper.write_text(_WRAPPER.format(program=str(program), report=str(self._report)))
        self.wrapper.chmod(0o755)

    def take(self):
        """(CPU seconds of all, peak resident MiB of the largest) since the last call."""
        lines = self._report.read_text().splitlines() if self._report.exists() else []
        self._report.unlink(missing_ok=True)
        used = [tuple(map(float, re.split(r"\\s+", line))) for line in lines]
        return sum(cpu for cpu, _ in used), max((kib for _, kib in used), default=0) / 1024
