"""Compares what the provider's own `schema` command prints with what terraform makes of the
provider that it starts: they must be the same JSON.

    schema_check.py BUILD
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import types

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from lib.terraform import Workspace  # noqa: E402

# What Terraform prints from 1.12 on; the command prints what 1.11 does.
LATER_SECTIONS = {"resource_identity_schemas", "list_resource_schemas", "action_schemas",
                  "state_store_schemas"}
# Nobody is asked for a schema.
NO_SERVER = types.SimpleNamespace(address="127.0.0.1:1", http_url=None, username="nobody",
                                  password="")


def as_terraform_sees_it(provider):
    with tempfile.TemporaryDirectory() as directory:
        workspace = Workspace(pathlib.Path(directory), provider, NO_SERVER, "schema")
        answer = workspace.run("providers", "schema", "-json")
    if answer.status:
        sys.exit(answer.text)
    return json.loads(answer.text)


def only_provider(document):
    """What it says of the only provider there is; OpenTofu names it otherwise than Terraform."""
    [provider] = document["provider_schemas"].values()
    return provider


def differences(ours, theirs, path="$"):
    """Where the two differ, as texts."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted(ours.keys() | theirs.keys()):
            yield from differences(ours.get(key), theirs.get(key), f"{path}.{key}")
    elif ours != theirs:
        yield f"{path}: we say {ours!r}, terraform says {theirs!r}"


def main():
    provider = pathlib.Path(sys.argv[1], "terraform-provider-starrocks").resolve()
    ours = json.loads(subprocess.run([provider, "schema"], check=True, capture_output=True).stdout)
    theirs = only_provider(as_terraform_sees_it(provider))
    found = list(differences(only_provider(ours), {
        section: schemas for section, schemas in theirs.items() if section not in LATER_SECTIONS}))
    print("\n".join(line[:400] for line in found[:40]))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
