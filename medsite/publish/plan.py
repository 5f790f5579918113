"""What is to be sent and in which order, from what was cleared and what stands at the target. Pure: no disk, no net."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from medsite.publish.ledger import Ledger

ASSETS, PAGES, LISTS, HOME = range(4)
"""The stages of a sending: what pages show, pages, what leads to pages (feeds, sitemap, host files), the front page."""
KEEP_CARDS = 5
"""For how many publishes a social card stays that no page shows any more: networks fetch and show it for weeks."""
_LISTS = frozenset(["xml", "json", "txt", "opml", "webmanifest", "rss", "atom", ""])
_CARDS = "cards/"
_DIGEST = re.compile(r"-[0-9a-f]{10}(?=[.-])")  # plan/urls.py


class Upload(Struct, frozen=True):
    """A file to be sent.

    path: under output/. size: bytes. stage: `ASSETS` to `HOME`. new: whether medsite never put it there.
    """

    path: str
    digest: str
    size: int
    stage: int
    new: bool


class Sending(Struct, frozen=True):
    """A run's whole work, in order.

    uploads: by stage, deep pages before those that list them. deletions: after all uploads; only what medsite put
    there. clearing: those of the deletions that must go first, where a file comes in the place of a folder or a folder
    in that of a file. unchanged: how many files need not be sent. kept: earlier cards that stay. clashes: files of
    others in the way; while there are any, nothing may be sent. stranger: address of another site that stands there,
    with the same result; "" for none. before, during, after: the ledger at the target as found, while files are being
    sent, and at the end.
    """

    uploads: tuple[Upload, ...]
    deletions: tuple[str, ...]
    clearing: tuple[str, ...]
    unchanged: int
    kept: tuple[str, ...]
    clashes: tuple[str, ...]
    stranger: str
    before: Ledger
    during: Ledger
    after: Ledger

    @property
    def is_empty(self) -> bool:
        """Say whether the target has everything already."""
        return not (self.uploads or self.deletions or self.is_barred) and self.before == self.after

    @property
    def is_barred(self) -> bool:
        """Say whether something of others forbids sending."""
        return bool(self.clashes or self.stranger)

    @property
    def size(self) -> int:
        """Return how many bytes are to be sent."""
        return sum(upload.size for upload in self.uploads)


def list_unsettled(files: Mapping[str, str], ledger: Ledger) -> tuple[str, ...]:
    """Return the paths of `files` of which the ledger does not say what stands at the target.

    The target is asked about these (`Target.find_standing`) before the sending is planned.
    """
    settled = _settled(ledger)
    return tuple(path for path in sorted(files) if path not in settled)


def plan_sending(
    files: Mapping[str, tuple[str, int]],
    ledger: Ledger,
    standing: Mapping[str, str],
    *,
    url: str = "",
    keep_cards: int = KEEP_CARDS,
    replace: bool = False,
    again: bool = False,
) -> Sending:
    """Return what has to be done so that exactly `files` stand at the target, beside what others put there.

    files: path → digest and size in bytes, of everything that was cleared. standing: path → digest ("" for unknown) of
    those of `list_unsettled` that do stand at the target. url: of the site. replace: whether files of others that are
    in the way are overwritten. again: whether files are sent that stand there already.
    """
    ours = {**dict(ledger.files), **dict(ledger.pending)}
    there = {} if again else _without_twins({**standing, **_settled(ledger)}, files, ours)
    uploads = [Upload(p, *files[p], stage_of(p), p not in ours) for p in files if there.get(p) != files[p][0]]
    kept = _keep_cards(files, ledger, keep_cards, news=bool(uploads))
    gone = tuple(path for path in sorted(ours) if path not in files and path not in dict(kept))
    whole = {path: digest for path, (digest, _) in files.items()} | {path: ours[path] for path, _ in kept}
    twins = {_fold(path) for path in gone}
    clashes = (p for p, digest in standing.items() if p not in ours and digest != files[p][0] and _fold(p) not in twins)
    return Sending(
        uploads=tuple(sorted(uploads, key=lambda upload: (upload.stage, -upload.path.count("/"), upload.path))),
        deletions=gone,
        clearing=_find_clearing(gone, [upload.path for upload in uploads]),
        unchanged=len(files) - len(uploads),
        kept=tuple(path for path, _ in kept),
        clashes=() if replace else tuple(sorted(clashes)),
        stranger="" if replace or not ours or _same_site(ledger.url, url) else ledger.url,
        before=ledger,
        during=_during(ledger, uploads, {p: d for p, d in there.items() if p in standing and files[p][0] == d}, url),
        after=Ledger(tuple(sorted(whole.items())), (), kept, url),
    )


def note_sent(during: Ledger, sent: Sequence[Upload]) -> Ledger:
    """Return the ledger of a run that has come as far as `sent`."""
    done = {upload.path: upload.digest for upload in sent}
    pending = tuple(pair for pair in during.pending if pair[0] not in done)
    return Ledger(tuple(sorted({**dict(during.files), **done}.items())), pending, during.kept, during.url)


def stage_of(path: str) -> int:
    """Return when a file is sent: what a page needs goes before it, what leads to a page goes after it."""
    name = path.rpartition("/")[2]
    if path == "index.html":
        return HOME
    if name.endswith((".html", ".htm")):
        return PAGES
    return LISTS if name.rpartition(".")[2].lower() in _LISTS or "." not in name else ASSETS


def _settled(ledger: Ledger) -> dict[str, str]:
    pending = {path for path, _ in ledger.pending}
    return {path: digest for path, digest in ledger.files if path not in pending}


def _keep_cards(
    files: Mapping[str, tuple[str, int]], ledger: Ledger, limit: int, *, news: bool
) -> tuple[tuple[str, int], ...]:
    """Return (path, publishes) of the cards that no page shows any more and that stay for now.

    A card whose page has gone goes with it: what was taken back must not stay readable in its picture. news: whether
    anything new is sent; a publish that changes nothing does not count.
    """
    counts, shown = dict(ledger.kept), {_owner(path) for path in files}
    gone = [p for p, _ in ledger.files if p.startswith(_CARDS) and p not in files and _owner(p) in shown]
    news = news or any(path not in counts for path in gone)
    return tuple((p, counts.get(p, 0) + news) for p in gone if counts.get(p, 0) + news <= limit)


def _owner(path: str) -> str:
    """Return a card's path without its digest: the same for all cards of one page."""
    return _DIGEST.sub("", path)


def _find_clearing(gone: Sequence[str], coming: Sequence[str]) -> tuple[str, ...]:
    above_coming = {above for path in coming for above in _above(path)}
    new, folded = set(coming), {_fold(path) for path in coming}
    return tuple(p for p in gone if p in above_coming or _fold(p) in folded or any(up in new for up in _above(p)))


def _without_twins(there: Mapping[str, str], files: Collection[str], ours: Collection[str]) -> Mapping[str, str]:
    """Leave out what some systems take for a file that is removed: ``Map.pdf`` and ``map.pdf`` are one file there."""
    gone = {_fold(path) for path in ours if path not in files}
    return {path: digest for path, digest in there.items() if _fold(path) not in gone} if gone else there


def _fold(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _same_site(one: str, other: str) -> bool:
    """Say whether two addresses lead to one site; the scheme and a slash at the end do not matter."""
    first, second = (url.partition("://")[2].rstrip("/").casefold() for url in (one, other))
    return first == second or not first


def _above(path: str) -> list[str]:
    pieces = path.split("/")
    return ["/".join(pieces[:depth]) for depth in range(1, len(pieces))]


def _during(ledger: Ledger, uploads: Sequence[Upload], adopted: Mapping[str, str], url: str) -> Ledger:
    pending = {**dict(ledger.pending), **{upload.path: upload.digest for upload in uploads}}
    pending = {path: digest for path, digest in pending.items() if path not in adopted}
    files = {**dict(ledger.files), **adopted}
    return Ledger(tuple(sorted(files.items())), tuple(sorted(pending.items())), ledger.kept, url)
