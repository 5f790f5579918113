"""nginx and Apache on a port of the loopback, with the piece of configuration that medsite made."""

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_NGINX = """\
daemon off; master_process off; pid {work}/nginx.pid; error_log {work}/error.log;
events {{ worker_connections 64; }}
http {{
    include {types}; access_log off; default_type application/octet-stream;
    client_body_temp_path {work}/b; proxy_temp_path {work}/p; fastcgi_temp_path {work}/f;
    uwsgi_temp_path {work}/u; scgi_temp_path {work}/s;
    server {{ listen 127.0.0.1:{port}; root {root}; include {work}/nginx.conf; }}
}}
"""
_MODULES = "mpm_event authn_core authz_core dir mime alias headers filter deflate"
_APACHE = """\
ServerRoot {work}
ServerName 127.0.0.1
PidFile {work}/apache.pid
ErrorLog {work}/error.log
Listen 127.0.0.1:{port}
{modules}
TypesConfig {types}
DocumentRoot {root}
<Directory {root}>
    AllowOverride FileInfo
    Require all granted
</Directory>
<FilesMatch "^\\.ht">
    Require all denied
</FilesMatch>
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. headers: by lower-case name, several of one name joined with ", "."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """A server that can be asked."""

    port: int

    def get(self, path: str, **headers: str) -> Answer:
        """Return the answer for a path as it is written, encoded, with nothing followed or unpacked."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            line.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            told = line.getresponse()
            named: dict[str, str] = {}
            for name, value in told.getheaders():
                known = named.get(name.lower())
                named[name.lower()] = f"{known}, {value}" if known else value
            return Answer(told.status, named, told.read())
        finally:
            line.close()


def need_server(name: str, package: str) -> str:
    """Return the path of a server program; fail where CI=true, else skip, where it is not installed."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin:/usr/local/sbin")
    if found:
        return found
    message = f"{name} is not installed: try `apt-get install {package}`"
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(message)
    pytest.skip(message)


@contextmanager
def run_nginx(root: Path, snippet: str) -> Iterator[Asked]:
    """Serve `root` with nginx and the snippet, included in its server block."""
    program = need_server("nginx", "nginx-light")
    with _work_folder() as work:
        port = _free_port()
        types = next(
            path for path in (Path("/etc/nginx/mime.types"), Path("/usr/local/etc/nginx/mime.types")) if path.exists()
        )
        (work / "nginx.conf").write_text(snippet, encoding="utf-8")
        (work / "main.conf").write_text(_NGINX.format(work=work, port=port, root=root, types=types), encoding="utf-8")
        command = [program, "-c", str(work / "main.conf"), "-p", str(work), "-e", str(work / "error.log")]
        with _running(command, port, work):
            yield Asked(port)


@contextmanager
def run_apache(root: Path, htaccess: str) -> Iterator[Asked]:
    """Serve a copy of `root` with Apache, where no more than AllowOverride FileInfo is granted."""
    program = need_server("apache2", "apache2-bin")
    with _work_folder() as work:
        port = _free_port()
        shutil.copytree(root, work / "site")
        (work / "site" / ".htaccess").write_text(htaccess, encoding="utf-8")
        for path in [work / "site", *(work / "site").rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        folder = Path("/usr/lib/apache2/modules")
        modules = "\n".join(f"LoadModule {name}_module {folder}/mod_{name}.so" for name in _MODULES.split())
        filled = _APACHE.format(work=work, port=port, root=work / "site", modules=modules, types="/etc/mime.types")
        if os.getuid() == 0:
            filled += "User www-data\nGroup www-data\n"
        (work / "apache.conf").write_text(filled, encoding="utf-8")
        with _running([program, "-f", str(work / "apache.conf"), "-D", "FOREGROUND"], port, work):
            yield Asked(port)


@contextmanager
def _work_folder() -> Iterator[Path]:
    """Give a folder that a server without rights of its own can read."""
    with tempfile.TemporaryDirectory(prefix="medsite-server-") as name:
        work = Path(name)
        work.chmod(0o755)
        yield work


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str], port: int, work: Path) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        _wait_for(port, process, work)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _wait_for(port: int, process: "subprocess.Popen[bytes]", work: Path) -> None:
    for _ in range(200):
        if process.poll() is not None:
            said = process.communicate()[0].decode("utf-8", "replace")
            log = work / "error.log"
            pytest.fail(f"the server did not start: {said} {log.read_text() if log.exists() else ''}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the server did not answer")
