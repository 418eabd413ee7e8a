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
        self._servers = {}  # of those that this object started

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
        self._wait_until_ready(name, server)
        self._servers[name] = server
        return server.facts()

    def _wait_until_ready(self, name, server):
        own = [each for each in self.processes.names() if _belongs(each, name)]
        try:
            net.wait_until(server.ready, name, READY_SECONDS,
                           lambda: all(map(self.processes.alive, own)))
        except TimeoutError as error:
            logs = "".join(self.processes.log(each)[-2000:] for each in own)
            raise RuntimeError(f"{error}\n{logs}") from None

    def restart(self, process):
        """One of the processes that this object started; returns when its server is ready."""
        self.processes.restart(process)
        for name, server in self._servers.items():
            if _belongs(process, name):
                self._wait_until_ready(name, server)

    def mend(self, names):
        """Starts again what is dead of the named servers."""
        for process in self.processes.names():
            own = any(_belongs(process, name) for name in names)
            if own and not self.processes.alive(process):
                self.restart(process)

    def facts(self, names=None):
        """{fact: value} of the named servers, or of all: addresses, accounts, directories."""
        known = json.loads(self._facts.read_text())
        return {fact: value for name in (known if names is None else names)
                for fact, value in known[name].items()}

    def running(self):
        """Names of the servers that were started."""
        return list(json.loads(self._facts.read_text()))

    def stop(self):
        """Also without a start."""
        self.processes.stop_all()


def _belongs(process, name):
    if name.startswith("flink-"):
        return process.startswith(name.partition("-")[2] + ".")
    return process in ({"broker", "connect"} if name == "kafka" else {name})


def environment(facts):
    """The same facts as variables of the environment, in the names that programs look for."""
    return {VARIABLES[fact]: value for fact, value in facts.items() if fact in VARIABLES}
