"""Certificates of an authority of one's own, made with the openssl program."""

import datetime
import pathlib
import shutil
import subprocess

CONFIG = """\
[ca]
default_ca = own
[own]
database = {directory}/index.txt
new_certs_dir = {directory}
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
email_in_dn = no
[any]
commonName = supplied
"""


def available():
    return shutil.which("openssl") is not None


class Authority:
    """Its files are in `directory`: `ca` is the path of its certificate."""

    def __init__(self, directory, name="Test CA"):
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(parents=True)
        self.ca, self._key = self.directory / "ca.pem", self.directory / "ca.key"
        _openssl("req", "-x509", *_new_key(self._key), "-out", self.ca, "-days", "2",
                 "-subj", f"/CN={name}", "-addext", "basicConstraints=critical,CA:TRUE")
        (self.directory / "index.txt").touch()
        self._config = self.directory / "ca.conf"
        self._config.write_text(CONFIG.format(directory=self.directory))

    def issue(self, name, alternative_names="", common_name=None, hours=(-1, 24)):
        """(certificate, key): paths. `alternative_names` such as "DNS:localhost,IP:127.0.0.1";
        `hours`: valid from and to, from now."""
        request = self.directory / f"{name}.csr"
        key, certificate = self.directory / f"{name}.key", self.directory / f"{name}.pem"
        _openssl("req", "-new", *_new_key(key), "-out", request, "-subj",
                 f"/CN={common_name or name}", *_names(alternative_names))
        _openssl("ca", "-batch", "-notext", "-config", self._config, "-cert", self.ca, "-keyfile",
                 self._key, "-in", request, "-out", certificate, "-startdate", _time(hours[0]),
                 "-enddate", _time(hours[1]))
        return certificate, key

    def self_signed(self, name, alternative_names=""):
        """(certificate, key) that nobody but itself signed."""
        key, certificate = self.directory / f"{name}.key", self.directory / f"{name}.pem"
        _openssl("req", "-x509", *_new_key(key), "-out", certificate, "-days", "2", "-subj",
                 f"/CN={name}", *_names(alternative_names))
        return certificate, key


def _new_key(path):
    return "-newkey", "rsa:2048", "-nodes", "-keyout", path


def _names(alternative_names):
    return ["-addext", f"subjectAltName={alternative_names}"] if alternative_names else []


def _time(hours):
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=hours)
    return moment.strftime("%Y%m%d%H%M%SZ")


def _openssl(*arguments):
    done = subprocess.run(["openssl", *map(str, arguments)], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"openssl {arguments[0]}: {done.stderr}")
