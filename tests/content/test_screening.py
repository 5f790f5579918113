"""Nothing in the sample site or the starter looks like a patient identifier."""

from pathlib import Path

import pytest

from medsite.screen.attachments import screen_attachment
from medsite.screen.engine import open_screen, screen_source
from medsite.screen.facts import gather_facts
from tests.content.sites import SAMPLE, STARTER, read_site

FILES = [
    (root, path.relative_to(root).as_posix())
    for root in (SAMPLE, STARTER)
    for path in sorted((root / "content").rglob("*"))
    if path.is_file()
]


@pytest.mark.parametrize(("root", "path"), FILES, ids=[path for _, path in FILES])
def test_the_screening_passes(root: Path, path: str) -> None:
    site = read_site(root)
    screen = open_screen(gather_facts(site.config, site.doctors), site.config.screening)
    screen_file = screen_source if path.endswith((".md", ".yaml")) else screen_attachment
    assert screen_file(screen, path, (root / path).read_bytes()) == ()
