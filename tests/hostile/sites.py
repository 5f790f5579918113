"""A small site to put something hostile into, and medsite's command line in this process."""

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

from medsite.cli.main import run
from tests.laws.sites import REPO, write_site

HEAD = "---\ntitle: A text\n---\n\n"


def make_site(root: Path) -> Path:
    """Write a site of one article, one page and one doctor."""
    return write_site(root, articles=1)


def put(root: Path, path: str, data: str | bytes) -> Path:
    """Write a file of the site and return it. path: from the site's root."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    return file


def tell(root: Path, *arguments: str) -> tuple[int, str]:
    """Run medsite on the site in this process; return its exit code and all that it said."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = run([*arguments, "--site", str(root)])
    return code, said.getvalue()


def build(root: Path, *arguments: str) -> tuple[int, str]:
    """Build without cards, in this process."""
    return tell(root, "build", "--no-cards", "--jobs", "1", *arguments)


def build_within(root: Path, *, seconds: int, megabytes: int) -> "subprocess.CompletedProcess[str]":
    """Build in a process of its own that is killed when it uses more. seconds: of the processor."""
    import resource

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))

    return subprocess.run(
        [sys.executable, "-m", "medsite", "build", "--no-cards", "--jobs", "1"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPO), "SOURCE_DATE_EPOCH": "1790000000"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=bound,
    )


def all_bytes(root: Path) -> bytes:
    """Return everything that stands in output/, names and bytes."""
    files = [path for path in sorted((root / "output").rglob("*")) if path.is_file()]
    return b"\n".join(path.relative_to(root).as_posix().encode() + b"\n" + path.read_bytes() for path in files)
