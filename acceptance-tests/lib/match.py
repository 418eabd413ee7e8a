"""Compares what was seen with what a scenario wants."""

import re
import time

NULL = "<null>"  # TOML has none
ANY = "*"        # is not looked at


def same(seen, wanted):
    return wanted == ANY or (seen is None if wanted == NULL else seen == wanted)


def starts(row, wanted):
    """Whether the first cells of a row are the wanted ones."""
    return len(row) >= len(wanted) and all(map(same, row, wanted))


def holds(seen, wanted):
    """Whether JSON `seen` has all of `wanted`: of an object the keys that are named, of a list an
    element for each; a text between slashes is a regular expression."""
    if isinstance(wanted, dict):
        return isinstance(seen, dict) and all(
            key in seen and holds(seen[key], value) for key, value in wanted.items())
    if isinstance(wanted, list):
        return isinstance(seen, list) and all(
            any(holds(element, each) for element in seen) for each in wanted)
    if isinstance(wanted, str) and len(wanted) > 1 and wanted[0] == wanted[-1] == "/":
        return isinstance(seen, str) and re.search(wanted[1:-1], seen) is not None
    return same(seen, wanted)


def rows_differ(rows, check):
    """What keeps the rows from being as {has, lacks, is} want them; "" if nothing does."""
    for wanted in check.get("has", []):
        if not any(starts(row, wanted) for row in rows):
            return f"{wanted} not in {rows[:50]}"
    for wanted in check.get("lacks", []):
        if any(starts(row, wanted) for row in rows):
            return f"has {wanted}"
    wanted = check.get("is")
    if wanted is not None and not (len(rows) == len(wanted) and all(map(starts, rows, wanted))):
        return f"is {rows[:50]}, wanted {wanted}"
    return ""


def wait_for(problem, seconds):
    """Asks until `problem()` says "" or the time is up; what it said last."""
    end = time.monotonic() + seconds
    while (said := problem()) and time.monotonic() < end:
        time.sleep(0.3)
    return said
