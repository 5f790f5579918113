"""Which planned outputs stand in output/ already, byte for byte, so that they need not be made again."""

from itertools import islice

from msgspec import Struct, field

from medsite.compute.store import Store
from medsite.model.output import Plan
from medsite.steps.looks import Look, unpack_look
from medsite.steps.pressing import PressDesk, memo_key
from medsite.steps.request import Request
from medsite.steps.signatures import recall_signatures
from medsite.write.survey import Survey, survey_output
from medsite.write.tree import refuse_foreign_folder, refuse_taken_places

_SLICE = 4_000  # outputs; what is remembered of so many is in memory together
NO_SURVEY = Survey(None, {}, {}, ())


class Standings(Struct, frozen=True):
    """survey: of the output folder. looks: path → what is remembered of an output that stands as it should."""

    survey: Survey = NO_SURVEY
    looks: dict[str, Look] = field(default_factory=dict)


def find_standing(request: Request, desk: PressDesk, plan: Plan, store: Store) -> Standings:
    """Return the outputs of `plan` that were cleared under the same key and still stand in the output folder.

    Raises `Defect` where the folder holds files (other than dotfiles) but was never medsite's, or one of others stands
    in the place of a planned one.
    """
    survey = survey_output(request.output, recall_signatures(request.output, store))
    strange = [path for path in survey.foreign if not path.startswith(".")]
    if survey.manifest is None and strange and not survey.ours:
        refuse_foreign_folder(request.output, strange)
    refuse_taken_places(request.output, (output.path for output in plan.outputs), survey.foreign)
    outputs = (output for output in plan.outputs if output.path in survey.ours)
    looks: dict[str, Look] = {}
    while some := {output.path: memo_key(desk, output) for output in islice(outputs, _SLICE)}:
        rows = store.fetch(some.values())
        found = {path: unpack_look(rows[key]) for path, key in some.items() if key in rows}
        looks |= {path: look for path, look in found.items() if look.digest == survey.ours[path]}
    return Standings(survey, looks)
