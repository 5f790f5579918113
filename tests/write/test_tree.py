"""The output tree is whole, old or new, and nothing of others is lost."""

import sys
from pathlib import Path

import pytest

from medsite.compute.digest import digest_bytes
from medsite.model.output import Artifact, Manifest, Pressed
from medsite.model.problem import Defect
from medsite.screen.gate import clear_pressed, clear_standing
from medsite.write.exchange import exchange_folders
from medsite.write.manifest import NAME, manifest_bytes, read_manifest
from medsite.write.survey import survey_output
from medsite.write.tree import open_staging


def _write(
    output: Path, files: dict[str, bytes], standing: tuple[str, ...] = (), foreign: tuple[str, ...] = ()
) -> None:
    digests = {path: digest_bytes(data) for path, data in files.items()}
    with open_staging(output) as staging:
        for path, data in files.items():
            if path not in standing:
                cleared = clear_pressed(Pressed(path, "key", Artifact(path, data, digests[path])))
                assert cleared is not None
                staging.write_artifact(cleared)
        kept = [clear_standing(path, digests[path]) for path in standing]
        before = read_manifest(output)
        former = [path for path, _ in before.files] if before else []
        staging.swap(Manifest(tuple(sorted(digests.items()))), kept, foreign, former)


def _read(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and path.name != NAME
    }


def test_a_tree_is_written_whole(tmp_path: Path) -> None:
    files = {"index.html": b"home", "articles/a/index.html": b"a"}
    _write(tmp_path / "output", files)
    assert _read(tmp_path / "output") == files
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_standing_and_foreign_files_come_along_and_old_ones_go(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _write(output, {"index.html": b"one", "old.html": b"old"})
    (output / "CNAME").write_bytes(b"clinic.example.org")
    _write(output, {"index.html": b"one", "new.html": b"new"}, standing=("index.html",), foreign=("CNAME",))
    assert _read(output) == {"index.html": b"one", "new.html": b"new", "CNAME": b"clinic.example.org"}


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right there")
def test_what_comes_into_the_old_tree_meanwhile_is_brought_along_wherever_it_lies(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _write(output, {"index.html": b"one", "a/b/index.html": b"b"})
    (output / "a" / "b" / "note.txt").write_text("mine")
    (output / "mine" / "deep").mkdir(parents=True)
    (output / "mine" / "deep" / "plan.txt").write_text("mine too")
    (output / "a" / "way").symlink_to(tmp_path, target_is_directory=True)
    _write(output, {"index.html": b"two"})
    assert (output / "a" / "b" / "note.txt").read_text() == "mine"
    assert (output / "mine" / "deep" / "plan.txt").read_text() == "mine too"
    assert (output / "a" / "way").readlink() == tmp_path
    assert not (output / "a" / "b" / "index.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_staging_that_is_not_swapped_leaves_no_trace(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _write(output, {"index.html": b"one"})
    with open_staging(output) as staging:
        cleared = clear_pressed(Pressed("x.html", "k", Artifact("x.html", b"x", "d")))
        assert cleared is not None
        staging.write_artifact(cleared)
    assert _read(output) == {"index.html": b"one"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_leftovers_of_a_killed_build_are_cleared(tmp_path: Path) -> None:
    (tmp_path / ".output.medsite-123" / "deep").mkdir(parents=True)
    _write(tmp_path / "output", {"a": b"a"})
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right there")
def test_a_link_in_the_place_of_the_output_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine").write_text("mine")
    (tmp_path / "output").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Defect) as caught, open_staging(tmp_path / "output"):
        pass
    assert caught.value.problem.rule == "W001"
    assert (tmp_path / "elsewhere" / "mine").read_text() == "mine"


def test_a_file_in_the_place_of_the_output_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("mine")
    with pytest.raises(Defect) as caught, open_staging(tmp_path / "output"):
        pass
    assert caught.value.problem.rule == "W001"


def test_folders_are_exchanged_even_where_the_system_has_no_single_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medsite.write.exchange._exchange_at_once", lambda new, old: False)
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    exchange_folders(tmp_path / "new", tmp_path / "old")
    assert [path.name for path in (tmp_path / "old").iterdir()] == ["new"]
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["old"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": 1, "key": "", "files": {"../../etc/passwd": "x"}}',
        '{"format": 2, "files": {}}',
        "\xff",
    ],
)
def test_a_manifest_that_cannot_be_trusted_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    assert read_manifest(tmp_path) is None


def test_a_manifest_reads_back_as_it_was_written(tmp_path: Path) -> None:
    manifest = Manifest((("a/index.html", "d1"), ('odd "name" é', "d2")), "key")
    (tmp_path / NAME).write_bytes(manifest_bytes(manifest))
    assert read_manifest(tmp_path) == manifest


def test_a_survey_reads_only_files_whose_signature_changed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _write(output, {"a": b"a", "b": b"b"})
    first = survey_output(output, {})
    trusted = {path: (signature, "told") for path, signature in first.signatures.items()}
    (output / "b").write_bytes(b"changed")
    (output / "mine").write_bytes(b"mine")
    second = survey_output(output, trusted)
    assert second.ours == {"a": "told", "b": digest_bytes(b"changed")}
    assert second.foreign == ("mine",)
