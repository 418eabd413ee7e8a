"""Several servers in one run directory: started together, asked after, ended together."""

import concurrent.futures
import json
import pathlib
import shutil

from servers import install, net
from servers.flink import Flink
from servers.install import Unavailable
from servers.kafka import Kafka
from servers.postgres import Postgres, programs
from servers.processes import Processes
from servers.registry import Registry

READY_SECONDS = 240
KINDS = {"flink-1.20": Flink, "flink-2.3": Flink, "kafka": Kafka, "registry": Registry,
         "postgres": Postgres}
# What Terraform's environment calls a fact, and what psql's does.
VARIABLES = {"flink": "FLINK_URL", "gateway": "FLINK_SQL_GATEWAY_URL", "connect":
             "KAFKA_CONNECT_URL", "registry": "SCHEMA_REGISTRY_URL", "broker": "KAFKA_BROKER",
             "postgres_host": "PGHOST", "postgres_port": "PGPORT", "postgres_user": "PGUSER",
             "postgres_password": "PGPASSWORD", "postgres_database": "PGDATABASE"}


def find(name):
    """The directory of an installed server, installed now if need be; raises Unavailable."""
    return programs() if name == "postgres" else install.installed(name)


class Fleet:
    """Made by start() or opened again in the directory of one that was."""

    def __init__(self, directory):
        self._directory = pathlib.Path(directory).resolve()
        self._facts = self._directory / "facts.json"
        self.processes = Processes(self._directory / "processes")

    def start(self, names):
        """Installs and starts the servers, all at the same time; when it raises, none is left.
        {name: why it can't be had} of those that can't."""
        self._directory.chmod(0o711)  # PostgreSQL runs as somebody else
        try:
            with concurrent.futures.ThreadPoolExecutor(len(names)) as pool:
                outcomes = dict(zip(names, pool.map(self._start_one, names)))
        except BaseException:
            self.stop()
            raise
        facts = {name: outcome for name, outcome in outcomes.items() if isinstance(outcome, dict)}
        self._facts.touch(mode=0o600)
        self._facts.write_text(json.dumps(facts, indent=2) + "\n")
        return {name: outcome for name, outcome in outcomes.items() if name not in facts}

    def _start_one(self, name):
        try:
            found = find(name)
        except Unavailable as reason:
            return str(reason)
        shutil.rmtree(self._directory / name, ignore_errors=True)  # of a run that was stopped
        server = KINDS[name](name, found, self._directory / name, self.processes).start()
        own = lambda: all(map(self.processes.alive, self._processes_of(name)))  # noqa: E731
        try:
            net.wait_until(server.ready, name, READY_SECONDS, own)
        except TimeoutError as error:
            logs = "".join(self.processes.log(each)[-2000:] for each in self._processes_of(name))
            raise RuntimeError(f"{error}\n{logs}") from None
        return server.facts()

    def _processes_of(self, name):
        marks = {"kafka": ("broker", "connect"), "registry": ("registry",),
                 "postgres": ("postgres",)}.get(name) or (name.partition("-")[2] + ".",)
        return [each for each in self.processes.names() if each.startswith(marks)]

    def facts(self, names=None):
        """{fact: value} of the named servers, or of all: addresses, accounts, directories."""
        known = json.loads(self._facts.read_text())
        return {fact: value for name in (known if names is None else names)
                for fact, value in known[name].items()}

    def running(self):
        """Names of the servers that were started."""
        return list(json.loads(self._facts.read_text()))

    def stop(self):
        self.processes.stop_all()


def environment(facts):
    """The same facts as variables of the environment, in the names that programs look for."""
    return {VARIABLES[fact]: value for fact, value in facts.items() if fact in VARIABLES}
