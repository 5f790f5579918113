"""The running preview: whom it answers, what it never gives away, how it begins and ends, what it survives."""

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.preview.served import ARTICLE, BLOCKED, ROOT, Preview, make_site, run_preview, wait_until

NOTE = "content/articles/hay-fever.md"
ADDRESS = "/articles/hay-fever/"


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Return a preview whose site nobody edits."""
    root = make_site(tmp_path_factory.mktemp("calm") / "site")
    (root / "content/static").mkdir()
    (root / "content/static/leaflet.txt").write_text("Plain words.")
    (root / "content/static/.hidden").write_text("not for you")
    (root / "content/static/outside").symlink_to("/etc")
    with run_preview(root) as running:
        yield running


def test_every_answer_is_sealed(calm: Preview) -> None:
    for path in ("/", ADDRESS, "/nothing/", "/_studio/", "/_studio/live.js", "/leaflet.txt"):
        _, headers, _ = calm.ask(path)
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "SAMEORIGIN"
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers


def test_it_listens_on_this_machine_alone(calm: Preview) -> None:
    own = socket.gethostbyname(socket.gethostname())
    if own.startswith("127."):
        pytest.skip("this machine has no other address")
    with socket.socket() as other, pytest.raises(OSError):
        other.settimeout(2)
        other.connect((own, calm.port))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        (ADDRESS, 200),
        ("/articles/hay-fever/index.html", 200),
        ("/feed.xml", 200),
        ("/sitemap.xml", 200),
        ("/leaflet.txt", 200),
        ("/articles/hay-fever", 307),
        ("/nothing/", 404),
        ("/content/site.yaml", 404),
        ("/.hidden", 404),
        ("/outside/passwd", 404),
        ("/.medsite/memo.sqlite", 404),
        ("/../../../../etc/passwd", 404),
        ("/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/..%2f..%2fetc%2fpasswd", 404),
        ("//etc/passwd", 404),
        ("/%00", 404),
        ("/%ff", 404),
        ("/_studio/../content/site.yaml", 404),
        ("/_studio/server.py", 404),
        ("/_studio/%2e%2e/server.py", 404),
        ("/_studio/open?path=content/site.yaml", 404),
        ("/_studio/cards?network=nobody&page=99999999", 200),
    ],
)
def test_only_what_is_planned_is_given(calm: Preview, path: str, status: int) -> None:
    assert calm.ask(path)[0] == status


def test_strangers_are_refused(calm: Preview) -> None:
    assert calm.ask("/", Host="evil.example")[0] == 403
    assert calm.ask("/", Origin="https://evil.example")[0] == 403
    assert calm.ask("/_studio/events?path=index.html", Origin="https://evil.example")[0] == 403
    assert calm.ask("/", method="POST")[0] == 405
    assert calm.ask("/", Upgrade="websocket", Connection="Upgrade", Sec_WebSocket_Key="x")[0] == 200


def test_the_head_of_an_answer_can_be_asked_for(calm: Preview) -> None:
    for path in ("/", "/_studio/", "/_studio/events?path=index.html"):
        status, _, body = calm.ask(path, method="HEAD")
        assert (status, body) == (200, b"")


def test_a_page_is_as_published_but_for_the_previews_own_part(calm: Preview) -> None:
    page = calm.text(ADDRESS)
    before, _, after = page.partition("<medsite-preview")
    assert before.rstrip().endswith("</footer>")
    assert after.partition("</script>")[2].strip() == "</body>\n</html>"
    assert "_studio" not in before
    assert "_studio" not in calm.text("/feed.xml")


def test_an_editor_is_opened_for_sources_alone(tmp_path: Path) -> None:
    with run_preview(make_site(tmp_path / "site"), "--editor", "vscode") as preview:
        status, headers, _ = preview.ask(f"/_studio/open?path={NOTE}&line=4")
        assert (status, headers["location"]) == (307, f"vscode://file{(preview.root / NOTE).resolve()}:4")
        navigation = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
        assert preview.ask(f"/_studio/open?path={NOTE}&line=4", **navigation)[0] == 403
        for path in ("/etc/passwd", "content/../../x", "content/.hidden", "content/nothing.md", "output/index.html"):
            assert preview.ask(f"/_studio/open?path={path}&line=1")[0] == 404


def test_a_taken_port_is_named_with_the_next_that_is_free(calm: Preview) -> None:
    command = [sys.executable, "-m", "medsite", "serve", "--site", str(calm.root), "--port", str(calm.port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert f"port {calm.port}" in done.stderr
    assert "medsite serve --port" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_within_a_second_and_frees_its_port(tmp_path: Path, number: signal.Signals) -> None:
    with run_preview(make_site(tmp_path / "site")) as preview:
        streams = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(4)]
        for stream in streams[:2]:
            stream.sendall(
                f"GET /_studio/events?path=index.html HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode()
            )
            assert b"200 OK" in stream.recv(100)
        began = time.monotonic()
        preview.process.send_signal(number)
        assert preview.process.wait(10) == 0
        assert time.monotonic() - began < 2.0  # a second on a quiet machine
        for stream in streams:
            stream.close()
        assert preview.process.stdout
        assert preview.process.stdout.read().count("\n") == 2
        with socket.socket() as again:
            again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            again.bind(("127.0.0.1", preview.port))
        assert not (preview.root / "output").exists()


def test_a_storm_is_survived(preview: Preview) -> None:
    idle = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(200)]
    addresses = [ADDRESS, "/", "/articles/", "/feed.xml", "/_studio/live.js"] * 80
    with ThreadPoolExecutor(50) as many:
        statuses = set(many.map(lambda path: preview.ask(path)[0], addresses))
    for connection in idle:
        connection.close()
    assert statuses == {200}


def test_edits_of_all_kinds_are_survived(preview: Preview) -> None:
    for number in range(200):
        preview.write(f"content/articles/many-{number}.md", ARTICLE.replace("Hay fever", f"Note {number}"))
    wait_until(lambda: preview.ask("/articles/many-199/")[0] == 200)
    for number in range(20):
        preview.write(NOTE, ARTICLE.replace("title:", "titel:") if number % 2 else ARTICLE + f"\nEdit {number}.\n")
        assert preview.ask(ADDRESS)[0] == 200
    preview.write(NOTE, ARTICLE + "\nThe last edit.\n")
    wait_until(lambda: "The last edit." in preview.text(ADDRESS))


def test_a_content_folder_may_vanish_and_come_back(preview: Preview) -> None:
    assert preview.ask(ADDRESS)[0] == 200
    (preview.root / "content").rename(preview.root / "away")
    wait_until(lambda: 'class="veil"' in preview.text(ADDRESS))
    (preview.root / "away").rename(preview.root / "content")
    wait_until(lambda: 'class="veil"' not in preview.text(ADDRESS))
    shutil.rmtree(preview.root / "content")
    wait_until(lambda: 'class="veil"' in preview.text(ADDRESS))
    make_site(preview.root)
    preview.write(NOTE, ARTICLE + "\nBack again.\n")
    wait_until(lambda: "Back again." in preview.text(ADDRESS))


def test_a_build_runs_beside_it_and_a_blocked_text_stays_out_of_output(preview: Preview) -> None:
    command = [sys.executable, "-m", "medsite", "build", "--no-cards", "--site", str(preview.root)]
    built = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=ROOT, check=False)
    assert built.returncode == 0, built.stderr
    before = {file: file.read_bytes() for file in (preview.root / "output").rglob("*") if file.is_file()}
    preview.write(NOTE, BLOCKED)
    wait_until(lambda: "This page is blocked" in preview.text(ADDRESS))
    after = {file: file.read_bytes() for file in (preview.root / "output").rglob("*") if file.is_file()}
    assert after == before
    assert not any(b"medsite-preview" in data or b"84739201" in data for data in after.values())


def test_a_site_in_a_sub_folder_stands_where_it_will_be_published(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site")
    (root / "content/site.yaml").write_text("title: Dr. Pat\nurl: https://host.example/~drpat\n")
    with run_preview(root) as preview:
        status, headers, _ = preview.ask("/")
        assert (status, headers["location"]) == (307, "/~drpat/")
        assert preview.ask("/~drpat/articles/hay-fever/")[0] == 200
        assert preview.ask("/%7Edrpat/articles/hay-fever")[1]["location"] == "/~drpat/articles/hay-fever/"
        assert preview.ask(ADDRESS)[0] == 404
        assert 'href="/~drpat/articles/hay-fever/"' in preview.text("/_studio/cards")
