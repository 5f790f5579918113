"""What every target can do. A target is opened, asked, filled and finished by `publish/sending.py`, in this order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from medsite.publish.ledger import Ledger
from medsite.publish.plan import Sending, Upload


def say_nothing(words: str) -> None:
    """Let words go."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a target is told when it is made. Only cli/ reads the world; it comes in here.

    name: the target's name in site.yaml. options: its keys and values, without the kind. root: the site's folder, to
    which relative paths are relative. private: a folder of this target's own under .medsite/, made when it is first
    needed, git-ignored, and safe to lose. environment: the variables of the process, for vendors' own credentials.
    url: of the site, absolute, without a slash at the end. sleep: waits so many seconds. say: shows the user a line
    while the work goes on, such as what a program of the vendor says; without secrets.
    """

    name: str
    options: Mapping[str, str]
    root: Path
    private: Path
    environment: Mapping[str, str] = field(repr=False)
    url: str
    sleep: Callable[[float], None] = field(repr=False)
    say: Callable[[str], None] = field(repr=False, default=say_nothing)


class Target(Protocol):
    """Somewhere to publish to.

    Every method raises a `Setback` with plain words where it cannot do its work, and no other error for anything that
    the other side or the line does: `Unreachable` for what may pass (it is tried again), another kind for what will
    not. No method prints. `put` and `delete` may come from `lanes` threads at a time; all others come alone.

    A target with `atomic` shows nothing to readers before `finish`, and then everything at once; being cut off at any
    moment leaves the old site, and what was put aside is found and used or removed by the next run. Any other target
    replaces one file at a time, each whole (aside and renamed, or in one request).

    Where the target is asked to overwrite or delete, medsite put the file there, or the user said ``--replace``.
    """

    @property
    def where(self) -> str:
        """Return the target in words for the plan and for messages: "the folder www", without any secret."""

    @property
    def atomic(self) -> bool:
        """Say whether readers see nothing before `finish`. May be asked once the target is open."""

    @property
    def lanes(self) -> int:
        """Return how many `put` or `delete` it bears at a time; 1 for one after the other."""

    def __enter__(self) -> Self:
        """Connect, and look whether there is something to publish to; change nothing."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go, whatever happened. What `finish` did not make visible is removed or left for the next run."""

    def read_ledger(self) -> Ledger:
        """Return what medsite put there, as far as it still stands: `ledger.parse_ledger` of the file kept there."""

    def find_standing(self, paths: Sequence[str]) -> Mapping[str, str]:
        """Return path → digest of those of `paths` at which a file stands, whoever put it there.

        The digest is `compute.digest.digest_bytes` of its bytes where the target can tell cheaply, else "". A run that
        was cut off is taken up again by it: what has the right digest is not sent again.
        """

    def begin(self, sending: Sending) -> None:
        """Make ready for `sending`; where not atomic, keep ``sending.during`` as the ledger before anything else."""

    def put(self, upload: Upload, data: bytes) -> None:
        """Put `data` at ``upload.path``, with the headers of `publish/headers.py` where there are headers."""

    def note(self, ledger: Ledger) -> None:
        """Keep `ledger`, which says how far the run has come; called now and then. Nothing to do where atomic."""

    def delete(self, path: str) -> None:
        """Remove a file of ours, and folders that become empty by it; a file that is gone already is no error."""

    def finish(self, sending: Sending) -> None:
        """Keep ``sending.after`` as the ledger, make everything visible where atomic, and be done."""

    def closing_words(self) -> Sequence[str]:
        """Return lines for the user at the end: what is left to do by hand, such as a cache to be cleared."""
