"""``medsite share``: what to write on each network about an article, ready to paste."""

import json
from pathlib import Path

import click

from medsite.cli.progress import ProgressBar
from medsite.cli.terms import (
    DONE,
    FOUND,
    color_option,
    format_option,
    jobs_option,
    require_site,
    site_option,
)
from medsite.model.problem import Defect
from medsite.model.report import Report
from medsite.sharing.export import Exported, export_article
from medsite.sharing.share import Shared, kit_record, share_article


@click.command()
@click.argument("article")
@site_option
@jobs_option
@click.option("--replies", is_flag=True, help="Show answers to reviews and comments as well.")
@format_option("text", "json", "html")
@color_option
def share_command(article: str, site: Path, jobs: int | None, replies: bool, form: str, no_color: bool) -> int:
    """Write a post about ARTICLE for each network, inside its limits.

    ARTICLE is the last piece of its address, its whole address, or its file. Everything is screened like a page.
    With --format html the whole article is printed, to be pasted into Blogger, a LinkedIn article or a newsletter.
    """
    from medsite.cli.machine import report_json
    from medsite.cli.surroundings import make_request, open_tools, tell_jobs

    root = require_site(site)
    request = make_request(root, root / "output")
    try:
        with ProgressBar(quiet=form != "text") as bar, open_tools(root, tell_jobs(jobs), bar.watch) as tools:
            if form == "html":
                return _export(export_article(request, tools, article), color=not no_color)
            shared = share_article(request, tools, article)
    except Defect as defect:
        if defect.problem.rule != "H002":
            raise
        raise click.UsageError(f"{defect.problem.message}: {article}; {defect.problem.mend}") from None
    if form == "json":
        click.echo(json.dumps({**kit_record(shared), **json.loads(report_json(shared.report))}, indent=1))
    elif shared.kit is None:
        _refuse(shared.report, color=not no_color)
    else:
        for line in _lines(shared, replies=replies):
            click.echo(line)
    return DONE if shared.kit else FOUND


def _export(exported: Exported, *, color: bool) -> int:
    if not exported.html:
        _refuse(exported.report, color=color)
        return FOUND
    click.echo(exported.html, nl=False)
    return DONE


def _refuse(report: Report, *, color: bool) -> None:
    from medsite.cli.reports import print_report, sum_up

    print_report(report, color=color)
    click.echo(sum_up(report, "output/"), err=True)


def _lines(shared: Shared, *, replies: bool) -> list[str]:
    kit = shared.kit
    if kit is None:
        return []
    lines = [kit.item.title, kit.item.url]
    for draft in kit.drafts:
        for number, (part, length) in enumerate(zip(draft.parts, draft.lengths, strict=True), 1):
            which = f", part {number} of {len(draft.parts)}" if len(draft.parts) > 1 else ""
            lines += ["", f"── {draft.label}{which} ({length} of {draft.limit}) ──", part]
    subject, body = kit.mail
    lines += ["", "── E-mail ──", f"Subject: {subject}", "", body]
    if kit.item.card:
        lines += ["", "── Picture ──", kit.item.card, *(f"{shape}: {url}" for shape, url in kit.item.cards)]
        lines.append(f"Alternative text: {kit.item.alt}")
    cut = [shown for shown in kit.shown if shown.cut]
    lines += ["", "── What networks cut of the card ──"] if cut else []
    lines += [f"{shown.label} shows: {shown.title} · {shown.description}" for shown in cut]
    if replies:
        for reply in shared.replies:
            lines += ["", f"── Reply: {reply.when} ──", reply.text, f"({reply.care})"]
    return lines
