#!/usr/bin/env python3
"""How long a plugin takes to start and how much memory it holds idle.

    startup.py PROGRAM [--runs 30] [--max-ms 7] [--max-rss-mib 13]

Starts PROGRAM as Terraform does, with mutual TLS, and measures from before exec to the handshake line;
then the resident memory of the idle process. Exits 1 if the best run or the memory is above its limit.
Needs the openssl command (for a client certificate) and Linux.
"""
import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2"
IDLE_SECONDS = 0.5


def client_certificate(directory):
    """PEM of a throw-away certificate on Terraform's curve."""
    path = os.path.join(directory, "client.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:secp521r1",
         "-nodes", "-keyout", os.path.join(directory, "key.pem"), "-out", path, "-days", "1",
         "-subj", "/CN=localhost"],
        check=True, stderr=subprocess.DEVNULL)
    with open(path, encoding="ascii") as file:
        return file.read()


def environment(directory):
    return {
        "PATH": os.environ.get("PATH", ""),
        "TF_PLUGIN_MAGIC_COOKIE": COOKIE,
        "PLUGIN_PROTOCOL_VERSIONS": "5,6",
        "PLUGIN_MIN_PORT": "10000",
        "PLUGIN_MAX_PORT": "25000",
        "PLUGIN_CLIENT_CERT": client_certificate(directory),
        "PLUGIN_UNIX_SOCKET_DIR": directory,
    }


def resident_kib(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
    raise RuntimeError(f"process {pid} has no VmRSS")


def run_once(program, env, idle_seconds):
    """Milliseconds to the handshake, and KiB after `idle_seconds`."""
    begin = time.perf_counter()
    with subprocess.Popen([program], env=env, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as process:
        line = process.stdout.readline()
        elapsed = (time.perf_counter() - begin) * 1000
        if line.count(b"|") < 5 or not line.rstrip().split(b"|")[5]:
            raise RuntimeError(f"no handshake with a certificate: {line!r}")
        time.sleep(idle_seconds)
        resident = resident_kib(process.pid)
        process.send_signal(signal.SIGTERM)
        if process.wait(10) != 0:
            raise RuntimeError(f"exit code {process.returncode} after SIGTERM")
    return elapsed, resident


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--max-ms", type=float, default=7)
    parser.add_argument("--max-rss-mib", type=float, default=13)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        env = environment(directory)
        times = [run_once(options.program, env, 0)[0] for _ in range(options.runs)]
        resident = run_once(options.program, env, IDLE_SECONDS)[1] / 1024
    size = os.path.getsize(options.program) / 1e6
    print(f"start-up with mTLS: best {min(times):.2f} ms, median {statistics.median(times):.2f} ms "
          f"of {options.runs}; idle RSS {resident:.1f} MiB; file {size:.1f} MB")
    return 0 if min(times) <= options.max_ms and resident <= options.max_rss_mib else 1


if __name__ == "__main__":
    sys.exit(main())
