"""Whom to call by SSH, and which keys count: site.yaml and the files that OpenSSH's own programs read.

Everything is taken from where `ssh` takes it, so that a server that "ssh NAME" reaches is reached here as well.
"""

import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from medsite.publish.setbacks import Misplaced
from medsite.publish.target import Setting

_KEYS = ("id_ed25519", "id_ecdsa", "id_rsa")
_FOR_OPENSSH = re.compile(r"^\s*(?:include|match)\b", re.IGNORECASE | re.MULTILINE)
_SYSTEM_HOSTS = Path("/etc/ssh/ssh_known_hosts")


class Address(Struct, frozen=True):
    """A server, and this person's ways to prove who they are.

    alias: the host as site.yaml writes it. host, port, user: after ~/.ssh/config. key_name: under which the server's
    key stands in known_hosts. keys: files that exist, in order. known_hosts: files, in order, there or not. proxy: a
    command whose input and output lead to the server, "" for a line of our own. config: the file of settings, or None.
    """

    alias: str
    host: str
    port: int
    user: str
    key_name: str
    keys: tuple[Path, ...]
    known_hosts: tuple[Path, ...]
    proxy: str
    config: Path | None

    @property
    def login(self) -> str:
        """Return what to type to reach the server by hand."""
        port = f"-p {self.port} " if self.port != 22 else ""
        return f"ssh {port}{self.user}@{self.host}"


def find_address(setting: Setting) -> Address:
    """Return the address of the options ``host``, ``user`` and ``port``, completed by ~/.ssh/config.

    Raises `Misplaced` for settings that cannot be read or name no user.
    """
    home = Path(setting.environment.get("HOME") or setting.environment.get("USERPROFILE") or Path.home())
    config = home / ".ssh" / "config"
    alias = setting.options["host"]
    found = _read_config(config, alias, setting.environment.get("PATH", ""))
    host = str(found.get("hostname", alias))
    port = int(setting.options.get("port") or found.get("port", 22))
    user = setting.options.get("user") or str(found.get("user", "")) or _own_name(setting.environment)
    if not user:
        raise Misplaced(
            "nothing says as whom to sign in at the server", "write user: NAME for this target in site.yaml"
        )
    named = str(found.get("hostkeyalias", host))
    return Address(
        alias=alias,
        host=host,
        port=port,
        user=user,
        key_name=named if port == 22 else f"[{named}]:{port}",
        keys=_find_keys(found, home),
        known_hosts=_find_known_hosts(found, home),
        proxy=_find_proxy(found, config, {"%h": host, "%p": str(port), "%r": user, "%n": alias}),
        config=config if config.is_file() else None,
    )


def _read_config(path: Path, alias: str, search: str) -> Mapping[str, Any]:
    """Return the settings for `alias`. search: the PATH on which OpenSSH is looked for."""
    import paramiko

    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        raise Misplaced("~/.ssh/config cannot be read", "make it a text file that you may read") from None
    told = _ask_openssh(path, alias, search) if _FOR_OPENSSH.search(text) else None
    if told is not None:
        return told
    try:
        return paramiko.SSHConfig.from_text(text).lookup(alias)  # type: ignore[no-any-return]
    except (paramiko.SSHException, ImportError, ValueError):
        raise Misplaced(
            "~/.ssh/config has lines that medsite does not understand",
            "put simple lines for this server in it: Host, HostName, User, Port, IdentityFile",
        ) from None


def _ask_openssh(path: Path, alias: str, search: str) -> Mapping[str, Any] | None:
    """Return what ``ssh -G`` makes of the file, which knows Include and Match; None where there is no ssh."""
    ssh = shutil.which("ssh", path=search)
    if ssh is None or alias.startswith("-"):
        return None
    command = [ssh, "-G", "-F", str(path), alias]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)  # noqa: S603
    pairs = [line.partition(" ") for line in done.stdout.splitlines()]
    found: dict[str, Any] = {key: value for key, _, value in pairs}
    found["identityfile"] = [value for key, _, value in pairs if key == "identityfile"]
    return found if done.returncode == 0 else None


def _own_name(environment: Mapping[str, str]) -> str:
    return environment.get("USER") or environment.get("LOGNAME") or environment.get("USERNAME") or ""


def _find_keys(found: Mapping[str, Any], home: Path) -> tuple[Path, ...]:
    named = [_at_home(str(path), home) for path in found.get("identityfile", ())]
    usual = [home / ".ssh" / name for name in _KEYS]
    return tuple(path for path in named or usual if path.is_file())


def _find_known_hosts(found: Mapping[str, Any], home: Path) -> tuple[Path, ...]:
    own = shlex.split(str(found.get("userknownhostsfile", "~/.ssh/known_hosts ~/.ssh/known_hosts2")))
    everyone = shlex.split(str(found.get("globalknownhostsfile", _SYSTEM_HOSTS.as_posix())))
    return tuple(_at_home(path, home) for path in (*own, *everyone) if path != "none")


def _find_proxy(found: Mapping[str, Any], config: Path, tokens: Mapping[str, str]) -> str:
    """Return the command whose input and output lead to the server, "" where the way is straight.

    tokens: what stands for host, port, user and alias in a command (ssh_config(5), "TOKENS").
    """
    jump = str(found.get("proxyjump", "none")).strip()
    if jump != "none":
        before, _, last = jump.rpartition(",")
        over = f"-J {shlex.quote(before)} " if before else ""
        settings = f"-F {shlex.quote(str(config))} -o BatchMode=yes"
        to = f"{tokens['%h']}:{tokens['%p']}"
        return f"ssh {settings} {over}-W {shlex.quote(to)} -- {shlex.quote(last)}"
    command = str(found.get("proxycommand", "none")).strip()
    for token, value in tokens.items():
        command = command.replace(token, value)
    return "" if command == "none" else command


def _at_home(path: str, home: Path) -> Path:
    return home / path[2:] if path.startswith("~/") else Path(path)
