"""Load balancers between the provider and the servers of one scenario."""

from lib.certificates import Authority
from servers.balancers.haproxy import HaProxy
from servers.balancers.nginx import Nginx
from servers.processes import Processes

IDLE = 1000    # milliseconds
PATIENT = 600_000
LOSSES = 3     # seconds
# Variable of an address -> beginning of the variables beside it, host that it is routed by, path.
ROUTES = {
    "FLINK_URL": ("FLINK_", "flink.internal", "/jobmanager"),
    "FLINK_SQL_GATEWAY_URL": ("FLINK_", "flink.internal", "/gateway"),
    "KAFKA_CONNECT_URL": ("KAFKA_CONNECT_", "connect.internal", ""),
    "SCHEMA_REGISTRY_URL": ("SCHEMA_REGISTRY_", "registry.internal", "/base/path"),
    "STARROCKS_HTTP_URL": ("STARROCKS_HTTP_", "front-end.internal", "/starrocks"),
}


class Balancers:
    """HAProxy before the SQL port of `server`, nginx before all that is given to before_rest()."""

    def __init__(self, directory, server, cuts="all"):
        """`cuts`: what HAProxy does, "all", "idle", "loss" or "none"."""
        self._directory = directory
        self._processes = Processes(directory)
        self._haproxy = HaProxy(directory / "haproxy", self._processes, server.port,
                                IDLE if cuts in ("all", "idle") else PATIENT,
                                LOSSES if cuts in ("all", "loss") else 0)
        self.sql_address = f"127.0.0.1:{self._haproxy.port}"

    def before_rest(self, urls):
        """`urls`: {variable: address}. What the provider's environment must say instead."""
        authority = Authority(self._directory / "ca")
        certificate, key = authority.issue("balancer", "DNS:localhost")
        routes = {ROUTES[variable][1:]: url for variable, url in urls.items()}
        nginx = Nginx(self._directory / "nginx", self._processes, routes, certificate, key)
        environment = {}
        for variable in urls:
            prefix, host, path = ROUTES[variable]
            environment[variable] = f"https://localhost:{nginx.port}{path}"
            environment[f"{prefix}HEADERS"] = f"Host: {host}"
            environment[f"{prefix}TLS_CA_FILE"] = str(authority.ca)
        return environment

    def cuts(self):
        """How many SQL connections were cut, for being idle and by losses of the server."""
        return self._haproxy.cuts()

    def close(self):
        self._haproxy.close()
        self._processes.stop_all()
