"""The other sides: OpenSSH's server on the loopback with keys made for the test, moto's S3 server, and what kills runs."""

import contextlib
import os
import random
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from medsite.publish.clearance import Clearance
from medsite.publish.target import Setting, Target
from tests.publish.sites import URL, publish, sleep_not

KILLS = 10
_SBIN = ":/usr/sbin:/sbin:/usr/local/sbin"


def require_program(name: str) -> str:
    """Return where a program is; where it is missing, fail on CI and skip elsewhere."""
    found = shutil.which(name, path=os.environ.get("PATH", "") + _SBIN)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed; .ci/install-servers installs it")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def make_site(version: int, pages: int = 12) -> dict[str, bytes]:
    """Return a site in which every page says what it needs: an asset of this version, and one of all versions."""
    style = f"static/style-{version:010x}.css"
    files = {style: b"a{}" * 500, "static/logo.svg": b"<svg/>" * 9, "sitemap.xml": f"<v>{version}</v>".encode()}
    needs = f"needs {style} static/logo.svg"
    for number in range(pages):
        files[f"articles/a{number}/index.html"] = f"<p>{version}\n{needs}\n{'x' * 2000}".encode()
    files["index.html"] = f"<h1>{version}</h1>\n{needs}\n".encode()
    files[f"articles/only-{version}/index.html"] = f"only {version}\n{needs}\n".encode()
    return files


def missing_needs(standing: Mapping[str, bytes]) -> list[str]:
    """Return what the pages in `standing` need and is not there."""
    pages = [data.decode() for path, data in standing.items() if path.endswith(".html")]
    needs = [name for page in pages for line in page.splitlines() if line.startswith("needs ") for name in line.split()]
    return sorted({name for name in needs if name != "needs" and name not in standing})


def run_aside(job: Callable[[], object], seconds: float | None = None) -> int:
    """Run `job` in a process of its own and return its exit code; after so many seconds it is killed by SIGKILL."""
    process = os.fork()
    if process == 0:
        code = 70
        try:
            job()
            code = 0
        finally:
            os._exit(code)
    deadline = time.monotonic() + (60 if seconds is None else seconds)
    while time.monotonic() < deadline:
        if (ended := os.waitpid(process, os.WNOHANG))[0]:
            return os.waitstatus_to_exitcode(ended[1])
        time.sleep(0.002)
    os.kill(process, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def kill_runs(
    make: Callable[[], Target], send_next: Callable[[], Clearance], look: Callable[[], Mapping[str, bytes]]
) -> Iterator[Mapping[str, bytes]]:
    """Yield what stands at a target after each of ten runs killed at random moments; the caller then finishes the run.

    make: returns the target, not yet open. send_next: returns the site that is sent next. look: what readers see. The
    moments are spread over the time of one run; a run that ends sooner than it is killed does not count, and the
    following ones are killed sooner.
    """
    chance = random.Random(7)
    began = time.monotonic()
    publish(make(), send_next())
    longest = time.monotonic() - began
    killed = 0
    while killed < KILLS:
        clearance = send_next()
        moment = (killed + chance.random()) * longest / KILLS
        if run_aside(lambda site=clearance: publish(make(), site), moment) == -signal.SIGKILL:  # type: ignore[misc]
            killed += 1
        else:
            longest *= 0.8
        yield look()


@dataclass
class SshServer:
    """OpenSSH's server, run by this user on the loopback. home: of the client, with its keys and known_hosts."""

    folder: Path
    port: int
    home: Path
    process: subprocess.Popen[bytes] = field(repr=False)

    def setting(self, path: Path | str, *, search: str | None = None, **options: str) -> Setting:
        """Return how a target at `path` is told of this server. search: the PATH on which rsync and ssh are looked for."""
        environment = {"HOME": str(self.home), "PATH": os.environ["PATH"] if search is None else search}
        told = {"host": "127.0.0.1", "port": str(self.port), "path": str(path), "user": own_name(), **options}
        return Setting("server", told, self.folder, self.folder / "private", environment, URL, sleep=sleep_not)

    def cut(self) -> None:
        """Cut all lines that are open now: the server's sessions are killed, the server itself goes on."""
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # it has ended, or this is no Linux
            for child in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split():
                os.kill(int(child), signal.SIGKILL)

    def stop(self) -> None:
        """End the server and its sessions."""
        self.cut()
        self.process.terminate()
        self.process.wait(10)


def own_name() -> str:
    """Return the name of the user who runs the tests."""
    return subprocess.check_output(["id", "-un"], text=True).strip()


def make_keys(folder: Path, *names: str) -> None:
    """Make a key pair for each of `names`."""
    for name in names:
        command = [require_program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)


def start_sshd(folder: Path, *lines: str, search: str = "", file_limit: int | None = None) -> SshServer:
    """Start a server that lets the key ``folder/home/.ssh/id_ed25519`` in. lines: more lines of its settings.

    search: the PATH of its sessions, where it is not the system's. file_limit: bytes beyond which it cannot write a file, as on a full disk.
    """
    sshd = require_program("sshd")
    home = folder / "home"
    (home / ".ssh").mkdir(parents=True)
    make_keys(folder, "host_key")
    make_keys(home / ".ssh", "id_ed25519")
    shutil.copy(home / ".ssh" / "id_ed25519.pub", folder / "authorized_keys")
    port = free_port()
    settings = [
        f"Port {port}",
        "ListenAddress 127.0.0.1",
        f"HostKey {folder}/host_key",
        f"AuthorizedKeysFile {folder}/authorized_keys",
        f"PidFile {folder}/pid",
        "PasswordAuthentication no",
        "KbdInteractiveAuthentication no",
        "PermitRootLogin yes",
        "StrictModes no",
        "UsePAM no",
        "MaxStartups 50",
        "Subsystem sftp internal-sftp",
        f"SetEnv HOME={home}"
        + (f" PATH={search}" if search else ""),  # or the shell would read what this user's own sessions begin with
        *lines,
    ]
    (folder / "sshd_config").write_text("\n".join(settings) + "\n")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where the server's lesser half is locked in

    def limit() -> None:
        if file_limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, file_limit))

    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sshd, "-D", "-e", "-f", str(folder / "sshd_config")],
            stderr=log,
            preexec_fn=limit,  # noqa: PLW1509 - it takes no lock
            restore_signals=False,
        )
    server = SshServer(folder, port, home, process)
    wait_for_port(port, process, folder / "log")
    know_host(server)
    return server


def know_host(server: SshServer, key: str = "host_key") -> None:
    """Write the public half of `key` into the client's known_hosts as this server's."""
    public = (server.folder / f"{key}.pub").read_text()
    (server.home / ".ssh" / "known_hosts").write_text(f"[127.0.0.1]:{server.port} {public}")


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_for_port(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when somebody listens on `port`."""
    for _ in range(1000):
        if process.poll() is not None:
            break
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    pytest.fail(f"the server did not start: {log.read_text()[-500:]}")


@dataclass
class S3Server:
    """Moto's S3 server, in a process of its own. Keys are what the test's environment says."""

    endpoint: str
    process: subprocess.Popen[bytes] = field(repr=False)

    def setting(self, folder: Path, **options: str) -> Setting:
        """Return how a target in the bucket ``clinic`` is told of this server."""
        told = {"bucket": "clinic", "endpoint": self.endpoint, "region": "eu-west-1", **options}
        return Setting("bucket", told, folder, folder / "private", {}, URL, sleep=sleep_not)

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait(10)


def start_s3(folder: Path) -> S3Server:
    """Start a server with no bucket in it."""
    port = free_port()
    with (folder / "log").open("wb") as log:
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
        process = subprocess.Popen(command, stdout=log, stderr=log)
    wait_for_port(port, process, folder / "log")
    return S3Server(f"http://127.0.0.1:{port}", process)
