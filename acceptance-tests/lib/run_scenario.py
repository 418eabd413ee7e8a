"""Plays the steps of one scenario and checks each against what it promises."""

import json
import re
import time

from lib import leaks, match
from lib.scenario import substitute
from lib.server import canary, literal
from lib.terraform import Interrupt, Workspace
from servers.files import FileServer

OVERRIDES = re.compile(
    r"(?s)\n[╷\n]?\W*Warning: Provider development overrides.*?published\n\W*releases\.")
HIT = "statement will be tried again"  # the provider's log, when a connection is lost under one

GENERATE = "-generate-config-out="


class Failed(Exception):
    """A promise that was not kept; the text says which and shows terraform's words."""


def _expect(condition, what, answer=None):
    if not condition:
        shown = f"\n--- terraform printed ---\n{_interesting(answer.text)}" if answer else ""
        raise Failed(what + shown)


def _interesting(text):
    """The end of what terraform printed, without what it always prints."""
    lines = OVERRIDES.sub("", text).splitlines()
    kept = [line for line in lines if line.strip() and "Refreshing state..." not in line]
    return "\n".join(kept)[-4000:]


class Run:
    """One scenario against one server in one directory. `shared` are the real streaming servers,
    for a scenario that names some; `balancers` stand before all servers, if there are some."""

    def __init__(self, scenario, server, provider, directory, prefix, shared=None, balancers=None):
        self._scenario, self._server = scenario, server
        secret, other, self._stored = canary(), canary(), canary()
        self._secrets = [server.password, secret, other]
        self._names = {"prefix": prefix, "host": server.address,
                       "username": server.username, "password": server.password,
                       "secret": secret, "secret_sql": literal(secret),
                       "other_secret": other, "other_secret_sql": literal(other),
                       "stored_secret": self._stored, "stored_secret_sql": literal(self._stored)}
        self._workspace = Workspace(directory, provider, server, prefix)
        self._prefix, self._streams, self._balancers = prefix, None, balancers
        if scenario.servers:
            self._use_streams(shared.of_scenario(scenario.servers, prefix, self._workspace.state))
        if balancers:
            addresses = self._streams.environment if self._streams else {}
            own = {"STARROCKS_HTTP_URL": server.http_url} if server.http_url else {}
            self._workspace.set_environment(balancers.before_rest({**addresses, **own}))

    def _use_streams(self, streams):
        self._streams = streams
        self._files = FileServer(self._workspace.work / "served")
        facts = {**streams.facts, "served": self._files.url}
        self._names |= {name: value for name, value in facts.items()
                        if name not in ("postgres_password", "postgres_admin_password")}
        facts.pop("postgres_admin_password", None)
        password = facts.pop("postgres_password", None)
        if password:
            self._secrets.append(password)
            self._names["postgres_password"] = password
        self._workspace.add_servers(facts, password, streams.environment)

    def play(self):
        """Raises Failed for the first step that goes wrong, or for what the logs give away."""
        failures = []
        for step in self._scenario.steps:
            try:
                self._play_step(substitute(step, self._names), self._scenario.configuration(step))
            except Failed as failure:
                failures.append(f"{step['name']}: {failure}")
                if step["run"] != "validate":  # what follows stands on it
                    break
        _expect(not failures, "\n".join(failures))
        self._check_leftovers()
        if self._balancers and self._scenario.cuts in ("idle", "loss"):
            self._check_cuts(self._balancers.cuts())

    def _check_leftovers(self):
        files = self._workspace.files_to_search()
        shown = [path for path in files if not self._workspace.may_hold_stored_secrets(path)]
        found = (leaks.search(files, self._secrets, self._server.username)
                 + leaks.search(shown, [self._stored], self._server.username))
        if any(step.get("signal", {}).get("to") == "provider" for step in self._scenario.steps):
            found = [text for text in found if "Plugin did not respond" not in text]  # it was killed
        _expect(not found, "\n".join(found[:20]))
        left = self._wait_for_plugins(3)
        _expect(not left, f"plugin processes are still running: {left}")

    def _check_cuts(self, made):
        """One of the kind that is wanted, and one that a statement came upon."""
        _expect(made[self._scenario.cuts], f"no connection was cut: {made}")
        logs = (path.read_text("utf-8", "replace") for path in self._workspace.logs.glob("*.log"))
        _expect(any(HIT in text for text in logs), f"no statement came upon a cut: {made}")

    def clean_up(self):
        """Takes away what a failed run left on the server."""
        self._server.sweep(self._prefix)

    def close(self):
        """Takes away what is left on the streaming servers."""
        if self._streams:
            self._files.close()
            self._streams.close()

    def _play_step(self, step, configuration):
        workspace = self._workspace
        workspace.set_configuration(configuration)
        workspace.add_files(step.get("files", {}))
        self._prepare_server(step.get("sql", []))
        self._prepare_streams(step)
        environment = {**step.get("env", {}), **_variables(step.get("vars", {}))}
        log_start = self._server.log_end()
        mark = self._streams.mark() if self._streams else {}
        answer = getattr(self, f"_{step['run']}")(step, environment)
        self._check_answer(step, answer)
        if any(argument.startswith(GENERATE) for argument in step.get("args", [])):
            workspace.drop_import_providers()
        self._check_statements(step, log_start)
        self._check_state(step)
        self._check_rows(step.get("rows", []))
        self._check_logins(step.get("logins", []))
        if self._streams:
            self._check_streams(step, mark)
        if step["run"] == "apply" and step.get("then_empty", not step.get("fails")):
            self._check_empty(environment)

    def _prepare_server(self, statements):
        if statements:
            self._server.sql("SET ROLE ALL", *statements)

    def _prepare_streams(self, step):
        for action in step.get("do", []):
            try:
                self._streams.act(action)
            except Exception as error:
                raise Failed(f"do {action}: {error}") from None
        if self._streams:
            self._streams.set_faults(step.get("faults", []))

    # --- the commands -----------------------------------------------------------------------

    def _apply(self, step, environment):
        planned = self._make_plan(step, environment)
        _expect(planned.status == 2 or not step.get("actions"), "no plan, or an empty one", planned)
        _expect(planned.status in (0, 2), "the plan failed", planned)
        applied = self._terraform(step, environment, "apply", "plan.bin")
        applied.text = planned.text + applied.text
        return applied

    def _plan(self, step, environment):
        answer = self._make_plan(step, environment)
        answer.status = 0 if answer.status == 2 else answer.status
        return answer

    def _destroy(self, step, environment):
        answer = self._terraform(step, environment, "destroy", "-auto-approve",
                                 *step.get("args", []))
        _expect(step.get("fails") or not self._workspace.state(), "the state is not empty", answer)
        return answer

    def _refresh(self, step, environment):
        return self._terraform(step, environment, "apply", "-refresh-only", "-auto-approve")

    def _import(self, step, environment):
        return self._terraform(step, environment, "import", *step["args"])

    def _validate(self, step, environment):
        return self._terraform(step, environment, "validate")

    def _query(self, step, environment):
        return self._terraform(step, environment, "query", *step.get("args", []))

    def _output(self, step, environment):
        return self._terraform(step, environment, "output", *step.get("args", []))

    def _sql(self, step, environment):
        return None

    def _terraform(self, step, environment, *arguments):
        return self._workspace.run(*arguments, environment=environment,
                                   interrupt=self._interrupt(step.get("signal")))

    def _make_plan(self, step, environment):
        answer = self._workspace.run("plan", "-out=plan.bin", "-detailed-exitcode",
                                     *step.get("args", []), environment=environment)
        if answer.status in (0, 2) and ("actions" in step or "drift" in step):
            plan = self._workspace.plan_json(environment)
            self._check_changes(step, answer, "actions", _actions(plan))
            self._check_changes(step, answer, "drift", _drift(plan))
        return answer

    def _interrupt(self, wanted):
        """{send = "INT", at = REGEX, to = "provider"}: when a server gets a statement or a request
        that matches; without `to`, terraform is the one that gets it."""
        if not wanted:
            return None
        start, pattern = self._server.log_end(), re.compile(wanted["at"], re.IGNORECASE)
        mark = self._streams.mark() if self._streams else {}

        def seen():
            log = self._server.statement_log
            sent = [fields[-1] for fields in self._server.statements(start)] if log else []
            asked = self._streams.requests(mark) if self._streams else []
            return any(map(pattern.search, sent + asked))

        plugins = self._workspace.plugin_processes if wanted.get("to") == "provider" else None
        return Interrupt(wanted["send"], seen, plugins)

    # --- the promises -----------------------------------------------------------------------

    @staticmethod
    def _check_changes(step, answer, key, seen):
        wanted = step.get(key)
        _expect(wanted is None or wanted == seen, f"{key} = {seen}, wanted {wanted}", answer)

    @staticmethod
    def _check_answer(step, answer):
        if answer is None:
            return
        fails = step.get("fails", False)
        _expect((answer.status != 0) == fails, f"exit status {answer.status}", answer)
        for pattern in step.get("says", []):
            _expect(re.search(pattern, answer.flat), f"does not say /{pattern}/", answer)
        for pattern in step.get("never_says", []):
            _expect(not re.search(pattern, answer.flat), f"says /{pattern}/", answer)
        limit = step.get("max_seconds")
        _expect(limit is None or answer.seconds <= limit, f"took {answer.seconds:.1f} s", answer)

    def _check_statements(self, step, start):
        if not self._server.statement_log:
            return
        sent = [fields for fields in self._server.statements(start)
                if fields[1] == self._server.username and fields[2] != "Quit"]
        texts = "\n".join(fields[-1] for fields in sent)
        limit = step.get("max_statements")
        _expect(limit is None or len(sent) <= limit, f"{len(sent)} statements:\n{texts[:3000]}")
        connections = len({fields[0] for fields in sent})
        limit = step.get("max_connections")
        _expect(limit is None or connections <= limit, f"{connections} connections")
        for pattern in step.get("sent", []):
            _expect(re.search(pattern, texts, re.M), f"was not sent: /{pattern}/ in\n{texts}")
        for pattern in step.get("never_sent", []):
            _expect(not re.search(pattern, texts, re.M), f"was sent: /{pattern}/ in\n{texts}")

    def _check_state(self, step):
        objects = self._workspace.state()
        for address, wanted in step.get("state", {}).items():
            _expect(address in objects, f"{address} is not in the state: {sorted(objects)}")
            for name, value in wanted.items():
                seen = objects[address].get(name, "no such attribute")
                _expect(match.same(seen, value), f"{address}.{name} = {seen!r}, wanted {value!r}")
        for address in step.get("gone", []):
            _expect(address not in objects, f"{address} is still in the state")
        for name, value in step.get("outputs", {}).items():
            seen = self._workspace.outputs().get(name)
            _expect(match.same(seen, value), f"output {name} = {seen!r}, wanted {value!r}")
        limit = step.get("no_plugin_after")
        left = [] if limit is None else self._wait_for_plugins(limit)
        _expect(not left, f"plugin processes after {limit} s: {left}")

    def _check_rows(self, checks):
        """{ask = SQL, has = [cells...]}, or lacks, or is = [rows]: leading cells are compared."""
        for check in checks:
            problem = match.rows_differ(self._server.sql("SET ROLE ALL", check["ask"]), check)
            _expect(not problem, f"{check['ask']}: {problem}")

    def _check_streams(self, step, mark):
        requests = self._streams.requests(mark)
        shown = "\n".join(requests)
        for pattern in step.get("requested", []):
            _expect(re.search(pattern, shown, re.M), f"was not requested: /{pattern}/ in\n{shown}")
        for pattern in step.get("never_requested", []):
            _expect(not re.search(pattern, shown, re.M), f"was requested: /{pattern}/ in\n{shown}")
        limit = step.get("max_requests")
        _expect(limit is None or len(requests) <= limit, f"{len(requests)} requests:\n{shown}")
        for key in ("rest", "psql_rows", "flink_rows"):
            for check in step.get(key, []):
                problem = getattr(self._streams, f"check_{key.partition('_')[0]}")(check)
                _expect(not problem, f"{key}: {problem}")

    def _check_logins(self, checks):
        """{user, password, works}: whether the server lets the user in."""
        for check in checks:
            works = self._server.lets_in(check["user"], check["password"])
            _expect(works == check["works"], f"login of {check['user']}: {works}")

    def _check_empty(self, environment):
        answer = self._workspace.run("plan", "-detailed-exitcode", environment=environment)
        _expect(answer.status == 0, "the plan after apply is not empty", answer)

    def _wait_for_plugins(self, seconds):
        """The plugin processes that are left when the time is up."""
        end = time.monotonic() + seconds
        while (left := self._workspace.plugin_processes()) and time.monotonic() < end:
            time.sleep(0.1)
        return left


def _variables(values):
    return {f"TF_VAR_{name}": value if isinstance(value, str) else json.dumps(value)
            for name, value in values.items()}


def _actions(plan):
    """{address: action} of what the plan would do to managed objects."""
    named = {}
    for change in plan.get("resource_changes", []):
        words = _action_words(change)
        if change["mode"] == "managed" and words:
            named[change["address"]] = words
    return named


def _action_words(change):
    actions = change["change"]["actions"]
    words = []
    if "importing" in change["change"]:
        words.append("import")
    if change.get("previous_address", change["address"]) != change["address"]:
        words.append("move")
    if len(actions) == 2:
        words.append("replace")
    elif actions != ["no-op"]:
        words += actions
    return "+".join(words)


def _drift(plan):
    return {change["address"]: change["change"]["actions"][0]
            for change in plan.get("resource_drift", [])
            if change["change"]["actions"] != ["no-op"]}
