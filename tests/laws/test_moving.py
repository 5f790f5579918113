"""A site moves: to another host, into a folder of one, onto a stick and back; nothing of the place before is left."""

import shutil
from pathlib import Path

import pytest

from medsite.cli.main import run
from tests.laws.sites import read_tree, write_article, write_site

HOME = "https://elmrow.example.org"
PLACES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "its own host": (HOME, "", ()),
    "another host": ("https://www.elm-row.example.com", "", ()),
    "a folder of a host": ("https://host.example.net/~elmrow", "", ()),
    "a deeper folder": ("http://host.example.net/a/b", "", ()),
    "a stick": (HOME, "", ("--relative",)),
    "a stick from a folder": ("https://host.example.net/~elmrow", "", ("--relative",)),
    "other hosts' files": (HOME, "publish: {hosts: [vercel, apache, azure, firebase]}\n", ()),
    "no host's files": (HOME, "publish: {hosts: []}\n", ()),
}


def settle(site: Path, place: str, *, fresh: bool) -> dict[str, str]:
    """Build `site` for a place and return its tree; fresh: with nothing remembered."""
    url, more, options = PLACES[place]
    config = site / "content" / "site.yaml"
    lines = [line for line in config.read_text("utf-8").splitlines() if not line.startswith(("url:", "publish:"))]
    config.write_text("\n".join([*lines, f"url: {url}", more]), encoding="utf-8")
    if fresh:
        shutil.rmtree(site / ".medsite", ignore_errors=True)
        shutil.rmtree(site / "output", ignore_errors=True)
    assert run(["build", "--site", str(site), "--no-cards", "--jobs", "1", "-q", *options]) == 0
    return read_tree(site / "output")


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Build the site for each place with nothing remembered."""
    site = make_site(tmp_path_factory.mktemp("clean"))
    return {place: settle(site, place, fresh=True) for place in PLACES}


def make_site(folder: Path) -> Path:
    site = write_site(folder / "site", articles=2)
    moved = write_article(site, "moved", text="[Home](/) and [the other](colds-0.md).")
    moved.write_text(moved.read_text("utf-8").replace("tags:", "aliases: [/old/]\ntags:"), encoding="utf-8")
    return site


def test_each_place_has_a_site_of_its_own(clean: dict[str, dict[str, str]]) -> None:
    trees = [tuple(sorted(tree.items())) for tree in clean.values()]
    assert len(set(trees)) == len(trees)


def test_wherever_a_site_moves_it_is_as_if_it_had_never_been_elsewhere(
    tmp_path: Path, clean: dict[str, dict[str, str]]
) -> None:
    site = make_site(tmp_path)
    for place in [*PLACES, "a stick from a folder", "a folder of a host", "a stick", "its own host"]:
        assert settle(site, place, fresh=False) == clean[place], place
