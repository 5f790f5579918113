"""Pieces of configuration for one's own web server: nginx, and Apache's ``.htaccess``."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from medsite.plan.hosts.description import (
    FRESH,
    IMMUTABLE,
    KEPT_NAMES,
    NAMED_TYPES,
    PACKED_TYPES,
    TYPES,
    Description,
)

_INDENT = "    "


def write_nginx(told: Description) -> str:
    """Return what goes into a ``server`` block (nginx.org), beside its ``listen``, ``server_name`` and ``root``.

    A location that adds a header loses those of the block around it, so they are all written again there.
    """
    home = _quoted(unquote(told.base.path))
    lines = [
        f"# For the server block of {told.base.origin.partition('://')[2]}, beside listen and server_name.",
        f"# Its root is {_root(told)}. Made by medsite.",
        f"location {home} {{",
        *(_INDENT + line for line in _nginx_lines(told)),
        "}",
    ]
    return "\n".join([*lines, ""])


def _root(told: Description) -> str:
    if told.base.path == "/":
        return "the folder output/, or wherever that was published to"
    return f'the folder in which output/ stands under the name "{unquote(told.base.path).strip("/")}"'


def _nginx_lines(told: Description) -> Iterator[str]:
    headers = [f"add_header {name} {_quoted(value)} always;" for name, value in told.headers]
    yield "index index.html;"
    yield f"error_page 404 {told.not_found};"
    yield "absolute_redirect off;"
    yield "charset utf-8;"
    yield f"charset_types {' '.join(PACKED_TYPES)};"
    yield "gzip on;"
    yield "gzip_vary on;"
    yield "gzip_min_length 512;"
    yield f"gzip_types {' '.join(PACKED_TYPES)};"
    yield from headers
    yield f"add_header Cache-Control {_quoted(FRESH)};"
    lasting = [*headers, f"add_header Cache-Control {_quoted(IMMUTABLE)};"]
    yield from _block(f"location ~ {_quoted(KEPT_NAMES)}", lasting)
    yield from _block(r'location ~ "/\.(?!well-known/)"', ["return 404;"])
    for name, kind in NAMED_TYPES:
        yield from _block(f"location ~ {_quoted('/' + re.escape(name) + '$')}", ["types { }", f"default_type {kind};"])
    for ending, kind in TYPES:
        yield from _block(f"location ~ {_quoted(rf'{chr(92)}.{ending}$')}", ["types { }", f"default_type {kind};"])
    for redirect in told.redirects:
        yield f"location = {_quoted(redirect.source)} {{ return 301 {_quoted(redirect.target)}; }}"


def _block(head: str, lines: list[str]) -> Iterator[str]:
    if len(lines) < 3:
        yield f"{head} {{ {' '.join(lines)} }}"
        return
    yield f"{head} {{"
    yield from (_INDENT + line for line in lines)
    yield "}"


def _quoted(text: str) -> str:
    """Return a text in quotes, as nginx reads it; a backslash stands for itself but before a quote or another."""
    return '"' + text.replace('"', '\\"') + '"'


def write_apache(told: Description) -> str:
    """Return ``.htaccess`` (httpd.apache.org/docs/2.4).

    Every line needs no more than ``AllowOverride FileInfo``, and is left out where its module is not there.
    """
    fixed = [f'Header always set {name} "{value}"' for name, value in told.headers]
    headers = [*fixed, f'Header set Cache-Control "{FRESH}"']
    kept = [f'<FilesMatch "{KEPT_NAMES}">', f'{_INDENT}Header set Cache-Control "{IMMUTABLE}"', "</FilesMatch>"]
    types = [f"AddType {kind} .{ending}" for ending, kind in TYPES]
    named = [line for name, kind in NAMED_TYPES for line in _forced(name, kind)]
    lines = [
        "# For Apache 2.4 with AllowOverride FileInfo. Made by medsite.",
        f"ErrorDocument 404 {told.not_found}",
        "AddDefaultCharset utf-8",
        f"AddCharset utf-8 .css .js .json .xml .svg .txt {' '.join('.' + ending for ending, _ in TYPES)}",
        *types,
        *named,
        *_module("headers", [*headers, *kept]),
        *_module("deflate", [f"AddOutputFilterByType DEFLATE text/html {' '.join(PACKED_TYPES)}"]),
        *_module("alias", [_redirect_line(r.source, r.target) for r in told.redirects]),
    ]
    return "\n".join([*lines, ""])


def _forced(name: str, kind: str) -> list[str]:
    return [f'<Files "{name}">', f'{_INDENT}ForceType "{kind}; charset=utf-8"', "</Files>"]


def _module(name: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    return [f"<IfModule mod_{name}.c>", *(_INDENT + line for line in lines), "</IfModule>"]


def _redirect_line(source: str, target: str) -> str:
    pattern = re.escape(source.rstrip("/")).replace('"', r"\x22")
    slash = "/?" if source.endswith("/") else ""
    return f'RedirectMatch 301 "^{pattern}{slash}$" "{target}"'
