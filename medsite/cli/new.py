"""``medsite new``: a small complete site to start from."""

from pathlib import Path

import click

from medsite.cli.surroundings import PACKAGE
from medsite.cli.terms import DONE, quiet_option
from medsite.cli.workflows import PLACES, tell_workflow, write_workflow


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--ci", type=click.Choice(tuple(PLACES)), help="Add a workflow file that checks and publishes the site.")
@quiet_option
def new_command(folder: Path, ci: str | None, quiet: bool) -> int:
    """Write a small complete site into FOLDER; a file that is there already is never touched.

    With --ci, a FOLDER that holds a site already gets the workflow file alone.
    """
    if not (ci and (folder / "content" / "site.yaml").is_file()):
        _write_starter(folder)
        if not quiet:
            _tell(folder)
    if ci:
        path = write_workflow(folder, ci)
        if not quiet:
            tell_workflow(folder, path, ci)
    return DONE


def _write_starter(folder: Path) -> None:
    starter = PACKAGE / "starter"
    files = sorted(path.relative_to(starter) for path in starter.rglob("*") if path.is_file())
    taken = [path.as_posix() for path in files if (folder / path).exists()]
    if taken:
        named = ", ".join(taken[:4]) + (" …" if len(taken) > 4 else "")
        raise click.UsageError(f"{folder} holds {named} already, and nothing is overwritten. Choose another folder.")
    for path in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((starter / path).read_bytes())


def _tell(folder: Path) -> None:
    named = f'"{folder}"' if " " in str(folder) else folder
    click.echo(
        f"Your site is in {folder}. Next:\n"
        f"  1. Go there:  cd {named}\n"
        "  2. Look at it:  medsite serve  and open the address that it shows.\n"
        f"  3. Open {Path('content', 'site.yaml')} and put in your clinic's name, address and phone.\n"
        "  4. Put your own articles into content/articles/ and your profile into content/doctors/.\n"
        "  5. When you like it:  medsite build  makes the whole site in output/, for any web host."
    )
