"""A waiver excuses what it names, for as long as it holds, and nothing else."""

from datetime import date

from medsite.model.finding import Finding, Waiver
from medsite.model.problem import Place
from medsite.screen.waivers import apply_waivers, digest_words, waiver_entry

TODAY = date(2026, 11, 22)


def _finding(words: str, path: str = "content/articles/x.md") -> Finding:
    digest = digest_words("S-PHONE", path, words)
    return Finding(Place(path, 3, 4), "S-PHONE", "PHONE", "error", "a phone", "remove it", "D", len(words), digest)


def _waiver(finding: Finding, until: date | None = None) -> Waiver:
    place = Place("content/waivers.yaml", 2)
    return Waiver(finding.rule, finding.place.path, finding.words, "public", "Dr. Rao", TODAY, until, place)


def test_a_waiver_excuses_its_own_finding_only() -> None:
    mine, other = _finding("020 7946 0817"), _finding("020 7946 0817", "content/articles/y.md")
    judged = apply_waivers([mine, other], [_waiver(mine)], TODAY)
    assert judged.findings == (other,)
    assert judged.waived == ((mine, _waiver(mine)),)
    assert not judged.problems


def test_an_expired_waiver_excuses_nothing_and_is_reported() -> None:
    finding = _finding("020 7946 0817")
    judged = apply_waivers([finding], [_waiver(finding, date(2026, 11, 21))], TODAY)
    assert judged.findings == (finding,)
    assert [problem.rule for problem in judged.problems] == ["S-WAIVER-EXPIRED"]


def test_a_waiver_holds_on_its_last_day() -> None:
    finding = _finding("020 7946 0817")
    assert not apply_waivers([finding], [_waiver(finding, TODAY)], TODAY).findings


def test_an_unused_waiver_is_reported() -> None:
    judged = apply_waivers([], [_waiver(_finding("x"))], TODAY)
    assert [problem.rule for problem in judged.problems] == ["S-WAIVER-UNUSED"]


def test_the_entry_to_paste_tells_no_words() -> None:
    finding = _finding("020 7946 0817")
    entry = waiver_entry(finding, TODAY)
    assert "7946" not in entry
    assert f'words: "{finding.words}"' in entry


def test_a_digest_is_too_short_to_guess_the_words_from() -> None:
    digests = {digest_words("S-NAME", "a.md", str(number)) for number in range(20_000)}
    assert len(digests) <= 4096
