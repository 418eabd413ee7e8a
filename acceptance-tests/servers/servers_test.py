"""Tests of what keeps the servers in hand: processes, gates, ports. Run by ../checks/servers."""

import contextlib
import http.server
import io
import pathlib
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from servers import net  # noqa: E402
from servers.artifacts import COMPONENTS  # noqa: E402
from servers.files import FileServer  # noqa: E402
from servers.gate import Fault, Gate  # noqa: E402
from servers.install import _reason  # noqa: E402
from servers.processes import Processes  # noqa: E402


class ProcessesTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.directory = pathlib.Path(scratch.name)
        self.processes = Processes(self.directory)
        self.addCleanup(self.processes.stop_all)

    def start(self, name="sleeper", command=("sleep", "600")):
        self.processes.start(name, command)

    def record(self, name="sleeper"):
        return self.processes._record(name)

    def test_ends_what_it_started_and_nothing_else(self):
        self.start()
        self.start("other")
        pid = self.record()["pid"]
        self.processes.stop("sleeper")
        self.assertFalse(pathlib.Path(f"/proc/{pid}").exists())
        self.assertTrue(self.processes.alive("other"))

    def test_another_process_with_the_same_id_is_not_ours(self):
        self.start()
        path = self.directory / "sleeper.json"
        text = path.read_text()
        path.write_text(text.replace(str(self.record()["start_time"]), "1"))
        self.assertFalse(self.processes.alive("sleeper"))
        self.processes.stop("sleeper")
        path.write_text(text)
        self.assertTrue(self.processes.alive("sleeper"))

    def test_kills_what_does_not_listen(self):
        self.start(command=("sh", "-c", "trap '' USR1; sleep 600 & wait"))
        self.processes.kill("sleeper")
        self.assertFalse(self.processes.alive("sleeper"))

    def test_a_later_program_finds_and_restarts_them(self):
        self.start()
        first = self.record()["pid"]
        later = Processes(self.directory)
        self.assertEqual(later.names(), ["sleeper"])
        later.restart("sleeper")
        self.assertNotEqual(self.record()["pid"], first)
        later.stop_all()
        self.assertEqual(later.names(), [])

    def test_sees_that_one_ended_by_itself(self):
        self.start(command=("true",))
        net.wait_until(lambda: not self.processes.alive("sleeper"), "true", 5)

    def test_keeps_what_they_print(self):
        self.start(command=("sh", "-c", "echo said; sleep 600"))
        net.wait_until(lambda: self.processes.log("sleeper") == "said\n", "log", 5)


class _Echo(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.seen.append((self.path, body))
        self.send_response(201)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class GateTest(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Echo)
        self.server.seen = []
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        self.done = []
        self.gate = Gate("echo", f"http://127.0.0.1:{self.server.server_port}/base",
                         lambda *what: self.done.append((*what, len(self.server.seen))))
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.addCleanup(self.gate.close)

    def post(self, path="/x", timeout=5):
        return net.request("POST", self.gate.url + path, {"a": 1}, timeout=timeout)

    def test_passes_on_and_writes_down(self):
        self.assertEqual(self.post("/x?y=1"), (201, {"a": 1}))
        self.assertEqual(self.gate.log, ["echo POST /x?y=1"])
        self.assertEqual(self.server.seen, [("/base/x?y=1", b'{"a": 1}')])

    def test_answers_instead_so_often(self):
        self.gate.set_faults([Fault("POST /x", "409", times=2, body='{"m": 1}')])
        self.assertEqual([self.post()[0] for _ in range(3)], [409, 409, 201])
        self.assertEqual(len(self.server.seen), 1)

    def test_cuts_before_and_after(self):
        for kind, passed in (("cut", 0), ("cut-after", 1)):
            self.server.seen.clear()
            self.gate.set_faults([Fault("POST", kind)])
            with self.assertRaises(OSError, msg=kind):
                self.post()
            self.assertEqual(len(self.server.seen), passed, kind)

    def test_kills_and_passes_on(self):
        self.gate.set_faults([Fault("POST", "kill:it"), Fault("POST", "restart:it")])
        self.assertEqual([self.post()[0] for _ in range(3)], [201] * 3)
        self.assertEqual(self.done, [("kill", "it", 0), ("restart", "it", 1)])

    def test_hangs_until_the_client_gives_up(self):
        self.gate.set_faults([Fault("POST", "hang")])
        started = time.monotonic()
        with self.assertRaises(OSError):
            self.post(timeout=1)
        self.assertGreater(time.monotonic() - started, 0.9)
        self.assertEqual(self.server.seen, [])

    def test_drops_the_connection_when_nobody_is_behind_it(self):
        self.server.shutdown()
        self.server.server_close()
        with self.assertRaises(OSError):
            self.post()

    def test_says_nothing_of_clients_that_went_away(self):
        self.gate.set_faults([Fault("POST", "slow:1")])
        with contextlib.redirect_stderr(io.StringIO()) as said:
            with self.assertRaises(OSError):
                self.post(timeout=0.2)
            time.sleep(1.5)
        self.assertEqual(said.getvalue(), "")

    def test_files_are_served_when_they_are_there(self):
        with tempfile.TemporaryDirectory() as directory:
            server = FileServer(pathlib.Path(directory) / "later")
            self.addCleanup(server.close)
            self.assertEqual(net.request("GET", f"{server.url}/a.jar")[0], 404)
            (pathlib.Path(directory) / "later").mkdir()
            (pathlib.Path(directory) / "later" / "a.jar").write_text("content")
            self.assertEqual(net.request("GET", f"{server.url}/a.jar"), (200, "content"))

    def test_refuses_unknown_faults(self):
        with self.assertRaises(ValueError):
            Fault("x", "explode")


class SmallThingsTest(unittest.TestCase):
    def test_free_ports_differ(self):
        self.assertEqual(len(set(net.free_ports(20))), 20)

    def test_every_version_is_exact(self):
        for component in COMPONENTS.values():
            self.assertTrue(all("==" in each for each in component.pip.values()))
            trees = [each for artifacts, _ in component.trees.values() for each in artifacts]
            jars = [each for artifacts in component.jars.values() for each in artifacts]
            for artifact in trees + jars:
                self.assertRegex(artifact.split(":")[2], r"^\d+\.\d+(\.\d+)?([-.][\w.-]+)?$")

    def test_tells_why_an_installation_failed(self):
        said = "\x1b[0m[INFO] x\n\x1b[1m[ERROR] Could not find it\n[ERROR] see the manual\n"
        self.assertEqual(_reason(said), "[ERROR] Could not find it")

    def test_waiting_ends_with_the_process(self):
        started = time.monotonic()
        with self.assertRaisesRegex(TimeoutError, "ended instead"):
            net.wait_until(lambda: False, "it", 60, alive=lambda: False)
        self.assertLess(time.monotonic() - started, 5)


if __name__ == "__main__":
    unittest.main()
