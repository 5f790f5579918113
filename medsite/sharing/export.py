"""An article as plain HTML to paste elsewhere: Blogger, LinkedIn articles, newsletters."""

from html import escape

from msgspec import Struct
from msgspec.structs import replace

from medsite.model.page_view import ArticleView
from medsite.model.report import Report
from medsite.render.bodies import render_neutral
from medsite.render.words import long_date
from medsite.screen.engine import screen_artifact
from medsite.sharing.share import open_article
from medsite.steps.jobs import make_jobs, try_with_store
from medsite.steps.request import Request, Tools


class Exported(Struct, frozen=True):
    """What came of it. html: "" where something stands in the way; report: what."""

    html: str
    report: Report


def export_article(request: Request, tools: Tools, wanted: str) -> Exported:
    """Return an article as HTML with absolute addresses only, screened. wanted: its slug, address, URL or path.

    Raises:
        Defect: where there is no such article, or it is held back.
    """
    return try_with_store(lambda: _export(request, tools, wanted), tools.store)


def _export(request: Request, tools: Tools, wanted: str) -> Exported:
    opened = open_article(request, tools, wanted)
    output = opened.output
    if output is None or not isinstance(output.view, ArticleView):
        return Exported("", opened.report)
    (job,) = make_jobs(request.root, opened.draft, [output], tools.store)
    view = output.view
    body = render_neutral(view.body, *job.bodies[view.body.digest], view.head.canonical) if view.body.digest else ""
    html = _page(view, body)
    found = screen_artifact(opened.draft.screen, f"share/{output.path}", html.encode())
    findings = {*opened.report.findings, *(finding for finding in found if finding.severity == "error")}
    report = replace(opened.report, findings=tuple(sorted(findings)))
    return Exported("" if report.failed else html, report)


def _page(view: ArticleView, body: str) -> str:
    """Return title, text and where it comes from; what networks strip anyway is left out."""
    url = escape(view.head.canonical)
    names = ", ".join(", ".join((person.name, *person.credentials)) for person in view.authors)
    day = long_date(view.published, view.head.language)
    home = f'<a href="{url}">{escape(view.site.title)}</a>'
    parts = (
        f"<h1>{escape(view.title)}</h1>",
        f"<p><strong>{escape(view.summary)}</strong></p>" if view.summary else "",
        body,
        f"<p><em>{escape(names)}{'. ' if names else ''}{home}, {escape(day)}.</em></p>",
    )
    return "\n".join(part for part in parts if part) + "\n"
