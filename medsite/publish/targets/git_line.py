"""Calling git: never a prompt, never a word of its own that could hold a secret, its refusals in plain words."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from medsite.publish.setbacks import Changed, Denied, Full, Misplaced, Setback, Unreachable

_FORGET = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_NAMESPACE")
"""Variables that git sets in its hooks; they would lead into another repository."""
_CARRIED = r"^(http\..*|credential\..*|core\.sshcommand|url\..*)$"
"""Settings of the site's own repository that say how to log in, such as those that a CI's checkout leaves there."""
_MISSING = "git is not installed here, or not found"
_INSTALL = "install it (https://git-scm.com), open a new terminal, then publish again"

_OLDEST = (2, 31)  # from here on settings can be handed over in the environment (GIT_CONFIG_COUNT)
_AGAIN = "look at the connection, then publish again: nothing was lost on either side"
_SIGNS: tuple[tuple[type[Setback], str, str, tuple[str, ...]], ...] = (
    (
        Changed,
        "the other side shows another key than the one that is known, or none is known yet",
        "ask the host for its key's fingerprint; if it is right, connect once by hand with ssh, then publish again",
        ("host key verification failed", "remote host identification has changed"),
    ),
    (
        Changed,
        "somebody else pushed to the branch just now; nothing was overwritten",
        "publish again: medsite then builds on what they pushed",
        ("[rejected]", "non-fast-forward", "fetch first", "cannot lock ref", "stale info"),
    ),
    (
        Full,
        "there is no space left",
        "make room there or ask the host, then publish again",
        ("no space left", "disk quota", "over its data quota", "file too large", "exceeds"),
    ),
    (
        Denied,
        "the host refuses this push by a rule of its own",
        "look at the branch's protection in the host's settings, or choose another branch: in content/site.yaml",
        ("protected branch", "hook declined", "gh006", "gh013", "push declined"),
    ),
    (
        Denied,
        "you are not let in, or may not write there",
        "log in with git's own helper or an SSH key (docs/publishing.md), then publish again",
        (
            "authentication failed", "could not read username", "could not read password", "permission denied",
            "terminal prompts disabled", "http 401", "http 403", "error: 401", "error: 403", "access denied",
            "insufficient permission", "dubious ownership", "read-only file system", "write access to repository",
            "unable to create temporary", "unable to write",
        ),
    ),
    (
        Misplaced,
        "there is no such repository, or you may not see it",
        "look at repository: in content/site.yaml; make the repository at the host first",
        ("repository not found", "does not appear to be a git repository", "does not exist", "not found", "error: 404"),
    ),
    (
        Unreachable,
        "the other side does not answer",
        _AGAIN,
        (
            "could not resolve", "failed to connect", "connection refused", "timed out", "network is unreachable",
            "no route to host", "early eof", "hung up", "rpc failed", "http 5", "error: 5", "couldn't connect",
            "connection reset", "operation too slow", "connection closed", "broken pipe",
        ),
    ),
)  # fmt: skip
"""Kind, what, mend, and the beginnings of what git and the hosts say (git 2.31 to 2.47, in English)."""


class GitFault(Exception):  # noqa: N818 - a state of the program that is called; it becomes a `Setback`
    """Raised where git ended with an error. said: its words, in small letters, never shown."""

    def __init__(self, said: str) -> None:
        super().__init__("git")
        self.said = said


class Git:
    """Git in one bare repository. where: the target in words, for messages."""

    def __init__(self, folder: Path, environment: Mapping[str, str], where: str) -> None:
        self._folder = folder
        self._where = where
        self._environment = dict(environment)

    def call(self, *arguments: str, words: bytes = b"") -> bytes:
        """Return what git prints. words: its input. Raises `GitFault`, or `Misplaced` without git."""
        try:
            done = subprocess.run(  # noqa: S603 - fixed words and checked names
                ["git", *arguments],  # noqa: S607 - whichever git the user has
                cwd=self._folder,
                env=self._environment,
                input=words,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise no_git() from None
        if done.returncode:
            raise GitFault(done.stderr.decode("utf-8", "replace").lower())
        return done.stdout

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Start git and return it, with its input open."""
        try:
            return subprocess.Popen(  # noqa: S603 - fixed words
                ["git", *arguments],  # noqa: S607 - whichever git the user has
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
        except FileNotFoundError:
            raise no_git() from None

    def knows(self, fault: GitFault) -> bool:
        """Say whether git's words are understood; others may come from a damaged repository of ours."""
        return any(sign in fault.said for *_, signs in _SIGNS for sign in signs)

    def explain(self, fault: GitFault) -> Setback:
        """Return what git's words mean."""
        for kind, what, mend, signs in _SIGNS:
            if any(sign in fault.said for sign in signs):
                return kind(f"{self._where}: {what}", mend)
        return Denied(
            f"{self._where}: git refused, for a reason that medsite does not know",
            'publish again; if it stays so, try "git ls-remote" with the same address by hand: git then says more',
        )


def no_git() -> Setback:
    """Return what to say where there is no git."""
    return Misplaced(_MISSING, _INSTALL)


def refuse_old_git(told: str) -> None:
    """Raise `Misplaced` for a git that cannot take settings from the environment. told: what ``git version`` says."""
    found = re.search(r"(\d+)\.(\d+)", told)
    if found and (int(found[1]), int(found[2])) < _OLDEST:
        raise Misplaced(f"git {found[0]} is too old: medsite needs 2.31 or newer", _INSTALL)


def git_environment(environment: Mapping[str, str], root: Path, remote: str) -> dict[str, str]:
    """Return the variables for git: no prompts, English, and how the site's own repository logs in.

    Settings travel in the environment, where no list of processes shows them. remote: address of the repository.
    """
    own = {name: value for name, value in environment.items() if name not in _FORGET}
    own |= {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "LANGUAGE": "C"}
    settings = [
        ("remote.medsite.url", remote),
        ("http.lowSpeedLimit", "1000"),
        ("http.lowSpeedTime", "60"),
        ("gc.autoDetach", "false"),
        *_carried(own, root),
    ]
    if "GIT_SSH_COMMAND" not in own and not _asks_ssh(own, root):
        settings.append(("core.sshCommand", "ssh -o BatchMode=yes -o ConnectTimeout=30"))
    first = int(own.get("GIT_CONFIG_COUNT", "0") or "0")
    for number, (name, value) in enumerate(settings, first):
        own[f"GIT_CONFIG_KEY_{number}"] = name
        own[f"GIT_CONFIG_VALUE_{number}"] = value
    own["GIT_CONFIG_COUNT"] = str(first + len(settings))
    return own


def ask_site(environment: Mapping[str, str], root: Path, *arguments: str) -> str:
    """Return what git says of the site's own repository; "" where it is none, or git says no."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed words and a checked name
            ["git", *arguments],  # noqa: S607 - whichever git the user has
            cwd=root,
            env={**environment, "LC_ALL": "C"},
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise no_git() from None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _carried(environment: Mapping[str, str], root: Path) -> Sequence[tuple[str, str]]:
    told = ask_site(environment, root, "config", "--local", "--includes", "--null", "--get-regexp", _CARRIED)
    pairs = [entry.partition("\n") for entry in told.split("\0") if entry]
    return [(name, value) for name, _, value in pairs]


def _asks_ssh(environment: Mapping[str, str], root: Path) -> bool:
    return bool(ask_site(environment, root, "config", "core.sshCommand"))
