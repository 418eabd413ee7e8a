"""Load balancers before the servers: nginx, which routes by host over TLS, and HAProxy before the
SQL port, which cuts connections."""

import shutil

# Program and the Debian package that has it.
PROGRAMS = {"nginx": "nginx-light", "haproxy": "haproxy", "openssl": "openssl"}


def missing():
    """What can't be found, in words; empty when all is there."""
    return ", ".join(f"{program} (Debian package {package})"
                     for program, package in PROGRAMS.items() if not shutil.which(program))
