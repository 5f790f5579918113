"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

import json
from datetime import UTC, datetime
from functools import lru_cache

from medsite.model.feed import FeedView
from medsite.render.feed_entries import EntryJob, clean, entry_html, entry_summary, picture_length
from medsite.render.materials import Materials


def make_json_feed(view: FeedView, materials: Materials) -> bytes:
    """Return the feed as JSON Feed 1.1, the same bytes for the same view."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(view.title) or view.home,
        "home_page_url": view.home,
        "feed_url": view.url,
        "description": clean(view.description),
        "language": view.language,
        "authors": [{"name": clean(name)} for name in view.authors],
        "hubs": [{"type": "WebSub", "url": view.hub}] if view.hub else [],
    }
    kept = json.dumps({key: value for key, value in head.items() if value}, ensure_ascii=False)
    items = ",\n".join(_item(EntryJob(entry, materials)) for entry in view.entries)
    return f'{kept[:-1]}, "items": [\n{items}\n]}}\n'.encode()


@lru_cache(maxsize=2048)
def _item(job: EntryJob) -> str:
    view = job.entry
    html = entry_html(job)
    item = {
        "id": view.id,
        "url": view.url,
        "title": clean(view.title),
        "summary": entry_summary(view),
        "date_published": _moment(view.published),
        "date_modified": _moment(view.updated),
        "authors": [{"name": clean(name)} for name in view.authors],
        "tags": [clean(tag) for tag in view.tags],
        "language": view.language,
        "image": view.image[0] if view.image else "",
    }
    kept: dict[str, object] = {key: value for key, value in item.items() if value}
    if view.image and picture_length(job):
        url, kind, _ = view.image
        kept["attachments"] = [{"url": url, "mime_type": kind, "size_in_bytes": picture_length(job)}]
    if view.audio:
        url, kind, size, seconds = view.audio
        sound = {"url": url, "mime_type": kind, "size_in_bytes": size, "duration_in_seconds": seconds}
        # the first is what players take
        kept["attachments"] = [{key: value for key, value in sound.items() if value}, *_listed(kept)]
    # an item must have one of the two
    kept |= {"content_html": html} if html else {"content_text": clean(view.summary) or clean(view.title)}
    return json.dumps(kept, ensure_ascii=False)


def _listed(item: dict[str, object]) -> list[object]:
    listed = item.get("attachments")
    return listed if isinstance(listed, list) else []


def _moment(moment: datetime) -> str:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
