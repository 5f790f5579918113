"""Publishing to a branch over HTTP, behind a login: git's own server program on the loopback."""

import base64
import gzip
import os
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from medsite.publish.setbacks import Denied, Misplaced, Setback
from medsite.publish.targets.git import make_target
from tests.publish.sites import SITE, clear, make_setting, publish

TOKEN = "tok-0123456789abcdef"
LOGIN = "Basic " + base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode()


class _Host(BaseHTTPRequestHandler):
    """A host that hands everything on to ``git http-backend`` for those who are logged in."""

    root = ""

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if self.headers.get("Content-Encoding") == "gzip":
            data = gzip.decompress(data)
        self._answer(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has above
        """Say nothing."""

    def _answer(self, data: bytes) -> None:
        if self.headers.get("Authorization") != LOGIN:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="host"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        path, _, query = self.path.partition("?")
        world = {
            "PATH": os.environ["PATH"],
            "GIT_PROJECT_ROOT": self.root,
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(data)),
            "REMOTE_USER": "sam",
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }
        done = subprocess.run(["git", "http-backend"], env=world, input=data, capture_output=True, check=True)
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(fields.pop("Status", "200 OK").split()[0]))
        for name, value in fields.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "host" / "site.git"
    (tmp_path / "site").mkdir()
    subprocess.run(["git", "init", "--quiet", "--bare", str(folder)], check=True)
    subprocess.run(["git", "config", "http.receivepack", "true"], cwd=folder, check=True)
    subprocess.run(["git", "init", "--quiet", str(tmp_path / "site")], check=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Host", (_Host,), {"root": str(folder.parent)})) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def _environment(**more: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **more}


def _publish(tmp_path: Path, environment: dict[str, str], repository: str) -> None:
    setting = make_setting(tmp_path / "site", environment, repository=repository, branch="pages")
    publish(make_target(setting), clear(tmp_path / "site" / "output", SITE))


def _pages(tmp_path: Path) -> str:
    folder = tmp_path / "host" / "site.git"
    done = subprocess.run(["git", "show", "pages:index.html"], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout


def _nothing_kept(tmp_path: Path) -> bool:
    private = [file for file in (tmp_path / "site" / ".medsite").rglob("*") if file.is_file()]
    return all(mark.encode() not in file.read_bytes() for file in private for mark in (TOKEN, LOGIN.split()[1]))


def test_the_login_of_a_checkout_is_enough(tmp_path: Path, address: str) -> None:
    site = tmp_path / "site"
    subprocess.run(["git", "remote", "add", "origin", f"{address}/site.git"], cwd=site, check=True)
    subprocess.run(["git", "config", f"http.{address}/.extraheader", f"Authorization: {LOGIN}"], cwd=site, check=True)
    _publish(tmp_path, _environment(), "origin")
    assert _pages(tmp_path) == SITE["index.html"].decode()
    assert _nothing_kept(tmp_path)


def test_gits_own_helper_is_asked(tmp_path: Path, address: str) -> None:
    helper = "!printf 'username=x-access-token\\npassword=%s\\n' \"$HOST_TOKEN\" #"
    subprocess.run(["git", "config", "credential.helper", helper], cwd=tmp_path / "site", check=True)
    _publish(tmp_path, _environment(HOST_TOKEN=TOKEN), f"{address}/site.git")
    assert _pages(tmp_path) == SITE["index.html"].decode()
    assert _nothing_kept(tmp_path)


@pytest.mark.parametrize(
    "wrong",
    [("site.git", Denied, ""), ("site.git", Denied, "Basic d3Jvbmc6d3Jvbmc="), ("nowhere.git", Misplaced, LOGIN)],
)
def test_who_is_not_let_in_is_told_and_asked_nothing(
    tmp_path: Path, address: str, wrong: tuple[str, type[Setback], str]
) -> None:
    path, kind, login = wrong
    if login:
        header = ["git", "config", f"http.{address}/.extraheader", f"Authorization: {login}"]
        subprocess.run(header, cwd=tmp_path / "site", check=True)
    with pytest.raises(kind) as told:
        _publish(tmp_path, _environment(), f"{address}/{path}")
    assert TOKEN not in told.value.what + told.value.mend
    assert _pages(tmp_path) == ""
