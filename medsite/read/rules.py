"""The rules of reading: stable id, title, reason and mend of each; ``medsite explain`` prints them."""

from msgspec import Struct

from medsite.model.problem import Place, Problem, Severity


class Rule(Struct, frozen=True):
    """A rule. why: the reason it exists. mend: the next thing to do, in general."""

    id: str
    title: str
    why: str
    mend: str


_TABLE = (
    (
        "R001",
        "Text is UTF-8",
        "Other encodings turn letters into wrong ones in silence.",
        "Save it as UTF-8 (in Notepad: Save as, Encoding).",
    ),
    (
        "R002",
        "No control characters",
        "They are invisible, break feeds and can hide words from the screening.",
        "Delete the character, or type the line anew.",
    ),
    (
        "R003",
        "An article or page starts with front matter",
        "Title and date are read from it.",
        'Start the file with a line "---", then title and date, then "---" again.',
    ),
    (
        "R004",
        "Front matter is closed",
        "Without its end the text would be read as fields.",
        'Add a line "---" between the last field and the text.',
    ),
    ("R005", "YAML must be readable", "What cannot be read is not guessed.", "Check indentation, quotes and colons."),
    ("R006", "A field stands once", "YAML would keep the last one in silence.", "Keep one of the two."),
    (
        "R007",
        "No YAML anchors or aliases",
        "A few nested ones can grow to gigabytes, and a reader does not see what is meant.",
        "Write the value out.",
    ),
    ("R008", "No YAML tags", "Tags can ask a program to make objects.", 'Remove the "!…"; put text in quotes.'),
    ("R009", "YAML has an ordinary size", "Deep nesting is a mistake or an attack.", "Make it flatter."),
    ("R010", "The right shape", "A field holds text, a list or a mapping.", "Write it as in the manual."),
    ("R011", "Needed fields", "Nothing can be made without them.", "Add the field."),
    (
        "R012",
        "Known fields only",
        "A misspelt field would be ignored in silence, and a draft published.",
        'Correct the name, or put fields of your own under "extra:".',
    ),
    ("R013", "Text where text belongs", "An empty value is not a value.", "Write it out, or remove the field."),
    ("R014", "Dates exist", "Dates are never guessed.", "Write year-month-day: 2026-03-12, or 2026-03-12 09:30."),
    ("R015", "Yes or no", "An odd spelling must not publish a draft.", "Write true or false."),
    ("R016", "Numbers in range", "A number outside its range is a slip.", "Correct the number."),
    (
        "R017",
        "Slugs are safe file names",
        "A slug is the last piece of an address and a folder on every kind of disk.",
        "Use lower-case letters, digits and hyphens, like hay-fever.",
    ),
    (
        "R018",
        "Languages are known",
        "Browsers, screen readers and search engines go by the tag.",
        "Write a BCP 47 tag (en, pt-BR) or an English name.",
    ),
    ("R019", "Time zones exist", "Publishing times depend on it.", "Write an IANA name such as Europe/London."),
    ("R020", "Web addresses are whole", "A part of an address leads nowhere.", "Write it whole: https://…"),
    (
        "R021",
        "Booking, telehealth and portal use https",
        "What a patient types there must be encrypted.",
        "Use the https:// address.",
    ),
    ("R022", "E-mail addresses have their shape", "A wrong one loses letters.", "Write name@host.example."),
    (
        "R023",
        "Registrations check out",
        "Register numbers have check digits or fixed lengths; a slip names another person.",
        "Compare it with the register.",
    ),
    (
        "R024",
        "Opening hours are clear",
        "Patients come when the page says so.",
        "Write them like Mon-Fri 08:30-17:00.",
    ),
    ("R025", "Places are on Earth", "A map needs both numbers.", "Write geo as latitude, longitude in degrees."),
    (
        "R026",
        "Publish targets are complete",
        "A half-described target cannot be sent to.",
        "Give each target a kind and its keys.",
    ),
    (
        "R028",
        "Social accounts exist",
        "A dead or foreign account misleads patients.",
        "Write the https address of the account.",
    ),
    ("R029", "References can be found", "A wrong number leads to another work.", "Compare it with the publisher."),
    ("R030", "Former addresses are paths", "A redirect is made there.", 'Start it with "/": /old-name/.'),
    (
        "R031",
        "Images have alternative text",
        "People who do not see the image hear it (WCAG 2.2, 1.1.1).",
        'Say in the square brackets what it shows; write {alt=""} behind it only where it is decoration.',
    ),
    ("R032", "Containers are closed", "An open one swallows the rest of the text.", 'Add a line ":::" at its end.'),
    (
        "R033",
        "Container lines are clear",
        "A line that opens nothing is a slip.",
        "A box opens with :::name and closes with :::, on lines of their own.",
    ),
    ("R034", "Attributes are known", "Others could make a page do something.", "Use width, height, .class or #id."),
    (
        "R035",
        "Links lead to pages",
        "javascript:, data: and other kinds can run programs at the reader's.",
        "Use https://, mailto:, tel: or a path.",
    ),
    (
        "R036",
        "Raw HTML is sanitised",
        "Scripts, frames, forms and styles are removed from articles.",
        "Use Markdown, or a container such as :::video.",
    ),
    ("R037", "Text is not nested too deep", "Deeper parts would be lost.", "Use fewer levels of quotes and lists."),
    ("R038", "Footnotes have a text", "The mark would stand there as it is.", "Add a line [^name]: text."),
    ("R039", "HTML comments are closed", "An open one hides the rest of the text.", 'Add "-->".'),
    ("R040", "Documents have an ordinary size", "Longer ones take minutes and memory.", "Split it into several."),
    ("R041", "Files can be read", "What cannot be read cannot be screened.", "Give yourself the right to read it."),
    (
        "R042",
        "Only files and folders in content/",
        "Links, pipes and devices can lead out of the folder or never end.",
        "Put a copy of the file there.",
    ),
    (
        "R043",
        "File names can be addresses",
        "Names that not every system can hold would be lost.",
        "Rename the file: letters, digits, hyphens.",
    ),
    ("R044", "Files are at most 50 MB", "Hosts refuse larger ones.", "Make it smaller, or host it elsewhere."),
    ("R046", "Headings have words", "An empty heading is read out as nothing.", "Write the heading, or remove it."),
    (
        "R050",
        "Recordings are complete",
        "Podcast programs drop an episode without its size, type and length.",
        "Write audio: talk.mp3, or url, length, type and duration below audio:.",
    ),
    (
        "R051",
        "Podcasts are what directories take",
        "Apple, Spotify and others refuse a podcast whose words they do not know.",
        "Compare feeds: podcast: in content/site.yaml with docs/sharing.md.",
    ),
    (
        "R052",
        "Events can be found",
        "People come when and where the page says so.",
        "Write start: 2026-12-01 18:30, end: 20:00 and place: below event:.",
    ),
    ("R053", "Cards have known shapes", "Others are shown nowhere.", "Write shapes: [square, tall] below cards:."),
    ("R054", "Mentions have a kind", "It decides how they are shown.", "Write like, repost, reply or mention."),
    ("R047", "Anchors are unique", "A link to one of two leads to the first.", "Give it another id."),
)

RULES = {row[0]: Rule(*row) for row in _TABLE}


def make_problem(rule: str, place: Place, message: str, mend: str = "", *, severity: Severity = "error") -> Problem:
    """Return a problem; the rule's own mend where none is given."""
    return Problem(place, rule, message, mend or RULES[rule].mend, severity)
