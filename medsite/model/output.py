"""The plan of the site, and what is made of it."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from medsite.model.feed import (
    CardFace,
    CopyJob,
    FeedView,
    PictureJob,
    PodcastView,
    SitemapIndexView,
    SitemapView,
    TextFileView,
)
from medsite.model.finding import Finding
from medsite.model.page_view import PageView
from medsite.model.problem import Problem
from medsite.model.search import SearchFileView

Maker = Literal[
    "page",
    "rss",
    "atom",
    "json_feed",
    "podcast",
    "sitemap",
    "sitemap_index",
    "text",
    "card",
    "picture",
    "copy",
    "asset",
    "search",
]
View = (
    PageView
    | FeedView
    | PodcastView
    | SitemapView
    | SitemapIndexView
    | TextFileView
    | CardFace
    | PictureJob
    | CopyJob
    | SearchFileView
)


class Later(Struct, frozen=True):
    """Stands for a view that is made when its output is pressed. seen: digest of the view."""

    seen: str


class Output(Struct, frozen=True):
    """A planned file.

    path: under output/, forward slashes, no leading slash. maker: the step of render/ that makes its bytes.
    template: for pages. key: digest of everything the bytes depend on.
    bodies: digests of the bodies it shows. files: paths of the source files whose bytes it needs.
    source: the document it belongs to, for messages; "" for lists.
    """

    path: str
    maker: Maker
    view: View | Later
    key: str
    template: str = ""
    bodies: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    source: str = ""


class Plan(Struct, frozen=True):
    """The whole site on one page: every output by path, in order.

    strangers: URLs as printed that lead to this host but to nothing of this site, and that their authors want so.
    view_of: makes a view that was left for later; None where every output has its own.
    """

    outputs: tuple[Output, ...]
    strangers: tuple[str, ...] = ()
    view_of: Callable[[Output], View] | None = None

    def opened(self, output: Output) -> Output:
        """Return an output with its view; raises LookupError where it is not the one that was planned."""
        if not isinstance(output.view, Later):
            return output
        if self.view_of is None:
            raise LookupError(output.path)
        return replace(output, view=self.view_of(output))


class Artifact(Struct, frozen=True):
    """A made file, not yet allowed out. digest: of its bytes."""

    path: str
    data: bytes
    digest: str


class Pressed(Struct, frozen=True):
    """An artifact with everything that was found in it. artifact: None where it could not be made.

    links: internal addresses it leads to, for the audit. anchors: the ids it has.
    """

    path: str
    key: str
    artifact: Artifact | None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


class Cleared(Struct, frozen=True):
    """An artifact that may be written. Made in one place only: the gate of the screening."""

    path: str
    data: bytes
    digest: str


class Standing(Struct, frozen=True):
    """A file of the last build that was cleared under the same key and still stands in output/. Made by the gate."""

    path: str
    digest: str


class Manifest(Struct, frozen=True):
    """What stands in output/. files: (path, digest of the bytes) in order. key: digest of the whole plan."""

    files: tuple[tuple[str, str], ...]
    key: str = ""
