"""Which files git is about to commit."""

import subprocess
from pathlib import Path

import click


def list_staged(root: Path) -> tuple[Path, ...]:
    """Return the files under `root` that are staged and still there; a usage error where git cannot tell."""
    command = ["git", "diff", "--cached", "--name-only", "--relative", "--diff-filter=ACMR", "-z"]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=False)  # noqa: S603 - fixed words
    except OSError:
        raise click.UsageError("git is not installed here, so staged files cannot be listed.") from None
    if done.returncode:
        raise click.UsageError("this folder is no git repository, so nothing is staged. Leave out --staged.")
    names = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    return tuple(root / name for name in names if name and (root / name).exists())
