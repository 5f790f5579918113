"""The last look over the whole site: do all links lead somewhere, and what did it come to?"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from msgspec.structs import replace

from medsite.audit.links import audit_links
from medsite.model.output import Plan
from medsite.model.problem import Problem
from medsite.model.report import Report, Tally
from medsite.steps.draft import Draft
from medsite.steps.looks import Look

_FOLLOWED = (".html", ".css", ".svg")
_FEEDS = frozenset({"rss", "atom", "json_feed", "podcast"})


def audit_finished(draft: Draft, looks: Mapping[str, Look]) -> tuple[Problem, ...]:
    """Return a problem for every internal link of the finished files that leads nowhere. looks: by output path."""
    if draft.plan is None or draft.site is None:
        return ()
    strangers = frozenset(draft.plan.strangers)
    pages = {path: _vouched(look, strangers) for path, look in looks.items() if path.endswith(_FOLLOWED)}
    base = urlsplit(draft.site.config.url).path.rstrip("/") + "/"
    return audit_links(pages, {output.path for output in draft.plan.outputs}, base)


def _vouched(look: Look, strangers: frozenset[str]) -> Look:
    """Return `look` without the links for which nobody on this site can vouch, and of which the plan has warned."""
    if strangers.isdisjoint(look.links):
        return look
    return replace(look, links=tuple(link for link in look.links if link not in strangers))


def state_report(draft: Draft) -> Report:
    """Return what is known once the draft is made."""
    return Report(
        problems=draft.problems,
        findings=draft.findings,
        waivers=draft.waivers,
        held=draft.site.held if draft.site else (),
        blocked=draft.blocked,
        tally=_count(draft.plan, len(draft.site.articles) if draft.site else 0),
    )


def _count(plan: Plan | None, articles: int) -> Tally:
    if plan is None:
        return Tally(articles)
    makers = [output.maker for output in plan.outputs]
    feeds = sum(maker in _FEEDS for maker in makers)
    return Tally(articles, makers.count("page"), feeds, makers.count("card"), len(makers))
