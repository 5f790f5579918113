"""nginx and Apache with the generated files: headers, redirects, the 404 page, caching, types and compression."""

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from medsite.cli.main import run
from tests.hosts.servers import Asked, run_apache, run_nginx
from tests.laws.sites import write_article, write_site

FRESH = "public, max-age=0, must-revalidate"
KEPT = "public, max-age=31536000, immutable"
Run = Callable[[Path, str], AbstractContextManager[Asked]]
SERVERS: dict[str, tuple[Run, str]] = {"nginx": (run_nginx, "nginx.conf"), "apache": (run_apache, ".htaccess")}


def make_site(folder: Path, url: str) -> tuple[Path, dict[str, str]]:
    """Build a small site with former addresses; return its output and the text of each server's file."""
    site = write_site(folder)
    config = site / "content" / "site.yaml"
    config.write_text(config.read_text("utf-8").replace("https://elmrow.example.org", url), encoding="utf-8")
    moved = write_article(site, "moved")
    text = moved.read_text("utf-8").replace("tags:", "aliases: [/old/, /2019/colds.html, /सर्दी/]\ntags:")
    moved.write_text(text, encoding="utf-8")
    assert run(["build", "--site", str(site), "--no-cards", "--jobs", "1", "-q"]) == 0
    out = site / "made"
    assert run(["host-files", "nginx", "apache", "--site", str(site), "--output", str(out)]) == 0
    return site / "output", {name: (out / name).read_text("utf-8") for _, name in SERVERS.values()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    return make_site(tmp_path_factory.mktemp("whole"), "https://elmrow.example.org")


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, whole: tuple[Path, dict[str, str]]) -> Iterator[Asked]:
    """Serve the site at the root of its host."""
    output, files = whole
    start, name = SERVERS[request.param]
    with start(output, files[name]) as asked:
        yield asked


def asset(whole: tuple[Path, dict[str, str]]) -> str:
    return next(f"/assets/{path.name}" for path in sorted((whole[0] / "assets").glob("style-*.css")))


@pytest.mark.parametrize("path", ["/", "/articles/moved/", "/feed.xml", "/nothing-here/"])
def test_every_answer_has_the_security_headers(server: Asked, path: str) -> None:
    headers = server.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert headers["content-security-policy"].endswith("frame-ancestors 'self'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


def test_pages_are_asked_for_again_and_files_named_by_digest_are_kept(
    server: Asked, whole: tuple[Path, dict[str, str]]
) -> None:
    assert server.get("/").headers["cache-control"] == FRESH
    assert server.get("/feed.xml").headers["cache-control"] == FRESH
    style = server.get(asset(whole))
    assert style.headers["cache-control"] == KEPT
    assert style.headers["x-content-type-options"] == "nosniff"
    gone = server.get("/assets/style-00000abcde.css")
    assert (gone.status, gone.headers.get("cache-control", FRESH)) == (404, FRESH)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/old/", "/articles/moved/"),
        ("/2019/colds.html", "/articles/moved/"),
        ("/%E0%A4%B8%E0%A4%B0%E0%A5%8D%E0%A4%A6%E0%A5%80/", "/articles/moved/"),
        ("/articles", "/articles/"),
    ],
)
def test_a_former_address_leads_on(server: Asked, path: str, target: str) -> None:
    answer = server.get(path)
    assert answer.status == 301
    assert answer.headers["location"].removeprefix(f"http://127.0.0.1:{server.port}") == target
    assert server.get(target).status == 200


@pytest.mark.parametrize("path", ["/older/", "/old/more/", "/2019/coldsxhtml", "/nothing-here", "/a/b/c.png"])
def test_what_is_not_there_is_told_with_the_site_s_own_page(
    server: Asked, whole: tuple[Path, dict[str, str]], path: str
) -> None:
    answer = server.get(path)
    assert answer.status == 404
    assert answer.body == (whole[0] / "404.html").read_bytes()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/feed.xml", "application/rss+xml; charset=utf-8"),
        ("/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/feed.json", "application/feed+json; charset=utf-8"),
        ("/tags/colds/feed.xml", "application/rss+xml; charset=utf-8"),
        ("/doctors/ines-tavares.vcf", "text/vcard; charset=utf-8"),
        ("/feeds.opml", "text/x-opml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
    ],
)
def test_files_have_their_types(server: Asked, path: str, kind: str) -> None:
    answer = server.get(path)
    assert answer.status == 200
    assert answer.headers["content-type"] == kind


def test_text_travels_packed(server: Asked, whole: tuple[Path, dict[str, str]]) -> None:
    for path in (
        "/",
        asset(whole),
        "/feed.xml",
        "/atom.xml",
        "/feed.json",
        "/sitemap.xml",
        "/doctors/ines-tavares.vcf",
    ):
        plain, packed = server.get(path), server.get(path, Accept_Encoding="gzip")
        if len(plain.body) < 512:
            continue
        assert packed.headers.get("content-encoding") == "gzip", path
        assert "accept-encoding" in packed.headers["vary"].lower()
        assert gzip.decompress(packed.body) == plain.body
        assert len(packed.body) < len(plain.body)


def test_verifying_finds_nothing_wrong(
    server: Asked, whole: tuple[Path, dict[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    site = whole[0].parent
    assert run(["verify", f"http://127.0.0.1:{server.port}", "--site", str(site), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []


@pytest.mark.parametrize("path", ["/.htaccess", "/.git/config", "/../content/site.yaml"])
def test_hidden_files_are_not_served(server: Asked, path: str, whole: tuple[Path, dict[str, str]]) -> None:
    assert server.get(path).status in (400, 403, 404)


@pytest.mark.parametrize("name", SERVERS)
def test_a_site_in_a_folder_leaves_the_rest_of_its_host_alone(tmp_path: Path, name: str) -> None:
    output, files = make_site(tmp_path / "site", "https://host.example/~drpat")
    host = tmp_path / "host"
    host.mkdir()
    output.rename(host / "~drpat")
    (host / "other.html").write_text("<p>Another's</p>", encoding="utf-8")
    start, file = SERVERS[name]
    if name == "apache":
        (host / "~drpat" / ".htaccess").write_text(files[file], encoding="utf-8")
        files[file] = ""
    with start(host, files[file]) as asked:
        assert asked.get("/~drpat/").status == 200
        assert "content-security-policy" in asked.get("/~drpat/").headers
        assert asked.get("/~drpat/old/").headers["location"].endswith("/~drpat/articles/moved/")
        lost = asked.get("/~drpat/nothing/")
        assert (lost.status, lost.body) == (404, (host / "~drpat" / "404.html").read_bytes())
        other = asked.get("/other.html")
        assert (other.status, "content-security-policy" in other.headers) == (200, False)
        assert asked.get("/nothing/").body != lost.body
