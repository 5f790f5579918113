"""A command of the host's own, such as Netlify's or Cloudflare's: it is given a folder with what was cleared.

The folder is a copy of medsite's own under .medsite/, made of the very bytes whose digests were checked, so that
nothing which comes into the output later can go along.
"""

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

from medsite.compute.digest import digest_bytes
from medsite.publish.ledger import Ledger, ledger_bytes, parse_ledger
from medsite.publish.plan import Sending, Upload
from medsite.publish.secrets import redact
from medsite.publish.setbacks import Denied
from medsite.publish.target import Setting
from medsite.publish.targets.disk import keep_file, read_plain, remove_file, telling

_LEDGER, _SITE = "ledger.json", "site"
_SHOWN = 32  # characters of the command that are shown


def make_target(setting: Setting) -> "CommandTarget":
    """Return the command that ``run`` holds, for the system's own shell."""
    return CommandTarget(setting)


class CommandTarget:
    """A command. Whether readers see everything at once is up to the host; most do it so."""

    atomic = True
    lanes = 1

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._run = setting.options["run"]
        self._site = setting.private / _SITE
        shown = self._run if len(self._run) <= _SHOWN else self._run[: _SHOWN - 1] + "…"
        self.where = f'the command "{redact(shown, setting.environment, setting.root)}"'

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go: nothing is open."""

    def read_ledger(self) -> Ledger:
        """Return what the command was given when it last ended well, as far as the copy still holds it."""
        with telling("medsite's own folder .medsite"):
            ledger = parse_ledger(read_plain(self._setting.private, _LEDGER))
            whole = tuple(pair for pair in ledger.files if self._tell(pair[0]) == pair[1])
        return Ledger(whole, (), ledger.kept, self._setting.url)

    def find_standing(self, paths: Sequence[str]) -> Mapping[str, str]:  # noqa: ARG002 - what every target is asked
        """Return nothing: only the command's host knows, and it is given everything again."""
        return {}

    def begin(self, sending: Sending) -> None:
        """Remove from the copy what does not belong to the site any more."""
        with telling("medsite's own folder .medsite"):
            stays = {path for path, _ in sending.after.files}
            for file in sorted(self._site.rglob("*")):
                path = file.relative_to(self._site).as_posix()
                if path not in stays and (file.is_symlink() or not file.is_dir()):
                    remove_file(self._site, path)
            self._site.mkdir(parents=True, exist_ok=True)

    def put(self, upload: Upload, data: bytes) -> None:
        """Put a file into the copy."""
        with telling("medsite's own folder .medsite"):
            keep_file(self._site, upload.path, data, flush=False)

    def note(self, ledger: Ledger) -> None:
        """Do nothing: the command runs at the end."""

    def delete(self, path: str) -> None:
        """Remove a file from the copy."""
        with telling("medsite's own folder .medsite"):
            remove_file(self._site, path)

    def finish(self, sending: Sending) -> None:
        """Run the command; remember what it was given where it ends well. Raises `Denied` where it does not."""
        code = self._call(sending)
        if code:
            raise Denied(
                f"{self.where} ended with {code}, so the site may not be up to date there; its own words stand above",
                "mend what it says, then publish again: everything is given to it once more",
            )
        with telling("medsite's own folder .medsite"):
            keep_file(self._setting.private, _LEDGER, ledger_bytes(sending.after))

    def closing_words(self) -> Sequence[str]:
        """Return nothing: the command said what there was to say."""
        return ()

    def _call(self, sending: Sending) -> int:
        """Run the command, pass on what it says without secrets, and return its exit code."""
        own = {
            "MEDSITE_OUTPUT": str(self._site),
            "MEDSITE_URL": self._setting.url,
            "MEDSITE_TARGET": self._setting.name,
            "MEDSITE_CHANGED": str(len(sending.uploads)),
            "MEDSITE_REMOVED": str(len(sending.deletions)),
        }
        with subprocess.Popen(  # noqa: S602 - the site's owner wrote the command for their own shell
            self._run,
            shell=True,
            cwd=self._setting.root,
            env={**self._setting.environment, **own},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,  # a group of its own, so that all it started can be ended with it
        ) as running:
            try:
                for line in running.stdout or ():
                    self._setting.say("  " + redact(line.rstrip(), self._setting.environment, self._setting.root))
            except KeyboardInterrupt:
                _end(running)
                raise
        return running.returncode

    def _tell(self, path: str) -> str:
        data = read_plain(self._site, path)
        return "" if data is None else digest_bytes(data)


def _end(running: "subprocess.Popen[str]") -> None:
    """End the command and what it started."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(running.pid, signal.SIGTERM)
        else:
            running.terminate()
