"""A preview of a small site, in a process of its own, as an author has it."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SITE = """title: River Clinic
url: https://river.example
description: Plain words about health.
language: en
"""
DOCTOR = "name: Dr. Asha Rao\nspecialty: General practice\n"
ARTICLE = """---
title: Hay fever and what helps
date: 2026-03-12
authors: [asha-rao]
tags: [allergies]
summary: Pollen, pills and sprays.
---

Hay fever comes back every spring.

## What helps

Salt water, tablets and sprays.
"""
HELD = ARTICLE.replace("Hay fever and what helps", "Winter feet").replace("tags:", "draft: true\ntags:")
BLOCKED = ARTICLE.replace("Salt water,", "MRN: 84739201. Salt water,")
PAGE = "---\ntitle: About us\n---\n\nWe are a small clinic.\n"


@dataclass(frozen=True)
class Preview:
    """A running preview. url: with a slash at the end."""

    root: Path
    port: int
    process: subprocess.Popen[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body. path: as it goes over the wire."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            given = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.putrequest(method, path, skip_host="Host" in given)
            for name, value in given.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def text(self, path: str) -> str:
        return self.ask(path)[2].decode()

    def write(self, path: str, text: str) -> None:
        """Write a file of the site as careful editors do: aside, then renamed over."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        aside = file.with_name(f".{file.name}.part")
        aside.write_text(text, "utf-8")
        aside.replace(file)


def make_site(root: Path) -> Path:
    """Write a small site with one article, one draft, one page and one doctor."""
    files = {
        "site.yaml": SITE,
        "doctors/asha-rao.yaml": DOCTOR,
        "articles/hay-fever.md": ARTICLE,
        "articles/winter-feet.md": HELD,
        "pages/about.md": PAGE,
    }
    for path, text in files.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


@contextmanager
def run_preview(root: Path, *options: str) -> Iterator[Preview]:
    """Serve a site on a free port until the block ends."""
    command = [sys.executable, "-m", "medsite", "serve", "--site", str(root), "--port", "0", *options]
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": paths}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=root
    )
    try:
        assert process.stdout
        first = process.stdout.readline()
        assert "http://127.0.0.1:" in first, first + process.stdout.read()
        yield Preview(root, int(first.rstrip().rstrip("/").rpartition(":")[2]), process)
    finally:
        process.terminate()
        process.wait(10)


def wait_until(true: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait until something is so; fail when it does not come."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
