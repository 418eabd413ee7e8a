"""One working directory of the real terraform, offline, with the provider under test."""

import functools
import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

SOURCE = "lakehouse/starrocks"
# The program that drives the provider: terraform, or OpenTofu.
PROGRAM = os.environ.get("TF_ACC_TERRAFORM_PATH", "terraform")
UNSET = "<null>"  # value of an environment variable that is not to be there
BOX = re.compile(r"^[╷│╵]\s?", re.MULTILINE)


@functools.cache
def is_terraform(oldest):
    """Whether the program is Terraform (not OpenTofu) of version `oldest` ("1.14") or later."""
    printed = subprocess.run([PROGRAM, "version"], check=True, capture_output=True, text=True,
                             env={**os.environ, "CHECKPOINT_DISABLE": "1"}).stdout
    found = re.search(r"^Terraform v(\d+)\.(\d+)", printed, re.MULTILINE)
    return bool(found) and tuple(map(int, found.groups())) >= tuple(map(int, oldest.split(".")))


class Answer:
    """What one terraform command did: exit status, all it printed, and how long it took."""

    def __init__(self, status, text, seconds):
        self.status, self.text, self.seconds = status, text, seconds

    @property
    def flat(self):
        """The text without boxes and line breaks, for searching."""
        return " ".join(BOX.sub("", self.text).split())


class Interrupt:
    """Sends a signal to a running terraform, or to the processes that `others()` lists, once
    `ready()` says so."""

    def __init__(self, name, ready, others=None):
        self.signal, self.ready, self.others = getattr(signal, f"SIG{name}"), ready, others

    def watch(self, process, seconds):
        end = time.monotonic() + seconds
        while process.poll() is None and time.monotonic() < end:
            if self.ready():
                return self._send(process)
            time.sleep(0.02)

    def _send(self, process):
        if self.others:
            for pid in self.others():
                os.kill(pid, self.signal)
        elif self.signal == signal.SIGINT:  # as a terminal does: to the whole process group
            os.killpg(process.pid, self.signal)
        else:
            process.send_signal(self.signal)


class Workspace:
    """`directory` gets work/ (configuration and state), logs/ and plugins/."""

    def __init__(self, directory, provider, server, prefix):
        self.work, self.logs = directory / "work", directory / "logs"
        self.plugins = directory / "plugins"
        for made in (self.work, self.logs, self.plugins):
            made.mkdir()
        # A path of its own makes this scenario's plugin processes recognisable.
        (self.plugins / provider.name).symlink_to(provider)
        self._config = directory / "terraform.rc"
        self._config.write_text(
            f'provider_installation {{\n  dev_overrides {{\n    "{SOURCE}" = "{self.plugins}"\n'
            "  }\n  direct {}\n}\n")
        self._environment = self._base_environment(directory, server, prefix)
        self._count = 0
        self._write_header()

    def _base_environment(self, directory, server, prefix):
        sanitizer = f"log_path={self.logs}/sanitizer"
        return {
            "PATH": os.environ["PATH"], "HOME": str(directory), "LANG": "C.UTF-8",
            "TF_CLI_CONFIG_FILE": str(self._config), "TF_DATA_DIR": str(directory / "data"),
            "TF_IN_AUTOMATION": "1", "TF_INPUT": "0", "CHECKPOINT_DISABLE": "1",
            "TF_LOG": "TRACE", "ASAN_OPTIONS": sanitizer,
            "UBSAN_OPTIONS": f"print_stacktrace=1:{sanitizer}",
            "STARROCKS_HOSTS": server.address,
            "STARROCKS_USERNAME": server.username, "STARROCKS_PASSWORD": server.password,
            **({"STARROCKS_HTTP_URL": server.http_url} if server.http_url else {}),
            "TF_VAR_prefix": prefix, "TF_VAR_host": server.address,
        }

    def _write_header(self):
        (self.work / "scenario.tf").write_text(
            f'terraform {{\n  required_providers {{\n    starrocks = {{ source = "{SOURCE}" }}\n'
            '  }\n}\nvariable "prefix" {}\n')

    def add_servers(self, facts, postgres_password, environment):
        """var.servers, var.postgres_password, and where the provider finds the servers."""
        with open(self.work / "scenario.tf", "a", encoding="utf-8") as header:
            header.write('variable "servers" { type = map(string) }\n'
                         'variable "postgres_password" {\n  default   = null\n'
                         "  ephemeral = true\n}\n")
        self._environment |= {**environment, "TF_VAR_servers": json.dumps(facts)}
        if postgres_password:
            self._environment["TF_VAR_postgres_password"] = postgres_password

    def set_environment(self, environment):
        """What all commands get, beside and instead of what they got before."""
        self._environment |= environment

    def set_configuration(self, files):
        """Replaces all .tf files by `files` (name -> text); None leaves them as they are."""
        if files is None:
            return
        for old in self.work.glob("*.tf"):
            if old.name != "scenario.tf":
                old.unlink()
        self.add_files(files)

    def drop_import_providers(self):
        """Takes `provider` out of the import blocks of main.tf: Terraform 1.16 needs it to write a
        resource block, and no version suffers it once that is written."""
        main = self.work / "main.tf"
        main.write_text(re.sub(r"(?m)^  provider = starrocks\n", "", main.read_text()))

    def add_files(self, files):
        for name, text in files.items():
            (self.work / name).parent.mkdir(exist_ok=True)
            (self.work / name).write_text(text)

    def run(self, *arguments, environment=None, interrupt=None, timeout=180):
        """Runs `terraform ARGUMENTS -no-color`, logs at TRACE, keeps what it prints in logs/."""
        self._count += 1
        stem = self.logs / f"{self._count:03}-{arguments[0]}"
        full = {**self._environment, "TF_LOG_PATH": f"{stem}.log", **(environment or {})}
        full = {name: value for name, value in full.items() if value != UNSET}
        started = time.monotonic()
        with open(f"{stem}.out", "w+", encoding="utf-8") as out:
            status = self._wait(arguments, full, out, interrupt, timeout)
            out.seek(0)
            return Answer(status, out.read(), time.monotonic() - started)

    def _wait(self, arguments, environment, out, interrupt, timeout):
        process = subprocess.Popen(
            [PROGRAM, *_without_colour(arguments)], cwd=self.work, env=environment,
            stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            if interrupt:
                interrupt.watch(process, timeout)
            return process.wait(timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            out.write(f"\nkilled after {timeout} s\n")
            return -1

    def plan_json(self, environment=None):
        """The saved plan as terraform shows it."""
        answer = self.run("show", "-json", "plan.bin", environment=environment)
        if answer.status:
            raise RuntimeError(f"terraform show: {answer.text}")
        return json.loads(answer.text)

    def state(self):
        """{address: attributes} of all managed objects in the state."""
        path = self.work / "terraform.tfstate"
        if not path.exists() or not path.stat().st_size:
            return {}
        objects = {}
        for resource in json.loads(path.read_text())["resources"]:
            if resource["mode"] == "managed":
                for instance in resource["instances"]:
                    objects[_address(resource, instance)] = instance["attributes"]
        return objects

    def outputs(self):
        state = json.loads((self.work / "terraform.tfstate").read_text())
        return {name: output["value"] for name, output in state["outputs"].items()}

    def plugin_processes(self):
        """Ids of the running processes that were started from this scenario's plugin path."""
        mark = str(self.plugins).encode()
        return [int(pid) for pid in os.listdir("/proc") if pid.isdigit()
                and mark in _command_line(pid)]

    def files_to_search(self):
        """Everything that terraform and the provider wrote."""
        kept = [path for path in self.logs.iterdir() if path.is_file()]
        return kept + [path for pattern in ("*.tfstate*", "*.bin", "generated*.tf")
                       for path in self.work.glob(pattern)]

    @staticmethod
    def may_hold_stored_secrets(path):
        """State and plans do, and what `terraform show -json` prints of them."""
        return ".tfstate" in path.name or path.suffix == ".bin" or path.name.endswith("-show.out")


def _without_colour(arguments):
    """JSON has none anyway, and not every command that prints it knows the option."""
    return arguments if "-json" in arguments else (arguments[0], "-no-color", *arguments[1:])


def _address(resource, instance):
    address = f"{resource['type']}.{resource['name']}"
    key = instance.get("index_key")
    return address if key is None else f"{address}[{json.dumps(key)}]"


def _command_line(pid):
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as line:
            return line.read()
    except OSError:
        return b""
