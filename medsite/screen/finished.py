"""Screen finished pages and feeds without looking twice at what is known to be clean.

A finished file is taken apart into atoms: the words of an element, an attribute's value, a comment, a JSON value.
Four kinds of atoms need no second look: words of a body that was compared with its screened source and cut out byte
for byte; a text's title, summary and address, screened with its source and as its page's name; atoms that this process
has found clean before (a theme's own words stand on every page); and atoms without a letter or digit. What remains of
some files is screened in one piece. Where that finds anything, each file is screened by itself; where it still does, or
anything fails, the whole file is screened from its first byte to its last, as if nothing were known of it.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from medsite.model.finding import Finding
from medsite.model.problem import Place
from medsite.screen.blocks import read_text
from medsite.screen.engine import Screen, screen_artifact, screen_text, screen_words, state_fault
from medsite.screen.finished_atoms import GAP, open_file, strange_atoms, unescaped
from medsite.screen.finished_known import SLOT, Artifact, Known, Sheet

__all__ = ["Artifact", "Judgement", "Known", "screen_finished", "screen_reading"]


class Judgement(Struct, frozen=True):
    """Of a source with the HTML made of it. vouched: whether the HTML says nothing that the source did not."""

    findings: tuple[Finding, ...]
    vouched: bool


def screen_reading(screen: Screen, path: str, data: bytes, parts: Sequence[str]) -> Judgement:
    """Return what stands in a source, and whether the HTML `parts` made of it are vouched for.

    parts: as `Body.parts`. They are vouched for when nothing blocks the source and every atom of them stands in
    the source's own normalised text, or is clean itself.
    """
    try:
        text = read_text(path, data.decode("utf-8-sig"))
        findings = screen_text(screen, text)
        if _blocks(findings):
            return Judgement(findings, vouched=False)
        return Judgement(findings, _stands_in(screen, text.plain, parts))
    except Exception:  # noqa: BLE001 - an outermost door: whatever goes wrong in a rule, the file is withheld
        return Judgement((state_fault(path),), vouched=False)


def screen_finished(screen: Screen, artifacts: Sequence[Artifact], known: Known) -> list[tuple[Finding, ...]]:
    """Return what stands in each of some finished pages and feeds. known: of the same screen."""
    if _is_clean(screen, artifacts, known):
        return [()] * len(artifacts)
    if len(artifacts) > 1:
        return [findings for artifact in artifacts for findings in screen_finished(screen, [artifact], known)]
    return [_screen_whole(screen, artifact.path, artifact.data) for artifact in artifacts]


def _is_clean(screen: Screen, artifacts: Sequence[Artifact], known: Known) -> bool:
    """Say whether nothing that is new in the files blocks, and remember it if so."""
    sheet = Sheet(known)
    try:
        for artifact in artifacts:
            sheet.read(artifact)
        words = sheet.words()
        if words and _blocks(screen_words(screen, "atoms.html", words)):
            return False
    except Exception:  # noqa: BLE001 - a fault of a shortcut; the whole file is screened instead
        return False
    sheet.teach()
    return True


def _screen_whole(screen: Screen, path: str, data: bytes) -> tuple[Finding, ...]:
    """Screen every byte of a finished file; in a feed, what is found in an entry's HTML is told at its first line."""
    if not path.endswith((".xml", ".json")):
        return screen_artifact(screen, path, data)
    try:
        stretches = unescaped(path, open_file(path, data.decode("utf-8")))
        found = screen_words(screen, "feed.html", "\n\n".join(stretches))
    except Exception:  # noqa: BLE001 - an outermost door: whatever goes wrong in a rule, the file is withheld
        return (state_fault(path),)
    return tuple(dict.fromkeys(replace(finding, place=Place(path)) for finding in found))


def _stands_in(screen: Screen, plain: str, parts: Sequence[str]) -> bool:
    """Say whether every atom of `parts` stands in the normalised text `plain`, or is clean itself."""
    said = plain.casefold()
    strange = [atom.html for part in parts for atom in strange_atoms(SLOT.sub(GAP, part), said)]
    return not strange or not _blocks(screen_words(screen, "atoms.html", "\n".join(strange)))


def _blocks(findings: Iterable[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)
