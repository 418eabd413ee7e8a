"""Free ports, and questions to servers on loopback."""

import json
import random
import socket
import time
import urllib.error
import urllib.request

LOOPBACK = "127.0.0.1"
# Below the ports that systems take for outgoing connections: nobody else gets one by chance.
PORTS = range(12000, 31000)


def free_ports(count):
    """Ports that nobody listens on. Drawn by chance: several runs go on side by side."""
    found = []
    for port in random.sample(PORTS, 50 * count):
        with socket.socket() as probe:
            try:
                probe.bind((LOOPBACK, port))
            except OSError:
                continue
        found.append(port)
        if len(found) == count:
            return found
    raise RuntimeError("no free ports")


def request(method, url, body=None, headers=None, timeout=30):
    """(status, parsed JSON, or the text where it is none). Raises OSError without an answer."""
    data = None if body is None else json.dumps(body).encode()
    asked = urllib.request.Request(url, data=data, method=method, headers={
        "Content-Type": "application/json", "Accept": "application/json", **(headers or {})})
    # An environment with a proxy must not take requests to loopback away.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(asked, timeout=timeout) as answer:
            return answer.status, _parsed(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, _parsed(error.read())


def _parsed(content):
    text = content.decode("utf-8", "replace")
    try:
        return json.loads(text)
    except ValueError:
        return text


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex((LOOPBACK, port)) == 0


def answers(url, good=lambda status, body: status == 200):
    try:
        return bool(good(*request("GET", url, timeout=5)))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def wait_until(ready, what, seconds, alive=lambda: True):
    """Raises TimeoutError when `ready()` stays false, or at once when `alive()` becomes so."""
    end = time.monotonic() + seconds
    while not ready():
        if not alive():
            raise TimeoutError(f"{what}: ended instead")
        if time.monotonic() > end:
            raise TimeoutError(f"{what}: not within {seconds} s")
        time.sleep(0.25)
