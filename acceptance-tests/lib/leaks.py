"""Looks for secrets, in every form that code could have given them, and for texts that only a
broken provider brings about."""

import base64
import json
import re
import urllib.parse
import zipfile

from lib import mysql

# Terraform's words for a provider that broke the protocol, and the sanitizers' reports.
FORBIDDEN = re.compile(
    r"Provider produced|bug in the provider|Plugin did not respond|TERRAFORM CRASH"
    r"|Plugin error|unexpected error from plugin|Unrecognized remote plugin message"
    r"|AddressSanitizer|LeakSanitizer|UndefinedBehaviorSanitizer|runtime error: ")


def forms(secret, username):
    """{description: text} of all forms of the secret that must not be seen anywhere."""
    def encoded(text):
        return base64.b64encode(text.encode()).decode().rstrip("=")

    in_json = json.dumps(secret)[1:-1]
    return {
        "raw": secret,
        "SQL, single quotes": secret.replace("\\", "\\\\").replace("'", "\\'"),
        "SQL, double quotes": secret.replace("\\", "\\\\").replace('"', '\\"'),
        "SQL, doubled quotes": secret.replace("'", "''"),
        "JSON": in_json,
        "JSON in JSON": json.dumps(in_json)[1:-1],
        "JSON of SQL": json.dumps(secret.replace("\\", "\\\\").replace("'", "\\'"))[1:-1],
        "HCL": in_json.replace("%{", "%%{"),
        "JSON as Go writes it": in_json.replace("&", "\\u0026"),
        "URL": urllib.parse.quote(secret, safe=""),
        "URL form": urllib.parse.quote_plus(secret),
        "base64": encoded(secret),
        "base64 of user:password": encoded(f"{username}:{secret}"),
        "native hash": mysql.native_hash(secret)[1:],
        # The part before the first character that any encoding could have changed.
        "its plain beginning": re.match(r"\w*", secret)[0],
    }


def _texts(path):
    """(name, text) of a file, or of each member of a plan file (a zip archive)."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield f"{path.name}:{name}", archive.read(name).decode("utf-8", "replace")
    else:
        yield path.name, path.read_text("utf-8", "replace")


def search(files, secrets, username):
    """What is wrong in the files: a list of texts that do not repeat the secret."""
    forbidden = {(label, form) for secret in secrets
                 for label, form in forms(secret, username).items() if len(form) >= 8}
    found = []
    for path in files:
        for name, text in _texts(path):
            found += [f"{name}: holds a password ({label})" for label, form in sorted(forbidden)
                      if form in text or form.lower() in text]
            found += [f"{name}: {line.strip()[:300]}" for line in text.splitlines()
                      if FORBIDDEN.search(line)]
    return found
