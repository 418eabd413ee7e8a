"""Runs the GoogleTest programs that a build directory's CTest knows, some at a time.

    unit_tests.py BUILD SUMMARY     writes {"passed", "failed", "skipped"} as JSON into SUMMARY
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

TIMEOUT = 900  # seconds per program


def programs(build):
    """(program, working directory) of each test."""
    listing = subprocess.run(["ctest", "--test-dir", build, "--show-only=json-v1"], check=True,
                             capture_output=True, text=True)
    for test in json.loads(listing.stdout)["tests"]:
        properties = {p["name"]: p["value"] for p in test.get("properties", [])}
        yield pathlib.Path(test["command"][0]), properties["WORKING_DIRECTORY"]


def count(report):
    """(passed, failed, skipped) from GoogleTest's JSON report."""
    passed = failed = skipped = 0
    for suite in report["testsuites"]:
        for test in suite["testsuite"]:
            if test["status"] == "NOTRUN" or test.get("result") == "SKIPPED":
                skipped += 1
            elif test.get("failures"):
                failed += 1
            else:
                passed += 1
    return passed, failed, skipped


def run(program, directory):
    """(program, counts, output of a failure, seconds)."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        report = pathlib.Path(scratch) / "report.json"
        try:
            done = subprocess.run([program, f"--gtest_output=json:{report}", "--gtest_brief=1"],
                                  cwd=directory, stdin=subprocess.DEVNULL, timeout=TIMEOUT,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            status, output = done.returncode, done.stdout.decode("utf-8", "replace")
        except subprocess.TimeoutExpired as error:
            status, output = -1, f"still running after {error.timeout} s"
        counts = count(json.loads(report.read_text())) if report.exists() else (0, 0, 0)
    if status != 0 and counts[1] == 0:  # crashed, or a sanitizer spoke at the end
        counts = (counts[0], 1, counts[2])
    return program, counts, output if status else "", time.monotonic() - started


def main():
    build, summary = sys.argv[1:]
    total = [0, 0, 0]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        futures = [pool.submit(run, *each) for each in programs(build)]
        for future in concurrent.futures.as_completed(futures):
            program, counts, output, seconds = future.result()
            total = [a + b for a, b in zip(total, counts)]
            word = "FAILED" if counts[1] else "passed"
            print(f"{word}  {program.name:<28}{counts[0]:>6} tests {seconds:8.1f} s", flush=True)
            if output:
                print("    " + output[-8000:].replace("\n", "\n    "), flush=True)
    names = ("passed", "failed", "skipped")
    pathlib.Path(summary).write_text(json.dumps(dict(zip(names, total))) + "\n")
    sys.exit(total[1] > 0)


if __name__ == "__main__":
    main()
