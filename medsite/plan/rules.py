"""The rules of the plan: ids for ``medsite explain``, and how their problems are made."""

from medsite.model.content import Article, Page
from medsite.model.people import Doctor
from medsite.model.places import find_places
from medsite.model.problem import Place, Problem, Severity

# Rule → why it exists. The ids never change; a rule that goes leaves its number unused.
RULES: dict[str, str] = {
    "R201": "Two sources would have one address, also by case or accent: readers would see only one of them.",
    "R202": "An address that the site keeps for itself, or that cannot be an address at all.",
    "R203": "Authors and reviewers are doctors of the site: every text says who stands for it.",
    "R204": "A doctor works at clinics that site.yaml names, so that phone and address are the same everywhere.",
    "R205": "Days that cannot follow each other: a review due before the review, an end before the start.",
    "R206": "Two different tags would share one address.",
    "R207": "A former address (alias) leads from where another page stands, or cannot be an address.",
    "R208": "A link of the site leads nowhere.",
    "R209": "A link leads to a text that is held back, so readers would find nothing.",
    "R210": "A link begins in a way that browsers could run as a program, or that nobody can follow.",
    "R211": "A link's #part is not a heading of the page it leads to.",
    "R212": "A picture is not where the text says it is.",
    "R213": "A picture lies on another host: every reader's visit would be told to that host.",
    "R214": "The theme has no template for a container of this name.",
    "R215": "The theme has no setting of this name, or the value does not fit it.",
    "R216": "Two outputs would have the same path.",
    "R217": "A picture for social networks must be large, not too wide and not too heavy, or some show none.",
    "R218": "Anybody can change Wikipedia at any time: a text on health needs a source that was reviewed.",
    "R225": "A recording is not where the text says it is.",
    "R226": "Podcast programs take MP3 and M4A, and ask how long and how large a recording is.",
    "R227": "Whoever cannot hear a recording reads its words; laws ask for them (WCAG 2.2, 1.2.1).",
    "R228": "Directories of podcasts refuse a feed without a cover of their size, a category and an owner.",
    "R219": "Who cannot hear a video needs captions or the words in writing (WCAG 2.2, 1.2.1 and 1.2.2).",
    "R221": "A mention belongs to an article of the site.",
    "R222": "Words of others are shown only once a doctor has read them: they can tell of a patient.",
    "R220": "A video has one address, of a host or of a file, and its particulars are as the manual says.",
}
Document = Article | Doctor | Page


def place_of(document: Document, key: str, index: int | None = None) -> Place:
    """Return where a front matter key of `document` stands, or an item of its list; the top of the file at worst."""
    places = find_places(document.source, document.places)
    wanted = (f"{key}.{index}", f"{key}[{index}]", key) if index is not None else (key,)
    found = next((places[name] for name in wanted if name in places), None)
    return found or Place(document.source)


def problem(rule: str, place: Place, message: str, mend: str, *, severity: Severity = "error") -> Problem:
    """Return a problem of the plan."""
    return Problem(place, rule, message, mend, severity)
