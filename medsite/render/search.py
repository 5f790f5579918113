"""The files of the site's search, as JSON."""

import json

from medsite.model.search import SearchAboutView, SearchFileView, SearchHeadView


def make_search_file(view: SearchFileView) -> bytes:
    """Return a file of the index; plan/search.py says what stands in it."""
    value: object
    if isinstance(view, SearchHeadView):
        value = {"version": view.version, "texts": view.texts, "each": view.each, "first": view.first}
    elif isinstance(view, SearchAboutView):
        value = [[text.title, text.url, text.summary, text.language] for text in view.articles]
    else:
        value = dict(view.words)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
