"""Each kind of file is cut into blocks with the labels its readers see."""

import time

import pytest

from medsite.screen.blocks import read_text

BLOCKS = (
    ("a.md", "---\ntitle: Hay fever\nextra:\n  patient: Ana  # her name\n---\nx", "value", "extra.patient", "Ana"),
    ("a.md", "---\ntitle: Hay fever # draft\n---\nx", "comment", "", " draft"),
    ("a.md", "---\nsummary: >\n  one\n  two\n---\nx", "value", "summary", " one two"),
    ("a.md", "---\ntags: [a, 'b c']\n---\nx", "value", "tags", "b c"),
    ("a.md", "---\ntitle: x\n", "value", "title", "x"),
    ("a.md", "# One\n\ntext", "heading", "", "One"),
    ("a.md", "One\n===\n\ntext", "heading", "", "One"),
    ("a.md", "- Patient: Ana", "item", "Patient", "Patient: Ana"),
    ("a.md", "**MRN:** 12", "paragraph", "MRN", "MRN: 12"),
    ("a.md", "| Name | MRN |\n|---|---|\n| Ana | 12 |", "cell", "MRN · Ana", "12"),
    ("a.md", "Name | MRN\n---|---\nAna | 12", "cell", "MRN · Ana", "12"),
    ("a.md", "```\nMRN: 12\n```", "code", "MRN", "MRN: 12"),
    ("a.md", "```\nPID|1||88^^^H||DOE^JO\n```", "cell", "medical record number", "88^^^H"),
    ("a.md", '```json\n{"a": {"mrn": "12"}}\n```', "value", "a.mrn", "12"),
    ("a.md", "a <!-- secret\n\nword --> b", "comment", "", " secret  word "),
    ("a.md", '![Ana](/img/a%20b.jpg "T")', "url", "src", "/img/a b.jpg"),
    ("a.md", '![Ana](/img/a.jpg "T")', "attribute", "alt", "Ana"),
    ("a.md", '![Ana](/img/a.jpg "Tea")', "attribute", "title", '"Tea"'),
    ("a.md", "[r]: https://x.org/ana 'Ana'", "url", "href", "https://x.org/ana"),
    ("a.md", "x[^n]\n\n[^n]: the note", "paragraph", "", "the note"),
    ("a.md", '<p data-mrn="12">x</p>', "attribute", "data-mrn", "12"),
    ("a.md", "> quoted\n> on", "paragraph", "", "quoted on"),
    ("a.md", "", "name", "file", "a.md"),
    ("a.html", "<table><tr><th>MRN</th></tr><tr><td>12</td></tr></table>", "cell", "MRN", "12"),
    ("a.html", "<title>Ana</title>", "heading", "", "Ana"),
    ("a.html", '<meta name="description" content="Ana">', "attribute", "description", "Ana"),
    ("a.html", '<script type="application/ld+json">{"name": "Ana"}</script>', "value", "name", "Ana"),
    ("a.xml", "<entry><title>Ana</title></entry>", "heading", "", "Ana"),
    ("a.json", '{"patient": {"name": "Ana"}}', "value", "patient.name", "Ana"),
    ("a.json", '{"system": "http://x/nhs-number", "value": "12"}', "value", "value.nhs-number", "12"),
    ("a.ics", "BEGIN:VEVENT\nSUMMARY:Ana\nEND:VEVENT", "value", "SUMMARY", "Ana"),
    ("a.vcf", "FN:Ana\nTEL;TYPE=cell:12", "value", "TEL", "12"),
    ("a.csv", "name,mrn\nAna,12\n", "cell", "mrn", "12"),
    ("a.md", "```csv\nname,mrn\nAna,12\n```", "cell", "mrn", "12"),
    ("a.md", "```\nname,dob,town\nAna,1977-05-21,Tuam\n```", "cell", "town", "Tuam"),
    ("a.md", "```\na, b, c = 1, 2, 3\n```", "code", "a, b, c", "a, b, c = 1, 2, 3"),
    ("a.yaml", "clinic:\n  phone: '12'\n", "value", "clinic.phone", "12"),
    ("a.txt", "one\ntwo", "paragraph", "", "one two"),
)


@pytest.mark.parametrize("row", BLOCKS)
def test_a_block_has_its_kind_and_label(row: tuple[str, str, str, str, str]) -> None:
    path, source, kind, label, words = row
    text = read_text(path, source)
    assert (kind, label, words) in [(block.kind, block.label, text.words_of(block)) for block in text.blocks]


@pytest.mark.parametrize("path", ["a.md", "a.html", "a.yaml", "a.json", "a.csv", "a.ics", "a.txt"])
@pytest.mark.parametrize(
    "piece",
    ["<a ", "](", "![", "`", "*", "_", "&#", "<!--", "<script>", "- ", "> ", "| a |\n|---|", "1-", "1 ", "a.b", "::",
     "seven ", "\u200b", "  ", "\n ", '"', "key: ", "PID|", "[^", "</", "(at) ", "\\"],
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(path: str, piece: str) -> None:
    started = time.process_time()
    read_text(path, piece * (40_000 // len(piece)))
    assert time.process_time() - started < 1
