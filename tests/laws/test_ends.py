"""How builds end: stopped, refused, on folders that may not be written, with caches that lie, without a network."""

import os
import pickle
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from hashlib import blake2b
from pathlib import Path

import pytest

from tests.hostile.sites import all_bytes, build, put
from tests.laws.sites import ARTICLE, NOBODY, REPO, as_nobody, read_tree, run_medsite, write_article, write_site

BUILD = [sys.executable, "-m", "medsite", "build", "--no-cards"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(REPO), "SOURCE_DATE_EPOCH": "1790000000"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site")


def _give_away(folder: Path) -> None:
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)


def _hear() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_build_ends_within_five_seconds_with_words_and_without_a_trace(tmp_path: Path, number: int) -> None:
    site = write_site(tmp_path / "site", articles=400)
    process = subprocess.Popen(
        BUILD,
        cwd=site,
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_hear,  # noqa: PLW1509 - there is one thread; a test run in the background would be deaf
    )
    while not (site / ".medsite").exists() and process.poll() is None:
        time.sleep(0.02)
    time.sleep(0.4)
    process.send_signal(number)
    _, said = process.communicate(timeout=5)
    assert process.returncode == 130
    assert said.strip() == "medsite: stopped; nothing was changed."
    assert sorted(path.name for path in site.iterdir()) == [".medsite", "content"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_an_output_that_may_not_be_written_is_named_and_nothing_is_lost(site: Path) -> None:
    assert build(site)[0] == 0
    before = read_tree(site / "output")
    write_article(site, "fevers", title="Fevers")
    _give_away(site)
    (site / "output").chmod(0o555)
    code, said = as_nobody(site, lambda: build(site))
    (site / "output").chmod(0o755)
    assert code == 1
    assert "error W001: output is read-only" in said or "W001" in said, said
    assert read_tree(site / "output") == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_content_folder_that_may_not_be_written_builds_and_stays_as_it_is(site: Path) -> None:
    put(site, "content/static/a.txt", "a")
    before = {path: (path.stat().st_mtime_ns, path.stat().st_mode) for path in (site / "content").rglob("*")}
    _give_away(site)
    for path in (site / "content", *(site / "content").rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    code, said = as_nobody(site, lambda: build(site))
    after = {path: path.stat().st_mtime_ns for path in (site / "content").rglob("*")}
    for path in (site / "content", *(site / "content").rglob("*")):
        path.chmod(0o755)
    assert code == 0, said
    assert after == {path: times for path, (times, _) in before.items()}


def test_a_site_without_a_place_for_a_cache_builds(site: Path) -> None:
    (site / ".medsite").write_text("a file")
    assert build(site)[0] == 0
    assert (site / "output/index.html").exists()


def _rows(site: Path) -> dict[str, bytes]:
    with sqlite3.connect(site / ".medsite/memo.sqlite") as database:
        return dict(database.execute("SELECT key, value FROM memo").fetchall())


def _put_rows(site: Path, rows: dict[str, bytes]) -> None:
    """Put rows into the cache with checksums that fit, as somebody would who knows how."""
    with sqlite3.connect(site / ".medsite/memo.sqlite") as database:
        for key, value in rows.items():
            check = blake2b(value, digest_size=8, key=key.encode()[:64]).digest()
            database.execute("INSERT OR REPLACE INTO memo VALUES (?, ?, ?)", (key, check, value))


class _Bomb:
    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, (self.path,))


@pytest.mark.parametrize("value", ["pickle", "nothing", "noise", "a deep list"])
def test_a_forged_cache_runs_nothing_and_breaks_nothing(site: Path, value: str) -> None:
    assert build(site)[0] == 0
    before = read_tree(site / "output")
    bomb = pickle.dumps(_Bomb(str(site / "owned")))
    forged = {
        "pickle": bomb, "nothing": b"", "noise": b"\xff\x00{", "null": b"null", "a list": b"[1, 2]",
        "a deep list": b"[" * 90_000, "a number": b"article\n7",
    }[value]  # fmt: skip
    _put_rows(site, dict.fromkeys(_rows(site), forged))
    shutil.rmtree(site / "output")
    code, said = build(site)
    assert code == 0, said
    assert read_tree(site / "output") == before
    assert not (site / "owned").exists()


@pytest.mark.parametrize("part", [2, 3])
def test_a_cache_that_lost_some_of_its_rows_gives_the_same_output(site: Path, part: int) -> None:
    assert build(site)[0] == 0
    before = read_tree(site / "output")
    keys = sorted(_rows(site))
    for offset in range(part):
        with sqlite3.connect(site / ".medsite/memo.sqlite") as database:
            database.executemany("DELETE FROM memo WHERE key = ?", [(key,) for key in keys[offset::part]])
        shutil.rmtree(site / "output")
        code, said = build(site)
        assert code == 0, said
        assert read_tree(site / "output") == before


def test_a_cache_with_a_trigger_of_somebodys_is_not_used(site: Path) -> None:
    assert build(site)[0] == 0
    before = read_tree(site / "output")
    with sqlite3.connect(site / ".medsite/memo.sqlite") as database:
        database.execute("CREATE TRIGGER evil AFTER INSERT ON memo BEGIN UPDATE memo SET value = 'x'; END")
    write_article(site, "fevers", title="Fevers")
    assert build(site)[0] == 0
    (site / "content/articles/fevers.md").unlink()
    assert build(site)[0] == 0
    assert read_tree(site / "output") == before


@pytest.mark.parametrize("stamp", [0, 3_976_214_400])
def test_files_of_any_date_and_clocks_moved_back_hide_no_edit(site: Path, stamp: int) -> None:
    path = write_article(site, "colds-1", text="Rest a lot.")
    os.utime(path, (stamp, stamp))
    assert build(site)[0] == 0
    for words in ("Rest a bit.", "Rest a day."):
        write_article(site, "colds-1", text=words)
        os.utime(path, (stamp, stamp))
        assert build(site)[0] == 0
        assert words in (site / "output/articles/colds-1/index.html").read_text(encoding="utf-8")


def test_what_is_taken_back_disappears_from_everywhere(site: Path) -> None:
    path = write_article(site, "goner", title="Goner", tag="goners")
    assert build(site)[0] == 0
    assert b"Goner" in all_bytes(site)
    draft = ARTICLE.format(title="Goner", date="2026-01-02", tag="goners", text="Rest.")
    for taken in ("draft: true", "Draft: yes", "draft: 'on'", "date: 2044-01-01", "expires: 2026-02-01"):
        text = (
            draft.replace("date: 2026-01-02", taken)
            if taken.startswith("date")
            else draft.replace("authors", f"{taken}\nauthors")
        )
        path.write_text(text, encoding="utf-8")
        code, said = build(site)
        if code:
            assert "goner.md:" in said  # an odd spelling is refused, never guessed
            path.unlink()
            assert build(site)[0] == 0
        assert b"Goner" not in all_bytes(site), taken
        assert b"goner" not in all_bytes(site), taken
        path.write_text(draft, encoding="utf-8")
        assert build(site)[0] == 0
    path.rename(path.with_name("newname.md"))
    assert build(site)[0] == 0
    assert not (site / "output/articles/goner").exists()
    assert (site / "output/articles/newname/index.html").exists()


def test_no_secret_of_the_environment_and_no_path_of_the_machine_gets_out(site: Path) -> None:
    secret = "correct-horse-battery"
    write_article(site, "env", text="{{ env.MEDSITE_TOKEN }} ${MEDSITE_TOKEN} $MEDSITE_TOKEN %MEDSITE_TOKEN%")
    done = run_medsite(site, "build", "--no-cards", MEDSITE_TOKEN=secret, AWS_SECRET_ACCESS_KEY=secret, HOME=str(site))
    assert done.returncode == 0, done.stderr
    put(site, "content/articles/broken.md", "---\ntitle: [\n---\n")
    failed = run_medsite(site, "build", "--no-cards", MEDSITE_TOKEN=secret)
    cache = b"".join(path.read_bytes() for path in (site / ".medsite").rglob("*") if path.is_file())
    everything = all_bytes(site) + cache + (done.stdout + done.stderr + failed.stdout + failed.stderr).encode()
    assert secret.encode() not in everything
    for machine in (str(site), str(REPO), str(Path.home())):
        assert len(machine) < 4 or machine.encode() not in everything


NO_NETWORK = """
import socket, sys
def refuse(*_, **__):
    print("NETWORK", file=sys.stderr)
    raise OSError("there is no network")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
"""


def test_without_a_network_and_under_a_strict_umask_the_bytes_are_the_same(site: Path, tmp_path: Path) -> None:
    assert run_medsite(site, "build", "--jobs", "1").returncode == 0
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside/sitecustomize.py").write_text(NO_NETWORK)
    other = tmp_path / "other"
    for path in sorted((site / "content").rglob("*"), reverse=True):  # another order of files on the disk
        if path.is_file():
            put(other, path.relative_to(site).as_posix(), path.read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "medsite", "build"],
        cwd=other,
        env={**ENVIRONMENT, "PYTHONPATH": os.pathsep.join([str(tmp_path / "inside"), str(REPO)])},
        capture_output=True,
        text=True,
        check=False,
        **({"umask": 0o077} if sys.platform != "win32" else {}),  # type: ignore[call-overload]
    )
    assert done.returncode == 0, done.stderr
    assert "NETWORK" not in done.stderr
    assert read_tree(other / "output") == read_tree(site / "output")


@pytest.mark.skipif(sys.platform == "win32", reason="there the question whether a process lives would be a signal")
def test_folders_of_cards_that_a_killed_build_left_are_swept_and_others_are_not(site: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for name in (f"medsite-card-{gone.pid}-abc", f"medsite-card-{os.getpid()}-abc", "medsite-card-mine-abc"):
        put(temporary, f"{name}/portrait.png", "x")
    assert run_medsite(site, "build", "--no-cards", TMPDIR=str(temporary)).returncode == 0
    left = sorted(path.name for path in temporary.iterdir())
    assert left == sorted([f"medsite-card-{os.getpid()}-abc", "medsite-card-mine-abc"])
