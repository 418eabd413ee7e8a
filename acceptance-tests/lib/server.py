"""The server under test: a stand-in of one's own per scenario, or the real cluster that the
STARROCKS_* variables name, shared by all scenarios."""

import os
import re
import secrets
import subprocess
import threading

from lib import mysql

# What quoting, escaping and formatting code gets wrong: every password of the suite ends in it.
NASTY = "'\"\\%&+/= "
ACCOUNT = "acceptance"
STAND_IN_VERSION = "3.5"  # of StarRocks: what was recorded
ACCESS_DENIED = 1045


def canary():
    """A password that nothing else in a log can be mistaken for."""
    return f"Cn{secrets.token_hex(8)}{NASTY}x"


def literal(text):
    """`text` as a SQL string literal."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


class Server:
    """Where it listens, the account that terraform uses, and SQL as an administrator."""

    statement_log = None  # a path, where the server keeps one
    http_url = None       # of the front end's HTTP server, where it has one

    def __init__(self, host, port, username, password, admin):
        self.host, self.port = host, port
        self.address = f"{host}:{port}"  # as the provider sees it: perhaps a load balancer's
        self.username, self.password = username, password
        self._admin = admin

    def sql(self, *statements):
        """Runs the statements as the administrator; the rows of the last one."""
        rows = []
        with mysql.Connection(self.host, self.port, *self._admin) as connection:
            for statement in statements:
                rows = connection.query(statement)
        return rows

    def lets_in(self, user, password):
        """Whether `user` can log in with `password`."""
        try:
            with mysql.Connection(self.host, self.port, user, password):
                return True
        except mysql.SqlError as refusal:
            if refusal.code != ACCESS_DENIED:
                raise
            return False

    def sweep(self, prefix):
        """Drops every database, catalog, user and role whose name starts with `prefix`."""
        with mysql.Connection(self.host, self.port, *self._admin) as connection:
            try:
                connection.query("SET ROLE ALL")
            except mysql.SqlError:
                pass  # accounts of an external directory have no roles to activate
            for statement in self._leftovers(connection, prefix):
                connection.query(statement)

    @staticmethod
    def _leftovers(connection, prefix):
        for name, *_ in connection.query("SHOW DATABASES"):
            if name.startswith(prefix):
                yield f"DROP DATABASE `{name}` FORCE"
        for name, *_ in connection.query("SHOW CATALOGS"):
            if name.startswith(prefix):
                yield f"DROP CATALOG `{name}`"
        for identity, *_ in connection.query("SHOW USERS"):
            if identity.startswith(f"'{prefix}"):
                yield f"DROP USER {identity}"
        for name, *_ in connection.query("SHOW ROLES"):
            if name.startswith(prefix):
                yield f"DROP ROLE `{name}`"

    def statements(self, start=0):
        """(connection, user, command, text) of each command since offset `start` of the log."""
        with open(self.statement_log, encoding="utf-8", errors="replace") as log:
            log.seek(start)
            return [tuple(line.rstrip("\n").split("\t", 3)) for line in log]

    def log_end(self):
        """The statement log's length, as a start for statements(); 0 without a log."""
        return os.path.getsize(self.statement_log) if self.statement_log else 0

    def close(self):
        """What went wrong in the server's life, as a list of texts."""
        return []


class RealCluster(Server):
    """The server that the environment names. Its administrator is also terraform's account."""

    def __init__(self, environment):
        username = environment.get("STARROCKS_USERNAME", "root")
        password = environment.get("STARROCKS_PASSWORD", "")
        port = int(environment.get("STARROCKS_PORT", 9030))
        super().__init__(environment["STARROCKS_HOST"], port, username, password,
                         (username, password))
        self.http_url = environment.get("STARROCKS_HTTP_URL")


class StandIn(Server):
    """A starrocks-sandbox of one's own. `settings`: init (SQL), fault, latency (ms)."""

    def __init__(self, program, directory, settings):
        self.statement_log = directory / "statements.log"
        self.statement_log.touch()
        password = canary()
        init = directory / "init.sql"
        init.write_text("\n".join(self._init(password, settings)) + "\n")
        self._errors = open(directory / "stand-in.err", "w+", encoding="utf-8")
        self._process = subprocess.Popen(
            [program, "--port", "0", "--http-port", "0", "--statement-log", self.statement_log,
             "--init", init, *self._options(settings)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self._errors, text=True)
        http_port = self._port("http ")
        super().__init__("127.0.0.1", self._port(), ACCOUNT, password, ("root", ""))
        self.http_url = f"http://127.0.0.1:{http_port}"

    @staticmethod
    def _init(password, settings):
        # No default role: like most real accounts, this one has to activate its role first.
        return [f"CREATE USER '{ACCOUNT}'@'%' IDENTIFIED BY {literal(password)}",
                f"GRANT root TO USER '{ACCOUNT}'@'%'", *settings.get("init", [])]

    @staticmethod
    def _options(settings):
        options = [f"--latency={settings['latency']}"] if "latency" in settings else []
        return options + [f"--fault={fault}" for fault in settings.get("fault", [])]

    def _port(self, what=""):
        watchdog = threading.Timer(30, self._process.kill)
        watchdog.start()
        line = self._process.stdout.readline()
        watchdog.cancel()
        found = re.fullmatch(what + r"listening on 127\.0\.0\.1:(\d+)\n", line)
        if not found:
            self._process.kill()
            raise RuntimeError(f"the stand-in did not start: {line}{self._read_errors()}")
        return int(found[1])

    def _read_errors(self):
        self._errors.seek(0)
        return self._errors.read()

    def close(self):
        self._process.terminate()
        try:
            status = self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        self._process.stdout.close()
        errors = self._read_errors()
        self._errors.close()
        return [f"the stand-in ended with {status}: {errors}"] if status else []
