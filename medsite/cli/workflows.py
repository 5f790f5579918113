"""A workflow file, so that a host of repositories checks, builds and publishes the site by itself."""

from pathlib import Path

import click

from medsite import __version__
from medsite.cli.surroundings import PACKAGE

PLACES = {
    "github": ".github/workflows/site.yml",
    "gitlab": ".gitlab-ci.yml",
    "forgejo": ".forgejo/workflows/site.yml",
}
"""Host of repositories → where it looks for the file, from the repository's root."""
_NEXT = {
    "github": 'In the repository\'s settings choose Pages → Source → "GitHub Actions".',
    "gitlab": "GitLab shows the address under Deploy → Pages after the first run.",
    "forgejo": "Put the target that stands at the top of the file into content/site.yaml.",
}


def write_workflow(folder: Path, host: str) -> Path:
    """Write the workflow file of a host into `folder` and return its path; a usage error where one is there."""
    path = folder / PLACES[host]
    if path.exists():
        raise click.UsageError(f"{path} is there already, and nothing is overwritten. Look at it, or move it away.")
    text = (PACKAGE / "workflows" / f"{host}.yml").read_text(encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.replace("MEDSITE_VERSION", __version__).encode())
    return path


def tell_workflow(folder: Path, path: Path, host: str) -> None:
    """Say what was written and what is left to do by hand."""
    click.echo(f"{path}: every push is checked, and the default branch is published. It holds no key and no password.")
    click.echo(f"  {_NEXT[host]}")
    above = next((up for up in folder.resolve().parents if (up / ".git").exists()), None)
    if above and not (folder / ".git").exists():
        inside = folder.resolve().relative_to(above).as_posix()
        click.echo(f"  The repository begins above: move the file to its root, and let each step work in {inside}.")
