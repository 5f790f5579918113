"""What every rule says of itself: one table over all rooms, for ``medsite explain`` and the manual."""

from collections.abc import Iterator

from msgspec import Struct

from medsite.audit.rules import RULES as AUDIT_RULES
from medsite.plan.rules import RULES as PLAN_RULES
from medsite.read.rules import RULES as READ_RULES
from medsite.render.rules import RULES as RENDER_RULES
from medsite.screen.attachments_rules import RULES as FILE_RULES
from medsite.screen.rules_table import all_rules


class Explanation(Struct, frozen=True):
    """A rule in words. source: law, standard or paper, "" for plain sense. finds, passes: examples of the screening."""

    id: str
    title: str
    why: str
    mend: str
    source: str = ""
    finds: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


_HOUSE = (
    Explanation(
        "B001",
        "A file changed while the site was being built",
        "What was checked must be what is published, so a file that changes in between stops the build.",
        "Run the command again once the file is saved.",
    ),
    Explanation(
        "B002",
        "Texts stand where they are read",
        "A text that nothing reads is published nowhere, in silence.",
        "Put it into content/articles/ or content/pages/, with a name that ends in .md.",
    ),
    Explanation(
        "H001",
        "What is shared can be read",
        "A post about a text that is held back leads its readers to an error page.",
        "Publish the article first, or wait until its date.",
    ),
    Explanation(
        "H002",
        "Only articles of the site are shared",
        'The name given to "medsite share" is that of no article.',
        "Name the article by the last piece of its address, its whole address or its file.",
    ),
    Explanation(
        "H010",
        "A file of yours is not replaced unasked",
        "A host's file may hold rules that were written by hand.",
        'Compare the two, then say "--replace", or choose another folder with "--output".',
    ),
    Explanation(
        "L001",
        "A file could not be screened",
        "What cannot be opened may hold anything, so it does not pass.",
        "Take it out, or make it an ordinary file of at most 50 MB.",
    ),
    Explanation(
        "R000",
        "The site has a content/site.yaml",
        "Title and address of the site stand there; without them no page can be made.",
        'Make the file with two lines: "title: …" and "url: https://…".',
    ),
    Explanation(
        "U001",
        "Only what was cleared is published",
        "The screening and the checks looked at one build; what is older, changed or unfinished, nobody looked at.",
        'Type "medsite build", look at the result, then "medsite publish"; "medsite publish --build" does both.',
    ),
    Explanation(
        "U002",
        "The target answers",
        "The line broke or the host is busy. It was tried several times; what was sent by then is whole.",
        "Look at the connection, then publish again: only the rest is sent.",
    ),
    Explanation(
        "U003",
        "The target lets you write",
        "A key, a password or a right is missing or wrong, or the host has a rule against this.",
        "Log in by the host's own tool, or give yourself the right; docs/publishing.md says how for each kind.",
    ),
    Explanation(
        "U004",
        "There is room at the target",
        "A full disk or account would leave a site in halves.",
        "Make room there, then publish again: only the rest is sent.",
    ),
    Explanation(
        "U005",
        "The target is there",
        "No such folder, bucket, branch, host or program; or it is a place that a site must not go to.",
        "Look at publish: in content/site.yaml, and at the host whether the place was made.",
    ),
    Explanation(
        "U006",
        "Nobody else's work is overwritten",
        "A file that medsite did not put there, a page that somebody changed, or a host with another key than before.",
        'Look at it there and keep what you need. "medsite publish --replace" puts the site in the place of files.',
    ),
    Explanation(
        "U007",
        "No secret stands in the site's folder",
        "A token, password or private key in content/ or themes/ goes to everybody who gets a copy of the folder.",
        "Take it out, make a new one, and keep it where docs/publishing.md says.",
        "GitHub, Supported secret scanning patterns; RFC 7468; RFC 3986 section 3.2.1",
    ),
    Explanation(
        "W001",
        "The output is a folder that may be replaced",
        "A link, a file or a read-only folder in its place was not made by medsite and is not touched.",
        "Remove it, make it writable, or choose another folder with --output.",
    ),
    Explanation(
        "W002",
        "The output folder holds nothing of others",
        "A folder with files that medsite never made could be anything; mixing a site into it could lose them.",
        "Choose an empty folder with --output, or move those files away.",
    ),
    Explanation(
        "W003",
        "One medsite at a time",
        "Two builds in one folder would write over each other.",
        "Wait for the other to end, then run this again.",
    ),
    Explanation(
        "W004",
        "Files of others are never written over",
        "A file that medsite did not make stands in output/ just where a page of the site belongs.",
        "Move that file away, or give the page another slug.",
    ),
    Explanation(
        "W005",
        "A cluster can be reached and is alike",
        "Workers with another medsite, other libraries or another Python would make other bytes than this computer.",
        "Install the same versions everywhere, one thread a worker; docs/performance.md says how.",
    ),
)


def explain_rule(rule: str) -> Explanation | None:
    """Return what is to be said of `rule` (any letter case), or None where there is no such rule."""
    return next((known for known in all_explanations() if known.id == rule.upper()), None)


def all_explanations() -> Iterator[Explanation]:
    """Yield every rule of the house: the screening first, then reading, planning, auditing, writing."""
    for rule in (all_rules() | {rule.id: rule for rule in FILE_RULES}).values():
        yield Explanation(rule.id, rule.title, rule.why, rule.mend, rule.source, rule.finds, rule.passes)
    for read in READ_RULES.values():
        yield Explanation(read.id, read.title, read.why, read.mend)
    for name, why in {**PLAN_RULES, **RENDER_RULES}.items():
        yield Explanation(name, why.partition(":")[0].rstrip("."), why, "Follow the message: it names the place.")
    for audit in AUDIT_RULES.values():
        yield Explanation(audit.id, audit.title, audit.why, audit.mend)
    yield from _HOUSE
