"""The clock decides what is out, to the second, and nothing else does."""

from pathlib import Path

import pytest

from tests.laws.sites import build, read_tree, write_article, write_site

NOON = "1795262400"  # 2026-11-21 12:00 UTC, and London's
TWO = "1795269600"  # two hours later


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = write_site(tmp_path / "site", articles=1)
    write_article(site, "news", title="News at one", date="2026-11-21 13:00")
    return site


def test_an_article_waits_for_its_hour_and_then_appears(site: Path) -> None:
    early = build(site, SOURCE_DATE_EPOCH=NOON)
    assert "1 held back" in early.stdout
    assert not any("news" in path for path in read_tree(site / "output"))
    build(site, SOURCE_DATE_EPOCH=TWO)
    assert (site / "output/articles/news/index.html").exists()
    build(site, SOURCE_DATE_EPOCH=NOON)
    assert not any("news" in path for path in read_tree(site / "output"))


def test_a_link_in_raw_html_to_the_host_beside_the_site_is_a_warning(site: Path) -> None:
    write_article(site, "ask", text="Try <a href='/quick-answers'>quick answers</a>.")
    done = build(site, SOURCE_DATE_EPOCH=TWO)
    assert done.returncode == 0, done.stderr
    assert "warning R208" in done.stderr
    assert 'href="/quick-answers"' in (site / "output/articles/ask/index.html").read_text()


def test_the_same_link_in_markdown_is_an_error(site: Path) -> None:
    write_article(site, "ask", text="Try [quick answers](/quick-answers).")
    done = build(site, SOURCE_DATE_EPOCH=TWO)
    assert done.returncode == 1
    assert "error R208" in done.stderr
