"""The feeds of the sample site, read again by a feed reader: the same titles, dates and links as the front matter."""

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import pytest
import yaml

from tests.conftest import ROOT

CONFIG = yaml.safe_load((ROOT / "content" / "site.yaml").read_text("utf-8"))
SITE = CONFIG["url"].rstrip("/")
ZONE = ZoneInfo(CONFIG.get("timezone", "UTC"))
LIMIT = (CONFIG.get("feeds") or {}).get("limit", 20)
Row = tuple[str, datetime, str]


@pytest.fixture(scope="module")
def written(built_site: Path) -> list[Row]:
    """Return (title, date, link) of the newest published articles, as their front matter has them."""
    rows = [read_row(path) for path in sorted((ROOT / "content" / "articles").rglob("*.md"))]
    public = [row for row in rows if row and (built_site / row[2].removeprefix(f"{SITE}/") / "index.html").is_file()]
    return sorted(public, key=lambda row: row[1], reverse=True)[:LIMIT]


def read_row(path: Path) -> Row | None:
    head: dict[str, Any] = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    day = head["date"]
    moment = day if isinstance(day, datetime) else datetime.combine(date.fromisoformat(str(day)), time())
    moment = moment if moment.tzinfo else moment.replace(tzinfo=ZONE)
    over = head.get("expires") and date.fromisoformat(str(head["expires"])) <= datetime.now(ZONE).date()
    if head.get("draft") or over or moment > datetime.now(ZONE):
        return None
    slug = head.get("slug") or (path.parent.name if path.name == "index.md" else path.stem)
    return str(head["title"]), moment, f"{SITE}/articles/{slug}/"


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_the_site_feed_says_what_the_front_matter_says(built_site: Path, name: str, written: list[Row]) -> None:
    feed = feedparser.parse((built_site / name).read_bytes())
    read = [(entry.title, to_moment(entry), entry.link) for entry in feed.entries]
    assert not feed.bozo
    assert sorted(read) == sorted(written)
    assert [row[1] for row in read] == sorted((row[1] for row in read), reverse=True)


def to_moment(entry: Any) -> datetime:
    year, month, day, hour, minute, second = entry.published_parsed[:6]
    return datetime(year, month, day, hour, minute, second, tzinfo=ZoneInfo("UTC"))


def test_the_json_feed_says_the_same(built_site: Path, written: list[Row]) -> None:
    feed = json.loads((built_site / "feed.json").read_text("utf-8"))
    read = [(item["title"], datetime.fromisoformat(item["date_published"]), item["url"]) for item in feed["items"]]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert sorted(read) == sorted(written)


def test_every_feed_is_in_order_and_leads_to_pages_of_the_site(built_site: Path) -> None:
    feeds = [*built_site.rglob("feed.xml"), *built_site.rglob("atom.xml")]
    assert len(feeds) > 10
    for path in feeds:
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, path
        assert feed.feed.title, path
        assert all(
            (built_site / entry.link.removeprefix(f"{SITE}/") / "index.html").is_file() for entry in feed.entries
        ), path


def test_addresses_inside_feeds_are_absolute(built_site: Path) -> None:
    for entry in feedparser.parse(
        (built_site / "feed.xml").read_bytes(), sanitize_html=False, resolve_relative_uris=False
    ).entries:
        html = entry.content[0].value if "content" in entry else entry.summary
        assert not [mark for mark in ('href="/', 'src="/', 'href="../', 'src="../', 'href="#') if mark in html]
