"""The runner's own tests: what looks for leaks has to find them, and a mistyped promise must not
pass. Run by ../checks/runner."""

import pathlib
import sys
import tempfile
import textwrap
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from lib import leaks, match, mysql, run_scenario  # noqa: E402
from lib.scenario import BadScenario, Scenario, substitute  # noqa: E402
from lib.server import NASTY, canary  # noqa: E402
from lib.terraform import Answer  # noqa: E402


class Directory(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.directory = pathlib.Path(scratch.name)


class LeaksTest(Directory):
    secret = "Cn0123456789abcdef" + NASTY + "x"

    def search(self, text):
        path = self.directory / "some.log"
        path.write_text(text)
        return leaks.search([path], [self.secret], "acceptance")

    def test_finds_every_form(self):
        for label, form in leaks.forms(self.secret, "acceptance").items():
            self.assertTrue(self.search(f"before {form} after\n"), label)

    def test_findings_do_not_repeat_the_secret(self):
        self.assertNotIn("Cn0123", "".join(self.search(f"x {self.secret}")))

    def test_looks_into_plan_files(self):
        path = self.directory / "plan.bin"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("tfplan", b"\x00\xff" + self.secret.encode() + b"\x00")
        self.assertTrue(leaks.search([path], [self.secret], "acceptance"))

    def test_finds_what_a_broken_provider_brings_about(self):
        for text in ("Error: Provider produced inconsistent result after apply",
                     "which is a bug in the provider", "Error: Plugin did not respond",
                     "==1==ERROR: AddressSanitizer: heap-use-after-free",
                     "x.cc:1:2: runtime error: signed integer overflow"):
            self.assertTrue(self.search(text), text)

    def test_is_content_with_the_rest(self):
        self.assertEqual(self.search("2026 [TRACE] provider: connected as acceptance\n"), [])

    def test_canaries_differ(self):
        self.assertNotEqual(canary(), canary())


class ScenarioTest(Directory):
    def load(self, text):
        (self.directory / "scenario.toml").write_text(textwrap.dedent(text))
        return Scenario(self.directory)

    def test_refuses_what_it_does_not_know(self):
        for text in ('about = "x"\nstep = []', 'about = "x"\n[[steps]]\nrun = "aply"',
                     'about = "x"\n[[steps]]\nrun = "plan"\nsay = ["y"]',
                     'about = "x"\n[[steps]]\nrun = "plan"\nsays = "y"',
                     'about = "x"\nstand_in = { faults = [] }\nsteps = []',
                     'about = "x"\ncuts = "often"\nsteps = []'):
            with self.assertRaises(BadScenario, msg=text):
                self.load(text)

    def test_faults_need_the_stand_in(self):
        scenario = self.load('about = "x"\nstand_in = { fault = [] }\nsteps = []')
        self.assertIn("fault", scenario.only_stand_in)

    def test_substitutes_only_what_it_knows(self):
        value = {"a": ["${prefix}_x ${var.prefix} $5"]}
        self.assertEqual(substitute(value, {"prefix": "p"}), {"a": ["p_x ${var.prefix} $5"]})


    def test_is_played_once_with_each_flink(self):
        scenario = self.load('about = "x"\nservers = ["kafka", "flink"]\nsteps = []')
        self.assertEqual([(each.name.partition("@")[2], each.servers)
                          for each in scenario.variants()],
                         [("1.20", ("kafka", "flink-1.20")), ("2.3", ("kafka", "flink-2.3"))])
        self.assertEqual(len(self.load('about = "x"\nsteps = []').variants()), 1)

    def test_refuses_unknown_servers_and_checks(self):
        for text in ('about = "x"\nservers = ["flink-3"]\nsteps = []',
                     'about = "x"\n[[steps]]\nrun = "sql"\nrest = [{ gett = "flink:/" }]',
                     'about = "x"\n[[steps]]\nrun = "sql"\ndo = [{ kil = "broker" }]'):
            with self.assertRaises(BadScenario, msg=text):
                self.load(text)

    def test_has_to_be_alone_when_it_kills(self):
        text = 'about = "x"\n[[steps]]\nrun = "sql"\ndo = [{{ {} }}]'
        self.assertTrue(self.load(text.format('kill = "broker"')).alone)
        self.assertFalse(self.load(text.format('psql = ["x"]')).alone)
        text = 'about = "x"\n[[steps]]\nrun = "sql"\nfaults = [{{ match = "", do = "{}" }}]'
        self.assertTrue(self.load(text.format("kill:broker")).alone)
        self.assertFalse(self.load(text.format("slow:3")).alone)


class MatchTest(unittest.TestCase):
    def test_json_holds(self):
        seen = {"jobs": [{"name": "a", "tasks": {"n": 1}}, {"name": "b"}], "x": None}
        for wanted in ({}, {"x": "<null>"}, {"jobs": [{"name": "/^b$/"}]},
                       {"jobs": [{"tasks": {"n": 1}}, {"name": "b"}]}, {"jobs": []}):
            self.assertTrue(match.holds(seen, wanted), wanted)
        for wanted in ({"y": "*"}, {"x": 1}, {"jobs": [{"name": "c"}]}, {"jobs": {"name": "a"}},
                       {"jobs": [{"name": "a", "tasks": {"n": 2}}]}, [seen]):
            self.assertFalse(match.holds(seen, wanted), wanted)

    def test_rows(self):
        rows = [["1", "x"], ["2", None]]
        for check in ({"has": [["2", "<null>"]]}, {"lacks": [["3"]]}, {"is": [["1"], ["2"]]}, {}):
            self.assertEqual(match.rows_differ(rows, check), "")
        for check in ({"has": [["3"]]}, {"lacks": [["1", "*"]]}, {"is": [["1"]]}, {"is": []},
                      {"is": [["2"], ["1"]]}):
            self.assertNotEqual(match.rows_differ(rows, check), "")

    def test_waits_in_bounds(self):
        self.assertEqual(match.wait_for(iter(["not yet", ""]).__next__, 5), "")
        self.assertEqual(match.wait_for(lambda: "never", 0.1), "never")


class PromisesTest(unittest.TestCase):
    def test_reads_actions(self):
        def change(address, actions, mode="managed", **more):
            importing = {"importing": {"id": "i"}} if more.pop("importing", False) else {}
            return {"address": address, "mode": mode, **more,
                    "change": {"actions": actions, **importing}}

        plan = {"resource_changes": [
            change("a", ["no-op"]), change("b", ["create"]), change("c", ["delete", "create"]),
            change("d", ["no-op"], importing=True), change("e", ["update"], importing=True),
            change("f", ["no-op"], previous_address="g"), change("h", ["read"], mode="data")]}
        self.assertEqual(run_scenario._actions(plan), {
            "b": "create", "c": "replace", "d": "import", "e": "import+update", "f": "move"})

    def test_searches_across_boxes_and_lines(self):
        answer = Answer(1, "╷\n│ Error: Role already\n│ exists\n╵\n", 0)
        self.assertEqual(answer.flat, "Error: Role already exists")

    def test_compares_leading_cells(self):
        self.assertTrue(match.starts(["1", "r", None], ["*", "r", "<null>"]))
        self.assertFalse(match.starts(["1", "r", "x"], ["1", "r", "<null>"]))
        self.assertFalse(match.starts(["1"], ["1", "r"]))

    def test_hashes_as_the_server_does(self):
        self.assertEqual(mysql.native_hash("secret"), "*14E65567ABDB5135D0CFD9A70B3032C179A49EE7")


if __name__ == "__main__":
    unittest.main()
