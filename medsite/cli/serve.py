"""``medsite serve``: the site on this machine, each page made when it is looked at, mistakes shown where one looks."""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from msgspec.structs import replace

from medsite.cli.terms import DONE, quiet_option, require_site, site_option
from medsite.compute.store import Store

PORT = 8000
_EDITORS = {
    "vscode": ("code", "vscode://file{path}:{line}"),
    "vscodium": ("codium", "vscodium://file{path}:{line}"),
    "cursor": ("cursor", "cursor://file{path}:{line}"),
    "zed": ("zed", "zed://file{path}:{line}"),
    "sublime": ("subl", "subl://open?url=file://{path}&line={line}"),
    "idea": ("idea", "idea://open?file={path}&line={line}"),
    "textmate": ("mate", "txmt://open?url=file://{path}&line={line}"),
}


@click.command()
@site_option
@click.option("--port", type=click.IntRange(0, 65535), default=None, help=f"Where to listen (default: {PORT}).")
@click.option("--open", "open_", is_flag=True, help="Open the site in the browser.")
@click.option("--drafts/--no-drafts", default=True, help="Show drafts and future articles, marked as such (default).")
@click.option("--editor", type=click.Choice([*_EDITORS, "none"]), default=None, help="What “Open in editor” opens.")
@quiet_option
def serve_command(site: Path, port: int | None, open_: bool, drafts: bool, editor: str | None, quiet: bool) -> None:
    """Show the site at http://127.0.0.1:8000/ while you write.

    A page follows its file as soon as that is saved. Nothing is written to output/, and only this machine can look.
    """
    from medsite.cli.surroundings import make_cache, make_request, tell_now
    from medsite.preview.serving import Offer, PortTaken, open_port, serve_site

    root = require_site(site)
    try:
        listening = open_port(PORT if port is None else port)
    except PortTaken as taken:
        other = (
            f"the next free one is {taken.free}: medsite serve --port {taken.free}" if taken.free else "end it first"
        )
        if port is not None or not taken.free:
            raise click.UsageError(f"another program listens on port {taken.port}; {other}") from None
        click.echo(f"port {taken.port} is taken; using {taken.free}.", err=True)
        listening = open_port(taken.free)

    def ready(at: int) -> None:
        address = f"http://127.0.0.1:{at}/"
        if not quiet:
            click.echo(f"Your site:  {address}\nStudio:     {address}_studio/\nCtrl-C ends the preview.")
        if open_:
            click.launch(address)

    make_cache(root)
    request = replace(make_request(root, root / "output"), drafts=drafts)
    offer = Offer(
        tell=lambda: replace(request, now=tell_now()),
        borrow=lambda: _borrow_store(root),
        editor=_find_editor(editor),
        ready=ready,
        confess=lambda fault: click.echo(f"medsite itself failed: {fault}. The preview goes on.", err=True),
    )
    with contextlib.suppress(KeyboardInterrupt):
        serve_site(offer, listening)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(DONE)  # there is nothing left to put away, and freeing a large site could take longer than a second


def _find_editor(wanted: str | None) -> str:
    """Return the URL that opens an editor: the one that was asked for, or the first that is installed."""
    if wanted:
        return _EDITORS[wanted][1] if wanted in _EDITORS else ""
    return next((url for program, url in _EDITORS.values() if shutil.which(program)), "")


@contextlib.contextmanager
def _borrow_store(root: Path) -> Iterator[Store]:
    """Yield the store of builds while nobody else has it, or an empty one in memory: the preview never waits."""
    from medsite.cli.surroundings import CACHE
    from medsite.compute.store import open_memory_store, open_store
    from medsite.write.lock import Busy, hold_lock

    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(hold_lock(root / CACHE / "lock", 0.0, lambda: None))
            store = open_store(root / CACHE)
        except Busy:
            store = open_memory_store()
        with contextlib.closing(store):
            yield store
