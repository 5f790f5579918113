"""``medsite host-files``: what a web host has to be told, in the host's own words."""

from collections.abc import Sequence
from pathlib import Path

import click

from medsite.cli.terms import DONE, FOUND, color_option, jobs_option, require_site, site_option
from medsite.hosting import HostFile
from medsite.model.hosting import HOSTS, SECURITY, SNIPPETS
from medsite.model.problem import Defect, Place, Problem

_WHERE = {
    "_headers": "beside the pages",
    "_redirects": "beside the pages",
    "vercel.json": "beside the pages, for: vercel deploy output",
    "staticwebapp.config.json": "beside the pages",
    "firebase.json": "beside the pages, for: firebase deploy in output/",
    ".htaccess": "beside the pages, where AllowOverride FileInfo is on",
    "nginx.conf": "included in the server block, beside its root",
    SECURITY: "beside the pages, in the folder .well-known",
}
_HOSTLESS = {"github": "GitHub Pages takes no such file: the policy stands in every page, and 404.html is found there."}


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@site_option
@click.option("--list", "listed", is_flag=True, help="Say which hosts and files there are.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="Write the files into this folder.")
@click.option("--replace", is_flag=True, help="Let --output replace files that differ.")
@jobs_option
@color_option
def host_files_command(
    names: tuple[str, ...],
    site: Path,
    listed: bool,
    output: Path | None,
    replace: bool,
    jobs: int | None,
    no_color: bool,
) -> int:
    """Print what a web host has to be told of this site: headers, redirects, caching, the page for what is not there.

    NAME is a host (netlify, cloudflare, gitlab, vercel, azure, firebase, apache, nginx) or a file (_headers,
    .well-known/security.txt …). What is published with the site by itself is set in site.yaml: publish: {hosts: […]}.
    """
    if listed or not names:
        for line in _list_lines():
            click.echo(line)
        return DONE
    wanted = _files_named(names)
    from medsite.cli.surroundings import make_request, open_tools, tell_jobs
    from medsite.hosting import make_host_files

    root = require_site(site)
    with open_tools(root, tell_jobs(jobs), _say_nothing) as tools:
        hosted = make_host_files(make_request(root, root / "output"), tools, wanted)
    if hosted.report.failed:
        from medsite.cli.reports import print_report

        print_report(hosted.report, color=not no_color)
        click.echo("nothing was written: mend what is said above first.", err=True)
        return FOUND
    _hand_over(hosted.files, output, replace=replace)
    _tell_missing(wanted, hosted.files)
    return DONE


def _say_nothing(_words: str, _done: int, _whole: int) -> None:
    """Show no progress: what is printed here is a file."""


def _list_lines() -> list[str]:
    lines = ["Hosts, and the files that they look for:"]
    lines += [f"  {host:<12}{', '.join(files)}" for host, files in HOSTS.items()]
    lines += [f"  {host:<12}{name}" for host, name in SNIPPETS.items()]
    lines += ["", "Files, and where they go:"]
    lines += [f"  {name:<26}{where}" for name, where in _WHERE.items()]
    return [*lines, "", "For example:  medsite host-files nginx --output /etc/nginx/snippets"]


def _files_named(names: Sequence[str]) -> list[str]:
    """Return the files that hosts' and files' names stand for, each once."""
    found: list[str] = []
    for name in names:
        bare = name.lower().removeprefix("output/")
        if bare in HOSTS:
            found += HOSTS[bare]
        elif bare in SNIPPETS or bare in _WHERE:
            found.append(SNIPPETS.get(bare, bare))
        elif bare == "security.txt":
            found.append(SECURITY)
        else:
            raise click.UsageError(_HOSTLESS.get(bare) or f'"{name}" is no host that medsite knows. {_known(bare)}')
    return list(dict.fromkeys(found))


def _known(name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, [*HOSTS, *SNIPPETS, *_WHERE], n=1)
    return f'Did you mean "{near[0]}"?' if near else f"There are: {', '.join([*HOSTS, *SNIPPETS])}."


def _hand_over(files: Sequence[HostFile], output: Path | None, *, replace: bool) -> None:
    for file in files:
        if output:
            _write(output / file.name, file.text, replace=replace)
            click.echo(f"wrote {output / file.name}")
        else:
            click.echo(f"# ── {file.name} ──" if len(files) > 1 else "", nl=len(files) > 1)
            click.echo(file.text, nl=False)
        if file.left_out:
            click.echo(
                f"{file.name}: {file.left_out} former addresses did not fit; the pages that stand there lead on.",
                err=True,
            )


def _write(path: Path, text: str, *, replace: bool) -> None:
    if path.exists() and not replace and path.read_bytes() != text.encode():
        raise Defect(
            Problem(
                Place(path.as_posix()),
                "H010",
                f"{path} is there already and differs; it was not touched",
                "look at it, then say --replace, or choose another folder",
            )
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _tell_missing(wanted: Sequence[str], files: Sequence[HostFile]) -> None:
    if SECURITY in wanted and all(file.name != SECURITY for file in files):
        click.echo(
            "security.txt was left out: write  publish: {security_contact: …}  into site.yaml;"
            " a site in a folder of its host has none.",
            err=True,
        )
