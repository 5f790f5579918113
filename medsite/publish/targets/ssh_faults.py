"""What can go wrong on the way to a server and on it, in plain words."""

import contextlib
import socket
from collections.abc import Callable, Iterator

from medsite.publish.setbacks import Changed, Denied, Full, Misplaced, Refused, Setback, Unreachable
from medsite.publish.targets.ssh_address import Address

_CUT = ("socket is closed", "connection dropped", "connection lost", "not open", "no connection")
_UNSUPPORTED = ("unsupported",)


class Unsupported(Exception):  # noqa: N818 - it is an answer, not an error of anybody's
    """The server does not know what was asked of it."""


def absent_library() -> Setback:
    """Return what is said where paramiko is not installed."""
    return Misplaced("publishing by SSH needs paramiko, which is not installed", "type: pip install 'medsite[ssh]'")


def unknown_key(address: Address, shown: str) -> Setback:
    """Return the refusal of a server that known_hosts does not name. shown: kind and fingerprint of its key."""
    return Refused(
        f"this computer does not know the server {address.key_name} yet (its key is {shown}); nothing was sent",
        f"compare this fingerprint with the one that your host publishes or tells you; only where they are the same, "
        f"type: {address.login} and answer yes; then publish again",
    )


def changed_key(address: Address, shown: str, known: str) -> Setback:
    """Return the refusal of a server that shows another key than known_hosts says."""
    return Changed(
        f"the server {address.key_name} shows another key than before ({shown}, before {known}); nothing was sent: "
        "somebody may be standing between you and it",
        f"ask your host whether the key was renewed; only then type: ssh-keygen -R '{address.key_name}' and "
        f"{address.login}, compare the fingerprint, and publish again",
    )


def no_entry(address: Address, locked: int) -> Setback:
    """Return the refusal of our keys. locked: how many key files could not be opened without their passphrase."""
    what = f"the server {address.host} does not let {address.user} in with any key of this computer"
    if locked:
        return Denied(
            f"{what} (a key with a passphrase was left out)", "type: ssh-add, give the passphrase, and publish again"
        )
    return Denied(
        what,
        f"type: {address.login} to see whether you can sign in; give the host your public key (~/.ssh/id_ed25519.pub, "
        "made by ssh-keygen -t ed25519), or put user right in site.yaml",
    )


@contextlib.contextmanager
def reaching(address: Address) -> Iterator[None]:
    """Turn what fails while a line is being opened into a `Setback`."""
    import paramiko

    try:
        yield
    except (paramiko.SSHException, EOFError):
        raise Unreachable(
            f"something at {address.host}, port {address.port}, answers, but the line could not be made safe",
            "check host and port in site.yaml; if they are right, try again in a few minutes",
        ) from None
    except socket.gaierror:
        raise Unreachable(
            f"no server is known by the name {address.host}",
            "check that this computer is online, and host in site.yaml",
        ) from None
    except OSError:
        raise Unreachable(
            f"the server {address.host} does not answer on port {address.port}",
            "check that this computer is online, and host and port in site.yaml",
        ) from None


@contextlib.contextmanager
def working(alive: Callable[[], bool], what: str) -> Iterator[None]:
    """Turn what fails while a line is used into a `Setback`, or `Unsupported`.

    what: "write the file x". FileNotFoundError passes: it is an answer.
    """
    import paramiko

    try:
        yield
    except FileNotFoundError:
        raise
    except PermissionError:
        raise Denied(
            f"the server does not let you {what}",
            "ask your host to give your user the right to write there, or to make the folder that path names and give "
            "it to you; or put path right in site.yaml",
        ) from None
    except (EOFError, paramiko.SSHException, ConnectionError, TimeoutError):
        raise _cut(what) from None
    except OSError as error:
        said = str(error).lower()
        if any(word in said for word in _UNSUPPORTED):
            raise Unsupported from None
        if not alive() or any(word in said for word in _CUT):
            raise _cut(what) from None
        raise _failure(what) from None


@contextlib.contextmanager
def expecting(path: str) -> Iterator[None]:
    """Turn the news that `path`, or its folder, is not there any more into a `Setback`."""
    try:
        yield
    except FileNotFoundError:
        raise Changed(
            f"{path} went away on the server while the site was being sent",
            "look who else changes things there, then publish again: it goes on from here",
        ) from None


def _cut(what: str) -> Setback:
    return Unreachable(
        f"the line to the server broke (while trying to {what})",
        "publish again: it goes on from here, and readers see the old site until then",
    )


def _failure(what: str) -> Setback:
    """Return what SFTP's bare "Failure" means most often: its version 3 has no word for a full disk."""
    return Full(
        f"the server could not {what}: most often its disk is full or your quota is used up",
        "make room there, or ask your host for more (if there is room: look whether a folder stands where this file "
        "belongs); the next publish goes on from here",
    )
