"""Links between finished pages: every one leads somewhere."""

import pytest

from medsite.audit.finished import Finished
from medsite.audit.links import audit_links
from medsite.audit.rules import RULES

KNOWN = ("index.html", "about/index.html", "articles/hay/index.html", "feed.xml", "assets/a b.css", "404.html")
ANCHORS = {"about/index.html": ("team", "größe")}


def judge(link: str, *, path: str = "articles/hay/index.html", base: str = "/") -> list[str]:
    pages = {known: Finished(known, anchors=ANCHORS.get(known, ())) for known in KNOWN if known.endswith("html")}
    pages[path] = Finished(path, links=(link,), anchors=("part",))
    return [problem.rule for problem in audit_links(pages, KNOWN, base)]


@pytest.mark.parametrize(
    "link",
    [
        "/",
        "/about/",
        "/about",
        "/about/#team",
        "/about/#gr%C3%B6%C3%9Fe",
        "/about/index.html",
        "/feed.xml",
        "/feed.xml?v=2",
        "/assets/a%20b.css",
        "#part",
        "#",
        "#top",
        "#:~:text=pollen",
        "../../about/",
        "../hay/",
        "../../feed.xml",
        "./",
        "?page=2",
    ],
)
def test_a_link_that_leads_somewhere_passes(link: str) -> None:
    assert judge(link) == []


@pytest.mark.parametrize(
    ("rule", "link"),
    [
        ("A001", "/nowhere/"),
        ("A001", "/About/"),
        ("A001", "../nowhere/"),
        ("A001", "/feed"),
        ("A001", "../../../../about/"),
        ("A002", "/about/#nobody"),
        ("A002", "#nobody"),
    ],
)
def test_a_link_that_leads_nowhere_is_said(rule: str, link: str) -> None:
    assert judge(link) == [rule]


@pytest.mark.parametrize(
    ("link", "rules"),
    [("/~drpat/about/", []), ("/~drpat", []), ("/~drpat/", []), ("/about/", ["A004"]), ("../../about/", [])],
)
def test_a_site_in_a_folder_stays_in_it(link: str, rules: list[str]) -> None:
    assert judge(link, base="/~drpat/") == rules


def test_every_rule_says_why_and_how_to_mend() -> None:
    assert all(rule.title and rule.why and rule.mend for rule in RULES.values())
    assert list(RULES) == sorted(RULES)
