"""Verifying: a host that serves what was built passes; each thing that a host can do wrong is named, and nothing else."""

import json
import re
import ssl
import subprocess
from pathlib import Path

import pytest

from medsite.cli.main import run
from medsite.publish.previews import preview_links
from medsite.publish.verify import Seen, Visit, choose_files, verify_online
from medsite.publish.verify_line import Line, Manner, Question
from medsite.write.manifest import read_manifest
from tests.browser.needs import need_program
from tests.laws.sites import write_article, write_site
from tests.publish.online import Manners, host

HOME = "https://elmrow.example.org"


def make_site(folder: Path) -> Path:
    site = write_site(folder, articles=2)
    moved = write_article(site, "moved")
    moved.write_text(moved.read_text("utf-8").replace("tags:", "aliases: [/old/]\ntags:"), encoding="utf-8")
    assert run(["build", "--site", str(site), "--jobs", "1", "-q"]) == 0
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("online") / "site")


def look(site: Path, url: str, *, most: int = 0, patience: float = 5.0) -> Seen:
    manifest = read_manifest(site / "output")
    assert manifest
    visit = Visit(url, HOME, site / "output", dict(manifest.files), most)
    manner = Manner(lambda _: None, timeout=2.0, patience=patience, lanes=4, batch=7)
    return verify_online(visit, manner, lambda _done, _whole: None)


def told(seen: Seen) -> set[tuple[str, str]]:
    return {(problem.rule, problem.place.path) for problem in seen.problems}


def test_a_good_host_passes_whole(site: Path) -> None:
    with host(site / "output") as url:
        seen = look(site, url)
    assert seen.problems == ()
    assert seen.asked == seen.files > 40


def test_a_host_that_packs_unasked_passes(site: Path) -> None:
    with host(site / "output", Manners(packed=True)) as url:
        assert look(site, url).problems == ()


def test_a_site_in_a_folder_is_asked_for_there(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", articles=1)
    config = site / "content" / "site.yaml"
    config.write_text(config.read_text("utf-8").replace(HOME, "https://h.example/~drpat"), encoding="utf-8")
    assert run(["build", "--site", str(site), "--no-cards", "--jobs", "1", "-q"]) == 0
    with host(site / "output", base="/~drpat") as url:
        assert run(["verify", url, "--site", str(site)]) == 0


def test_a_host_that_hangs_up_now_and_then_is_asked_again(site: Path) -> None:
    with host(site / "output", Manners(hasty=2)) as url:
        assert look(site, url).problems == ()


BROKEN: dict[str, tuple[Manners, set[tuple[str, str]]]] = {
    "a page is missing": (Manners(status={"/about/": 404}), {("A060", "about/index.html")}),
    "a page was changed": (Manners(bodies={"/about/": b"<p>Mine now.</p>"}), {("A061", "about/index.html")}),
    "a page leads elsewhere": (Manners(moved={"/about/": "/about"}), {("A062", "about/index.html")}),
    "a header is missing": (Manners(without="x-content-type-options"), {("A063", "about/index.html")}),
    "no policy": (Manners(without="content-security-policy"), {("A063", "about/index.html")}),
    "pages are kept": (Manners(keeping={"/about/": "max-age=864000"}), {("A064", "about/index.html")}),
    "a former address is gone": (Manners(status={"/old/": 404}), {("A065", "old/index.html")}),
    "a former address leads home": (Manners(moved={"/old/": "/"}), {("A065", "old/index.html")}),
    "everything is there": (Manners(soft=True), {("A066", "/medsite-verify/this-is-not-here/")}),
    "a feed was cut": (
        Manners(bodies={"/feed.xml": b"<?xml version='1.0'?><rss><channel>"}),
        {("A061", "feed.xml"), ("A068", "feed.xml")},
    ),
    "a feed has become a page": (
        Manners(bodies={"/feed.json": b"<html>"}),
        {("A061", "feed.json"), ("A068", "feed.json")},
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_a_host_does_wrong_is_named_and_nothing_else(site: Path, what: str) -> None:
    manners, expected = BROKEN[what]
    with host(site / "output", manners) as url:
        assert told(look(site, url)) == expected


def test_a_style_of_another_type_is_named(site: Path) -> None:
    style = next(path.name for path in (site / "output" / "assets").glob("style-*.css"))
    with host(site / "output", Manners(types={f"/assets/{style}": "text/plain"})) as url:
        assert told(look(site, url)) == {("A070", f"assets/{style}")}


def test_a_card_that_is_none_is_named_at_its_page(site: Path) -> None:
    page = (site / "output" / "about" / "index.html").read_text("utf-8")
    card = re.search(r'og:image" content="https://elmrow\.example\.org(/cards/[^"]+)"', page)
    assert card
    with host(site / "output", Manners(types={card[1]: "text/html"})) as url:
        assert told(look(site, url)) == {("A070", card[1][1:]), ("A067", "about/index.html")}
    with host(site / "output", Manners(status={card[1]: 403})) as url:
        assert told(look(site, url)) == {("A060", card[1][1:]), ("A067", "about/index.html")}


def test_another_address_than_that_of_site_yaml_is_told_by_its_canonical_links(site: Path) -> None:
    manifest = read_manifest(site / "output")
    assert manifest
    visit = Visit("", "https://other.example", site / "output", dict(manifest.files), 1)
    with host(site / "output") as url:
        seen = verify_online(
            Visit(url, visit.home, visit.output, visit.files, 1), Manner(lambda _: None), lambda _a, _b: None
        )
    assert "A071" in {problem.rule for problem in seen.problems}


def test_a_host_that_is_not_there_is_one_error(site: Path) -> None:
    seen = look(site, "http://127.0.0.1:9")
    assert [problem.rule for problem in seen.problems] == ["A072"]
    assert seen.asked == 0


def test_a_host_that_drips_or_never_ends_is_not_waited_for() -> None:
    manner = Manner(lambda _: None, timeout=1.0, patience=0.3)
    folder = Path(__file__).parent
    with host(folder, Manners(drip=0.02)) as url, Line(manner) as line:
        answer = line.ask(Question(f"{url}/online.py"))
        assert (answer.status, answer.fault) == (0, "it did not answer in time")
    with host(folder, Manners(endless=True)) as url, Line(manner) as line:
        answer = line.ask(Question(f"{url}/online.py", most=200_000))
        assert answer.cut
        assert len(answer.body) == 200_000


def test_a_certificate_that_is_not_valid_is_told_as_such(tmp_path: Path) -> None:
    openssl = need_program("openssl", package="openssl")
    pem = tmp_path / "own.pem"
    made = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost")
    subprocess.run([openssl, *made, "-keyout", pem, "-out", tmp_path / "cert.pem"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", pem)
    with host(tmp_path, secure=context) as url, Line(Manner(lambda _: None, timeout=5.0)) as line:
        answer = line.ask(Question(f"{url}/"))
    assert answer.status == 0
    assert answer.fault.startswith("its certificate is not valid")


def test_a_handful_has_what_every_site_has_and_is_the_same_each_time() -> None:
    digests = {f"articles/{n}/index.html": f"{n * 7919 % 1000:04d}" for n in range(900)}
    digests |= {"index.html": "a", "404.html": "b", "assets/style-1.css": "c"}
    chosen = choose_files(list(digests), digests, 50)
    assert len(chosen) == 50
    assert {"index.html", "404.html", "assets/style-1.css"} <= set(chosen)
    assert choose_files(list(reversed(list(digests))), digests, 50) == chosen
    assert choose_files(list(digests), digests, 0) == sorted(digests)


def test_every_network_has_a_link_that_is_whole() -> None:
    links = preview_links("https://h.example/~drpat")
    assert len(links) >= 8
    assert all(address.startswith("https://") and "{" not in address for _, address, _ in links)
    assert any("https%3A%2F%2Fh.example%2F~drpat%2Ffeed.xml" in address for _, address, _ in links)


def test_the_command_tells_people_and_machines(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with host(site / "output") as url:
        assert run(["verify", url, "--site", str(site)]) == 0
        out = capsys.readouterr().out
        assert "what is there is what was built; every file looked at" in out
        assert "developers.facebook.com/tools/debug/" in out
    with host(site / "output", Manners(status={"/about/": 404})) as url:
        assert run(["verify", url, "--site", str(site), "--format", "json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert record["findings"] == []
    assert [problem["rule"] for problem in record["problems"]] == ["A060"]
    assert record["asked"] == record["files"]
    assert record["previews"][0]["url"].startswith("https://")


def test_a_target_that_is_a_folder_is_compared_file_by_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = make_site(tmp_path / "site")
    config = site / "content" / "site.yaml"
    targets = "publish:\n  targets:\n    drive: {kind: folder, path: ../drive}\n"
    config.write_text(config.read_text("utf-8") + targets, encoding="utf-8")
    assert run(["verify", "drive", "--site", str(site)]) == 1
    assert "the folder is not there" in capsys.readouterr().err
    (site / "output").rename(tmp_path / "drive")
    assert run(["build", "--site", str(site), "--jobs", "1", "-q"]) == 0
    capsys.readouterr()
    assert run(["verify", "drive", "--site", str(site)]) == 0
    (tmp_path / "drive" / "index.html").write_text("<p>Mine now.</p>", encoding="utf-8")
    (tmp_path / "drive" / "feed.xml").unlink()
    assert run(["verify", "drive", "--site", str(site)]) == 1
    err = capsys.readouterr().err
    assert "index.html:1:1: error A061" in err
    assert "feed.xml:1:1: error A060" in err


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("drve", 'there is no target "drve"'),
        ("ftp://a.example", "is no web address"),
        ("https://user:secret@a.example", "is no web address"),
        ("http://", "is no web address"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(
    site: Path, capsys: pytest.CaptureFixture[str], where: str, words: str
) -> None:
    assert run(["verify", where, "--site", str(site)]) == 2
    assert words in capsys.readouterr().err


def test_a_site_that_was_never_built_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = write_site(tmp_path / "site")
    assert run(["verify", "http://127.0.0.1:9", "--site", str(site)]) == 2
    assert 'Type "medsite build" first' in capsys.readouterr().err
