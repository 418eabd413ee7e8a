"""CPU time and peak memory of provider processes: a wrapper program that stands in for the
provider's and appends one line per process to a file when it has ended."""

import pathlib
import sys

# Signals go on to the provider, its standard streams are the wrapper's.
_WRAPPER = """#!{python} -ISs
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
        self.wrapper.write_text(_WRAPPER.format(python=sys.executable, program=str(program),
                                                report=str(self._report)))
        self.wrapper.chmod(0o755)

    def take(self):
        """(CPU seconds of all, peak resident MiB of the largest) since the last call."""
        lines = self._report.read_text().splitlines() if self._report.exists() else []
        self._report.unlink(missing_ok=True)
        used = [tuple(map(float, line.split())) for line in lines]
        return sum(cpu for cpu, _ in used), max((kib for _, kib in used), default=0) / 1024
