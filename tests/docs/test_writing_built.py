"""All examples of the writers' manual together make one site, as a reader of the manual would write it."""

from pathlib import Path

import pytest
from PIL import Image

from medsite.cli.main import run
from tests.docs.manual import DOCS, examples

MANUAL = (DOCS / "writing.md").read_text("utf-8")


def write_everything(site: Path) -> None:
    """Write the whole examples as files, and all examples of Markdown below the first article's head."""
    markdown, yaml = examples(MANUAL, "markdown"), examples(MANUAL, "yaml")
    article, page = (text for text in markdown if text.startswith("---"))
    body = "\n\n".join(text for text in markdown if not text.startswith("---"))
    files = {
        "articles/2026-03-hay-fever.md": f"{article}\n{body}",
        "articles/sleep/index.md": "---\ntitle: Sleep\ndate: 2026-01-01\n---\nSleep well.\n",
        "pages/about.md": page,
        "doctors/asha-rao.yaml": next(text for text in yaml if text.startswith("name:")),
        "site.yaml": next(text for text in yaml if text.startswith("title:")),
    }
    for path, text in files.items():
        (site / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (site / "content" / path).write_text(text, encoding="utf-8")
    for path in ("articles/pollen.jpg", "articles/line.png", "doctors/asha-rao.jpg"):
        Image.new("RGB", (600, 400), "#88aacc").save(site / "content" / path)


def test_all_examples_make_one_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_everything(tmp_path)
    assert run(["build", "--site", str(tmp_path), "--no-cards", "--jobs", "1"]) == 0, capsys.readouterr().err
    page = (tmp_path / "output" / "articles" / "hay-fever" / "index.html").read_text("utf-8")
    for made in (
        'href="/articles/sleep/"',
        'href="/about/"',
        'href="/doctors/asha-rao/"',
        '<a href="tel:112">',
        "<figcaption>Pollen in April, seen from close by.</figcaption>",
        "<dt>Wheeze</dt>",
        'id="fn:1"',
        'type="checkbox"',
        '<th scope="col" class="align-right">Works after</th>',
        "H<sub>2</sub>O",
    ):
        assert made in page, made
