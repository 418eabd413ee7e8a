"""A PostgreSQL from Debian's package whose changes can be decoded."""

import os
import pathlib
import pwd
import secrets
import subprocess

from servers import net
from servers.install import Unavailable

ADMINISTRATOR, USER, DATABASE = "postgres", "cdc", "shop"
SETTINGS = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
wal_level = logical
max_wal_senders = 20
max_replication_slots = 20
shared_buffers = 32MB
fsync = off
"""


def programs():
    """The directory of the newest version's programs; raises Unavailable."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres"),
                   key=lambda path: float(path.parts[-3]))
    if not found:
        raise Unavailable("Debian's package postgresql is not installed")
    return found[-1].parent


class Postgres:
    """Its process is postgres. USER owns DATABASE and may replicate."""

    def __init__(self, _name, programs_directory, directory, processes):
        self._programs, self._directory = programs_directory, directory
        self._processes = processes
        self._port, = net.free_ports(1)
        self._admin_password, self._password = secrets.token_hex(12), secrets.token_hex(12)
        # The server refuses root.
        self._user = ADMINISTRATOR if os.geteuid() == 0 else None

    def start(self):
        data = self._make_data()
        self._processes.start("postgres", [self._programs / "postgres", "-D", data],
                              user=self._user, stop_signal="INT")  # ends without waiting for clients
        net.wait_until(self._answers, "postgres", 60, lambda: self._processes.alive("postgres"))
        self.sql(f"CREATE ROLE {USER} LOGIN REPLICATION PASSWORD '{self._password}'",
                 f"CREATE DATABASE {DATABASE} OWNER {USER}", database="postgres")
        return self

    def _make_data(self):
        self._directory.mkdir(parents=True)
        data, password = self._directory / "data", self._directory / "password"
        password.touch(mode=0o600)
        password.write_text(f"{self._admin_password}\n")
        as_user = {}
        if self._user:
            account = pwd.getpwnam(self._user)
            as_user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
            for path in (self._directory, password):
                os.chown(path, account.pw_uid, account.pw_gid)
        subprocess.run(
            [self._programs / "initdb", "--pgdata", data, "--username", ADMINISTRATOR,
             "--auth", "scram-sha-256", "--pwfile", password, "--no-sync", "--locale", "C.UTF-8"],
            check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/", **as_user)
        password.unlink()
        with open(data / "postgresql.conf", "a", encoding="ascii") as settings:
            settings.write(SETTINGS.format(port=self._port))
        return data

    def ready(self):
        return self._answers()

    def _answers(self):
        return not subprocess.run(
            [self._programs / "pg_isready", "-q", "-h", net.LOOPBACK, "-p", str(self._port)]
        ).returncode

    def sql(self, *statements, database=DATABASE):
        return sql(self.facts(), *statements, database=database)

    def facts(self):
        return {"postgres_host": net.LOOPBACK, "postgres_port": str(self._port),
                "postgres_user": USER, "postgres_database": DATABASE,
                "postgres_password": self._password,
                "postgres_admin_password": self._admin_password}


def sql(facts, *statements, database=DATABASE):
    """Runs the statements as administrator; the rows of the last one, as lists of texts."""
    done = subprocess.run(
        ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--field-separator=\t",
         "--set=ON_ERROR_STOP=1", "--host", facts["postgres_host"],
         "--port", facts["postgres_port"], "--username", ADMINISTRATOR, database,
         *(word for statement in statements for word in ("--command", statement))],
        env={**os.environ, "PGPASSWORD": facts["postgres_admin_password"]}, text=True,
        stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode:
        raise RuntimeError(f"psql: {done.stderr.strip()}")
    return [line.split("\t") for line in done.stdout.splitlines()]
