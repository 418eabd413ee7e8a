"""Tests of the load balancers, with a server that answers with the target it was asked for. Run by
../../checks/balancers."""

import http.client
import http.server
import pathlib
import socket
import ssl
import sys
import tempfile
import threading
import time
import types
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent))

from lib.balancers import Balancers  # noqa: E402
from lib.certificates import Authority  # noqa: E402
from servers.balancers.haproxy import HaProxy  # noqa: E402
from servers.processes import Processes  # noqa: E402


class Echo(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        target = self.path.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(target)))
        self.end_headers()
        self.wfile.write(target)

    def log_message(self, *_):
        pass


class Directory(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.directory = pathlib.Path(scratch.name)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()


class NginxTest(Directory):
    def setUp(self):
        super().setUp()
        url = f"http://127.0.0.1:{self.server.server_port}"
        self.balancers = Balancers(self.directory / "own",
                                   types.SimpleNamespace(port=self.server.server_port))
        self.addCleanup(self.balancers.close)
        self.environment = self.balancers.before_rest(
            {"FLINK_URL": url, "FLINK_SQL_GATEWAY_URL": f"{url}/sql", "KAFKA_CONNECT_URL": url})

    def ask(self, variable, prefix, path, host=None):
        address = self.environment[variable].removeprefix("https://")
        place, _, base = address.partition("/")
        context = ssl.create_default_context(cafile=self.environment[f"{prefix}TLS_CA_FILE"])
        connection = http.client.HTTPSConnection(place, context=context, timeout=10)
        self.addCleanup(connection.close)
        host = host or self.environment[f"{prefix}HEADERS"].removeprefix("Host: ")
        connection.request("GET", f"{'/' if base else ''}{base}{path}", headers={"Host": host})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def test_routes_by_host_and_path_and_changes_no_byte(self):
        path = "/jobs/a%2Fb%20c?x=%26&y=/z"
        self.assertEqual(self.ask("FLINK_URL", "FLINK_", path), (200, path))
        self.assertEqual(self.ask("FLINK_SQL_GATEWAY_URL", "FLINK_", path), (200, f"/sql{path}"))
        self.assertEqual(self.ask("KAFKA_CONNECT_URL", "KAFKA_CONNECT_", path), (200, path))

    def test_knows_no_other_host(self):
        self.assertEqual(self.ask("FLINK_URL", "FLINK_", "/jobs", host="localhost")[0], 421)


class HaProxyTest(Directory):
    def connect(self, **options):
        processes = Processes(self.directory / "processes")
        self.addCleanup(processes.stop_all)
        self.haproxy = HaProxy(self.directory / "own", processes, self.server.server_port,
                               **options)
        self.addCleanup(self.haproxy.close)
        start = time.monotonic()
        connection = socket.create_connection(("127.0.0.1", self.haproxy.port), timeout=10)
        self.addCleanup(connection.close)
        connection.sendall(b"GET /x HTTP/1.1\r\nHost: h\r\n\r\n")
        self.assertTrue(connection.recv(4096).startswith(b"HTTP/1.1 200"))
        return connection, start

    def ends(self, connection):
        try:
            while connection.recv(4096):  # the rest of the answer
                pass
        except ConnectionResetError:
            pass
        except TimeoutError:
            return False
        return True

    def assert_cuts(self, **wanted):
        end = time.monotonic() + 5
        while self.haproxy.cuts() != wanted and time.monotonic() < end:
            time.sleep(0.05)
        self.assertEqual(self.haproxy.cuts(), wanted)

    def test_cuts_what_is_idle(self):
        connection, start = self.connect(idle=400, losses=0)
        self.assertTrue(self.ends(connection))
        self.assertGreater(time.monotonic() - start, 0.3)
        self.assert_cuts(idle=1, loss=0)

    def test_loses_its_server_and_finds_it_again(self):
        connection, start = self.connect(idle=60_000, losses=1)
        self.assertTrue(self.ends(connection))
        self.assertLess(time.monotonic() - start, 9)
        self.assert_cuts(idle=0, loss=1)


class CertificatesTest(Directory):
    def test_a_directory_makes_as_many_as_are_wanted(self):
        authority = Authority(self.directory / "own")
        context = ssl.create_default_context(cafile=authority.ca)
        self.assertEqual(len(context.get_ca_certs()), 1)
        for name in ("one", "two"):
            certificate, key = authority.issue(name, "DNS:localhost")
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)


if __name__ == "__main__":
    unittest.main()
