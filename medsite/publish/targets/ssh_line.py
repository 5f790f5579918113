"""A line to a server: its key is checked, this person is let in, SFTP sessions are opened and commands are run."""

import contextlib
import logging
import shlex
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from medsite.publish.setbacks import Misplaced, Unreachable
from medsite.publish.targets.ssh_address import Address
from medsite.publish.targets.ssh_faults import changed_key, no_entry, reaching, unknown_key, working
from medsite.publish.targets.ssh_known import Key, find_known

_PATIENCE = 15  # seconds for a server to answer at all
_SILENCE = 60  # seconds after which a line that says nothing is taken for broken
_TRIES = 3  # keys after which a server may hang up on purpose (OpenSSH's does after six, others sooner)
_LIST = 4000  # paths that are told a command at a time; well below what a channel holds unread


class Line:
    """A connection that is made anew when it broke. Each thread has its own SFTP session on it."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._transport: Any = None
        self._undo = contextlib.ExitStack()
        self._own = threading.local()
        self._lock = threading.Lock()

    def open(self) -> None:
        """Connect, unless the line stands. Raises `Setback`."""
        with self._lock:
            if not self._is_alive():
                self.close()
                self._transport, self._undo = _connect(self._address)

    def close(self) -> None:
        """Let go."""
        self._undo.close()
        self._transport = None

    @contextlib.contextmanager
    def session(self, what: str) -> Iterator[Any]:
        """Yield the SFTP session of this thread; what fails inside becomes a `Setback`. what: as in "read the list"."""
        self.open()
        with working(self._is_alive, what):
            if getattr(self._own, "transport", None) is not self._transport:
                self._own.session = self._transport.open_sftp_client()
                self._own.session.get_channel().settimeout(_SILENCE)
                self._own.transport = self._transport
            yield self._own.session

    def run(self, command: str, told: bytes = b"") -> tuple[int, bytes]:
        """Run `command` with the server's shell, `told` as its input; return its exit code and what it said.

        Where the account has no shell the code is not 0, or nothing is said.
        """
        self.open()
        with working(self._is_alive, "run a command"), self._transport.open_session(timeout=_PATIENCE) as channel:
            channel.settimeout(_SILENCE)
            channel.exec_command(f"sh -c {shlex.quote(command)}")
            channel.sendall(told)
            channel.shutdown_write()
            said = channel.makefile("rb").read()
            return channel.recv_exit_status(), said

    def run_for(self, command: str, paths: Sequence[str]) -> bytes:
        """Run `command` with `paths` as its input, each ended by a zero byte, and return what it said.

        Raises `Unreachable` where it fails: it is only called for what the server was seen to be able to do.
        """
        said = b""
        for start in range(0, len(paths), _LIST):
            told = b"".join(path.encode() + b"\0" for path in paths[start : start + _LIST])
            code, part = self.run(command, told)
            if code:
                raise Unreachable("the server broke off a command", "publish again: it goes on from here")
            said += part
        return said

    def _is_alive(self) -> bool:
        return self._transport is not None and bool(self._transport.is_active())


def _connect(address: Address) -> tuple[Any, contextlib.ExitStack]:
    """Return a paramiko transport on which this person is signed in, and what has to be let go with it."""
    import paramiko

    logging.getLogger("paramiko").setLevel(logging.CRITICAL)  # it would print tracebacks of lines that broke
    with reaching(address), contextlib.ExitStack() as undo:
        way, process = _open_way(address)
        undo.callback(_end, process)
        undo.callback(way.close)
        transport = paramiko.Transport(way)
        undo.callback(transport.close)
        transport.banner_timeout = transport.auth_timeout = _PATIENCE
        known = find_known(address)
        options = transport.get_security_options()
        options.key_types = known.sort_kinds(options.key_types)
        transport.start_client(timeout=_PATIENCE)
        key = transport.get_remote_server_key()
        shown = Key(key.get_name(), key.asbytes())
        if not known.holds(shown):
            known_as = known.keys[0].words if known.keys else ""
            raise changed_key(address, shown.words, known_as) if known_as else unknown_key(address, shown.words)
        _sign_in(transport, address)
        transport.set_keepalive(_PATIENCE)
        return transport, undo.pop_all()


def _end(process: subprocess.Popen[bytes] | None) -> None:
    if process is not None:
        process.terminate()
        process.wait()


def _open_way(address: Address) -> tuple[socket.socket, subprocess.Popen[bytes] | None]:
    """Return a socket that leads to the server, and the program behind it where the way goes through one."""
    if not address.proxy:
        return socket.create_connection((address.host, address.port), timeout=_PATIENCE), None
    if sys.platform == "win32":
        raise Misplaced(
            "~/.ssh/config leads to the server through a program, which medsite cannot do on Windows",
            "publish from another system, or with a target of the kind command",
        )
    ours, its = socket.socketpair()
    with its:
        shell = ["/bin/sh", "-c", f"exec {address.proxy}"]
        # The person's own ~/.ssh/config names the command, as it does for ssh.
        return ours, subprocess.Popen(shell, stdin=its.fileno(), stdout=its.fileno(), stderr=subprocess.DEVNULL)  # noqa: S603


def _sign_in(transport: Any, address: Address) -> None:
    """Offer the keys of the files, then the agent's. Passwords are never asked for. Raises `Denied`."""
    import paramiko

    keys, locked = _open_keys(address)
    with contextlib.suppress(paramiko.SSHException):
        keys += paramiko.Agent().get_keys()
    for tries, key in enumerate(keys, 1):
        try:
            transport.auth_publickey(address.user, key)
        except (paramiko.SSHException, EOFError):
            if not transport.is_active():
                if tries < _TRIES:
                    raise paramiko.SSHException from None  # the line broke: that says nothing of the key
                break
        if transport.is_authenticated():
            return
    raise no_entry(address, locked)


def _open_keys(address: Address) -> tuple[list[Any], int]:
    """Return the keys of the files that open without a passphrase, and how many need one."""
    import paramiko
    from cryptography.exceptions import UnsupportedAlgorithm

    keys: list[Any] = []
    locked = 0
    for path in address.keys:
        try:
            keys.append(paramiko.PKey.from_path(path))
        except (TypeError, paramiko.PasswordRequiredException):  # cryptography's word for "it has a passphrase"
            locked += 1
        except (ValueError, OSError, paramiko.SSHException, paramiko.UnknownKeyType, UnsupportedAlgorithm):
            continue
    return keys, locked
