"""A card that was shared stays at the target for as many publishes as site.yaml says, and in output/ not at all."""

from pathlib import Path

import pytest

from tests.laws.sites import run_medsite

SITE = """title: River Clinic
url: https://river.example
cards: {{keep: {keep}}}
publish: {{targets: {{web: {{kind: folder, path: ../web}}}}}}
"""


def publish(site: Path, title: str) -> set[str]:
    """Build the site with this title, publish it, and return the cards of its article at the target."""
    text = f"---\ntitle: {title}\ndate: 2026-03-01\n---\nWords.\n"
    (site / "content" / "articles" / "a.md").write_text(text, encoding="utf-8")
    done = run_medsite(site, "publish", "--build", "--jobs", "1", "-q")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((site / "output" / "cards").glob("a-*.png"))) == 1
    return {path.name for path in (site.parent / "web" / "cards").glob("a-*.png")}


@pytest.mark.parametrize(("keep", "standing"), [(0, (1, 1)), (1, (1, 2, 2))])
def test_earlier_cards_stay_for_so_many_publishes(tmp_path: Path, keep: int, standing: tuple[int, ...]) -> None:
    site = tmp_path / "site"
    (site / "content" / "articles").mkdir(parents=True)
    (site / "content" / "site.yaml").write_text(SITE.format(keep=keep), encoding="utf-8")
    found = [publish(site, title) for title in ("One", "Two", "Three")[: len(standing)]]
    assert tuple(map(len, found)) == standing
    assert len(set.union(*found)) == len(standing)
