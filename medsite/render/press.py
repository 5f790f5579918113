"""An output of the plan becomes bytes: one maker for each kind."""

from collections.abc import Callable
from typing import Any

from medsite.model.feed import CopyJob, PictureJob
from medsite.model.output import Output
from medsite.render.copies import make_copy, picture_kind
from medsite.render.materials import Materials, spoiled


def make_bytes(output: Output, materials: Materials) -> bytes:
    """Return the bytes of a planned file.

    Raises:
        Defect: where the theme or a source file cannot be used; the problem names the file.
    """
    return _MAKERS[output.maker](output, materials)


def _make_page(output: Output, materials: Materials) -> bytes:
    from medsite.render.templates import render_page

    return render_page(output, materials)


def _make_rss(output: Output, materials: Materials) -> bytes:
    from medsite.render.feeds import make_rss

    return make_rss(_view(output), materials)


def _make_atom(output: Output, materials: Materials) -> bytes:
    from medsite.render.feeds import make_atom

    return make_atom(_view(output), materials)


def _make_json_feed(output: Output, materials: Materials) -> bytes:
    from medsite.render.json_feeds import make_json_feed

    return make_json_feed(_view(output), materials)


def _make_podcast(output: Output, materials: Materials) -> bytes:
    from medsite.render.feed_podcast import make_podcast

    return make_podcast(_view(output), materials)


def _make_sitemap(output: Output, _: Materials) -> bytes:
    from medsite.render.sitemaps import make_sitemap

    return make_sitemap(_view(output))


def _make_sitemap_index(output: Output, _: Materials) -> bytes:
    from medsite.render.sitemaps import make_sitemap_index

    return make_sitemap_index(_view(output))


def _make_text(output: Output, _: Materials) -> bytes:
    text: str = _view(output).text
    return text.encode("utf-8")


def _make_card(output: Output, materials: Materials) -> bytes:
    from medsite.render.cards import make_card

    return make_card(_view(output), materials.theme, materials.files, output.source)


def _make_picture(output: Output, materials: Materials) -> bytes:
    from medsite.render.pictures import PictureError, make_rendition, strip_metadata

    job: PictureJob = _view(output)
    data = materials.files[job.source]
    kind = picture_kind(job.source, data)
    try:
        if job.width or job.format:
            return make_rendition(data, job.width, job.format or kind)
        return strip_metadata(data, kind)
    except PictureError as error:
        raise spoiled(job.source, error) from error


def _make_copy(output: Output, materials: Materials) -> bytes:
    job: CopyJob = _view(output)
    return make_copy(job.source, materials.files[job.source])


def _make_search(output: Output, _: Materials) -> bytes:
    from medsite.render.search import make_search_file

    return make_search_file(_view(output))


def _make_asset(output: Output, materials: Materials) -> bytes:
    job: CopyJob = _view(output)
    return materials.theme.assets[job.source] + job.tail.encode()


def _view(output: Output) -> Any:
    return output.view


_MAKERS: dict[str, Callable[[Output, Materials], bytes]] = {
    "page": _make_page,
    "rss": _make_rss,
    "atom": _make_atom,
    "json_feed": _make_json_feed,
    "podcast": _make_podcast,
    "sitemap": _make_sitemap,
    "sitemap_index": _make_sitemap_index,
    "text": _make_text,
    "card": _make_card,
    "picture": _make_picture,
    "copy": _make_copy,
    "asset": _make_asset,
    "search": _make_search,
}
