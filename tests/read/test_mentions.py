"""content/mentions.yaml: each mistake has its line, and what is whole is read newest first."""

import pytest

from medsite.compute.digest import digest_bytes
from medsite.model.content import Mention, Source
from medsite.model.problem import Checked
from medsite.read.documents import read_config
from medsite.read.mentions import read_mentions

WHOLE = """- url: https://social.example/1
  author: Nils Aker
  date: 2026-04-02
  target: hay-fever
"""
FULL = """mentions:
  - url: https://social.example/2
    author: Ilse Dahl
    author_url: https://social.example/@ilse
    kind: Reply
    text: Clear words.
    date: 2026-04-09
    target: /articles/hay-fever/
    reviewed_by: asha-rao
    reviewed: 2026-04-10
"""


def read(text: str) -> Checked[tuple[Mention, ...]]:
    data = text.encode()
    return read_mentions(Source("content/mentions.yaml", data, digest_bytes(data)))


def test_an_entry_without_a_kind_is_a_mention_that_waits() -> None:
    made = read(WHOLE)
    assert made.problems == ()
    assert made.value
    (mention,) = made.value
    assert (mention.kind, mention.reviewed_by, mention.reviewed, mention.place.line) == ("mention", "", None, 1)


def test_the_list_may_have_its_name_and_every_field_is_kept() -> None:
    made = read(FULL)
    assert made.problems == ()
    assert made.value
    assert (made.value[0].kind, made.value[0].text, made.value[0].author_url) == (
        *("reply", "Clear words."),
        "https://social.example/@ilse",
    )


def test_the_newest_stands_first() -> None:
    made = read(WHOLE + WHOLE.replace("/1", "/0").replace("04-02", "04-03"))
    assert [mention.day.day for mention in made.value or ()] == [3, 2]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n", "mentions: []\n"])
def test_an_empty_file_has_no_mentions(text: str) -> None:
    assert read(text) == Checked(())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("date: 2026-04-02", "date: 2026-02-31", ("R014", 3)),
        ("  date: 2026-04-02\n", "", ("R011", 1)),
        ("  target: hay-fever\n", "", ("R011", 1)),
        ("url: https://social.example/1", "url: social.example/1", ("R020", 1)),
        ("author: Nils Aker", 'author: ""', ("R013", 2)),
        ("target: hay-fever", "target: hay-fever\n  kind: star", ("R054", 5)),
        ("target: hay-fever", "target: hay-fever\n  reviewd: 2026-04-03", ("R012", 5)),
        ("target: hay-fever", "target: hay-fever\n  reviewed_by: Dr Rao", ("R017", 5)),
    ],
)
def test_a_mistake_has_its_line(old: str, new: str, told: tuple[str, int]) -> None:
    problems = read(WHOLE.replace(old, new)).problems
    assert [(p.rule, p.place.line) for p in problems] == [told]
    assert problems[0].mend


def test_a_text_in_place_of_a_list_is_told() -> None:
    assert [p.rule for p in read("good words\n").problems] == ["R010"]


def test_who_takes_webmentions_is_no_account() -> None:
    text = b"title: A\nurl: https://a.example\nsocial:\n  webmention: https://hub.example/a\n  x: doctor\n"
    config = read_config(Source("content/site.yaml", text, digest_bytes(text))).value
    assert config
    assert config.webmention == "https://hub.example/a"
    assert config.social == (("x", "https://x.com/doctor"),)


def test_an_endpoint_that_is_no_address_is_told() -> None:
    text = b"title: A\nurl: https://a.example\nsocial:\n  webmention: yes\n"
    problems = read_config(Source("content/site.yaml", text, digest_bytes(text))).problems
    assert [(p.rule, p.place.line) for p in problems] == [("R028", 4)]
