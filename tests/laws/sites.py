"""Small sites for the laws, and how to run medsite on them."""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

NOBODY = 65534
REPO = Path(__file__).resolve().parents[2]

SITE_YAML = """\
title: Elm Row Practice
url: https://elmrow.example.org
language: en
timezone: Europe/London
clinic:
  name: Elm Row Practice
  phone: "+44 20 7946 0321"
  email: desk@elmrow.example.org
"""
DOCTOR = "name: Dr. Ines Tavares\ncredentials: MBBS\nspecialty: General practice\nbio: Looks after families.\n"
ARTICLE = """\
---
title: {title}
date: {date}
authors: [ines-tavares]
tags: [{tag}]
summary: What helps, and when to ask for help, in plain words for everybody.
---

{text}

## What helps

- Rest and drink enough.
- Ask a pharmacist.
"""


def write_site(root: Path, articles: int = 3) -> Path:
    """Write a small site into `root` and return it."""
    content = root / "content"
    for folder in ("doctors", "articles", "pages"):
        (content / folder).mkdir(parents=True, exist_ok=True)
    (content / "site.yaml").write_text(SITE_YAML, encoding="utf-8")
    (content / "doctors" / "ines-tavares.yaml").write_text(DOCTOR, encoding="utf-8")
    about = "---\ntitle: About us\n---\n\nWe are a small practice.\n"
    (content / "pages" / "about.md").write_text(about, encoding="utf-8")
    for number in range(articles):
        write_article(root, f"colds-{number}", title=f"Colds, part {number}", tag="colds" if number % 2 else "winter")
    return root


def write_article(
    root: Path, slug: str, *, title: str = "Colds", date: str = "2026-01-02", tag: str = "colds", text: str = "Rest."
) -> Path:
    """Write one article and return its path."""
    path = root / "content" / "articles" / f"{slug}.md"
    path.write_text(ARTICLE.format(title=title, date=date, tag=tag, text=text), encoding="utf-8")
    return path


def run_medsite(root: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the command line in `root` and return what it said."""
    paths = os.pathsep.join(filter(None, (str(REPO), os.environ.get("PYTHONPATH"))))
    return subprocess.run(
        [sys.executable, "-m", "medsite", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": paths, "SOURCE_DATE_EPOCH": "1790000000", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def build(root: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Build without cards, which other tests look at."""
    return run_medsite(root, "build", "--no-cards", *arguments, **environment)


def open_way(folder: Path) -> None:
    """Let other users pass through to `folder`, however deep the tests' own folders lie."""
    top = Path(tempfile.gettempdir()).resolve()
    for above in folder.resolve().parents:
        if top in above.parents:
            above.chmod(above.stat().st_mode | 0o711)


def as_nobody(site: Path, act: Callable[[], tuple[int, str]]) -> tuple[int, str]:
    """Run `act` without root's rights, in a forked child where we are root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return act()
    open_way(site)
    told = site.parent / "told.txt"
    child = os.fork()
    if not child:
        code = 99
        try:
            with told.open("w", encoding="utf-8") as said:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
                code, words = act()
                said.write(words)
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), told.read_text(encoding="utf-8")


def read_tree(folder: Path) -> dict[str, str]:
    """Return path → digest of every file in `folder`."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
