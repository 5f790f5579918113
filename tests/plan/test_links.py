"""Where links lead."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from medsite.model.problem import Place, Problem
from medsite.plan.addresses import address_book
from medsite.plan.assemble import assemble
from medsite.plan.links import AddressBook, Stray, Written, resolve_link, resolve_raw_link
from medsite.plan.urls import read_base
from tests.plan.sites import NOW, article, body, config, doctor, page, shelf, theme

PLACE = Place("content/articles/hay-fever.md", 12, 3)


def book(url: str = "https://river.example") -> AddressBook:
    parts = body(anchors=("causes", "what-helps"))
    documents = (
        doctor(),
        article("hay-fever", tags=("Spring",), body=replace(parts, anchors=("table-1",)), aliases=("/old-hay/",)),
        article("sleep", source="content/articles/sleep/index.md", body=body(anchors=("night",))),
        article("नींद", source="content/articles/neend.md"),
        article("secret", draft=True),
        article("later", published=datetime(2027, 1, 2, tzinfo=UTC)),
        page(),
    )
    conf = config(url=url)
    site = assemble(conf, documents, NOW).value
    assert site is not None
    ready = shelf(static={"leaflet.pdf": "d1", "tools/index.html": "d2", "files/My plan.pdf": "d3"})
    return address_book(site, theme(), ready, read_base(url))


def lead(
    target: str, source: str = "content/articles/hay-fever.md", url: str = "https://river.example"
) -> str | Problem:
    known = book(url)
    return resolve_link(Written(target, PLACE, source, known.sources[source]), known)


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("https://nhs.uk/x?a=1#b", "https://nhs.uk/x?a=1#b"),
        ("HTTP://nhs.uk/", "HTTP://nhs.uk/"),
        ("mailto:desk@river.example", "mailto:desk@river.example"),
        ("tel:+442079460800", "tel:+442079460800"),
        ("#causes", "#causes"),
        ("#fn1", "#fn1"),
        ("#fnref:2:1", "#fnref:2:1"),
        ("#references", "#references"),
        ("#table-1", "#table-1"),
        ("#", "#"),
        ("/", "/"),
        ("/articles/sleep/", "/articles/sleep/"),
        ("/articles/sleep", "/articles/sleep/"),
        ("/articles/sleep/index.html", "/articles/sleep/"),
        ("/articles/sleep/#night", "/articles/sleep/#night"),
        ("/articles/sleep/?print=1#night", "/articles/sleep/?print=1#night"),
        ("/old-hay/", "/articles/hay-fever/"),
        ("/doctors/asha-rao/", "/doctors/asha-rao/"),
        ("/doctors/asha-rao.vcf", "/doctors/asha-rao.vcf"),
        ("/tags/spring/feed.xml", "/tags/spring/feed.xml"),
        ("/about", "/about/"),
        ("/leaflet.pdf", "/leaflet.pdf"),
        ("/tools/", "/tools/"),
        ("/files/My%20plan.pdf", "/files/My%20plan.pdf"),
        ("/articles/नींद/", "/articles/%E0%A4%A8%E0%A5%80%E0%A4%82%E0%A4%A6/"),
        ("/articles/%E0%A4%A8%E0%A5%80%E0%A4%82%E0%A4%A6/", "/articles/%E0%A4%A8%E0%A5%80%E0%A4%82%E0%A4%A6/"),
        ("sleep/index.md", "/articles/sleep/"),
        ("sleep/index.md#night", "/articles/sleep/#night"),
        ("sleep", "/articles/sleep/"),
        ("neend.md", "/articles/%E0%A4%A8%E0%A5%80%E0%A4%82%E0%A4%A6/"),
        ("../pages/about.md", "/about/"),
        ("../doctors/asha-rao.yaml", "/doctors/asha-rao/"),
        ("../static/leaflet.pdf", "/leaflet.pdf"),
        ("../sleep/", "/articles/sleep/"),
        ("../../about/", "/about/"),
        ("https://river.example/articles/sleep", "/articles/sleep/"),
        ("https://river.example/booking-system/", "https://river.example/booking-system/"),
    ],
)
def test_a_link_leads_where_its_author_meant(target: str, url: str) -> None:
    assert lead(target) == url


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("/articles/sleep/", "/~drpat/articles/sleep/"),
        ("/~drpat/articles/sleep/", "/~drpat/articles/sleep/"),
        ("/~drpat/", "/~drpat/"),
        ("../pages/about.md", "/~drpat/about/"),
        ("#causes", "#causes"),
        ("https://host.example/~drpat/about/", "/~drpat/about/"),
        ("https://host.example/about/", "https://host.example/about/"),
    ],
)
def test_a_link_in_a_sub_folder_carries_the_base_path_once(target: str, url: str) -> None:
    assert lead(target, url="https://host.example/~drpat") == url


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("../neend.md", "/articles/%E0%A4%A8%E0%A5%80%E0%A4%82%E0%A4%A6/"),
        ("#night", "#night"),
        ("index.md", "/articles/sleep/"),
    ],
)
def test_a_link_is_relative_to_its_own_source(target: str, url: str) -> None:
    assert lead(target, source="content/articles/sleep/index.md") == url


@pytest.mark.parametrize(
    ("target", "rule", "mend"),
    [
        ("javascript:alert(1)", "R210", "https"),
        ("java\nscript:alert(1)", "R210", "https"),
        ("\x01data:text/html,x", "R210", "https"),
        ("//evil.example/x", "R210", "https"),
        ("/\\evil.example", "R210", "https"),
        ("ftp://files.example", "R210", "https"),
        ("#cause", "R211", 'did you mean "#causes"?'),
        ("/articles/sleep/#nigth", "R211", 'did you mean "#night"?'),
        ("/articles/slep/", "R208", 'did you mean "/articles/sleep/"?'),
        ("/Articles/Sleep/", "R208", 'did you mean "/articles/sleep/"?'),
        ("sleep.md", "R208", 'did you mean "sleep/index.md"?'),
        ("../pages/abuot.md", "R208", 'did you mean "../pages/about.md"?'),
        ("/leaflets.pdf", "R208", 'did you mean "/leaflet.pdf"?'),
        ("../../../../etc/passwd", "R208", ""),
        ("/articles/secret/", "R209", "take the link out"),
        ("secret.md", "R209", "take the link out"),
        ("later.md", "R209", "take the link out"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_problem(target: str, rule: str, mend: str) -> None:
    found = lead(target)
    assert isinstance(found, Problem)
    assert found.rule == rule
    assert found.place == PLACE
    assert mend in found.mend


@pytest.mark.parametrize("target", ["indx.md", "missing.md"])
def test_a_mend_offers_neither_the_file_it_stands_in_nor_one_that_is_only_beside_it(target: str) -> None:
    found = lead(target, source="content/articles/sleep/index.md")
    assert isinstance(found, Problem)
    assert "did you mean" not in found.mend


def test_a_link_to_a_future_article_says_until_when() -> None:
    found = lead("later.md")
    assert isinstance(found, Problem)
    assert "held back (future until 2027-01-02)" in found.message


@pytest.mark.parametrize("target", ["/quick-answers", "/portal/login?x=1", "/old page/"])
def test_raw_html_may_lead_to_what_the_host_serves_beside_the_site(target: str) -> None:
    known = book()
    found = resolve_raw_link(Written(target, PLACE, "content/articles/hay-fever.md", "/articles/hay-fever/"), known)
    assert isinstance(found, Stray)
    assert found.url == target.replace(" ", "%20")
    assert (found.doubt.rule, found.doubt.severity) == ("R208", "warning")


@pytest.mark.parametrize(
    ("target", "rule"),
    [("../nowhere.md", "R208"), ("nowhere/", "R208"), ("/articles/secret/", "R209"), ("javascript:x", "R210")],
)
def test_other_faults_of_raw_links_stay_errors(target: str, rule: str) -> None:
    known = book()
    found = resolve_raw_link(Written(target, PLACE, "content/articles/hay-fever.md", "/articles/hay-fever/"), known)
    assert isinstance(found, Problem)
    assert (found.rule, found.severity) == (rule, "error")


def test_raw_links_that_are_right_are_printed_like_all_others() -> None:
    written = Written("/doctors/asha-rao", PLACE, "content/articles/hay-fever.md", "/articles/hay-fever/")
    assert resolve_raw_link(written, book()) == resolve_link(written, book()) == "/doctors/asha-rao/"
