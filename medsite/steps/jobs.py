"""Everything an output needs before it can be pressed: bodies from the store, bytes from the content."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from medsite.compute.store import Store
from medsite.model.content import Body
from medsite.model.output import Output
from medsite.model.problem import Defect, Place, Problem
from medsite.read.sources import read_source
from medsite.read.stored import unpack_body
from medsite.steps.draft import Draft
from medsite.steps.pressing import Job

Result = TypeVar("Result")


class LostBody(Exception):  # noqa: N818 - a state of the cache, not an error of the program
    """Raised when the store remembers a document but has lost its body; see `try_with_store`."""


def try_with_store(work: Callable[[], Result], store: Store) -> Result:
    """Return what `work` returns; where the store gives it something unfit, once more with the store emptied."""
    try:
        return work()
    except (LostBody, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        store.forget_all()
        return work()


def make_jobs(root: Path, draft: Draft, outputs: Sequence[Output], store: Store) -> list[Job]:
    """Return the jobs that press `outputs`.

    Raises:
        LostBody, LookupError: where the store is damaged.
        Defect: where a file is no longer what was screened.
    """
    bodies = _fetch_bodies(draft, outputs, store)
    return [
        Job(
            draft.plan.opened(output) if draft.plan else output,
            {digest: (bodies[digest], draft.outlines[digest]) for digest in output.bodies},
            _fetch_files(root, draft, output) if output.maker != "asset" else {},
            draft.vouched.intersection(output.bodies),
        )
        for output in outputs
    ]


def _fetch_bodies(draft: Draft, outputs: Iterable[Output], store: Store) -> Mapping[str, Body]:
    wanted = {digest for output in outputs for digest in output.bodies}
    rows = store.fetch(sorted(wanted - draft.bodies.keys()))
    found = {digest: unpack_body(data) for digest, data in rows.items()}
    found |= {digest: unpack_body(draft.bodies[digest]) for digest in wanted & draft.bodies.keys()}
    if found.keys() != wanted:
        raise LostBody
    return found


def _fetch_files(root: Path, draft: Draft, output: Output) -> dict[str, bytes]:
    files = {}
    for path in output.files:
        source = read_source(root, path).value
        if source is None or source.digest != draft.digests.get(path):
            raise Defect(
                Problem(
                    Place(path),
                    "B001",
                    "this file changed while the site was being built",
                    "run the command again once the file is saved",
                )
            )
        files[path] = source.data
    return files
