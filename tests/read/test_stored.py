"""Stored readings come back as they were, and bad data never does."""

import pytest

from medsite.compute.digest import digest_bytes
from medsite.model.content import Source
from medsite.model.reading import Reading
from medsite.read.documents import read_article, read_doctor, read_page
from medsite.read.stored import pack_reading, unpack_body, unpack_document

BODY = '# A\n\n[b](c) ![d](e.png "f")\n\n:::note T {k=v}\nx[^1]\n:::\n\n[^1]: n\n'


def readings() -> list[Reading]:
    head = "---\ntitle: T\ndate: 2026-07-01 10:00\nupdated: 2026-07-02\nextra: {a: b}\n---\n"
    article = Source("content/articles/a.md", (head + BODY).encode(), "d")
    page = Source("content/pages/a.md", ("---\ntitle: T\n---\n" + BODY).encode(), "d")
    doctor = Source(
        "content/doctors/a.yaml", b"name: A\nhours: Mon 9-12\nbio: '[a](b)'\naddress: x\naccepting: no\n", "d"
    )
    found = [read_article(article, "Europe/London"), read_article(article, "UTC"), read_page(page), read_doctor(doctor)]
    return [checked.value for checked in found if checked.value]


@pytest.mark.parametrize("number", range(4))
def test_a_reading_comes_back_as_it_was(number: int) -> None:
    reading = readings()[number]
    document, body = pack_reading(reading)
    assert repr(unpack_document(document)) == repr(reading.document)
    assert unpack_body(body) == reading.body
    assert pack_reading(Reading(unpack_document(document), unpack_body(body))) == (document, body)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"article\n",
        b"article\n{}",
        b"article\nnull",
        b"doctor\n[]",
        b"os.system\n{}",
        b"\xff\xfe\n{}",
        b"page\n" + b"[" * 100_000,
        b'article\n{"source": 1}',
    ],
)
def test_damaged_documents_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack_document(data)


def test_every_cut_of_a_document_is_refused() -> None:
    document, body = pack_reading(readings()[0])
    for end in range(0, len(document) - 1, 37):
        with pytest.raises(ValueError, match=r"."):
            unpack_document(document[:end])
    for end in range(len(body) - 1):
        with pytest.raises(ValueError, match=r"."):
            unpack_body(body[:end])
    assert digest_bytes(document)
