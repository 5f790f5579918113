"""After any run of edits a warm build equals a clean one, byte for byte."""

import os
import random
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from medsite.build import build_site
from medsite.cli.surroundings import CACHE, find_bundled_themes, make_cache, tell_code, tell_ticks
from medsite.compute.pool import Pool
from medsite.compute.store import open_memory_store, open_store
from medsite.model.report import Report
from medsite.steps.request import Request, Tools
from medsite.steps.unchanged import find_unchanged
from tests.laws.sites import read_tree, write_article, write_site

SLUGS = ("colds", "fevers", "sleep", "walking", "teeth")
TAGS = ("winter", "children", "rest")
TITLES = ("Colds", "Fevers", "Sleep well", "A walk a day", "Colds and fevers")
TEXTS = (
    "Rest.",
    "Drink enough.",
    "See [the other text](/articles/sleep/).",
    "## Colds\n\nRest.",
    "A | B\n--|--\n1 | 2",
    "Ring 999 at once.",
)
DATES = ("2025-01-02", "2026-03-04", "2026-09-20", "2044-01-01")
NOW = datetime(2026, 9, 21, 12, tzinfo=UTC)
slugs, words = st.sampled_from(SLUGS), st.sampled_from(TEXTS)


def build(root: Path, *, remembering: bool) -> Report | None:
    """Build as the command does; None where a text is refused outright."""
    if remembering:
        make_cache(root)
    store = open_store(root / CACHE) if remembering else open_memory_store()
    ticks = tell_ticks(root) if remembering else 0
    request = Request(root, root / "output", find_bundled_themes(), NOW, ticks, tell_code(), cards=False)
    try:
        with Pool(1) as pool:
            tools = Tools(store, pool)
            return (find_unchanged(request, store) if remembering else None) or build_site(request, tools)
    finally:
        store.close()


class Edits(RuleBasedStateMachine):
    """Somebody who edits a site, and builds it after every edit."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="medsite-edits-"))
        self.root = self.folder / "site"

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def articles(self) -> list[Path]:
        return sorted((self.root / "content/articles").glob("*.md"))

    @initialize()
    def begin(self) -> None:
        write_site(self.root, articles=1)

    @rule(slug=slugs, title=st.sampled_from(TITLES), tag=st.sampled_from(TAGS), date=st.sampled_from(DATES), text=words)
    def write_one(self, *, slug: str, title: str, tag: str, date: str, text: str) -> None:
        write_article(self.root, slug, title=title, tag=tag, date=date, text=text)

    @rule(seed=st.integers(0, 99))
    def edit_without_a_trace(self, seed: int) -> None:
        """Change a text and give the file its old times back."""
        if self.articles:
            path = random.Random(seed).choice(self.articles)
            before = path.stat()
            path.write_text(path.read_text("utf-8").replace("Rest", "Walk", 1), "utf-8")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    @rule(seed=st.integers(0, 99))
    def delete(self, seed: int) -> None:
        if self.articles:
            random.Random(seed).choice(self.articles).unlink()

    @rule(seed=st.integers(0, 99), slug=slugs)
    def rename(self, seed: int, slug: str) -> None:
        if self.articles:
            random.Random(seed).choice(self.articles).replace(self.root / f"content/articles/{slug}.md")

    @rule(
        seed=st.integers(0, 99),
        line=st.sampled_from(["draft: true", "aliases: [/old/]", "summary: Other words.", "nonsense: 1"]),
    )
    def add_a_field(self, seed: int, line: str) -> None:
        if self.articles:
            path = random.Random(seed).choice(self.articles)
            path.write_text(path.read_text("utf-8").replace("---\n", f"---\n{line}\n", 1), "utf-8")

    @rule(
        title=st.sampled_from(["Elm Row", "Oak Row"]),
        more=st.sampled_from(["", "feeds: {limit: 2}\n", "language: cy\n"]),
    )
    def change_the_settings(self, title: str, more: str) -> None:
        theme = "theme: mine\n" if (self.root / "themes/mine").exists() else ""
        (self.root / "content/site.yaml").write_text(
            f"title: {title}\nurl: https://elmrow.example.org\ntimezone: Europe/London\n{more}{theme}", "utf-8"
        )

    @rule(
        name=st.sampled_from(["Dr. Ines Tavares", "Dr. Ines Tavares-Hill"]),
        more=st.sampled_from(["", "specialty: Sleep\n"]),
    )
    def change_the_doctor(self, name: str, more: str) -> None:
        (self.root / "content/doctors/ines-tavares.yaml").write_text(f"name: {name}\n{more}", "utf-8")

    @rule(words=st.sampled_from(["one", "two"]))
    def change_the_theme(self, words: str) -> None:
        theme = self.root / "themes/mine"
        (theme / "templates").mkdir(parents=True, exist_ok=True)
        (theme / "theme.yaml").write_text("name: mine\nparent: clinic\n", "utf-8")
        page = f'<!doctype html><html lang="en"><title>x</title><h1>{words}</h1></html>'
        (theme / "templates/404.html").write_text(page, "utf-8")
        config = self.root / "content/site.yaml"
        if "theme:" not in config.read_text("utf-8"):
            config.write_text(config.read_text("utf-8") + "theme: mine\n", "utf-8")

    @precondition(lambda self: (self.root / "themes/mine").exists())
    @rule()
    def take_the_theme_away(self) -> None:
        shutil.rmtree(self.root / "themes")
        config = self.root / "content/site.yaml"
        config.write_text(config.read_text("utf-8").replace("theme: mine\n", ""), "utf-8")

    @rule(name=st.sampled_from(["leaflet.txt", "deep/a.txt"]), data=st.sampled_from([b"a", b"b"]))
    def put_a_file(self, name: str, data: bytes) -> None:
        file = self.root / "content/static" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    @rule(which=st.integers(0, 500), how=st.sampled_from(["cut", "gone"]))
    def tamper_with_the_output(self, which: int, how: str) -> None:
        files = sorted(path for path in (self.root / "output").rglob("*") if path.is_file() and path.suffix != ".json")
        if files:
            path = files[which % len(files)]
            path.unlink() if how == "gone" else path.write_bytes(path.read_bytes()[:20])

    @rule(how=st.sampled_from(["gone", "cut"]))
    def harm_the_cache(self, how: str) -> None:
        memo = self.root / CACHE / "memo.sqlite"
        if memo.exists():
            memo.unlink() if how == "gone" else memo.write_bytes(memo.read_bytes()[: memo.stat().st_size // 2])

    @invariant()
    def a_warm_build_equals_a_clean_one(self) -> None:
        if not (self.root / "content").exists():
            return
        clean = self.folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        for part in ("content", "themes"):
            if (self.root / part).exists():
                shutil.copytree(self.root / part, clean / part)
        before = read_tree(self.root / "output")
        warm, fresh = build(self.root, remembering=True), build(clean, remembering=False)
        assert warm is not None
        assert fresh is not None
        assert warm.written == fresh.written
        assert (warm.problems, warm.findings, warm.held) == (fresh.problems, fresh.findings, fresh.held)
        assert read_tree(self.root / "output") == (read_tree(clean / "output") if fresh.written else before)


def test_after_any_run_of_edits_a_warm_build_equals_a_clean_one() -> None:
    few = settings(
        max_examples=int(os.environ.get("MEDSITE_EXAMPLES", "4")),
        stateful_step_count=int(os.environ.get("MEDSITE_STEPS", "10")),
        deadline=None,
        derandomize="MEDSITE_EXAMPLES" not in os.environ,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Edits, settings=few)
