"""A server of files, on loopback."""

import functools
import http.server
import threading

from servers import net


class FileServer:
    """What is in `directory`, which may come later, until close()."""

    def __init__(self, directory):
        handler = functools.partial(_Handler, directory=str(directory))
        self._server = http.server.ThreadingHTTPServer((net.LOOPBACK, 0), handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self):
        return f"http://{net.LOOPBACK}:{self._server.server_port}"

    def close(self):
        self._server.shutdown()
        self._server.server_close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass
