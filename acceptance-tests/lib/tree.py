"""The project's files, for the checks of the tree."""

import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def files(*patterns):
    """Paths relative to the root: what git tracks or would, or all files where git isn't used."""
    listing = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, text=True)
    if listing.returncode == 0:
        names = filter(None, listing.stdout.split("\0"))
        found = [pathlib.Path(name) for name in names if (ROOT / name).is_file()]
    else:
        found = [path.relative_to(ROOT) for path in ROOT.rglob("*")
                 if path.is_file() and path.relative_to(ROOT).parts[0] not in ("build", ".git")]
    return sorted(path for path in found
                  if not patterns or any(path.match(pattern) for pattern in patterns))


def text(path):
    return (ROOT / path).read_text("utf-8", "replace")


def finish(findings):
    """Ends the program: prints the findings and fails if there are any."""
    print("\n".join(findings))
    raise SystemExit(bool(findings))
