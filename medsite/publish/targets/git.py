"""A branch of a git repository, as GitHub, Codeberg and many others publish one: one commit a publish, or none.

The commit is made by git's own import stream in a bare repository under .medsite/, so no working copy is touched. It
stands on whatever is on the branch: files of others stay, what others changed is not overwritten, and a push is always
a plain one, which the other side refuses where somebody was faster.
"""

import contextlib
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import urlsplit

from medsite.compute.digest import digest_bytes
from medsite.publish.ledger import NAME, Ledger, ledger_bytes, parse_ledger
from medsite.publish.plan import Sending, Upload
from medsite.publish.setbacks import Changed, Misplaced, Setback
from medsite.publish.target import Setting
from medsite.publish.targets.git_line import Git, GitFault, ask_site, git_environment, refuse_old_git

_REMOTE, _NEXT, _KNOWN = "refs/medsite/remote", "refs/medsite/next", "refs/medsite/known"
_NO_DOMAIN = (".github.io", ".gitlab.io", ".codeberg.page", ".pages.dev", ".netlify.app", ".vercel.app", ".invalid")
_BRANCH = "gh-pages"


def make_target(setting: Setting) -> "GitTarget":
    """Return the branch that ``branch`` names ("gh-pages" by default) of ``repository``: an address, path or remote."""
    named, branch = setting.options["repository"], setting.options.get("branch", _BRANCH)
    if named.startswith("-") or branch.startswith("-") or not named.isprintable():
        raise Misplaced("this is no address of a repository", "look at repository: and branch: in content/site.yaml")
    return GitTarget(setting, named, branch)


class GitTarget:
    """A branch. tip: its last commit as found, "" where there is no such branch yet."""

    atomic = True
    lanes = 1

    def __init__(self, setting: Setting, named: str, branch: str) -> None:
        self.where = f"the branch {branch} of {named}"
        self._setting = setting
        self._named = named
        self._branch = branch
        self._folder = setting.private / "repository.git"
        self._git = Git(setting.root, setting.environment, self.where)
        self._tip = ""
        self._there: frozenset[str] = frozenset()
        self._import: subprocess.Popen[bytes] | None = None
        self._marks: dict[str, int] = {}
        self._gone: list[str] = []
        self._words: list[str] = []

    def __enter__(self) -> Self:
        environment = git_environment(self._setting.environment, self._setting.root, self._find_address())
        self._git = Git(self._folder, environment, self.where)
        try:
            self._open()
        except GitFault as fault:
            if self._git.knows(fault):
                raise self._git.explain(fault) from None
            self._drop()
            self._open_anew()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._import is not None:
            self._import.kill()
            self._import.communicate()

    def read_ledger(self) -> Ledger:
        """Return what medsite put there and nobody changed since."""
        if NAME not in self._there:
            return parse_ledger(None)
        ledger = parse_ledger(next(self._read([NAME]))[1])
        if self._find(_KNOWN) == self._tip:
            return ledger
        digests = {path: digest_bytes(data) for path, data in self._read([p for p, _ in ledger.files])}
        whole = tuple((path, digest) for path, digest in ledger.files if digests.get(path) == digest)
        return Ledger(whole, (), ledger.kept, ledger.url)

    def find_standing(self, paths: Sequence[str]) -> Mapping[str, str]:
        """Return path → digest of what the branch holds at `paths`."""
        wanted = [path for path in paths if path in self._there]
        return {path: digest_bytes(data) for path, data in self._read(wanted)}

    def begin(self, sending: Sending) -> None:
        """Start the import of the new files' bytes."""
        self._marks, self._gone = {}, []
        ours = {path for path, _ in (*sending.before.files, *sending.after.files)}
        for upload in sending.uploads:
            for above in Path(upload.path).parents:
                if above.as_posix() in self._there and above.as_posix() not in ours:
                    raise Changed(
                        f"{above.as_posix()} on the branch is a file or a link, where the site has a folder",
                        "move it away there, then publish again",
                    )
        self._call("update-ref", "-d", _NEXT)
        self._import = self._git.start("fast-import", "--quiet", "--done", "--date-format=now")

    def put(self, upload: Upload, data: bytes) -> None:
        """Hand the bytes to git."""
        self._marks[upload.path] = len(self._marks) + 1
        self._write(b"blob\nmark :%d\ndata %d\n%b\n" % (self._marks[upload.path], len(data), data))

    def note(self, ledger: Ledger) -> None:
        """Do nothing: nothing is seen before the push."""

    def delete(self, path: str) -> None:
        """Leave a file out of the commit."""
        self._gone.append(path)

    def finish(self, sending: Sending) -> None:
        """Make the commit and push it; the other side takes it whole or not at all."""
        if self._import is not None:
            self._commit(sending)
        self._call("push", "--quiet", "medsite", f"{_NEXT}:refs/heads/{self._branch}")
        self._call("update-ref", _KNOWN, _NEXT)
        self._call("update-ref", _REMOTE, _NEXT)
        self._call("gc", "--auto", "--quiet")

    def closing_words(self) -> Sequence[str]:
        """Return what is worth knowing about a domain."""
        return self._words

    def _commit(self, sending: Sending) -> None:
        who = self._tell_committer()
        message = _message(self._setting.url, sending).encode()
        self._write(b"commit %b\ncommitter %b now\ndata %d\n%b\n" % (_NEXT.encode(), who, len(message), message))
        self._write(b"from %b\n" % self._tip.encode() if self._tip else b"")
        for path in self._gone:
            self._write(b"D %b\n" % _quote(path))
        for path, mark in self._marks.items():
            self._write(b"M 100644 :%d %b\n" % (mark, _quote(path)))
        for path, data in self._own_files(sending):
            self._write(b"M 100644 inline %b\ndata %d\n%b\n" % (_quote(path), len(data), data))
        self._write(b"\ndone\n")
        said, failed = self._end_import()
        if failed:
            raise self._explain(GitFault(said))

    def _find_address(self) -> str:
        """Return the address: that of a remote of the site's own repository where one has this name."""
        named, root = self._named, self._setting.root
        if not any(mark in named for mark in "/\\:."):
            told = ask_site(self._setting.environment, root, "remote", "get-url", "--", named).strip()
            if not told:
                raise Misplaced(
                    f'the site\'s own git repository has no remote "{named}"',
                    'type "git remote -v" to see them, or write the whole address behind repository:',
                )
            named = told
        local = "://" not in named and ":" not in named.partition("/")[0]
        return str((root / named).resolve()) if local or Path(named).is_absolute() else named

    def _open_anew(self) -> None:
        """Fetch everything once more: what was kept from before may be damaged, and can always be fetched again."""
        try:
            self._open()
        except GitFault as fault:
            raise self._git.explain(fault) from None

    def _open(self) -> None:
        """Fetch the branch's last commit, without those before it."""
        if not (self._folder / "HEAD").is_file():
            self._folder.mkdir(parents=True, exist_ok=True)
            refuse_old_git(self._git.call("version").decode("utf-8", "replace"))
            self._git.call("init", "--quiet", "--bare", "--template=", ".")
        self._git.call("check-ref-format", "--branch", self._branch)
        head = f"refs/heads/{self._branch}"
        told = self._git.call("ls-remote", "medsite", head).decode("ascii", "replace").split()
        self._tip = told[0] if told else ""
        if not self._tip:
            return
        if self._tip not in (self._find(_KNOWN), self._find(_REMOTE)):
            self._git.call("fetch", "--quiet", "--no-tags", "--depth=1", "medsite", f"+{head}:{_REMOTE}")
            self._tip = self._find(_REMOTE)
        names = self._git.call("ls-tree", "-r", "-z", "--name-only", self._tip).decode("utf-8", "surrogateescape")
        self._there = frozenset(names.split("\0")[:-1])
        if "content/site.yaml" in self._there:
            raise Misplaced(
                f"{self.where} holds the site's sources; the finished site would be mixed with them",
                'write another branch, such as "branch: gh-pages", in content/site.yaml',
            )

    def _own_files(self, sending: Sending) -> Iterator[tuple[str, bytes]]:
        """Yield the ledger, and what GitHub and its kind look for beside the site's own files."""
        yield NAME, ledger_bytes(sending.after)
        files = {path for path, _ in sending.after.files}
        if ".nojekyll" not in files | self._there:
            yield ".nojekyll", b""
        domain, before = find_domain(self._setting.url), find_domain(sending.before.url)
        if "CNAME" in files or not domain:
            return
        standing = next((data for _, data in self._read(["CNAME"])), b"").strip() if "CNAME" in self._there else b""
        if not standing or standing == before.encode() != domain.encode():
            yield "CNAME", domain.encode() + b"\n"
        elif standing != domain.encode():
            self._words.append(
                f"the branch has a file CNAME for another domain than {domain}; it was left as it is: look at it there"
            )

    def _tell_committer(self) -> bytes:
        told = [
            ask_site(self._setting.environment, self._setting.root, "config", f"user.{key}")
            for key in ("name", "email")
        ]
        name, mail = ("".join(c for c in word if c.isprintable() and c not in "<>").strip() for word in told)
        return f"{name or 'medsite'} <{mail or 'medsite@localhost'}>".encode()

    def _read(self, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of the files of the tip, by one git process."""
        if not paths:
            return
        asked = "".join(f"{self._tip}:{path}\n" for path in paths).encode("utf-8", "surrogateescape")
        told = memoryview(self._call("cat-file", "--batch", words=asked))
        for path in paths:
            end = bytes(told[: 8192 + len(path.encode())]).index(b"\n")
            head, told = bytes(told[:end]).split(), told[end + 1 :]
            if head[-1] == b"missing" or len(head) < 3:
                continue
            size = int(head[-1])
            if head[-2] == b"blob":
                yield path, bytes(told[:size])
            told = told[size + 1 :]

    def _find(self, ref: str) -> str:
        return self._git.call("for-each-ref", "--format=%(objectname)", ref).decode().strip()

    def _call(self, *arguments: str, words: bytes = b"") -> bytes:
        try:
            return self._git.call(*arguments, words=words)
        except GitFault as fault:
            raise self._explain(fault) from None

    def _write(self, data: bytes) -> None:
        try:
            _stream(self._import).write(data)
        except OSError:
            raise self._explain(GitFault(self._end_import()[0])) from None

    def _end_import(self) -> tuple[str, bool]:
        """Wait for the import; return what it said, and whether it failed."""
        running, self._import = self._import, None
        if running is None:
            return "", True
        with contextlib.suppress(OSError):
            _, said = running.communicate()
            return said.decode("utf-8", "replace").lower(), running.returncode != 0
        return "", True

    def _explain(self, fault: GitFault) -> Setback:
        if not self._git.knows(fault):
            self._drop()
        return self._git.explain(fault)

    def _drop(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def find_domain(url: str) -> str:
    """Return the host of `url` where it is a domain of the site's own that stands alone, else ""."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    plain = "." in host and not host.replace(".", "").isdigit() and ":" not in host
    return host if plain and not host.endswith(_NO_DOMAIN) and parts.path.strip("/") == "" else ""


def _message(url: str, sending: Sending) -> str:
    parts = [f"{len(sending.uploads)} sent"] + ([f"{len(sending.deletions)} removed"] if sending.deletions else [])
    return f"Publish {url}\n\n{', '.join(parts)}, {sending.unchanged} unchanged.\n"


def _quote(path: str) -> bytes:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return b'"' + escaped.encode("utf-8", "surrogateescape") + b'"'


def _stream(running: "subprocess.Popen[bytes] | None") -> IO[bytes]:
    if running is None or running.stdin is None:
        raise BrokenPipeError
    return running.stdin
