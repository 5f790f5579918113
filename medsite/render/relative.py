"""A site that opens from a folder, without any server: addresses in finished files become relative ones.

One linear pass over each page, stylesheet and file of the search. What leads to this site from outside (canonical
links, cards, feeds, structured data) keeps its absolute address.
"""

import json
import posixpath
import re
from functools import lru_cache, partial
from urllib.parse import quote

from msgspec import Struct

from medsite.model.search import SearchAboutView

_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*+>""")
_ADDRESS = re.compile(r"""(\s(?:href|src|action|poster|data|xlink:href)\s*=\s*)(["'])(/[^"']*)\2""")
_CHOICES = re.compile(r"""(\ssrcset\s*=\s*)(["'])([^"']*)\2""")
_INDEX = re.compile(r"""(\sdata-index\s*=\s*)(["'])(/[^"']*)\2""")
_CSS_URL = re.compile(r"""(url\(\s*["']?|@import\s+["'])(/[^"')\s]+)""")
_REFRESH = 'http-equiv="refresh"'
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"')
_SEARCH = "search/index.html"
_FETCH = b"""\
// In a folder, without a server, browsers read scripts alone: here each file of the search is one.
window.medsite = {};
window.fetch = (address) => new Promise((done, fail) => {
  const [src] = address.split("?"), script = document.createElement("script");
  medsite[src.split("/").pop()] = (value) => done({ json: () => value });
  document.head.append(Object.assign(script, { src, onerror: fail }));
});
"""
_SELF = ("&#39;self&#39;", "'self'")


class Home(Struct, frozen=True):
    """Where the site lives. origin: "https://host"; base: the base path, with a slash at both ends."""

    origin: str
    base: str


def home_of(url: str) -> Home:
    """Return the home of a site. url: absolute, without a slash at the end."""
    scheme, _, rest = url.partition("://")
    host, _, path = rest.partition("/")
    return Home(f"{scheme}://{host}", f"/{quote(path, safe='/~@:+=%')}/" if path else "/")


def make_relative(data: bytes, path: str, view: object, home: Home) -> bytes:
    """Return a finished file as it stands in a folder of its own. path: under output/; view: what it was made from."""
    ending = path.rpartition(".")[2]
    if ending == "html":
        return _page(data.decode(), path, home).encode()
    if ending == "css":
        step = partial(_in_style, path=path, home=home)
        return _CSS_URL.sub(step, data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
    if ending == "js":
        return _FETCH + data
    return _found(data, home) if isinstance(view, SearchAboutView) else data


def as_script(data: bytes, path: str) -> bytes:
    """Return a file of the search as a script that hands it over: browsers read no other file from a folder.

    It is done last: the screening reads the file as the JSON that it is.
    """
    return f'medsite["{path.rpartition("/")[2]}"]('.encode() + data + b")\n"


def _page(text: str, path: str, home: Home) -> str:
    if _REFRESH in text:  # a former address leads on within the folder
        here = home.origin + home.base
        text = text.replace(f"url={here}", f"url={home.base}").replace(f'<a href="{here}', f'<a href="{home.base}')
        text = re.sub(r"(url=)(/[^\"]*)", lambda found: found[1] + relative_url(found[2], path, home), text, count=1)
    text = _POLICY.sub(_with_files, text, count=1)
    return _TAG.sub(partial(_in_tag, path=path, home=home), text)


def _with_files(found: re.Match[str]) -> str:
    """Return the policy with files allowed: not every browser takes a page's own folder for 'self'."""
    policy = found[2]
    for own in _SELF:
        policy = policy.replace(own, f"{own} file:")
    return f'{found[1]}{policy}"'


def _in_tag(found: re.Match[str], *, path: str, home: Home) -> str:
    tag = found[0]
    if '"/' not in tag and "'/" not in tag and "srcset" not in tag:
        return tag
    tag = _ADDRESS.sub(lambda one: f"{one[1]}{one[2]}{relative_url(one[3], path, home)}{one[2]}", tag)
    if "srcset" in tag:
        tag = _CHOICES.sub(lambda one: f"{one[1]}{one[2]}{_choices(one[3], path, home)}{one[2]}", tag)
    if "data-index" in tag:
        tag = _INDEX.sub(lambda one: f"{one[1]}{one[2]}{_folder(one[3], path, home)}{one[2]}", tag)
    return tag


def _in_style(found: re.Match[str], *, path: str, home: Home) -> str:
    return found[1] + relative_url(found[2], path, home)


def _choices(text: str, path: str, home: Home) -> str:
    choices = (choice.strip().partition(" ") for choice in text.split(","))
    return ", ".join(f"{relative_url(url, path, home)}{space}{size}" for url, space, size in choices)


def _folder(url: str, path: str, home: Home) -> str:
    return relative_url(url, path, home).removesuffix("index.html")


def _found(data: bytes, home: Home) -> bytes:
    """Return what is shown of found texts, with addresses as the page of the search needs them."""
    texts = [[title, relative_url(url, _SEARCH, home), *rest] for title, url, *rest in json.loads(data)]
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


@lru_cache(1 << 15)
def relative_url(url: str, path: str, home: Home) -> str:
    """Return a URL from the root of the host as it is written on the page at `path`: with index.html, without a root.

    What stands beside the site on its host is not in the folder: it is led to where it is.
    """
    if not url.startswith("/") or url.startswith("//"):
        return url
    end = min((at for at in (url.find("?"), url.find("#")) if at >= 0), default=len(url))
    address, rest = url[:end], url[end:]
    if not (address + "/").startswith(home.base):
        return home.origin + url
    inner = address[len(home.base) :]
    inner += "index.html" if not inner or inner.endswith("/") else ""
    found = posixpath.relpath(inner, posixpath.dirname(path) or ".")
    return ("./" if ":" in found.partition("/")[0] else "") + found + rest
