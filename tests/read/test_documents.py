"""Documents: what is read, and every mistake at its place."""

from datetime import date, datetime, timedelta, timezone

import pytest
from pydantic import BaseModel

from medsite.compute.digest import digest_bytes
from medsite.model.config import Config
from medsite.model.content import Article, Page, Source
from medsite.model.people import Doctor, Opening
from medsite.model.places import find_places
from medsite.model.problem import Checked
from medsite.read.documents import read_article, read_config, read_doctor, read_page, read_waivers
from medsite.read.schemas import ArticleShape, DoctorShape, PageShape, SiteShape
from medsite.read.shapes import spread_address


def make_source(path: str, text: str | bytes) -> Source:
    data = text.encode() if isinstance(text, str) else text
    return Source(path, data, digest_bytes(data))


def read_text(text: str | bytes, path: str = "content/articles/2026-03-hay-fever.md") -> Checked[object]:
    source = make_source(path, text)
    if path.startswith("content/articles/"):
        read = read_article(source, "Europe/London")
    elif path.startswith("content/pages/"):
        read = read_page(source)
    elif path.startswith("content/doctors/"):
        read = read_doctor(source)
    else:
        return read_config(source)  # type: ignore[return-value]
    return Checked(read.value.document if read.value else None, read.problems)


def places(checked: Checked[object]) -> list[tuple[int, int, str]]:
    return [(problem.place.line, problem.place.column, problem.rule) for problem in checked.problems]


def article(head: str, body: str = "Text.\n") -> str:
    return f"---\ntitle: T\ndate: 2026-03-01\n{head}---\n{body}"


FULL = """---
title: 2026-03-01
date: 2026-07-01 9:30
slug: hay-fever-again
updated: 2026-07-02
summary: What helps.
tags: [allergy, "no", allergy]
authors: asha-rao, ben-ode
reviewed_by: [ben-ode]
reviewed: 2026-07-03
review_due: 2027-07-03
draft: "off"
expires: 2030-01-01
image: nose.jpg
image_alt: A nose
language: English
aliases: [/old/, /older]
references:
  - A book, with a comma
  - {text: A paper, doi: https://doi.org/10.1136/bmj.n71, pmid: 33782057, url: https://example.org/p}
kind: guide
audience: patients
feed_id: tag:example.org,2026:1
extra: {colour: [red, blue], deep: {er: yes}}
---
Text.
"""


def test_every_field_of_an_article_is_read() -> None:
    read = read_text(FULL)
    assert read.problems == ()
    value = read.value
    assert isinstance(value, Article)
    assert value.title == "2026-03-01"
    assert value.published == datetime(2026, 7, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    assert value.slug == "hay-fever-again"
    assert value.tags == ("allergy", "no")
    assert value.authors == ("asha-rao", "ben-ode")
    assert value.draft is False
    assert value.language == "en"
    assert value.aliases == ("/old/", "/older")
    assert [(item.text, item.doi, item.pmid) for item in value.references] == [
        ("A book, with a comma", "", ""),
        ("A paper", "10.1136/bmj.n71", "33782057"),
    ]
    assert value.extra == (("colour", "red, blue"), ("deep.er", "yes"))
    assert value.expires == date(2030, 1, 1)
    assert find_places(value.source, value.places)["authors"].line == 8


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("content/articles/2026-03-hay-fever.md", "hay-fever"),
        ("content/articles/2026-03-12-hay-fever.md", "hay-fever"),
        ("content/articles/Hay Fever.md", "hay-fever"),
        ("content/articles/2026-03-hay-fever/index.md", "hay-fever"),
        ("content/articles/2026/hay-fever.md", "hay-fever"),
        ("content/articles/2026-03-12.md", "2026-03-12"),
        ("content/articles/हे-फीवर.md", "हे-फीवर"),
        ("content/articles/index.md", "index"),
    ],
)
def test_a_slug_is_the_name_without_its_date(path: str, slug: str) -> None:
    value = read_text(article(""), path).value
    assert isinstance(value, Article)
    assert value.slug == slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, 1, "R003")]),
        ("Just text", [(1, 1, "R003")]),
        ("---\ntitle: T\ndate: 2026-01-01\nText", [(1, 1, "R004")]),
        ("---\n---\n", [(1, 1, "R011"), (1, 1, "R011")]),
        ("---\n- a\n---\n", [(2, 1, "R010")]),
        ("---\ntitle: T\n---\n", [(2, 1, "R011")]),
        ("---\ntitle: ' '\ndate: 2026-01-01\n---\n", [(2, 8, "R013")]),
        ("---\ntitle:\ndate: 2026-01-01\n---\n", [(2, 1, "R011")]),
        ("---\ntitle: T\ndate: 2026-13-02\n---\n", [(3, 7, "R014")]),
        ("---\ntitle: T\ndate: 1 March 2026\n---\n", [(3, 7, "R014")]),
        ("---\ntitle: T\ndate: 2026-03-01 25:00\n---\n", [(3, 7, "R014")]),
        (article("updated: 2026-02-30\n"), [(4, 10, "R014")]),
        (article("reviwed_by: x\n"), [(4, 1, "R012")]),
        (article("title: U\n"), [(4, 1, "R006")]),
        (article("draft: maybe\n"), [(4, 8, "R015")]),
        (article("tags: {a: b}\n"), [(4, 7, "R010")]),
        (article("tags: [a, [b]]\n"), [(4, 11, "R010")]),
        (article("summary: [a]\n"), [(4, 10, "R010")]),
        (article("slug: Hay Fever\n"), [(4, 7, "R017")]),
        (article("slug: ../x\n"), [(4, 7, "R017")]),
        (article("slug: con\n"), [(4, 7, "R017")]),
        (article(f"slug: {'a' * 101}\n"), [(4, 7, "R017")]),
        (article("language: Klingon\n"), [(4, 11, "R018")]),
        (article("aliases: [/a/, b]\n"), [(4, 16, "R030")]),
        (article("aliases: /a/../b\n"), [(4, 10, "R030")]),
        (article("aliases: //evil.example/\n"), [(4, 10, "R030")]),
        (article("image: a.png\n"), [(4, 8, "R031")]),
        (article("references:\n  - {text: a, doi: 11.1}\n"), [(5, 20, "R029")]),
        (article("references:\n  - {text: a, pmid: x1}\n"), [(5, 21, "R029")]),
        (article("references:\n  - {txt: a}\n"), [(5, 5, "R011"), (5, 6, "R012")]),
        (article("summary: *x\n"), [(4, 10, "R007")]),
        (article("summary: &x y\n"), [(4, 10, "R007")]),
        (article("summary: !!python/object:os.system x\n"), [(4, 10, "R008")]),
        (article("summary: a: b\n"), [(4, 11, "R005")]),
        (article('summary: "open\n'), [(4, 10, "R005")]),
        (article("\ttags: [a]\n"), [(4, 1, "R005")]),
        (article("tags: [a, b\n"), [(5, 1, "R005")]),
        (article(f"extra: {'[' * 30}{']' * 30}\n"), [(4, 28, "R009")]),
        (article('summary: "a\\0b"\n'), [(4, 10, "R002")]),
        (article("", "a\x00b\n"), [(5, 2, "R002")]),
        (article("", "a\x1b[31m\n"), [(5, 2, "R002")]),
        (article("a: 1\nb: 2\n", "![](x.png)\n"), [(4, 1, "R012"), (5, 1, "R012"), (7, 1, "R031")]),
    ],
)
def test_a_mistake_has_its_place_and_rule(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert places(read_text(text)) == expected


def test_an_unknown_field_comes_with_a_suggestion() -> None:
    problem = read_text(article("reviwed_by: x\n")).problems[0]
    assert problem.message == 'unknown field "reviwed_by"'
    assert problem.mend == 'did you mean "reviewed_by"? Put fields of your own under "extra:".'


@pytest.mark.parametrize(
    ("word", "draft"), [("yes", True), ("True", True), ("on", True), ("no", False), ("FALSE", False)]
)
def test_a_draft_in_any_spelling_is_understood(word: str, draft: bool) -> None:
    value = read_text(article(f"draft: {word}\n")).value
    assert isinstance(value, Article)
    assert value.draft is draft


@pytest.mark.parametrize("word", ["ture", "[true]", "y e s", "{a: b}", "-1"])
def test_a_draft_that_cannot_be_read_is_not_published(word: str) -> None:
    read = read_text(article(f"draft: {word}\n"))
    assert isinstance(read.value, Article)
    assert read.value.draft is True
    assert [problem.rule for problem in read.problems] in (["R015"], ["R010"])


def test_bytes_that_are_not_utf8_are_refused_at_their_place() -> None:
    read = read_text("---\r\ntitle: é".encode() + b"\xff")
    assert (read.value, places(read)) == (None, [(2, 9, "R001")])


def test_a_byte_order_mark_and_crlf_change_no_place() -> None:
    plain = article("tags: [a]\n", "![](x.png)\n")
    marked = b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode()
    assert places(read_text(marked)) == places(read_text(plain)) == [(6, 1, "R031")]


def test_a_misplaced_windows_quote_is_read_as_one_with_a_warning() -> None:
    read = read_text(article("summary: It\x92s\n"))
    assert isinstance(read.value, Article)
    assert read.value.summary == "It’s"
    assert [(problem.rule, problem.severity) for problem in read.problems] == [("R002", "warning")]


def test_a_page_has_no_date() -> None:
    read = read_text("---\ntitle: About\nslug: about-us\n---\n# Hi\n", "content/pages/about.md")
    assert isinstance(read.value, Page)
    assert (read.value.slug, read.problems) == ("about-us", ())
    assert places(read_text("---\ntitle: A\ndate: 2026-01-01\n---\n", "content/pages/a.md")) == [(3, 1, "R012")]


DOCTOR = """name: Dr Asha Rao
credentials: "MBBS, MRCGP"
specialty: General practice
specialties: [Allergy]
clinic: Riverside
phone: 020 7946 0800
email: asha@example.org
address: {street: 1 High St, city: Leeds, zip: LS1 1AA}
languages: [en, no, Igbo, Kannada, British Sign Language]
registrations:
  - {scheme: NPI, id: 1234567893}
  - {scheme: gmc, id: "0123456"}
  - {scheme: ahpra, id: MED0001234567}
  - {scheme: kmc, id: 48211}
photo: asha.jpg
bio: |
  She works **here**.

  ![](x.png)
education: [MBBS Ibadan 2001, {degree: MD, school: Leeds, year: 2005}]
booking: https://example.org/book
telehealth: {url: https://example.org/t, states: [NY]}
social: {linkedin: asha-rao, mastodon: "https://example.org/@asha"}
hours:
  Mon-Fri: 9:30-12:00, 13:00-17:00
  Sat: closed
accepting: yes
orcid: 0000-0002-1825-0097
"""


def test_every_field_of_a_doctor_is_read() -> None:
    read = read_text(DOCTOR, "content/doctors/asha-rao.yaml")
    assert places(read) == [(19, 3, "R031")]
    value = read.value
    assert isinstance(value, Doctor)
    assert (value.slug, value.credentials, value.specialties) == (
        "asha-rao",
        ("MBBS", "MRCGP"),
        ("General practice", "Allergy"),
    )
    assert value.languages == ("en", "no", "ig", "kn", "bfi")
    assert value.address is not None
    assert (value.address.text, value.address.locality) == ("1 High St, Leeds, LS1 1AA", "Leeds")
    assert [item.scheme for item in value.registrations] == ["npi", "gmc", "ahpra", "kmc"]
    assert value.education == ("MBBS Ibadan 2001", "MD, Leeds, 2005")
    assert value.telehealth == "https://example.org/t"
    assert value.social == (
        ("linkedin", "https://www.linkedin.com/in/asha-rao/"),
        ("mastodon", "https://example.org/@asha"),
    )
    assert value.hours == (
        Opening(
            "Monday to Friday",
            ("09:30–12:00", "13:00–17:00"),
            (0, 1, 2, 3, 4),
            (("09:30", "12:00"), ("13:00", "17:00")),
        ),
        Opening("Saturday", (), (5,), ()),
    )
    assert value.accepting is True


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("registrations: [{scheme: npi, id: 1234567890}]", (2, 35, "R023")),
        ("registrations: [{scheme: npi, id: 123}]", (2, 35, "R023")),
        ("registrations: [{scheme: gmc, id: 123456}]", (2, 35, "R023")),
        ("registrations: [{scheme: ahpra, id: MED123}]", (2, 37, "R023")),
        ("registrations: [{scheme: npi}]", (2, 17, "R011")),
        ("orcid: 0000-0002-1825-0098", (2, 8, "R023")),
        ("booking: http://example.org/", (2, 10, "R021")),
        ("booking: example.org", (2, 10, "R020")),
        ("portal: javascript:alert(1)", (2, 9, "R020")),
        ("email: asha at example", (2, 8, "R022")),
        ("languages: [en, Klingon]", (2, 17, "R018")),
        ("social: {google+: 'https://plus.google.com/1'}", (2, 19, "R028")),
        ("social: {facebook: 'https://example.org/x'}", (2, 20, "R028")),
        ("hours: Mon-Fri 17:00-08:00", (2, 8, "R024")),
        ("hours: {Mon: 9-12, Blursday: 9-12}", (2, 30, "R024")),
        ("hours: Mon 9-12; Mon 11-13", (2, 8, "R024")),
        ("accepting: perhaps", (2, 12, "R015")),
        ("insurance: x", (2, 1, "R012")),
        ("name: Twice", (2, 1, "R006")),
    ],
)
def test_a_mistake_in_a_profile_has_its_place(line: str, expected: tuple[int, int, str]) -> None:
    read = read_text(f"name: A\n{line}\n", "content/doctors/a.yaml")
    assert places(read) == [expected]
    assert isinstance(read.value, Doctor)


def test_a_google_account_is_refused_with_the_year() -> None:
    read = read_text("name: A\nsocial: {google+: x}\n", "content/doctors/a.yaml")
    assert "closed in 2019" in read.problems[0].message


SITE = """title: Riverside
url: HTTPS://Host.example/~drpat/
language: en-gb
timezone: Europe/London
theme: {name: clinic, settings: {colour: teal}}
clinic:
  name: Riverside
  address: |
    41 Wharf Lane
    Sheffield
  geo: 53.4, -1.5
  hours: Mon-Fri 08:30-17:00
navigation:
  - Articles: /articles/
  - {label: Book, url: https://example.org}
feeds: {full_text: no, limit: 5}
publish: {targets: {web: {kind: ssh, host: h, path: /srv, port: 22}}}
"""


def test_every_field_of_a_site_is_read() -> None:
    read = read_text(SITE, "content/site.yaml")
    assert read.problems == ()
    value = read.value
    assert isinstance(value, Config)
    assert (value.url, value.language, value.theme, value.settings) == (
        "https://host.example/~drpat",
        "en-GB",
        "clinic",
        (("colour", "teal"),),
    )
    clinic = value.clinics[0]
    assert clinic.address is not None
    assert (clinic.address.text, clinic.geo) == ("41 Wharf Lane, Sheffield", (53.4, -1.5))
    assert [item.label for item in value.navigation] == ["Articles", "Book"]
    assert (value.feeds.full_text, value.feeds.limit) == (False, 5)
    assert (value.targets[0].kind, dict(value.targets[0].options)["port"]) == ("ssh", "22")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("timezone: Europe/Londn", (3, 11, "R019")),
        ("timezone: ../../etc/passwd", (3, 11, "R019")),
        ("language: xx", (3, 11, "R018")),
        ("feeds: {limit: 0}", (3, 16, "R016")),
        ("clinic: {name: A, geo: 200 0}", (3, 24, "R025")),
        ("clinic: {name: A, nam: B}", (3, 19, "R012")),
        ("publish: {targets: {web: {kind: ftp}}}", (3, 33, "R026")),
        ("publish: {targets: {web: {kind: folder}}}", (3, 26, "R026")),
        ("publish: {targets: {web: {kind: folder, path: x, pth: y}}}", (3, 50, "R012")),
        ("theme: {nme: x}", (3, 8, "R011")),
        ("social: {google+: x}", (3, 19, "R028")),
    ],
)
def test_a_mistake_in_the_site_has_its_place(line: str, expected: tuple[int, int, str]) -> None:
    read = read_text(f"title: A\nurl: https://a.example\n{line}\n", "content/site.yaml")
    assert places(read)[0] == expected
    assert isinstance(read.value, Config)


@pytest.mark.parametrize(
    ("country", "text"),
    [("GB", "1 High St, Leeds"), ("Wales", "1 High St, Leeds, Wales"), ("", "1 High St, Leeds")],
)
def test_an_address_in_words_does_without_a_bare_country_code(country: str, text: str) -> None:
    made = spread_address({"street": "1 High St", "locality": "Leeds", "country": country})
    assert (made["text"], made["country"]) == (text, country)


@pytest.mark.parametrize(
    "url", ["a.example", "ftp://a.example", "https://u:p@a.example", "https://a.example/?x", "//a"]
)
def test_a_site_address_that_is_not_whole_is_refused(url: str) -> None:
    assert places(read_text(f"title: A\nurl: {url}\n", "content/site.yaml")) == [(2, 6, "R020")]


def test_waivers_are_read_with_their_places() -> None:
    row = "{rule: S-MRN, path: content/a.md, words: ab12, reason: ours, who: A, when: 2026-01-01}"
    read = read_waivers(make_source("content/waivers.yaml", f"- {row}\n- {row}\n"))
    assert read.value is not None
    assert [(waiver.rule, waiver.place.line, waiver.until) for waiver in read.value] == [
        ("S-MRN", 1, None),
        ("S-MRN", 2, None),
    ]
    assert read_waivers(make_source("content/waivers.yaml", "# none\n")) == Checked(())
    broken = read_waivers(make_source("content/waivers.yaml", "- {rule: x}\n"))
    assert broken.value == ()
    assert {problem.rule for problem in broken.problems} == {"R011"}


def test_a_value_is_never_repeated_where_it_may_be_an_identifier() -> None:
    text = article("updated: 12/03/1961\nslug: Jane Doe 1961\n")
    said = " ".join(problem.message for problem in read_text(text).problems)
    assert "1961" not in said


ODD = ["x", "''", "~", "[]", "{}", "[[]]", "[{}]", "[~]", "{x: y}", "{x: [y]}", "[{x: y}]", "[x, [y]]", "-1", "1e999", "nan",
       "'\\u0000'", "[{url: [x]}]", "{url: {a: b}}", "{name: [x]}", "{targets: [x]}", "{targets: {x: y}}", "{targets: {x: {kind: [y]}}}",
       "[{scheme: [x], id: {a: b}}]", "[{network: [x], url: y}]", "[{days: {a: b}, open: []}]", "{latitude: [x]}", "[1, 2, 3]",
       "9" * 5000, "'" + "a" * 5000 + "'", "{text: [x]}", "[{text: {a: b}, doi: [x], pmid: {}}]", "2026-02-30T99:99", "http://[", "'http://a:b:c'",
       "https://a:99999/", "{settings: [x]}", "{name: x, settings: {a: {b: {c: [d]}}}}", "٢٠٢٦-٠١-٠١", "{limit: [x]}", "'\u202e'"]  # fmt: skip


@pytest.mark.parametrize("value", ODD)
def test_no_value_in_any_field_is_a_surprise(value: str) -> None:
    kinds: dict[str, tuple[type[BaseModel], str]] = {
        "content/site.yaml": (SiteShape, "title: A\nurl: https://a.example\n"),
        "content/doctors/a.yaml": (DoctorShape, "name: A\n"),
        "content/articles/a.md": (ArticleShape, "title: A\ndate: 2026-01-01\n"),
        "content/pages/a.md": (PageShape, "title: A\n"),
    }
    for path, (shape, needed) in kinds.items():
        for name in shape.model_fields:
            kept = "".join(line + "\n" for line in needed.splitlines() if not line.startswith(name + ":"))
            text = f"{kept}{name}: {value}\n"
            read = read_text(f"---\n{text}---\n" if path.endswith(".md") else text, path)
            assert read.value is not None or read.problems
            assert all(problem.place.line > 0 and problem.mend for problem in read.problems)


@pytest.mark.parametrize("key", ["authors", "reviewed_by"])
def test_a_doctor_named_by_name_is_asked_for_by_file(key: str) -> None:
    (problem,) = read_text(article(f"{key}: [Dr Asha Rao]\n")).problems
    assert problem.rule == "R017"
    assert "content/doctors/" in problem.message
    assert "asha-rao" in problem.mend


@pytest.mark.parametrize("line", ["title:", "title: #1 question", 'title: ""', "title: ~"])
def test_an_empty_field_is_told_from_a_missing_one(line: str) -> None:
    (problem,) = read_text(f"---\n{line}\ndate: 2026-01-01\n---\nText.\n").problems
    assert problem.place.line == 2
    assert "empty" in problem.message
