"""The post kit of an article in the studio: what to write on each network, each with a button that copies it."""

from collections.abc import Iterator
from urllib.parse import urlencode

from medsite.model.finding import Finding
from medsite.model.page_view import ArticleView
from medsite.model.problem import Problem
from medsite.model.report import Report
from medsite.plan.prospect import Prospect, plan_family
from medsite.preview.markup import Markup, join, tag
from medsite.preview.panel import Desk, lines_of
from medsite.screen.engine import Screen
from medsite.sharing.posts import Draft, Kit
from medsite.sharing.share import Shared, share_view

POSTS = "/_studio/post"


def post_url(source: str) -> str:
    """Return where the post kit of an article stands."""
    return f"{POSTS}?{urlencode({'article': source})}"


def share_source(prospect: Prospect, source: str, screen: Screen, report: Report) -> Shared | None:
    """Return the post kit of the article at `source`, screened; None where there is no such article."""
    article = next((known for known in prospect.site.articles if known.source == source), None)
    if article is None:
        return None
    if report.failed:
        return Shared(None, report)
    for output in plan_family(prospect, ("article", source)):
        if isinstance(output.view, ArticleView):
            return share_view(article, output.view, prospect.site.config, screen=screen, report=report)
    return None


def post_words(shared: Shared, desk: Desk, mark: str) -> Markup:
    """Return the main part of the page. mark: why the article is not published yet, "" where it is."""
    if shared.kit is None:
        said: list[Problem | Finding] = [*shared.report.findings]
        said += [problem for problem in shared.report.problems if problem.severity == "error"]
        return join([tag("h1", "To be mended before it can be shared"), lines_of(said, desk)])
    kit = shared.kit
    return join(
        [
            tag("h1", kit.item.title),
            tag("p", "Not published yet: its link would lead nowhere.", class_="lead") if mark else None,
            (_draft(draft) for draft in kit.drafts),
            _section("E-mail", _paste("Subject", kit.mail[0]), _paste("Text", kit.mail[1])),
            _section("Picture", *_picture(kit)),
            _section("Answers to reviews and comments", *(_paste(r.when, r.text, r.care) for r in shared.replies)),
        ]
    )


def _draft(draft: Draft) -> Markup:
    many = len(draft.parts) > 1
    parts = (
        _paste(f"Part {number} of {len(draft.parts)}" if many else "Post", part, f"{length} of {draft.limit}")
        for number, (part, length) in enumerate(zip(draft.parts, draft.lengths, strict=True), 1)
    )
    return _section(draft.label, *parts)


def _picture(kit: Kit) -> Iterator[Markup]:
    if kit.item.card:
        yield _paste("Address", kit.item.card)
    for shape, url in kit.item.cards:
        yield _paste(f"Address, {shape}", url)
    yield _paste("Alternative text", kit.item.alt)


def _section(title: str, *parts: Markup) -> Markup:
    return tag("section", tag("h2", title), parts)


def _paste(name: str, text: str, note: str = "") -> Markup:
    return tag(
        "div",
        tag(
            "p",
            tag("strong", name[:1].upper() + name[1:]),
            tag("span", note, class_="rule") if note else None,
            tag("button", "Copy", type="button", class_="copy", data_copy=text, aria_label=f"Copy: {name}"),
            class_="where",
        ),
        tag("pre", text),
        class_="paste",
    )
