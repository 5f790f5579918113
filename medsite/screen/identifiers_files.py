"""Pictures and recordings of one person, known by their file names and alternative texts."""

import re
from collections.abc import Iterator

from medsite.screen.facts import Facts
from medsite.screen.text import Block, Hit, Text
from medsite.screen.vocabulary import listed

ENDING = re.compile(
    r"\.(?=\w)(?:jpe?g|png|webp|gif|heic|heif|tiff?|bmp|avif|dcm|wav|mp3|m4a|ogg|opus|flac|aac|mp4|mov|avi|mkv|webm|wsq"
    r"|wmv)(?!\w)",
    re.IGNORECASE,
)
STOPS = tuple(" \n\t\r\u00a0/\\\"'<>|?*(),;:=")
LONGEST = 120
# What makers of pictures add to a name: "-1280w", "@2x", "-640x480", a digest.
MADE = re.compile(r"[-_.@](?:\d{2,4}w|\d{2,4}x\d{2,4}|\d{3,4}p|[1-4]x|(?=[a-f]*\d)[0-9a-f]{8,64})(?=$|[-_.])")
DOTTED = re.compile(r"\.[^\W\d_]{2}")
PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|heic|heif|tiff?|bmp|avif|dcm)$", re.IGNORECASE)
BIOMETRIC = re.compile(
    r"(?:^|[-_. ])(?:voice-?_?prints?|finger-?_?prints?|thumb-?_?prints?|palm-?_?prints?|palm-?_?vein|hand-?_?print"
    r"|foot-?_?print|face-?_?prints?|ear-?_?print|iris(?:-?_?scan|-?_?code)?|retinal?(?:-?_?scan)?|gait"
    r"|voice(?:-?_?recording|-?_?sample|-?_?template)?|biometrics?|dna(?:-?_?profile)?|signature|face-?_?(?:scan"
    r"|template|id)|keystrokes?|huella|empreinte|fingerabdruck|impronta)[-_. ](?P<rest>[\w.-]{2,60})\.\w{2,4}$",
    re.IGNORECASE,
)
TITLED = re.compile(
    r"(?:^|[-_. ])(?:mr|mrs|ms|miss|mme|sra|herr|frau|baby|patient|pt|pat|paciente|pasient|pazient[ei])[-_. "
    r"](?P<rest>[^\W_][\w.-]{1,60})\.\w{2,4}$",
    re.IGNORECASE,
)
CAMERA = re.compile(
    r"^(?:img|dsc|dscn|dscf|photo|pic|image|scan|foto|pxl)[-_](?P<rest>[^\W\d_]{3,24})[-_]\d{4,12}\.\w{2,4}$",
    re.IGNORECASE,
)
OF_PATIENT = re.compile(
    r"\b(?:(?:the|our|my|this|that) (?:patient|boy|girl|baby|child|man|woman|lady|gentleman)\b|(?:patient|(?:mr|mrs"
    r"|ms|miss|mme)\.? [^\W\d_]{2,20})'?s (?:face|eyes?|mouth|nose|head|profile|smile|portrait|photo)|(?:his|her) "
    r"(?:face|portrait|smile|profile)|(?:photo(?:graph)?|picture|portrait|selfie|snapshot|image) of (?:mr|mrs|ms"
    r"|miss|mme|sra?|baby|my patient|our patient)\b)",
    re.IGNORECASE,
)
FACE = re.compile(
    r"\b(?:face|facial|photo(?:graph)?|portrait|picture|selfie|smil(?:e|ing)|looking|before|after|holding|head"
    r"|eyes?|profile)\b",
    re.IGNORECASE,
)
# Words of ordinary file names: what is shown is a thing or anybody.
ORDINARY = listed(
    "a an and the of on in at to for with by from being having talking sitting lying walking waiting doctor doctors "
    "nurse nurses dr clinic hospital ward room bed office reception team staff group groups people person"
    " care safety information info leaflet guide guidance portal journey experience experiences education stories "
    "story support survey feedback rights charter form forms record records data app video poster board voice "
    "voices flow pathway"
    " icon icons logo diagram chart graph figure fig illustration drawing sketch cartoon anatomy structure cross "
    "section scanner scan scans reader analysis training exercise exercises cycle test tests testing check lab "
    "sample example demo stock model"
    " normal abnormal typical healthy disease syndrome photo image picture banner hero header thumbnail thumb cover "
    "background xray mri ct ultrasound ecg chest knee skin eye eyes heart lung brain foot hand back mask shield "
    "wash recognition detection gallery step phase"
    " our news health official foundation society association uk usa org national royal college trust company "
    "science medicine medical research journal world global"
    " left right front side view large small medium low high res web final copy new old test2 recording box therapy "
    "assist disorder problems change changes calls message over english spanish education-week day week month year"
)


def find_files(text: Text, facts: Facts) -> Iterator[Hit]:
    """Yield names of files that show or record one person."""
    for found in ENDING.finditer(text.plain):
        if DOTTED.match(text.plain, found.end()):
            continue  # "a.jpg.png" ends later
        start, end = _begin(text.plain, found.start()), found.end()
        if start == found.start() or _is_own(text.plain[start : found.start()], facts):
            continue
        block, name = text.block_at(start), text.plain[start:end]
        if (recorded := BIOMETRIC.search(name)) and not _is_ordinary(recorded["rest"]):
            yield Hit(start, end, "S-BIOMETRIC-FILE", "BIOMETRIC", why="a recording named after a person")
        elif PICTURE.search(name) and (why := _why_photo(text, block, name)):
            yield Hit(start, end, "S-PHOTO", "PHOTO", why=why)


def _begin(plain: str, at: int) -> int:
    """Return where the file name begins whose ending stands at `at`."""
    first = max(0, at - LONGEST)
    return max(first, *(plain.rfind(stop, first, at) + 1 for stop in STOPS))


def _why_photo(text: Text, block: Block, name: str) -> str:
    titled = TITLED.search(name) or CAMERA.search(name)
    if titled and not _begins_ordinary(titled["rest"]):
        return "a picture named after a patient"
    words = _words_beside(text, block)
    if OF_PATIENT.search(words) and FACE.search(words):
        return "its words say that it shows a patient"
    return ""


def _is_ordinary(words: str) -> bool:
    """Return whether a file name says nothing but what kind of thing is shown."""
    words = MADE.sub("", "-" + words)
    parts = re.findall(r"[^\W\d_]{2,}", words.casefold())
    return (not parts and not re.search(r"\d{4}", words)) or all(part in ORDINARY for part in parts)


def _begins_ordinary(words: str) -> bool:
    """Return whether the word after "patient-" or "mrs-" is no name."""
    first = re.match(r"[^\W\d_]{2,}", words.casefold())
    if first is None or len(first[0]) < 3:
        return not re.search(r"\d{3}", words)
    return first[0] in ORDINARY


def _is_own(name: str, facts: Facts) -> bool:
    return any(slug in name.casefold() for slug in facts.slugs)


def _words_beside(text: Text, block: Block) -> str:
    """Return the alternative text, title or caption that belongs to a picture."""
    if block.kind not in {"url", "value", "attribute"}:
        return ""
    at = max(0, _place(text, block) - 3)
    near = text.blocks[at : at + 7]
    return " ".join(
        text.words_of(other) for other in near if "alt" in other.label or other.label in {"title", "image_alt"}
    )


def _place(text: Text, block: Block) -> int:
    from bisect import bisect_left

    return bisect_left(text.starts, block.start)
