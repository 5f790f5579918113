"""A text of the site becomes a post kit, screened like a page: nothing leaves that could not be published."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import asdict, replace

from medsite.model.config import Config
from medsite.model.content import Article
from medsite.model.finding import Finding
from medsite.model.output import Output, Plan
from medsite.model.page_view import ArticleView
from medsite.model.problem import Defect, Place, Problem
from medsite.model.report import Report
from medsite.model.site import Held, Site
from medsite.plan.spelling import did_you_mean
from medsite.screen.engine import Screen, screen_artifact
from medsite.sharing.posts import Item, Kit, make_kit
from medsite.sharing.replies import Reply, reply_kit
from medsite.steps.draft import Draft, draft_site
from medsite.steps.finish import state_report
from medsite.steps.jobs import try_with_store
from medsite.steps.request import Request, Tools


class Shared(Struct, frozen=True):
    """What came of sharing. kit: None where something stands in the way; report: what. replies: for the site."""

    kit: Kit | None
    report: Report
    replies: tuple[Reply, ...] = ()


class Opened(Struct, frozen=True):
    """An article that is to be shared. output: its page, None where something stands in the way; report: what."""

    draft: Draft
    report: Report
    article: Article | None = None
    output: Output | None = None


def share_article(request: Request, tools: Tools, wanted: str) -> Shared:
    """Return the post kit of an article. wanted: its slug, address, URL or path.

    Raises:
        Defect: where there is no such article, or it is held back.
    """
    opened = open_article(request, tools, wanted)
    site, view = opened.draft.site, opened.output.view if opened.output else None
    if site is None or opened.article is None or not isinstance(view, ArticleView):
        return Shared(None, opened.report)
    return share_view(opened.article, view, site.config, screen=opened.draft.screen, report=opened.report)


def open_article(request: Request, tools: Tools, wanted: str) -> Opened:
    """Return an article of the site with its page's plan, and what is wrong with it; raises as `share_article`."""
    draft = try_with_store(lambda: draft_site(request, tools.store, tools.pool), tools.store)
    report = state_report(draft)
    if draft.site is None or draft.plan is None:
        return Opened(draft, report)
    article = find_article(draft.site, wanted)
    mine = _about(article.source, report)
    output = None if mine.failed else _page_of(draft.plan, article.source)
    return Opened(draft, mine, article, output)


def share_view(article: Article, view: ArticleView, config: Config, *, screen: Screen, report: Report) -> Shared:
    """Return the post kit of an article whose view is known. report: what is known of the article already."""
    kit = make_kit(item_of(article, view))
    replies = reply_kit(config)
    findings = _screened(screen, f"share/{article.slug}.txt", [*_texts(kit), *(reply.text for reply in replies)])
    report = replace(report, findings=tuple(sorted({*report.findings, *findings})))
    return Shared(None if report.failed else kit, report, replies)


def find_article(site: Site, wanted: str) -> Article:
    """Return the article that somebody means; raises `Defect` for none."""
    name = wanted.strip().removeprefix(site.config.url).strip("/")
    for article in site.articles:
        if name in {article.slug, f"articles/{article.slug}"} or _is_file(article.source, name):
            return article
    for away in site.held:
        if _is_file(away.path, name) or f"/{away.address.strip('/')}".endswith(f"/{name}"):
            raise _held_back(away)
    mend = did_you_mean(name, [article.slug for article in site.articles], "name it by the last piece of its address")
    raise Defect(Problem(Place("content/articles"), "H002", "there is no such article", mend))


def _is_file(path: str, name: str) -> bool:
    return path == name or path.endswith(f"/{name}")


def _held_back(away: Held) -> Defect:
    until = f" until {away.until:%d %B %Y %H:%M}" if away.until else ""
    message = f"this article is held back ({away.why}{until})"
    return Defect(Problem(Place(away.path), "H001", message, "publish it first: its link would lead nowhere"))


def _whole(beginning: str) -> str:
    """Return the beginning of a text with a mark where it ends within a sentence."""
    return beginning if not beginning or beginning.endswith((".", "!", "?", "…", ":")) else f"{beginning}…"


def item_of(article: Article, view: ArticleView) -> Item:
    """Return what is shared of an article."""
    head = view.head
    text = _whole(article.body.excerpt)
    told = f"{head.description}\n\n{text}" if text and not text.startswith(head.description[:40]) else head.description
    return Item(
        title=view.title,
        summary=head.description,
        text=told,
        url=head.canonical,
        tags=tuple(tag.label for tag in view.tags),
        author=", ".join(person.name for person in view.authors),
        card=head.card.url if head.card else "",
        alt=head.card.alt if head.card else "",
        language=head.language,
        site=view.site.title,
        cards=tuple((f"{card.width} × {card.height}", card.url) for card in head.cards),
    )


def kit_record(shared: Shared) -> dict[str, object]:
    """Return the kit as plain data for JSON."""
    kit = shared.kit
    if kit is None:
        return {}
    return {
        **{name: getattr(kit.item, name) for name in ("title", "summary", "url", "card", "alt", "language")},
        "cards": dict(kit.item.cards),
        "drafts": [asdict(draft) for draft in kit.drafts],
        "mail": {"subject": kit.mail[0], "body": kit.mail[1]},
        "shown": [asdict(shown) for shown in kit.shown],
        "replies": [asdict(reply) for reply in shared.replies],
    }


def _about(source: str, report: Report) -> Report:
    """Return the part of a report that is about one source or the site's settings."""
    mine = {source, "content/site.yaml"}
    return replace(
        report,
        problems=tuple(p for p in report.problems if p.place.path in mine),
        findings=tuple(f for f in report.findings if f.place.path in mine),
        waivers=(),
    )


def _page_of(plan: Plan, source: str) -> Output | None:
    mine = (output for output in plan.outputs if output.source == source)
    return next((output for output in mine if isinstance(output.view, ArticleView)), None)


def _texts(kit: Kit) -> list[str]:
    return [*(part for draft in kit.drafts for part in (*draft.parts, draft.alt)), *kit.mail]


def _screened(screen: Screen, path: str, texts: Iterable[str]) -> list[Finding]:
    data = "\n\n".join(dict.fromkeys(texts)).encode()
    return [finding for finding in screen_artifact(screen, path, data) if finding.severity == "error"]
