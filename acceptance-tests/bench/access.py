#!/usr/bin/env python3
"""What databases, roles, users and grants cost: statements, time, CPU and memory.

    access.py [--build DIR] [--json FILE] [--only PART...] [--runs 5] [--grants 20000]

Parts: `quartets` (N times database, role, user and grant, for N = 10 and 100), `one_role` (2,000
starrocks_grant of one role), `authoritative` (one starrocks_grants with 20,000 grants), `parallel`
(200 resources, fifty at a time, with a round trip that lets sessions pile up). Each runs the real terraform against a
stand-in of its own; the statements are those of the stand-in's log, session set-up included. Exits 1
if a target is missed.
"""

import argparse
import json
import pathlib
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.plugin_meter import PluginMeter  # noqa: E402
from lib.server import StandIn  # noqa: E402
from lib.terraform import Workspace  # noqa: E402

MAX_RSS_MIB = 24
MAX_PLAN_SECONDS = 1.5     # quartets, N = 100, at LATENCY_MS
MAX_PLAN_SECONDS_OF_MANY = 5  # authoritative
LATENCY_MS = 20
MAX_CONNECTIONS = 4        # the provider's default

QUARTETS = '''
resource "starrocks_database" "d" {{
  count = {count}
  name  = "bench_d${{count.index}}"
}}

resource "starrocks_role" "r" {{
  count = {count}
  name  = "bench_r${{count.index}}"
}}

resource "starrocks_user" "u" {{
  count               = {count}
  name                = "bench_u${{count.index}}"
  password_wo         = "secret ${{count.index}}"
  password_wo_version = 1
}}

resource "starrocks_grant" "g" {{
  count      = {count}
  role       = starrocks_role.r[count.index].name
  on         = {{ type = "DATABASE", name = starrocks_database.d[count.index].name }}
  privileges = ["CREATE TABLE", "CREATE VIEW"]
}}
'''

ONE_ROLE = '''
resource "starrocks_grant" "g" {{
  count      = {count}
  role       = "bench"
  on         = {{ type = "TABLE", catalog = "lake", database = "d", name = "t${{count.index}}" }}
  privileges = ["SELECT", "INSERT"]
}}
'''

AUTHORITATIVE = '''
variable "wider" {{
  default = 0
}}

resource "starrocks_grants" "all" {{
  role = "bench"
  grants = {{ for pair in setproduct(range({count} / 100), range(100)) :
    "TABLE|lake|d.t${{pair[0]}}_${{pair[1]}}" =>
    pair[0] * 100 + pair[1] < var.wider ? "SELECT, INSERT" : "SELECT"
  }}
}}
'''

LAKE = ["CREATE ROLE bench",
        "CREATE EXTERNAL CATALOG lake PROPERTIES "
        "('type' = 'hive', 'hive.metastore.uris' = 'thrift://127.0.0.1:1')"]


class Failed(Exception):
    pass


class Bench:
    """One stand-in, one directory, one configuration. A context manager. `metered` measures CPU and
    memory too, which costs some of the time."""

    def __init__(self, build, configuration, init=(), latency=0, metered=True):
        self._scratch = tempfile.TemporaryDirectory(prefix="bench-")
        directory = pathlib.Path(self._scratch.name)
        settings = {"init": list(init), **({"latency": latency} if latency else {})}
        self.server = StandIn(build / "starrocks-sandbox", directory, settings)
        meter = directory / "meter"
        meter.mkdir()
        program = build / "terraform-provider-starrocks"
        self._meter = PluginMeter(program, meter) if metered else None
        self._workspace = Workspace(directory, self._meter.wrapper if metered else program,
                                    self.server, "bench")
        self._workspace.set_configuration({"main.tf": configuration})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.close()
        self._scratch.cleanup()

    def run(self, *arguments, variables=None, status=0):
        """Runs terraform without its log; what it cost, as a dict."""
        environment = {f"TF_VAR_{name}": str(value) for name, value in (variables or {}).items()}
        environment["TF_LOG"] = "off"
        start = self.server.log_end()
        answer = self._workspace.run(*arguments, environment=environment, timeout=1200)
        if answer.status != status:
            raise Failed(f"terraform {arguments[0]} ended with {answer.status}:\n"
                         + answer.text[-3000:])
        return {**self._sent(start), "seconds": round(answer.seconds, 2), **self._used()}

    def _sent(self, start):
        commands = self.server.statements(start)
        sent = [fields for fields in commands
                if fields[1] == self.server.username and fields[2] != "Quit"]
        return {"statements": len(sent), "most_sessions": most_sessions(commands)}

    def _used(self):
        if not self._meter:
            return {}
        cpu, rss = self._meter.take()
        return {"cpu_seconds": round(cpu, 2), "peak_rss_mib": round(rss, 1)}


def most_sessions(commands):
    """The largest number of sessions open at once, of a log's commands in the order they came."""
    last = {fields[0]: number for number, fields in enumerate(commands)}
    opened, most = set(), 0
    for number, fields in enumerate(commands):
        opened.add(fields[0])
        most = max(most, len(opened))
        if last[fields[0]] == number:
            opened.discard(fields[0])
    return most


def apply(bench, **variables):
    return bench.run("apply", "-auto-approve", variables=variables)


def empty_plan(bench, **variables):
    return bench.run("plan", "-detailed-exitcode", variables=variables)


def row(part, act, cost, **limits):
    """One line of the table; `limits`: cost name = the most that it may be."""
    missed = {name: limit for name, limit in limits.items() if cost[name] > limit}
    return {"part": part, "act": act, **cost, "limits": limits, "missed": missed}


def quartets(build, _options):
    for count in (10, 100):
        part = f"{count} x (database, role, user, grant)"
        with Bench(build, QUARTETS.format(count=count)) as bench:
            yield row(part, "apply", apply(bench),
                      statements=4 * count + 60, peak_rss_mib=MAX_RSS_MIB)
            yield row(part, "plan without changes", empty_plan(bench),
                      statements=count + 40, peak_rss_mib=MAX_RSS_MIB)
            yield row(part, "destroy", bench.run("destroy", "-auto-approve"),
                      statements=5 * count + 80, peak_rss_mib=MAX_RSS_MIB)
        with Bench(build, QUARTETS.format(count=count), latency=LATENCY_MS, metered=False) as bench:
            apply(bench)
            limit = {"seconds": MAX_PLAN_SECONDS} if count == 100 else {}
            best = min((empty_plan(bench) for _ in range(5)), key=lambda cost: cost["seconds"])
            yield row(part, f"plan, {LATENCY_MS} ms, best of 5", best, **limit)


def one_role(build, _options):
    count = 2000
    part = f"one role with {count:,} starrocks_grant"
    with Bench(build, ONE_ROLE.format(count=count), LAKE) as bench:
        yield row(part, "apply", apply(bench),
                  statements=3 * count + 60, peak_rss_mib=MAX_RSS_MIB)
        yield row(part, "plan without changes", empty_plan(bench), statements=40)
        yield row(part, "destroy", bench.run("destroy", "-auto-approve"))


def authoritative(build, options):
    count, changed = options.grants, 10
    part = f"one starrocks_grants with {count:,} grants"
    with Bench(build, AUTHORITATIVE.format(count=count), LAKE) as bench:
        yield row(part, "apply", apply(bench))
        yield row(part, "plan without changes", empty_plan(bench),
                  statements=40, seconds=MAX_PLAN_SECONDS_OF_MANY)
        yield row(part, f"apply that changes {changed}", apply(bench, wider=changed),
                  statements=changed + 40)


def parallel(build, options):
    part = f"200 resources, 50 at a time, {LATENCY_MS} ms"
    for number in range(1, options.runs + 1):
        with Bench(build, QUARTETS.format(count=50), latency=LATENCY_MS) as bench:
            made = bench.run("apply", "-auto-approve", "-parallelism=50")
            yield row(part, f"apply, run {number}", made, most_sessions=MAX_CONNECTIONS)
            empty = bench.run("plan", "-detailed-exitcode", "-parallelism=50")
            yield row(part, f"plan, run {number}", empty, most_sessions=MAX_CONNECTIONS)


PARTS = {"quartets": quartets, "one_role": one_role, "authoritative": authoritative,
         "parallel": parallel}
COLUMNS = (("statements", "statements", "d"), ("seconds", "seconds", ".2f"),
           ("cpu_seconds", "CPU s", ".2f"), ("peak_rss_mib", "RSS MiB", ".1f"),
           ("most_sessions", "sessions", "d"))


def print_head():
    print(f"{'':<40}{'':<32}" + "".join(f"{title:>11}" for _, title, _ in COLUMNS))


def print_row(line):
    numbers = "".join(f"{line[name]:>11{form}}" if name in line else f"{'-':>11}"
                      for name, _, form in COLUMNS)
    limits = ", ".join(f"{name} <= {limit}" for name, limit in line["limits"].items())
    missed = "  MISSED " + ", ".join(line["missed"]) if line["missed"] else ""
    print(f"{line['part']:<40}{line['act']:<32}{numbers}  {limits}{missed}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT.parent / "build" / "release",
                        help="directory of the two programs")
    parser.add_argument("--json", type=pathlib.Path, help="write the table there")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--runs", type=int, default=5, help="runs of `parallel`")
    parser.add_argument("--grants", type=int, default=20000, help="of `authoritative`, in hundreds")
    options = parser.parse_args()
    build, table, failures = options.build.resolve(), [], []
    print_head()
    for name in options.only:
        try:
            for line in PARTS[name](build, options):
                print_row(line)
                table.append(line)
        except Failed as failure:
            print(f"{name}: {failure}", flush=True)
            failures.append({"part": name, "failure": str(failure)})
    if options.json:
        options.json.write_text(json.dumps({"rows": table, "failures": failures}, indent=2) + "\n")
    return 1 if failures or any(line["missed"] for line in table) else 0


if __name__ == "__main__":
    sys.exit(main())
