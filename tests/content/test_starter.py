"""The site that ``medsite new`` writes is small, complete and free of problems."""

from medsite.model.content import ContainerSlot
from tests.content.sites import STARTER, read_site


def test_reading_the_starter_finds_no_problem() -> None:
    assert read_site(STARTER).problems == ()


def test_the_starter_is_small_and_complete() -> None:
    site = read_site(STARTER)
    assert (len(site.doctors), len(site.articles), len(site.pages)) == (1, 2, 1)
    assert site.doctors[0].photo_alt
    assert all(article.authors == (site.doctors[0].slug,) for article in site.articles)
    assert all(article.references for article in site.articles)


def test_the_starter_shows_every_container() -> None:
    slots = [slot for article in read_site(STARTER).articles for slot in article.body.slots]
    names = {slot.name for slot in slots if isinstance(slot, ContainerSlot)}
    assert names == {"note", "warning", "emergency", "keyfacts", "faq"}


def test_every_setting_of_the_starter_is_explained() -> None:
    for name in ("content/site.yaml", "content/doctors/your-name.yaml"):
        lines = (STARTER / name).read_text(encoding="utf-8").splitlines()
        for above, line in zip(["", *lines], lines, strict=False):
            if line and line[0].isalpha():
                assert above.startswith("#"), f"{name}: {line}"


def test_the_starter_says_where_to_begin_and_what_git_should_skip() -> None:
    assert "medsite serve" in (STARTER / "START.md").read_text(encoding="utf-8")
    assert {"output/", ".medsite/"} <= set((STARTER / ".gitignore").read_text(encoding="utf-8").split("\n"))
    assert sum(path.stat().st_size for path in STARTER.rglob("*") if path.is_file()) < 100_000
