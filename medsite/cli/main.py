"""The outermost door: which command, and what happens when something goes wrong inside."""

import importlib
import os
import signal
import sys
import types
from collections.abc import Sequence

import click

from medsite import __version__
from medsite.cli.terms import FAULT, STOPPED, USAGE
from medsite.model.problem import Defect, Problem

_COMMANDS = {
    "new": "Start a small complete site to make your own.",
    "build": "Make the site in output/ from what is in content/.",
    "check": "Check everything that build checks, without writing.",
    "serve": "Show the site in the browser while you write.",
    "publish": "Send the built site to where readers find it.",
    "verify": "Compare what is online with what was built.",
    "share": "Write a post about an article for each network.",
    "host-files": "Print what a web host has to be told: headers, redirects.",
    "explain": "Say why a rule exists and how to mend what it found.",
    "schema": "Print JSON Schemas, so that an editor can help with the YAML.",
}


class _Commands(click.Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"medsite.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches  # only a mistake needs it

            near = get_close_matches(args[0].lower(), _COMMANDS, n=1)
            hint = f'Did you mean "medsite {near[0]}"?' if near else f"There are: {', '.join(_COMMANDS)}."
            ctx.fail(f'there is no command "{args[0]}". {hint}')
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="medsite", message="%(prog)s %(version)s")
def medsite() -> None:
    """Turn doctors' Markdown and YAML into a website; refuse to publish a patient identifier."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; whatever happens, people see plain words."""
    _prepare_streams()
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"  # no library that happens to be here shall see what is read
    signal.signal(signal.SIGTERM, _stop)
    sys.unraisablehook = _leave_at_once
    try:
        code = medsite.main(list(arguments), prog_name="medsite", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort:
        return _say("stopped; nothing was changed.", STOPPED)
    except click.ClickException as error:
        error.show()
        return USAGE
    except KeyboardInterrupt:
        return _say("stopped; nothing was changed.", STOPPED)
    except Exception as error:  # noqa: BLE001 - the outermost door: a doctor never sees a traceback
        return _leave_with(error)
    return code if isinstance(code, int) else 0


def _leave_with(error: Exception) -> int:
    if isinstance(error, Defect):
        return _say(_tell_defect(error.problem), 1)
    if isinstance(error, OSError) and error.errno is not None:
        return _say(_explain_refusal(error), 1)
    return _say(_confess(error), FAULT)


def _tell_defect(problem: Problem) -> str:
    """Return a problem in words; a place at the very start of a file or folder is in the message already."""
    place = problem.place
    where = f"{place.path}:{place.line}:{place.column}: " if (place.line, place.column) != (1, 1) else ""
    return f"{where}error {problem.rule}: {problem.message}\n    mend: {problem.mend}"


def _explain_refusal(error: OSError) -> str:
    import errno

    words = os.strerror(error.errno or 0)
    if error.errno in {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        words = "no space is left on the disk"
    return f"the disk refused: {words}. Nothing was changed; make room or check permissions, then run it again."


def _confess(error: Exception) -> str:
    """Name the fault by its kind and place only: its message could hold words of the content."""
    trace: types.TracebackType | None = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else "?"
    return (
        f"medsite itself failed ({type(error).__name__} at {where}). Nothing was changed.\n"
        "Please tell the developers this line; it holds nothing of your content."
    )


def _say(words: str, code: int) -> int:
    click.echo(f"medsite: {words}", err=True)
    return code


def _leave_at_once(lost: "sys.UnraisableHookArgs") -> None:
    """End where Python can't: a stop that arrives while an object is being cleared away would be lost otherwise.

    The output stands as it was, the lock dies with the process, and the next build removes what was written aside.
    """
    if issubclass(lost.exc_type, KeyboardInterrupt):
        os._exit(_say("stopped; nothing was changed.", STOPPED))
    sys.__unraisablehook__(lost)


def _stop(number: int, frame: types.FrameType | None) -> None:
    raise KeyboardInterrupt


def _prepare_streams() -> None:
    """Let every terminal show what it can of any language, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
