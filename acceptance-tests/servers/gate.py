"""A gate between the provider and one HTTP server. It writes down what passes, and on demand does
to a request what a real server can't be made to do when a test wants it."""

import http.client
import http.server
import re
import sys
import threading
import time
import urllib.parse

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}
LONGEST_HANG = 120  # seconds


class Fault:
    """`match`: a regular expression over "NAME METHOD /path". `do`: a status to answer with
    instead, "cut" (not passed on, no answer), "cut-after" (passed on, no answer), "hang" (not
    passed on, no answer for long), "slow:SECONDS", or "kill:PROCESS" or "restart:PROCESS" (done
    before it is passed on). `times`: how often, 0 is for ever. `body`: the text of a made-up
    answer."""

    def __init__(self, match, do, times=1, body=None):
        self._match, self.do, self.body = re.compile(match), do, body
        self._left = times or float("inf")
        if not re.fullmatch(r"\d{3}|cut|cut-after|hang|slow:\d+|(kill|restart):\w+", do):
            raise ValueError(f"no such fault: {do}")

    def takes(self, request):
        """Whether this request gets it; counts."""
        if self._left < 1 or not self._match.search(request):
            return False
        self._left -= 1
        return True


class Gate:
    """Listens on a port of its own until close(). `name` stands before each request in `log`.
    `hand(word, process)` kills and restarts processes."""

    def __init__(self, name, target, hand=None):
        split = urllib.parse.urlsplit(target)
        self.name, self.base, self.address = name, split.path, (split.hostname, split.port)
        self.log, self._faults, self.hand = [], [], hand
        self._lock, self.closed = threading.Lock(), threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.gate = self
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_port}{self.base}"

    def set_faults(self, faults):
        with self._lock:
            self._faults = list(faults)

    def note(self, request):
        """Writes the request down; the fault that it gets, or None."""
        with self._lock:
            self.log.append(request)
            return next((fault for fault in self._faults if fault.takes(request)), None)

    def close(self):
        self.closed.set()
        self._server.shutdown()
        self._server.server_close()


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that went away is no fault of the gate's."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def _pass(self):
        gate, body = self.server.gate, self._body()
        fault = gate.note(f"{gate.name} {self.command} {self.path.removeprefix(gate.base)}")
        if fault is None:
            self._forward(body)
        elif fault.do.isdigit():
            self._made_up(int(fault.do), fault.body)
        elif fault.do.startswith("slow:"):
            gate.closed.wait(int(fault.do.partition(":")[2]))
            self._forward(body)
        elif ":" in fault.do:
            gate.hand(*fault.do.split(":"))
            self._forward(body)
        else:
            self._no_answer(fault.do, body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _pass

    def _body(self):
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass  # trailers
        return b"".join(parts)

    def _ask(self, body):
        """(status, headers, content) of the server behind the gate."""
        connection = http.client.HTTPConnection(*self.server.gate.address, timeout=LONGEST_HANG)
        try:
            headers = {name: value for name, value in self.headers.items()
                       if name.lower() not in HOP_BY_HOP}
            connection.request(self.command, self.path, body or None, headers)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()

    def _forward(self, body):
        try:
            status, headers, content = self._ask(body)
        except OSError:  # nobody is there: to the client it looks the same
            self._drop()
            return
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        self._send(status, content)

    def _made_up(self, status, body):
        text = body or f'{{"error_code": {status}, "message": "made up by the gate"}}'
        self.send_response_only(status)
        self.send_header("Content-Type", "application/json")
        self._send(status, text.encode())

    def _send(self, status, content):
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _no_answer(self, how, body):
        if how == "cut-after":
            try:
                self._ask(body)
            except OSError:
                pass
        elif how == "hang":
            self._wait_for_client()
        self._drop()

    def _wait_for_client(self):
        """Until the client has enough of it."""
        self.connection.setblocking(False)
        end = time.monotonic() + LONGEST_HANG
        while time.monotonic() < end and not self.server.gate.closed.wait(0.05):
            try:
                if not self.connection.recv(1):
                    return
            except BlockingIOError:
                continue
            except OSError:
                return

    def _drop(self):
        self.close_connection = True
        self.connection.close()
