"""Hostile files in content/: each is refused in words that name it, or what is published of it is harmless."""

import os
import re
import shutil
import stat
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.sites import HEAD, all_bytes, build, build_within, make_site, put
from tests.laws.sites import NOBODY, as_nobody, read_tree

ARTICLE = "---\ntitle: A text\ndate: 2026-01-02\n{more}---\n\n{text}\n"
PLACE = re.compile(r"^(content|themes)/[^\n]*:\d+:\d+: (error|block|warning) [A-Z]", re.MULTILINE)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site that was built; tests work on a copy."""
    root = make_site(tmp_path_factory.mktemp("built") / "site")
    assert build(root)[0] == 0
    return root


def article(more: str = "", text: str = "Rest.") -> str:
    return ARTICLE.format(more=more, text=text)


REFUSED: dict[str, tuple[str, str | bytes, str]] = {
    "a bomb of aliases": (
        "content/site.yaml",
        "title: T\nurl: https://a.example\nextra: {a: &a [x], b: [*a, *a]}\n",
        "R007",
    ),
    "a merge bomb": ("content/doctors/x.yaml", "name: X\nextra: &a\n  <<: *a\n", "R007"),
    "a tag that would run": (
        "content/articles/a.md",
        article('summary: !!python/object/apply:os.system ["id"]\n'),
        "R008",
    ),
    "a tag that would make an object": (
        "content/articles/a.md",
        article("summary: !!python/name:os.system x\n"),
        "R008",
    ),
    "binary in YAML": ("content/articles/a.md", article("summary: !!binary aGk=\n"), "R008"),
    "lists within lists": ("content/articles/a.md", article(f"extra: {'[' * 5000}{']' * 5000}\n"), "R009"),
    "mappings within mappings": ("content/waivers.yaml", "waivers: " + "{a: " * 20000, "R009"),
    "a flood of values": ("content/articles/a.md", article(f"tags: [{'x,' * 200_000}]\n"), "R009"),
    "a key twice": ("content/articles/a.md", article("draft: false\ndraft: true\n"), "R006"),
    "bytes that are no text": ("content/articles/a.md", bytes(range(256)) * 40, "R001"),
    "UTF-16": ("content/articles/a.md", article().encode("utf-16"), "R001"),
    "half a surrogate": ("content/articles/a.md", article(text="a \ud800 b"), "R001"),
    "half a surrogate, escaped": ("content/articles/a.md", article('summary: "a \\ud800 b"\n'), "R005"),
    "a zero byte": ("content/articles/a.md", article(text="a \0 b"), "R002"),
    "an escape sequence": ("content/articles/a.md", article(text="a \x1b[31m b"), "R002"),
    "an escape sequence, escaped": ("content/articles/a.md", article('summary: "a \\e[31m b"\n'), "R002"),
    "more than 1 MB": ("content/articles/a.md", article(text="Rest and drink. " * 70_000), "R040"),
    "more than 50 MB": ("content/articles/a.md", b"a" * (50 * 1024 * 1024 + 1), "R044"),
    "a paragraph without end": ("content/articles/a.md", article(text="word " * 20_000), "R040"),
    "a name for a device": ("content/articles/con.md", article(), "R017"),
    "a slug for a device": ("content/articles/a.md", article("slug: lpt1\n"), "R017"),
    "a slug that climbs": ("content/articles/a.md", article("slug: ../../x\n"), "R017"),
    "a slug with a folder": ("content/articles/a.md", article("slug: a/b\n"), "R017"),
    "a slug with dots": ("content/articles/a.md", article("slug: ..\n"), "R017"),
    "a slug in percents": ("content/articles/a.md", article("slug: '%2e%2e'\n"), "R017"),
    "a slug with a hidden turn": ("content/articles/a.md", article('slug: "a\u202eb"\n'), "R017"),
    "a slug of 300 letters": ("content/articles/a.md", article(f"slug: {'a' * 300}\n"), "R017"),
    "a slug of the site's own": ("content/articles/a.md", article("slug: page\n"), "R202"),
    "a name of 240 letters": (f"content/articles/{'a' * 240}.md", article(), "R017"),
    "a tag without a letter": ("content/articles/a.md", article("tags: ['///']\n"), "R206"),
    "a tag of 500 letters": ("content/articles/a.md", article(f"tags: [{'a' * 500}]\n"), "R206"),
    "an alias that climbs": ("content/articles/a.md", article("aliases: [/a/../../b/]\n"), "R030"),
    "a picture that climbs": (
        "content/articles/a.md",
        article("image: ../../../../etc/passwd\nimage_alt: x\n"),
        "R212",
    ),
    "an include that climbs": ("content/articles/a.md", article(text="![a](../../../../../etc/passwd)"), "R212"),
    "a name with an escape": ("content/articles/a\x1b[31m.md", article(), "R043"),
    "a name with a line end": ("content/articles/a\n.md", article(), "R043"),
    "a time that is none": ("content/articles/a.md", article().replace("2026-01-02", "2026-02-31"), "R014"),
    "an author who is not there": ("content/articles/a.md", article("authors: [nobody-here]\n"), "R2"),
    "two of one slug": ("content/articles/b.md", article("slug: colds-0\n"), "R2"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_by_name_and_nothing_is_written(built: Path, tmp_path: Path, what: str) -> None:
    path, data, rule = REFUSED[what]
    if sys.platform in {"win32", "darwin"} and path.isprintable() is False:
        pytest.skip("this system refuses such names itself")
    site = tmp_path / "site"
    shutil.copytree(built, site)
    before = read_tree(site / "output")
    put(site, path, data)
    code, said = build(site)
    assert code == 1, said
    assert PLACE.search(said), said
    assert rule in said
    assert "Traceback" not in said
    assert str(site) not in said
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", said), "a control character reached the terminal"
    assert read_tree(site / "output") == before


@pytest.mark.parametrize("what", ["lists within lists", "a flood of values", "more than 1 MB"])
def test_bombs_cost_little_memory_and_time(site: Path, what: str) -> None:
    pytest.importorskip("resource")
    path, data, rule = REFUSED[what]
    put(site, path, data if rule != "R040" else article(text="Rest and drink. " * 3_100_000))  # 50 MB
    done = build_within(site, seconds=60, megabytes=2000)
    assert done.returncode == 1, done.stderr[-500:]
    assert rule in done.stderr


def _link(path: str, target: str) -> Callable[[Path], None]:
    def make(site: Path) -> None:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).symlink_to(target.replace("SITE", str(site)))

    return make


def _pipe(path: str) -> Callable[[Path], None]:
    def make(site: Path) -> None:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).unlink(missing_ok=True)
        os.mkfifo(site / path)

    return make


def _device(site: Path) -> None:
    (site / "content/static").mkdir()
    try:
        os.mknod(site / "content/static/zero.txt", 0o666 | stat.S_IFCHR, os.makedev(1, 5))
    except OSError:
        pytest.skip("only root may make a device")


SPECIAL: dict[str, tuple[Callable[[Path], None], str]] = {
    "a link to a file outside": (_link("content/static/p.txt", "/etc/passwd"), "content/static/p.txt"),
    "a link to a folder outside": (_link("content/static/etc", "/etc"), "content/static/etc"),
    "a link to the site itself": (_link("content/static/loop", ".."), "content/static/loop"),
    "a link to itself": (_link("content/articles/x.md", "x.md"), "content/articles/x.md"),
    "a link to another text": (
        _link("content/articles/x.md", "SITE/content/articles/colds-0.md"),
        "content/articles/x.md",
    ),
    "a link to a device": (_link("content/static/zero", "/dev/zero"), "content/static/zero"),
    "a pipe for a text": (_pipe("content/articles/x.md"), "content/articles/x.md"),
    "a pipe for a doctor": (_pipe("content/doctors/x.yaml"), "content/doctors/x.yaml"),
    "a pipe for the settings": (_pipe("content/site.yaml"), "content/site.yaml"),
    "a device": (_device, "content/static/zero.txt"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("what", SPECIAL)
def test_what_is_no_plain_file_is_said_never_followed_and_never_hangs(site: Path, what: str) -> None:
    make, path = SPECIAL[what]
    make(site)
    code, said = build(site)
    assert code == 1
    assert f"{path}:1:1: error R0" in said
    assert "root:" not in said
    assert not (site / "output").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
@pytest.mark.parametrize(
    "path", ["content/articles/colds-0.md", "content/site.yaml", "content/static/x.txt", "content/articles"]
)
def test_what_cannot_be_read_is_named(site: Path, path: str) -> None:
    put(site, "content/static/x.txt", "x")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        code, said = _build_as_nobody(site, path)
    else:
        (site / path).chmod(0)
        code, said = build(site)
        (site / path).chmod(0o700)
    assert code == 1, said
    assert f"{path}:1:1: error R041" in said or (path.endswith("site.yaml") and "error R041" in said), said
    assert "Traceback" not in said


def _build_as_nobody(site: Path, path: str) -> tuple[int, str]:
    """Build without root's rights, with one path closed: root reads everything."""
    for file in (site, *site.rglob("*")):
        os.chown(file, NOBODY, NOBODY)
    (site / path).chmod(0)
    told = as_nobody(site, lambda: build(site))
    (site / path).chmod(0o755)
    return told


def _png(width: int, height: int, *chunks: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = _chunk(b"IDAT", zlib.compress(b"\0" * min(width * height * 3 + height, 10_000)))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + body + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


_SVG = b'<svg xmlns="http://www.w3.org/2000/svg">%s</svg>'
_FRAME = b"\x2c\0\0\0\0\x0a\0\x0a\0\0\x02\x02\x4c\x01\0"
PICTURES: dict[str, tuple[str, bytes]] = {
    "3.6 gigapixels": ("png", _png(60_000, 60_000)),
    "49 megapixels that are not there": ("png", _png(7000, 7000)),
    "a text that swells to 100 MB": (
        "png",
        _png(10, 10, _chunk(b"zTXt", b"k\0\0" + zlib.compress(b"a" * 100_000_000))),
    ),
    "a profile that swells": ("png", _png(10, 10, _chunk(b"iCCP", b"k\0\0" + zlib.compress(b"a" * 50_000_000)))),
    "a JPEG that is cut": ("jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0" * 20),
    "nothing at all": ("png", b""),
    "a page that calls itself a picture": ("png", b"<html><script>alert(1)</script>"),
    "50,000 frames": ("gif", b"GIF89a" + struct.pack("<HH", 10, 10) + b"\0\0\0" + _FRAME * 50_000 + b";"),
    "entities": ("svg", b'<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + _SVG % b"<text>&b;</text>"),
    "a file of the machine": (
        "svg",
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + _SVG % b"<text>&a;</text>",
    ),
    "5,000 levels": ("svg", _SVG % (b"<g>" * 5000 + b"</g>" * 5000)),
    "600,000 levels": ("svg", _SVG % (b"<g>" * 600_000 + b"</g>" * 600_000)),
    "a WebP that is cut": ("webp", b"RIFF\xff\xff\xff\x7fWEBPVP8 " + b"\0" * 30),
    "an AVIF that is cut": ("avif", b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miafMA1A" + b"\0" * 30),
}


@pytest.mark.parametrize("what", PICTURES)
def test_a_picture_that_is_a_bomb_or_corrupt_is_refused_by_name(site: Path, what: str) -> None:
    ending, data = PICTURES[what]
    put(site, "content/articles/a/index.md", article(text=f"![A picture](p.{ending})"))
    put(site, f"content/articles/a/p.{ending}", data)
    code, said = build(site)
    assert code == 1, said
    assert re.search(rf"content/articles/a/p\.{ending}:1:1: (error P|block S-FILE)", said), said
    assert "medsite itself failed" not in said
    assert not (site / "output").exists()


def test_picture_bombs_cost_little_memory(site: Path) -> None:
    pytest.importorskip("resource")
    for number, what in enumerate(PICTURES):
        put(site, f"content/static/p{number}.{PICTURES[what][0]}", PICTURES[what][1])
    done = build_within(site, seconds=60, megabytes=2000)
    assert done.returncode == 1, done.stderr[-500:]
    for number in range(len(PICTURES)):
        assert f"content/static/p{number}." in done.stderr


def test_scripts_and_whatever_reaches_out_are_taken_out_of_an_svg(site: Path) -> None:
    inside = (
        b'<script>alert(1)</script><a href="javascript:alert(1)"><text>words</text></a><style>@import "//evil.example"</style>'
        b'<foreignObject><body onload="x"/></foreignObject><image href="https://evil.example/x.png"/><use href="//evil.example#a"/>'
        b'<animate attributeName="href" to="javascript:alert(1)"/><set attributeName="onload" to="x"/>'
    )
    data = (_SVG % inside).replace(b"<svg ", b'<svg width="10" height="10" onload="alert(1)" ', 1)
    put(site, "content/static/drawing.svg", data)
    code, said = build(site)
    assert code == 0, said
    made = (site / "output/drawing.svg").read_bytes()
    assert b"words" in made
    for live in (b"script", b"alert", b"onload", b"evil.example", b"foreignObject", b"animate", b"<set"):
        assert live not in made


LEFT_OUT = (
    ".env", ".env.local", ".git/config", ".htpasswd", ".DS_Store", "a.md~", "#a.md#", ".a.md.swp", "a.bak", "a.orig",
    "a.tmp", "a.swp", "wp-config.php.bak", "Thumbs.db", "~$letter.docx", "a.old", "deep/.ssh/id_rsa", "deep/.well-known/x",
)  # fmt: skip


def test_what_was_never_meant_for_the_web_is_left_out(site: Path) -> None:
    for path in LEFT_OUT:
        put(site, f"content/static/{path}", b"SECRET=correct-horse-battery\n")
    put(site, "content/static/.well-known/security.txt", "Contact: mailto:desk@elmrow.example.org\n")
    put(site, "content/articles/.draft.md", article(text="correct-horse-battery"))
    code, said = build(site)
    assert code == 0, said
    assert b"correct-horse" not in all_bytes(site)
    assert (site / "output/.well-known/security.txt").exists()
    for path in read_tree(site / "output"):
        assert not re.search(r"(?:^|/)\.(?!well-known)|~$|\.(?:bak|swp|tmp|orig|old)$", path), path


@pytest.mark.parametrize("name", ["id_rsa", "server.key", "cert.pem", "notes.txt", "config.yaml"])
def test_a_secret_key_is_blocked_and_named(site: Path, name: str) -> None:
    key = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----\n"
    put(site, f"content/static/{name}", key)
    code, said = build(site)
    assert code == 1
    assert f"content/static/{name}:" in said
    assert "b3BlbnNz" not in said
    assert not (site / "output").exists()


def test_other_files_arrive_byte_for_byte(site: Path) -> None:
    data = {"leaflet.txt": b"Wash your hands.\r\n", "a b.css": b"p { color: red }\n", "data.json": b'{"a": 1}\n'}
    for name, content in data.items():
        put(site, f"content/static/{name}", content)
    assert build(site)[0] == 0
    assert {name: (site / "output" / name).read_bytes() for name in data} == data


SAID_IN = {
    "an unknown field": ("content/articles/a.md", article('"k\\e]0;owned\\a": b\n')),
    "an author": ("content/articles/a.md", article('authors: ["\\e[2Jx"]\n')),
    "a tag": ("content/articles/a.md", article('tags: ["\\e[2J"]\n')),
    "a link": ("content/articles/a.md", article(text="[a](/b&#27;[31m&#155;m)")),
    "a picture": ("content/articles/a.md", article(text="![a](b&#27;[31m.png)")),
    "a turn of direction": ("content/articles/a.md", article('tags: ["\u202e\u202e"]\n')),
    "a heading's address": ("content/articles/a.md", article(text="[a](#\u202eb)")),
    "a theme": ("content/site.yaml", 'title: T\nurl: https://a.example\ntheme: "\\e[31m"\n'),
    "a folder": ("content/art\u202eicles/a.md", article()),
}


@pytest.mark.parametrize(("what", "form"), [*((what, "text") for what in SAID_IN), ("an author", "json")])
def test_no_message_can_steer_a_terminal(site: Path, what: str, form: str) -> None:
    put(site, *SAID_IN[what])
    _, said = build(site, "--format", form)
    assert said
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said), repr(said)


def test_a_long_name_of_a_static_file_arrives_or_is_named(site: Path) -> None:
    put(site, f"content/static/{'a' * 250}.txt", "x")
    code, said = build(site)
    assert code == 0 or "content/static/aaaa" in said
    put(site, "content/pages/odd.md", HEAD + "Text.")
    assert build(site)[0] == code


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_file_of_a_theme_that_cannot_be_read_is_named(site: Path) -> None:
    put(site, "themes/mine/theme.yaml", "name: mine\nparent: clinic\n")
    put(site, "themes/mine/templates/404.html", "<p>x</p>")
    config = site / "content/site.yaml"
    config.write_text(config.read_text() + "theme: mine\n")
    path = "themes/mine/templates/404.html"
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        code, said = _build_as_nobody(site, path)
    else:
        (site / path).chmod(0)
        code, said = build(site)
        (site / path).chmod(0o700)
    assert code == 1, said
    assert f"{path}:1:1: error T006" in said
