"""Reads scenario.toml (format: ../README.md) and refuses what it does not know, so that a
mistyped expectation cannot pass by being ignored."""

import copy
import itertools
import pathlib
import string
import tomllib

COMMANDS = ("apply", "plan", "destroy", "refresh", "import", "validate", "output", "query",
            "sql")
# key -> the type its value must have.
TOP = {"about": str, "needs": str, "stand_in_lacks": str, "stand_in": dict, "servers": list,
       "terraform": str, "starrocks": dict, "cuts": str, "steps": list}
SERVERS = {"flink": ("flink-1.20", "flink-2.3"),  # once with each
           "flink-1.20": ("flink-1.20",), "flink-2.3": ("flink-2.3",),
           "kafka": ("kafka",), "registry": ("registry",), "postgres": ("postgres",)}
CUTS = ("all", "idle", "loss", "none")
STAND_IN = {"fault": list, "latency": int, "init": list}
STARROCKS = {"from": str, "below": str}
STEP = {
    "name": str, "run": str,
    # what is there
    "tf": list, "config": str, "files": dict, "vars": dict, "env": dict, "sql": list,
    "args": list, "signal": dict, "do": list, "faults": list,
    # what must come of it
    "fails": bool, "says": list, "never_says": list, "actions": dict, "drift": dict,
    "state": dict, "gone": list, "outputs": dict, "rows": list, "then_empty": bool,
    "max_statements": int, "max_connections": int, "max_seconds": int, "sent": list,
    "never_sent": list, "no_plugin_after": int, "logins": list, "requested": list,
    "never_requested": list, "max_requests": int, "rest": list, "psql_rows": list,
    "flink_rows": list,
}
CALL = {"get": str, "post": str, "put": str, "patch": str, "delete": str, "body": object,
        "status": int, "within": int}
ROWS = {"ask": str, "has": list, "lacks": list, "is": list, "within": int}
# Keys of the tables in a step's lists.
INNER = {
    "do": {**CALL, "kill": str, "restart": str, "psql": list, "flink_sql": list, "in": str,
           "has": object},
    "faults": {"match": str, "do": str, "times": int, "body": str},
    "rest": {**CALL, "in": str, "has": object, "lacks": object, "count": int},
    "psql_rows": ROWS, "flink_rows": {**ROWS, "setup": list},
}


class BadScenario(Exception):
    pass


class Scenario:
    """`name`, `directory`, `about`, `needs`, `stand_in`, `terraform` (the oldest version that can),
    `starrocks` (STARROCKS: the first version that can, the first that can't any more), `servers`
    (which real ones it needs), `cuts` (of SQL connections that load balancers make) and `steps`
    (dicts of STEP's keys)."""

    def __init__(self, directory):
        self.directory, self.name = directory, directory.name
        try:
            content = tomllib.loads((directory / "scenario.toml").read_text())
        except tomllib.TOMLDecodeError as error:
            raise BadScenario(f"{self.name}: {error}") from None
        self._check(content, TOP, "scenario")
        self.about = content["about"]
        self.needs = content.get("needs", "")
        self.stand_in_lacks = content.get("stand_in_lacks", "")
        self.terraform = content.get("terraform", "")
        self.starrocks = content.get("starrocks", {})
        self._check(self.starrocks, STARROCKS, "starrocks")
        self.stand_in = content.get("stand_in", {})
        self._check(self.stand_in, STAND_IN, "stand_in")
        self.servers = content.get("servers", [])
        for server in self.servers:
            if server not in SERVERS:
                raise BadScenario(f"{self.name}: no such server: {server}")
        self.steps = content["steps"]
        self.cuts = content.get("cuts", "none" if self._counts() else "all")
        if self.cuts not in CUTS:
            raise BadScenario(f"{self.name}: cuts = {self.cuts}, not of {CUTS}")
        for number, step in enumerate(self.steps, 1):
            step.setdefault("name", f"step {number}")
            self._check(step, STEP, step["name"])
            if step.get("run") not in COMMANDS:
                raise BadScenario(f"{self.name}: {step['name']}: run = one of {COMMANDS}")
            for key, allowed in INNER.items():
                for table in step.get(key, []):
                    self._check(table, allowed, f"{step['name']}: {key}")

    def _check(self, table, allowed, where):
        for key, value in table.items():
            if key not in allowed:
                raise BadScenario(f"{self.name}: {where}: unknown key {key}")
            if not isinstance(value, allowed[key]):
                raise BadScenario(f"{self.name}: {where}: {key} has the wrong type")

    def variants(self):
        """This scenario once for each combination of the servers that it names."""
        found = []
        for servers in itertools.product(*(SERVERS[name] for name in self.servers)):
            variant = copy.copy(self)
            variant.servers = servers
            if "flink" in self.servers:
                version = next(name for name in servers if name.startswith("flink-"))
                variant.name = f"{self.name}@{version.partition('-')[2]}"
            found.append(variant)
        return found

    @property
    def alone(self):
        """Whether it takes servers away from others and so must have them for itself."""
        done = [set(action) for step in self.steps for action in step.get("do", [])]
        done += [{fault["do"].partition(":")[0]} for step in self.steps
                 for fault in step.get("faults", [])]
        return any({"kill", "restart"} & words for words in done)

    def _counts(self):
        """Whether a step limits how many sessions or statements there are: lost ones add to them."""
        return any({"max_connections", "max_statements", "max_requests"} & set(step)
                   for step in self.steps)

    @property
    def only_stand_in(self):
        """Why it can't run against a real cluster; empty when it can."""
        if self.needs or not self.stand_in:
            return self.needs
        return "needs " + ", ".join(sorted(self.stand_in)) + " of the stand-in"

    def configuration(self, step):
        """The .tf files of a step (name -> text), None for those of the step before."""
        files = {pathlib.Path(name).name: (self.directory / name).read_text()
                 for name in step.get("tf", [])}
        if "config" in step:
            files["main.tf"] = step["config"]
        return files or None


def substitute(value, names):
    """`value` with ${name} replaced in all its strings; other $ signs stay."""
    if isinstance(value, str):
        return string.Template(value).safe_substitute(names)
    if isinstance(value, list):
        return [substitute(item, names) for item in value]
    if isinstance(value, dict):
        return {substitute(key, names): substitute(item, names) for key, item in value.items()}
    return value
