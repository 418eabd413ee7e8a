"""nginx as the TLS load balancer that several servers share: it routes by the Host header and by
the beginning of the path, and passes on what follows byte by byte."""

import os
import shutil

from servers import net

CONFIG = """\
daemon off;
{user}
worker_processes 1;
pid {directory}/nginx.pid;
error_log {directory}/error.log;
events {{}}
http {{
  access_log {directory}/access.log;
  {temporary}
  client_max_body_size 0;
  proxy_http_version 1.1;
  proxy_read_timeout 300;
  ssl_certificate {certificate};
  ssl_certificate_key {key};
  server {{
    listen 127.0.0.1:{port} ssl default_server;
    return 421;
  }}
{rests}{servers}}}
"""
SERVER = """\
  server {{
    listen 127.0.0.1:{port} ssl;
    server_name {host};
{locations}  }}
"""
LOCATION = """\
    location {path}/ {{
      proxy_pass {target}$rest_{number};
    }}
"""
# As it came: nginx would decode and encode it again.
REST = """\
  map $request_uri $rest_{number} {{
    "~^{path}(?<tail_{number}>/.*)$" $tail_{number};
  }}
"""


class Nginx:
    """`routes`: {(host, path): URL of the server}, a path such as "/gateway" or "". `certificate`
    and `key` are files. The access log is `log`."""

    def __init__(self, directory, processes, routes, certificate, key):
        directory.mkdir()
        [self.port] = net.free_ports(1)
        self.log = directory / "access.log"
        config = directory / "nginx.conf"
        config.write_text(self._config(directory, routes, certificate, key))
        processes.start("nginx", [shutil.which("nginx"), "-p", directory, "-e",
                                  directory / "error.log", "-c", config], stop_signal="QUIT")
        net.wait_until(lambda: net.listens(self.port), "nginx", 20,
                       lambda: processes.alive("nginx"))

    def _config(self, directory, routes, certificate, key):
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        return CONFIG.format(
            user="user root;" if os.geteuid() == 0 else "", directory=directory, port=self.port,
            certificate=certificate, key=key, servers=self._servers(routes),
            rests="".join(REST.format(number=number, path=path)
                          for number, (_, path) in enumerate(routes)),
            temporary=" ".join(f"{kind}_temp_path {directory}/{kind};" for kind in kinds))

    def _servers(self, routes):
        hosts = {}
        for number, ((host, path), target) in enumerate(routes.items()):
            hosts.setdefault(host, []).append(
                LOCATION.format(path=path, target=target, number=number))
        return "".join(SERVER.format(port=self.port, host=host, locations="".join(locations))
                       for host, locations in hosts.items())
