"""Hosts' files: one description of headers and redirects, said as each host wants it."""

import json
import re
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from medsite.model.hosting import HOSTS, SECURITY, SNIPPETS, Hosting, files_of
from medsite.model.people import Clinic
from medsite.plan.hosts.description import IMMUTABLE, KEPT_NAMES, Description, Redirect, describe_site
from medsite.plan.hosts.files import NAMES
from medsite.plan.hosts.machines import write_azure, write_firebase, write_vercel
from medsite.plan.hosts.plain import write_headers, write_redirects, write_security
from medsite.plan.hosts.servers import write_apache, write_nginx
from medsite.plan.urls import read_base
from medsite.publish.headers import cache_control
from tests.plan.sites import article, config, doctor, outputs_of, page, shelf, site_of

MOVED = article("hay-fever", aliases=("/old/", "/2019/hay.html", "/घर/"))


def told(url: str = "https://river.example") -> Description:
    return describe_site(site_of(doctor(), MOVED, conf=config(url=url)), read_base(url))


def many(count: int) -> Description:
    moved = tuple(Redirect(f"/old-{n}/", f"/old-{n}/", f"/articles/new-{n}/") for n in range(count))
    return replace(told(), redirects=moved)


def text_of(name: str, hosting: Hosting | None = None, **changes: Any) -> str:
    conf = config(hosting=hosting or Hosting(), **changes)
    view: Any = outputs_of(doctor(), MOVED, conf=conf)[name].view
    text: str = view.text
    return text


def test_every_file_of_every_host_can_be_made() -> None:
    assert set(NAMES) == {*files_of(tuple(HOSTS)), *SNIPPETS.values(), SECURITY}
    clinic = Clinic("River Clinic", email="desk@river.example")
    conf = config(hosting=Hosting(tuple(HOSTS)), clinics=(clinic,))
    made = outputs_of(doctor(), MOVED, conf=conf)
    assert {*files_of(tuple(HOSTS)), SECURITY} <= made.keys()


def test_a_site_without_aliases_has_a_file_without_rules() -> None:
    assert "301" not in write_redirects(many(0), force=True, plain=True)
    assert json.loads(write_vercel(many(0)))["redirects"] == []


def test_no_header_is_said_twice_of_one_file() -> None:
    rules: dict[str, list[str]] = {}
    for line in write_headers(told()).splitlines():
        if line.startswith("/"):
            rules[line] = seen = []
        elif line.startswith("  "):
            seen.append(line.strip().partition(":")[0])
    common = rules.pop("/*")
    assert all(line.count("*") <= 1 and line.index("*") == len(line) - 1 for line in rules if "*" in line)
    for names in rules.values():
        assert not set(names) & set(common)


@pytest.mark.parametrize(
    ("hosts", "lines"),
    [
        (("netlify",), ["/old/ /articles/hay-fever/ 301!"]),
        (("cloudflare",), ["/old/ /articles/hay-fever/ 301"]),
        (("gitlab", "vercel"), ["/old/ /articles/hay-fever/ 301"]),
        (("netlify", "cloudflare"), ["/old/ /articles/hay-fever/ 301!", "/old/ /articles/hay-fever/ 301"]),
    ],
)
def test_netlify_is_told_to_go_before_the_page_that_leads_on(hosts: tuple[str, ...], lines: list[str]) -> None:
    text = text_of("_redirects", Hosting(hosts))
    assert [line for line in text.splitlines() if line.startswith("/old/")] == lines
    assert "/%E0%A4%98%E0%A4%B0/ /articles/hay-fever/ 301" in text


def test_a_site_in_a_folder_speaks_of_that_folder_only() -> None:
    down = told("https://host.example/~drpat")
    assert "\n/~drpat/*\n" in write_headers(down)
    assert "\n/~drpat/assets/*\n" in write_headers(down)
    assert "/~drpat/old/ /~drpat/articles/hay-fever/ 301" in write_redirects(down, force=False, plain=True)
    assert 'location "/~drpat/" {' in write_nginx(down)
    assert json.loads(write_azure(down))["responseOverrides"]["404"]["rewrite"] == "/~drpat/404.html"
    assert "Strict-Transport-Security" not in dict(down.headers)  # the host is not the site's own to promise for


@pytest.mark.parametrize(
    ("url", "promised"),
    [("https://river.example", True), ("http://river.example", False), ("https://h.example/x", False)],
)
def test_encryption_is_promised_only_for_a_host_of_one_s_own(url: str, promised: bool) -> None:
    assert ("Strict-Transport-Security" in dict(told(url).headers)) is promised


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("assets/style-1a2b3c4d5e.css", True),
        ("cards/hay-fever-1a2b3c4d5e.png", True),
        ("articles/a/plate-37dd37bc2c.png", True),
        ("articles/a/plate-37dd37bc2c-480.webp", True),
        ("articles/a/index.html", False),
        ("images/scan-0123456789.png", False),
        ("leaflet-2026-03-12.pdf", False),
        ("images/plate.png", False),
        ("images/1a2b3c4d5e.png", False),
    ],
)
def test_what_never_changes_is_known_by_its_name_here_and_when_it_is_sent(path: str, kept: bool) -> None:
    assert bool(re.search(KEPT_NAMES, path)) is kept
    assert (cache_control(path) == IMMUTABLE) is kept


def test_a_folder_with_a_file_of_one_s_own_is_not_kept_for_ever() -> None:
    made = describe_site(site_of(doctor()), read_base("https://river.example"), ("assets/leaflet.pdf",))
    assert made.kept == ("/cards/",)


def test_json_of_hosts_is_json_and_keeps_to_their_limits() -> None:
    vercel = json.loads(write_vercel(many(5000)))
    assert len(vercel["redirects"]) <= 1024
    azure = write_azure(many(5000))
    assert len(azure.encode()) <= 20_000
    assert json.loads(azure)["routes"][2]["redirect"] == "/articles/new-0/"
    assert len(json.loads(write_firebase(many(5000)))["hosting"]["redirects"]) == 5000
    assert write_redirects(many(5000), force=False, plain=True).count(" 301\n") == 2000


def test_patterns_of_hosts_are_regular_expressions_that_fit() -> None:
    hosting = json.loads(write_firebase(told()))["hosting"]
    whole, lasting = (re.compile(rule["regex"]) for rule in hosting["headers"][:2])
    assert whole.match("/articles/")
    assert lasting.match("/cards/hay-1a2b3c4d5e.png")
    assert not lasting.match("/articles/")
    moved = [re.compile(rule["regex"]) for rule in hosting["redirects"]]
    assert [bool(rule.match("/old")) for rule in moved].count(True) == 1
    assert not any(rule.match("/older/") or rule.match("/2019/hayxhtml") for rule in moved)
    assert json.loads(write_vercel(told()))["redirects"][0]["source"] == r"/2019/hay\.html"


@pytest.mark.parametrize(
    ("today", "expires"),
    [
        (date(2026, 1, 1), "2027-01-01"),
        (date(2026, 6, 30), "2027-01-01"),
        (date(2026, 7, 1), "2027-07-01"),
        (date(2026, 12, 31), "2027-07-01"),
    ],
)
def test_security_txt_holds_for_half_a_year_to_a_year_and_changes_twice_a_year(today: date, expires: str) -> None:
    text = write_security("mailto:a@b.example", "en-GB", read_base("https://b.example"), today)
    assert f"Expires: {expires}T00:00:00Z\n" in text
    assert 180 < (date.fromisoformat(expires) - today).days <= 366
    assert "Canonical: https://b.example/.well-known/security.txt\n" in text


def test_security_txt_names_the_clinic_unless_another_is_named() -> None:
    clinics = (Clinic("River Clinic", email="desk@river.example"),)
    assert "Contact: mailto:desk@river.example" in text_of(SECURITY, clinics=clinics)
    other = Hosting(contact="https://river.example/report")
    assert "Contact: https://river.example/report" in text_of(SECURITY, other, clinics=clinics)
    assert SECURITY not in outputs_of(doctor())
    below = config(url="https://h.example/x", clinics=clinics)
    assert SECURITY not in outputs_of(doctor(), conf=below)  # RFC 9116: at the host's root or nowhere


def test_a_file_of_one_s_own_stands_before_a_made_one() -> None:
    made = outputs_of(page("about"), ready=shelf(static={"_headers": "f00d"}))
    assert made["_headers"].maker == "copy"
    assert made["_redirects"].maker == "text"


def test_no_host_means_no_file() -> None:
    assert not {"_headers", "_redirects"} & outputs_of(doctor(), conf=config(hosting=Hosting(()))).keys()


def test_quotes_in_a_former_address_end_no_string() -> None:
    odd = replace(many(0), redirects=(Redirect("/a'b$c;{}/", "/a%27b%24c%3B%7B%7D/", "/new/"),))
    assert """location = "/a'b$c;{}/" { return 301 "/new/"; }""" in write_nginx(odd)
    line = next(line for line in write_apache(odd).splitlines() if "RedirectMatch" in line)
    pattern = re.fullmatch(r'\s*RedirectMatch 301 "(.*)" "/new/"', line)
    assert pattern
    assert re.fullmatch(pattern[1], "/a'b$c;{}/")
