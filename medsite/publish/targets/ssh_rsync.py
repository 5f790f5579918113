"""Sending with rsync, where both ends have it: a load of files at a time, packed, from a folder of our own."""

import ctypes
import shutil
import signal
import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct

from medsite.publish.setbacks import Unreachable
from medsite.publish.target import Setting
from medsite.publish.targets.ssh_address import Address

_SILENCE = 60  # seconds after which rsync takes a line for broken


class Rsync(Struct, frozen=True):
    """How rsync is started. command: rsync and its options; host: what it knows the server by; environment: its own."""

    command: tuple[str, ...]
    host: str
    environment: Mapping[str, str]

    def send(self, folder: Path, paths: Collection[str], to: str, *, temporary: str) -> bool:
        """Send the files `paths` of `folder` below the server's folder `to`; say whether all arrived.

        The folders are there already, and keep their permissions, which are the server's owner's own affair.

        Each file is written aside, in the folder `temporary` below `to`, and renamed into its place.
        """
        host = f"[{self.host}]" if ":" in self.host else self.host
        done = subprocess.run(  # noqa: S603 - a list, not a line of a shell
            [*self.command, f"--temp-dir={temporary}", f"{folder}/", f"{host}:{to}/"],
            env=dict(self.environment),
            input=b"".join(path.encode() + b"\0" for path in paths),
            capture_output=True,
            check=False,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        )
        return done.returncode == 0


def find_rsync(setting: Setting, address: Address) -> Rsync | None:
    """Return how to start rsync over OpenSSH's ssh, or None where this computer lacks one of them.

    The host's key was checked before, but rsync makes a line of its own: ssh is told to be as strict, with the same
    files, and to ask nothing.
    """
    search = setting.environment.get("PATH", "")
    rsync, ssh = shutil.which("rsync", path=search), shutil.which("ssh", path=search)
    paths = [*address.known_hosts, *address.keys, *([address.config] if address.config else []), ssh]
    odd = any(set(str(path)) & set(" \t\"'\\%$") for path in paths)
    if not rsync or not ssh or odd or sys.platform == "win32":
        return None
    remote = [ssh, *(["-F", str(address.config)] if address.config else [])]
    remote += ["-p", str(address.port), "-l", address.user, *(f"-oIdentityFile={key}" for key in address.keys)]
    remote += ["-oBatchMode=yes", "-oStrictHostKeyChecking=yes", "-oUpdateHostKeys=no", "-oConnectTimeout=15"]
    remote += [f"-oUserKnownHostsFile={address.known_hosts[0]}"] if address.known_hosts else []
    command = [rsync, "--files-from=-", "--from0", "--no-implied-dirs", "--ignore-times", "--perms", "--chmod=F644"]
    command += ["--compress", "--protect-args", f"--timeout={_SILENCE}", f"--rsh={' '.join(remote)}"]
    return Rsync(tuple(command), address.alias, setting.environment)


def _end_with_parent() -> None:
    """Let the system end rsync when medsite is killed, so that it cannot go on sending beside the next run."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # 1: PR_SET_PDEATHSIG, prctl(2)


class Loads:
    """Files on their way to rsync: gathered in a folder below .medsite/, sent a load at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, bytes] = {}

    def add(self, path: str, data: bytes) -> None:
        """Take a file into the load."""
        self._files[path] = data

    @property
    def files(self) -> Mapping[str, bytes]:
        """Return path → bytes of the load."""
        return dict(self._files)

    def write(self) -> Path:
        """Write the load into the folder, which then holds nothing else, and return it."""
        self.clear_folder()
        try:
            for path, data in self._files.items():
                file = self._folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        except OSError:
            raise Unreachable("the folder .medsite cannot be written to", "make room on this computer") from None
        return self._folder

    def clear(self) -> None:
        """Forget the load."""
        self._files.clear()
        self.clear_folder()

    def clear_folder(self) -> None:
        """Remove the folder, also that of a run that was cut off."""
        shutil.rmtree(self._folder, ignore_errors=True)
