"""What the watcher hears of real file systems, and what it passes over."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from medsite.preview.watcher import Heard, Watcher


class Listening:
    """A watcher with what it has heard so far."""

    def __init__(self, root: Path) -> None:
        self.woken = threading.Event()
        self.watcher = Watcher(root, self.woken.set)

    def hear(self, seconds: float = 3.0) -> Heard:
        """Return everything that is heard until it has been quiet for a while."""
        heard = Heard()
        if self.woken.wait(seconds):
            time.sleep(0.25)
            heard = self.watcher.take()
            self.woken.clear()
        return heard


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/a.md").write_text("a")
    (tmp_path / "output").mkdir()
    return tmp_path


def save_in_place(file: Path) -> None:
    file.write_text("b")


def save_aside(file: Path) -> None:
    aside = file.with_name(".a.md.tmp-1")
    aside.write_text("b")
    aside.replace(file)


def save_like_vim(file: Path) -> None:
    (file.parent / ".a.md.swp").write_text("x")
    (file.parent / "4913").write_text("")
    (file.parent / "4913").unlink()
    file.rename(file.with_name("a.md~"))
    file.write_text("b")
    file.with_name("a.md~").unlink()
    (file.parent / ".a.md.swp").unlink()


@pytest.mark.parametrize("save", [save_in_place, save_aside, save_like_vim])
def test_a_save_is_heard_of_as_the_file_it_is_about(root: Path, save: Callable[[Path], None]) -> None:
    listening = Listening(root)
    save(root / "content/articles/a.md")
    assert listening.hear() == Heard(frozenset({"content/articles/a.md"}))


def test_noise_and_reading_and_other_folders_are_not_heard(root: Path) -> None:
    listening = Listening(root)
    (root / "content/articles/.a.md.swp").write_text("x")
    (root / "content/articles/a.md~").write_text("x")
    (root / "output/index.html").write_text("x")
    (root / "content/articles/a.md").read_text()
    assert not listening.hear(0.5)


def test_a_renamed_folder_means_to_look_everywhere(root: Path) -> None:
    listening = Listening(root)
    (root / "content/articles").rename(root / "content/texts")
    assert listening.hear().everywhere


def test_a_folder_that_was_away_is_watched_again(root: Path) -> None:
    listening = Listening(root)
    (root / "content").rename(root / "away")
    listening.watcher.tend()
    assert listening.hear().everywhere
    (root / "away").rename(root / "content")
    listening.watcher.tend()
    assert listening.hear().everywhere
    (root / "content/articles/a.md").write_text("c")
    assert "content/articles/a.md" in listening.hear().paths


def test_two_hundred_files_at_once_are_all_heard_of(root: Path) -> None:
    listening = Listening(root)
    for number in range(200):
        (root / f"content/articles/n{number}.md").write_text("x")
    os.sync()
    assert len(listening.hear().paths) == 200
