"""Reads scenario.toml (format: ../README.md) and refuses what it does not know, so that a
mistyped expectation cannot pass by being ignored."""

import string
import tomllib

COMMANDS = ("apply", "plan", "destroy", "refresh", "import", "validate", "output", "sql")
# key -> the type its value must have.
TOP = {"about": str, "needs": str, "stand_in_lacks": str, "stand_in": dict, "steps": list}
STAND_IN = {"fault": list, "latency": int, "init": list}
STEP = {
    "name": str, "run": str,
    # what is there
    "tf": list, "config": str, "files": dict, "vars": dict, "env": dict, "sql": list,
    "args": list, "signal": dict,
    # what must come of it
    "fails": bool, "says": list, "never_says": list, "actions": dict, "drift": dict,
    "state": dict, "gone": list, "outputs": dict, "rows": list, "then_empty": bool,
    "max_statements": int, "max_connections": int, "max_seconds": int, "sent": list,
    "never_sent": list, "no_plugin_after": int, "logins": list,
}


class BadScenario(Exception):
    pass


class Scenario:
    """`name`, `directory`, `about`, `needs`, `stand_in` and `steps` (dicts of STEP's keys)."""

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
        self.stand_in = content.get("stand_in", {})
        self._check(self.stand_in, STAND_IN, "stand_in")
        self.steps = content["steps"]
        for number, step in enumerate(self.steps, 1):
            step.setdefault("name", f"step {number}")
            self._check(step, STEP, step["name"])
            if step.get("run") not in COMMANDS:
                raise BadScenario(f"{self.name}: {step['name']}: run = one of {COMMANDS}")

    def _check(self, table, allowed, where):
        for key, value in table.items():
            if key not in allowed:
                raise BadScenario(f"{self.name}: {where}: unknown key {key}")
            if not isinstance(value, allowed[key]):
                raise BadScenario(f"{self.name}: {where}: {key} has the wrong type")

    @property
    def only_stand_in(self):
        """Why it can't run against a real cluster; empty when it can."""
        if self.needs or not self.stand_in:
            return self.needs
        return "needs " + ", ".join(sorted(self.stand_in)) + " of the stand-in"

    def configuration(self, step):
        """The .tf files of a step (name -> text), None for those of the step before."""
        files = {name: (self.directory / name).read_text() for name in step.get("tf", [])}
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
