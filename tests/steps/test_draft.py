"""A draft that leaves views for later is the draft that makes them all."""

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from medsite.compute.pool import Pool
from medsite.compute.store import Store, open_memory_store
from medsite.model.output import Later
from medsite.steps.draft import draft_site, draft_sparingly
from medsite.steps.request import Request

ROOT = Path(__file__).parents[2]
NOTE = "content/articles/z-note.md"
PATIENT = "Her MRN: 44718203 was closed."


def _request(root: Path) -> Request:
    return Request(root, root / "output", ROOT / "themes", datetime(2026, 11, 22, 12, tzinfo=UTC), 0, "test")


class _Watched(Store):
    """A store that notes what is kept in it."""

    def __init__(self) -> None:
        self._inner = open_memory_store()
        super().__init__(self._inner._database)
        self.seen: list[bytes] = []

    def keep(self, results: Mapping[str, bytes]) -> None:
        self.seen += results.values()
        super().keep(results)


def test_every_view_of_the_sample_site_is_the_same_when_made_later(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    request, store = _request(tmp_path), open_memory_store()
    with Pool(1) as pool:
        whole = draft_site(request, store, pool)
        for _ in range(2):
            late = draft_sparingly(request, store, pool)
            assert whole.plan
            assert late.plan
            assert any(isinstance(output.view, Later) for output in late.plan.outputs)
            assert tuple(late.plan.opened(output) for output in late.plan.outputs) == whole.plan.outputs
            assert late.problems == whole.problems


def test_nothing_of_a_blocked_text_is_remembered_with_its_plan(tmp_path: Path) -> None:
    for name in ("site.yaml", "doctors", "articles"):
        source = ROOT / "content" / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        (tmp_path / "content").mkdir(exist_ok=True)
        copy(source, tmp_path / "content" / name)
    words = f"---\ntitle: A note\ndate: 2026-02-03\naliases: [/former-note/]\n---\n{PATIENT}\n"
    (tmp_path / NOTE).write_text(words, "utf-8")
    store = _Watched()
    with Pool(1) as pool:
        draft = draft_sparingly(_request(tmp_path), store, pool)
    assert NOTE in draft.blocked
    assert store.seen
    assert not [data for data in store.seen if b"former-note" in data or b"z-note" in data.replace(NOTE.encode(), b"")]
