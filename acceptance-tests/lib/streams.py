"""The real streaming servers: shared by all scenarios of a run, each behind gates of its own."""

import contextlib
import json
import re
import threading

from lib import match
from servers import net, postgres
from servers.fleet import VARIABLES, Fleet
from servers.gate import Fault, Gate
from servers.gateway import Session, SqlFailed

GATED = ("flink", "gateway", "connect", "registry")
METHODS = ("get", "post", "put", "patch", "delete")
RUNNING = ("INITIALIZING", "CREATED", "RUNNING", "RESTARTING", "FAILING", "SUSPENDED",
           "RECONCILING")


class SharedServers:
    """Starts what the scenarios need, once; `missing` says which can't be had, and why."""

    def __init__(self, directory, names):
        self.fleet, self.missing, self._broken = Fleet(directory), {}, ""
        self._owners = {name: threading.Lock() for name in names}
        try:
            self.missing = self.fleet.start(sorted(names)) if names else {}
        except (RuntimeError, OSError) as error:
            self._broken = f"the servers did not start: {error}"

    def reason_to_skip(self, names):
        return "; ".join(f"{name} can't be had: {self.missing[name]}" for name in names
                         if name in self.missing)

    def of_scenario(self, names, prefix, workspace_state):
        """The named servers for one scenario; raises RuntimeError when they did not start."""
        if self._broken:
            raise RuntimeError(self._broken)
        return Streams(self.fleet, names, prefix, workspace_state)

    @contextlib.contextmanager
    def owned(self, names):
        """The named servers for one scenario alone, which may leave some of them dead."""
        with contextlib.ExitStack() as held:
            for name in sorted(names):
                held.enter_context(self._owners[name])
            try:
                yield
            finally:
                self.fleet.mend(names)

    def close(self):
        self.fleet.stop()


class Streams:
    """What one scenario sees of the servers. `state()` is Terraform's, {address: attributes}."""

    def __init__(self, fleet, names, prefix, state):
        self._fleet, self._prefix, self._state = fleet, prefix, state
        self.facts = fleet.facts(names)
        self._gates = {name: Gate(name, self.facts[name], self._lay_hand_on) for name in GATED
                       if name in self.facts}

    @property
    def environment(self):
        """What the provider needs to find the gates."""
        return {VARIABLES[name]: gate.url for name, gate in self._gates.items()}

    # --- gates --------------------------------------------------------------------------------

    def set_faults(self, faults):
        made = [Fault(**fault) for fault in faults]
        for gate in self._gates.values():
            gate.set_faults(made)

    def mark(self):
        """Where the logs of the gates end by now."""
        return {name: len(gate.log) for name, gate in self._gates.items()}

    def requests(self, mark):
        """"NAME METHOD /path" of each request since then, by server."""
        return [line for name, gate in self._gates.items() for line in gate.log[mark[name]:]]

    # --- what a step does ---------------------------------------------------------------------

    def act(self, action):
        """One element of `do`; raises an exception that says what went wrong."""
        word = next(iter({"kill", "restart"} & set(action)), None)
        if word:
            self._lay_hand_on(word, action[word])
        elif "psql" in action:
            postgres.sql(self.facts, *action["psql"])
        elif "flink_sql" in action:
            self._flink_sql(action["flink_sql"])
        else:
            said = match.wait_for(lambda: self._differs(action), action.get("within", 0))
            if said:
                raise RuntimeError(said)

    def _lay_hand_on(self, word, name):
        flink = name in ("jobmanager", "taskmanager", "gateway")
        process = f"{self.facts['flink_version']}.{name}" if flink else name
        {"kill": self._fleet.processes.kill, "restart": self._fleet.restart}[word](process)

    def _flink_sql(self, statements, seconds=120):
        rows = []
        with Session(self.facts["gateway"]) as session:
            for statement in statements:
                rows = session.run(statement, seconds)
        return rows

    # --- what a step wants to see -------------------------------------------------------------

    def check_rest(self, check):
        """"" or what is wrong."""
        return match.wait_for(lambda: self._differs(check), check.get("within", 0))

    def check_psql(self, check):
        return match.wait_for(
            lambda: match.rows_differ(postgres.sql(self.facts, check["ask"]), check),
            check.get("within", 0))

    def check_flink(self, check):
        def differs():
            try:
                rows = self._flink_sql(["SET 'execution.runtime-mode' = 'batch'",
                                        *check.get("setup", []), check["ask"]])
            except SqlFailed as error:
                return str(error)
            return match.rows_differ([[str(cell) for cell in row] for row in rows], check)

        return match.wait_for(differs, check.get("within", 0))

    def _differs(self, check):
        try:
            return self._compare(check, *self._call(check))
        except (OSError, LookupError) as error:
            return f"{_request_of(check)}: {error!r}"

    def _call(self, action):
        method = next(method for method in METHODS if method in action)
        server, _, path = action[method].partition(":")
        body = action.get("body")
        return net.request(method.upper(), self.facts[server] + self._resolve(path), body)

    def _compare(self, check, status, body):
        wanted = check.get("status")
        if status != wanted if wanted else not 200 <= status < 300:
            return f"{_request_of(check)}: {status}, {str(body)[:500]}"
        for key in filter(None, check.get("in", "").split(".")):
            body = body[int(key) if key.isdigit() else key]
        if "count" in check:
            found = sum(match.holds(each, check.get("has", "*")) for each in body)
            return "" if found == check["count"] else (
                f"{_request_of(check)}: {found} have {check.get('has')}: {str(body)[:2000]}")
        if "has" in check and not match.holds(body, check["has"]):
            return f"{_request_of(check)}: {check['has']} is not in {str(body)[:2000]}"
        if "lacks" in check and match.holds(body, check["lacks"]):
            return f"{_request_of(check)}: has {check['lacks']}"
        return ""

    def _resolve(self, path):
        """{job:NAME}: id of the newest job of that name. {state:ADDRESS.attribute}: a value."""
        def value(found):
            kind, name = found[1], found[2]
            return self._job(name) if kind == "job" else self._attribute(name)

        return re.sub(r"\{(job|state):([^}]+)\}", value, path)

    def _job(self, name):
        named = [job for job in self._jobs() if job["name"] == name]
        return max(named, key=lambda job: job["start-time"])["jid"]

    def _jobs(self):
        return net.request("GET", f"{self.facts['flink']}/jobs/overview")[1]["jobs"]

    def _attribute(self, path):
        address, _, attribute = path.rpartition(".")
        return str(self._state()[address][attribute])

    # --- the end ------------------------------------------------------------------------------

    def close(self):
        """Takes away what has the scenario's prefix, and the gates."""
        for gate in self._gates.values():
            gate.close()
        for name in GATED:
            if name in self.facts and hasattr(self, f"_sweep_{name}"):
                getattr(self, f"_sweep_{name}")(self.facts[name])
        if "postgres_host" in self.facts:
            self._sweep_postgres()

    def _sweep_flink(self, url):
        for job in self._jobs():
            if job["name"].startswith(self._prefix) and job["state"] in RUNNING:
                net.request("PATCH", f"{url}/jobs/{job['jid']}?mode=cancel")

    def _sweep_connect(self, url):
        for name in net.request("GET", f"{url}/connectors")[1]:
            if name.startswith(self._prefix):
                net.request("DELETE", f"{url}/connectors/{name}")

    def _sweep_registry(self, url):
        for subject in net.request("GET", f"{url}/subjects?deleted=true")[1]:
            if subject.startswith(self._prefix):
                for query in ("", "?permanent=true"):
                    net.request("DELETE", f"{url}/subjects/{subject}{query}")

    def _sweep_postgres(self):
        own = f"like '{self._prefix}%'"
        slots = f"SELECT slot_name FROM pg_replication_slots WHERE NOT active AND slot_name {own}"
        schemas = f"SELECT schema_name FROM information_schema.schemata WHERE schema_name {own}"
        publications = f"SELECT pubname FROM pg_publication WHERE pubname {own}"
        ask = lambda query: [row[0] for row in postgres.sql(self.facts, query)]  # noqa: E731
        postgres.sql(self.facts, *(f"SELECT pg_drop_replication_slot('{slot}')"
                                   for slot in ask(slots)),
                     *(f"DROP SCHEMA {schema} CASCADE" for schema in ask(schemas)),
                     *(f"DROP PUBLICATION {name}" for name in ask(publications)), "SELECT 1")


def _request_of(check):
    return json.dumps({key: value for key, value in check.items() if key in METHODS})
