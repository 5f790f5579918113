"""The rules that refuse files, as people read them; the readers beside this file apply them."""

from medsite.model.finding import Category
from medsite.model.problem import Severity
from medsite.screen.rules import Rule

_HIDES = "What cannot be read cannot be screened, and what cannot be screened is not published."
_PRIVACY = "45 CFR 164.514(b)(2)"


def _rule(
    name: str, title: str, why: str, mend: str, *, category: Category = "OTHER_ID", severity: Severity = "error"
) -> Rule:
    return Rule(f"S-FILE-{name}", category, title, why, _PRIVACY, mend, severity)


RULES: tuple[Rule, ...] = (
    _rule(
        "RECORD",
        "a file that is a patient's record",
        "HL7 messages, CDA documents, FHIR resources and claims are made of names, dates of birth and record numbers.",
        "publish what readers need as an article, without anything about a person.",
    ),
    _rule(
        "SCAN",
        "a medical scan with its patient data",
        "A DICOM file carries name, birth date, hospital and numbers in its header, and often in its pixels.",
        "export the picture as PNG, look at every corner of it for names, and publish that.",
        category="PHOTO",
    ),
    _rule(
        "MAIL",
        "a mail or a mailbox",
        "Mails carry names, addresses, dates and whole letters.",
        "publish the words that readers need as an article.",
    ),
    _rule("ARCHIVE", "an archive", _HIDES, "publish the files one by one."),
    _rule("DATABASE", "a database", _HIDES, "publish the table that readers need as CSV or in an article."),
    _rule(
        "PROGRAM", "a program, or a document with macros", _HIDES, "save it without macros; link to programs instead."
    ),
    _rule(
        "SECRET",
        "a secret key or password",
        "Whoever reads it can enter the systems it opens.",
        "take it out of the folder, and replace it: it may be known now.",
    ),
    _rule("LOCKED", "a file with a password", _HIDES, "save it without a password."),
    _rule("OLD", "a file in an old Office format", _HIDES, "save it as PDF, DOCX, XLSX, PPTX or ODT."),
    _rule("PICTURE", "a picture of a kind that browsers do not show", _HIDES, "save it as JPEG, PNG or WebP."),
    _rule("UNKNOWN", "a file of an unknown kind", _HIDES, "save it as PDF, a picture, or text."),
    _rule("ENCODING", "text in an old encoding", _HIDES, "save it as UTF-8."),
    _rule("BROKEN", "a file that cannot be read", _HIDES, "open it, save it again, and look at it."),
    _rule("SIZE", "a file that is too big to be screened", _HIDES, "make it smaller, or publish it in parts."),
    _rule(
        "EMBEDDED", "a file with other files inside", _HIDES, "take the embedded files out; publish them one by one."
    ),
    _rule("HIDDEN", "a picture with another file behind its end", _HIDES, "open it and save it as a new picture."),
    _rule("GARBLED", "a PDF whose text cannot be turned back into letters", _HIDES, "save it with ordinary fonts."),
    _rule(
        "SCANNED",
        "a PDF that is a picture of paper",
        "A scanned letter shows names and numbers that no program reads without a text layer.",
        "publish the words as text; where only one page is a picture, look at it yourself.",
        category="PHOTO",
    ),
    _rule(
        "SCAN-LIKE",
        "a picture that looks like a medical scan, and that nobody has read",
        "Name, number and day are burnt into the pixels of most scans (DICOM PS3.15, E.1-1: Burned In Annotation).",
        "look at every corner; waive it in content/waivers.yaml with your name, or install medsite[ocr].",
        category="PHOTO",
        severity="warning",
    ),
    _rule(
        "PAGE-LIKE",
        "a picture of a page or a screen, and that nobody has read",
        "Photographs of letters and screens show names, numbers and days that stand in no text of the file.",
        "read it; waive it in content/waivers.yaml with your name, or install medsite[ocr].",
        category="PHOTO",
        severity="warning",
    ),
    _rule(
        "MEDIA",
        "sound or film",
        "Voices and faces are identifiers too, and only a person can tell whether a patient is in it.",
        "listen to it whole; then waive this in content/waivers.yaml with your name.",
        category="PHOTO",
        severity="warning",
    ),
)
