"""SQL through Flink's SQL Gateway, in a session of its own."""

import time

from servers import net


class SqlFailed(Exception):
    """The last cause that the gateway names."""


class Session:
    """Used with `with`."""

    def __init__(self, url, properties=None):
        self._api = f"{url}/v2/sessions"
        self._properties = properties or {}
        self._session = None

    def __enter__(self):
        body = self._call("POST", self._api, {"properties": self._properties})
        self._session = f"{self._api}/{body['sessionHandle']}"
        return self

    def __exit__(self, *_):
        net.request("DELETE", self._session)

    def run(self, statement, seconds=120):
        """The rows of the result, as lists of values; deletions and corrections are applied."""
        handle = self._call("POST", f"{self._session}/statements",
                            {"statement": statement})["operationHandle"]
        token, end, rows = 0, time.monotonic() + seconds, []
        while time.monotonic() < end:
            page = self._call("GET", f"{self._session}/operations/{handle}/result/{token}"
                                     "?rowFormat=JSON")
            if page["resultType"] == "NOT_READY":
                time.sleep(0.2)
                continue
            _apply(rows, page["results"]["data"])
            if page["resultType"] == "EOS":
                return rows
            token += 1
        raise SqlFailed(f"no result within {seconds} s: {statement}")

    @staticmethod
    def _call(method, url, body=None):
        status, answer = net.request(method, url, body, timeout=60)
        if status != 200:
            raise SqlFailed(_last_cause(answer))
        return answer


def _apply(rows, changes):
    for change in changes:
        if change["kind"] in ("INSERT", "UPDATE_AFTER"):
            rows.append(change["fields"])
        elif change["fields"] in rows:
            rows.remove(change["fields"])


def _last_cause(answer):
    text = "\n".join(answer["errors"]) if isinstance(answer, dict) else str(answer)
    causes = [line for line in text.splitlines() if line.startswith("Caused by:")]
    return (causes or text.splitlines() or ["no word"])[-1]
