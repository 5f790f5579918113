"""Read the cells of an XLSX workbook: rows with their column heads as labels, numbers that are dates as dates."""

import re
import zipfile
from datetime import date, timedelta
from xml.parsers import expat

from medsite.screen.attachments_text import label_rows
from medsite.screen.attachments_xml import Unreadable, local

_MAX_CELLS = 1_000_000
_MAX_WORDS = 20_000_000
_FIRST_DAY = date(1899, 12, 30)
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)))
_DATE_CODE = re.compile(r"(?<![\\])[dy]", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def read_sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Return ("sheet 1, row 2", "head: value …") for all sheets of a workbook, hidden ones too.

    Raises:
        ValueError: where a part is not what it should be.
    """
    names = archive.namelist()
    try:
        shared = _read_shared(archive) if "xl/sharedStrings.xml" in names else []
        dates = _read_date_styles(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else frozenset()
        sheets = sorted(name for name in names if re.fullmatch(r"xl/(?:work|dialog|chart)sheets?/[^/]+\.xml", name))
        return [
            (f"{_call(name)}, {where}", text)
            for name in sheets
            for where, text in _read_sheet(archive.read(name), shared, dates)
        ]
    except (Unreadable, expat.ExpatError) as error:
        raise ValueError(str(error)) from error


def _call(name: str) -> str:
    return re.sub(r"(\d+)$", r" \1", name.rpartition("/")[2].removesuffix(".xml"))


def _read_shared(archive: zipfile.ZipFile) -> list[str]:
    """Return the shared strings by number; empty ones count."""
    texts: list[str] = []
    piece: list[str] = []
    parser = _parser()
    inside = [False]

    def start(name: str, _: dict[str, str]) -> None:
        inside[0] = local(name) == "t"

    def end(name: str) -> None:
        inside[0] = False
        if local(name) == "si":
            texts.append("".join(piece))
            piece.clear()

    def words(data: str) -> None:
        if inside[0]:
            piece.append(data)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, words
    parser.Parse(archive.read("xl/sharedStrings.xml"), True)  # noqa: FBT003 - expat's own signature
    return texts


def _read_date_styles(data: bytes) -> frozenset[int]:
    """Return the numbers of the cell styles that show a number as a date."""
    codes: dict[int, str] = {}
    order: list[int] = []
    within = [""]

    def start(name: str, attributes: dict[str, str]) -> None:
        short = local(name)
        if short == "numFmt":
            codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif short in ("cellXfs", "cellStyleXfs"):
            within[0] = short
        elif short == "xf" and within[0] == "cellXfs":
            order.append(int(attributes.get("numFmtId", "0")))

    parser = _parser()
    parser.StartElementHandler = start
    parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    custom = {number for number, code in codes.items() if _DATE_CODE.search(_QUOTED.sub("", code))}
    return frozenset(at for at, number in enumerate(order) if number in _DATE_FORMATS or number in custom)


class _Sheet:
    """The cells of one sheet while expat reads it."""

    def __init__(self, shared: list[str], dates: frozenset[int]) -> None:
        self.shared = shared
        self.dates = dates
        self.rows: list[list[str]] = []
        self.count = self.size = 0
        self.cell: dict[str, str] = {}
        self.piece: list[str] = []
        self.taking = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        short = local(name)
        if short == "row":
            self.rows.append([])
        elif short == "c":
            self.cell = attributes
            self.piece.clear()
        self.taking = short in ("v", "t")

    def words(self, data: str) -> None:
        if self.taking:
            self.piece.append(data)

    def end(self, name: str) -> None:
        self.taking = False
        if local(name) != "c" or not self.rows:
            return
        self.count += 1
        if self.count > _MAX_CELLS or self.size > _MAX_WORDS:
            raise Unreadable("too many cells")
        row, column = self.rows[-1], _column(self.cell.get("r", ""), len(self.rows[-1]))
        row.extend([""] * (column - len(row)))
        row.append(self._value("".join(self.piece)))
        self.size += len(row[-1])

    def _value(self, text: str) -> str:
        kind = self.cell.get("t", "n")
        if kind == "s" and text.strip().isdecimal():
            return self.shared[int(text)] if int(text) < len(self.shared) else ""
        if kind == "n" and int(self.cell.get("s") or 0) in self.dates:
            return _to_day(text)
        return text


def _read_sheet(data: bytes, shared: list[str], dates: frozenset[int]) -> list[tuple[str, str]]:
    sheet = _Sheet(shared, dates)
    parser = _parser()
    parser.StartElementHandler, parser.EndElementHandler = sheet.start, sheet.end
    parser.CharacterDataHandler = sheet.words
    parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    rows = [row for row in sheet.rows if any(row)]
    heads = [("row 1", "\n\n".join(cell for cell in rows[0] if cell))] if rows else []
    return heads + label_rows(rows)


def _column(reference: str, default: int) -> int:
    """Return the 0-based column of "B2"; `default` where a cell does not say."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    if not letters:
        return default
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return max(number - 1, default)


def _to_day(text: str) -> str:
    """Return the day that a workbook's number stands for (days since the end of 1899), as an ISO date."""
    try:
        return (_FIRST_DAY + timedelta(days=int(float(text)))).isoformat() if float(text) >= 1 else text
    except (ValueError, OverflowError):
        return text


def _parser() -> "expat.XMLParserType":
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _forbid
    return parser


def _forbid(*_: object) -> None:
    raise Unreadable("it declares a document type")
