"""A small MySQL text-protocol client, so that the tests see the server with other eyes than the
provider's. Logs in with mysql_native_password, one statement at a time, answers as strings.

As a program: mysql.py [--host H] [--port P] [--user U] SQL...   (password: MYSQL_PWD)
prints one line per row, cells separated by tabs, SQL NULL as NULL.
"""

import argparse
import hashlib
import os
import socket
import struct
import sys

PROTOCOL_41 = 0x00000200
SECURE_CONNECTION = 0x00008000
PLUGIN_AUTH = 0x00080000
LONG_PASSWORD = 0x00000001
TRANSACTIONS = 0x00002000
COM_QUIT = b"\x01"
COM_QUERY = b"\x03"


class SqlError(Exception):
    """The server's refusal: .code, .sqlstate, .message."""

    def __init__(self, code, sqlstate, message):
        super().__init__(f"{code} ({sqlstate}): {message}")
        self.code, self.sqlstate, self.message = code, sqlstate, message


def native_hash(password):
    """What mysql_native_password stores: '*' and 40 hex digits."""
    return "*" + hashlib.sha1(hashlib.sha1(password.encode()).digest()).hexdigest().upper()


def _scramble(password, salt):
    if not password:
        return b""
    once = hashlib.sha1(password.encode()).digest()
    mask = hashlib.sha1(salt + hashlib.sha1(once).digest()).digest()
    return bytes(a ^ b for a, b in zip(once, mask))


class _Reader:
    """Takes the fields of one packet off its front."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        piece = self.data[self.at:self.at + count]
        if len(piece) < count:
            raise ConnectionError("truncated packet")
        self.at += count
        return piece

    def until_null(self):
        end = self.data.index(b"\0", self.at)
        piece, self.at = self.data[self.at:end], end + 1
        return piece

    def length(self):
        first = self.take(1)[0]
        if first < 0xFB:
            return first
        if first == 0xFB:
            return None
        return int.from_bytes(self.take({0xFC: 2, 0xFD: 3, 0xFE: 8}[first]), "little")

    def text(self):
        size = self.length()
        return None if size is None else self.take(size).decode("utf-8", "replace")


class Connection:
    """One session. Use as a context manager."""

    def __init__(self, host, port, user, password="", timeout=30):
        self._socket = socket.create_connection((host, port), timeout)
        self._sequence = 0
        self._log_in(user, password)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def query(self, sql):
        """The rows of the answer as lists of str|None; [] for a statement without rows."""
        self._sequence = 0
        self._send(COM_QUERY + sql.encode())
        head = self._receive()
        if head[0] == 0x00:
            return []
        for _ in range(_Reader(head).length()):
            self._receive()
        self._receive()  # end of the column definitions
        return list(self._rows())

    def close(self):
        try:
            self._sequence = 0
            self._send(COM_QUIT)
        except OSError:
            pass
        self._socket.close()

    def _rows(self):
        while True:
            packet = self._receive()
            if packet[0] == 0xFE and len(packet) < 9:
                return
            reader, row = _Reader(packet), []
            while reader.at < len(packet):
                row.append(reader.text())
            yield row

    def _log_in(self, user, password):
        salt = self._greeting()
        flags = PROTOCOL_41 | SECURE_CONNECTION | PLUGIN_AUTH | LONG_PASSWORD | TRANSACTIONS
        answer = _scramble(password, salt)
        self._send(struct.pack("<IIB23x", flags, 1 << 24, 33) + user.encode() + b"\0"
                   + bytes([len(answer)]) + answer + b"mysql_native_password\0")
        packet = self._receive()
        if packet[0] == 0xFE:  # asked to answer again with another salt
            reader = _Reader(packet[1:])
            plugin = reader.until_null()
            if plugin != b"mysql_native_password":
                raise ConnectionError(f"the server wants {plugin.decode()}")
            self._send(_scramble(password, packet[1 + reader.at:].rstrip(b"\0")))
            self._receive()

    def _greeting(self):
        reader = _Reader(self._receive())
        reader.take(1)
        reader.until_null()
        reader.take(4)
        salt = reader.take(8)
        reader.take(1 + 2 + 1 + 2 + 2 + 1 + 10)
        return salt + reader.until_null()

    def _send(self, payload):
        head = len(payload).to_bytes(3, "little") + bytes([self._sequence])
        self._socket.sendall(head + payload)
        self._sequence += 1

    def _receive(self):
        head = self._exactly(4)
        self._sequence = head[3] + 1
        packet = self._exactly(int.from_bytes(head[:3], "little"))
        if packet[:1] == b"\xff":
            text = packet[3:].decode("utf-8", "replace")
            state, message = (text[1:6], text[6:]) if text[:1] == "#" else ("", text)
            raise SqlError(int.from_bytes(packet[1:3], "little"), state, message)
        return packet

    def _exactly(self, count):
        data = b""
        while len(data) < count:
            piece = self._socket.recv(count - len(data))
            if not piece:
                raise ConnectionError("the server closed the connection")
            data += piece
        return data


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=9030)
    parser.add_argument("--user", default="root")
    parser.add_argument("sql", nargs="+")
    args = parser.parse_args()
    password = os.environ.get("MYSQL_PWD", "")
    try:
        with Connection(args.host, args.port, args.user, password) as connection:
            for sql in args.sql:
                for row in connection.query(sql):
                    print("\t".join("NULL" if cell is None else cell for cell in row))
    except (SqlError, OSError) as error:
        sys.exit(f"{error}")


if __name__ == "__main__":
    main()
