"""HAProxy before one TCP port: it cuts connections that are idle, and loses the server for a moment
now and then."""

import re
import shutil
import socket
import threading

from servers import net

# Why a connection was cut -> HAProxy's code for it.
KINDS = {"idle": "[cs]D", "loss": "[KD]."}
CONFIG = """\
global
  log stdout format raw local0
  stats socket {directory}/admin mode 600 level admin
defaults
  mode tcp
  log global
  log-format "end %ts"
  timeout connect 2s
  timeout client {idle}ms
  timeout server {idle}ms
listen sql
  bind 127.0.0.1:{port}
  server backend 127.0.0.1:{target}
"""


class HaProxy:
    """Listens on `port`. `idle`: milliseconds after which a silent connection is cut; `losses`:
    seconds between two losses of the server, 0 for none."""

    AWAY = 0.3  # seconds that a loss lasts

    def __init__(self, directory, processes, target, idle, losses):
        directory.mkdir()
        [self.port] = net.free_ports(1)
        self._admin, self._losses, self._processes = directory / "admin", losses, processes
        config = directory / "haproxy.cfg"
        config.write_text(CONFIG.format(directory=directory, idle=idle, port=self.port,
                                        target=target))
        processes.start("haproxy", [shutil.which("haproxy"), "-db", "-f", config])
        net.wait_until(lambda: net.listens(self.port), "haproxy", 20,
                       lambda: processes.alive("haproxy"))
        self._closed = threading.Event()
        self._worker = threading.Thread(target=self._lose_backend, daemon=True)
        self._worker.start()

    def _lose_backend(self):
        while self._losses and not self._closed.wait(self._losses):
            self._command("set server sql/backend state maint")
            self._command("shutdown sessions server sql/backend")
            self._closed.wait(self.AWAY)
            self._command("set server sql/backend state ready")

    def _command(self, text):
        """One command of the administration's socket; returns when it is done."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(self._admin))
            connection.sendall(text.encode() + b"\n")
            while connection.recv(65536):
                pass

    def cuts(self):
        """How many connections were cut so far, by KINDS."""
        log = self._processes.log("haproxy")
        return {kind: len(re.findall(f"^end {code}$", log, re.MULTILINE))
                for kind, code in KINDS.items()}

    def close(self):
        self._closed.set()
        self._worker.join()
