"""Drafts stay inside every limit, say what matters, and lose nothing."""

import pytest
from msgspec.structs import replace

from medsite.model.networks import NAMES
from medsite.sharing.counting import length_of
from medsite.sharing.posts import WRITTEN, Draft, Item, hashtags, make_kit

URL = "https://river.example/articles/hay-fever/"
ITEM = Item(
    title="Hay fever",
    summary="What pollen does, and what helps.",
    text="What pollen does, and what helps.\n\nIt is common and treatable.",
    url=URL,
    tags=("allergy", "blood pressure"),
    author="Dr. Asha Rao",
    card="https://river.example/cards/hay-fever-1.png",
    alt="Hay fever. Dr. Asha Rao. River Clinic",
    language="en",
    site="River Clinic",
)
LONG = "Pollen is a fine dust that trees and grasses make. " * 30
CASES = {
    "short": ITEM,
    "no tags": replace(ITEM, tags=()),
    "long summary": replace(ITEM, summary=LONG.strip(), text=LONG),
    "long title": replace(ITEM, title="What every parent should know about fevers " * 12),
    "one word": replace(ITEM, title="Pneumonoultramicroscopicsilicovolcanoconiosis" * 9, summary="x" * 900),
    "hindi": replace(ITEM, title="नींद क्यों ज़रूरी है", summary="अच्छी नींद सेहत की नींव है। " * 20),
    "emoji": replace(ITEM, summary="👩‍⚕️" * 400),
    "long address": replace(ITEM, url=URL + "a" * 150 + "/", summary=LONG.strip()),
}


def drafts(item: Item) -> dict[str, Draft]:
    return {draft.network: draft for draft in make_kit(item).drafts}


@pytest.mark.parametrize("case", CASES)
def test_every_part_is_inside_its_networks_limit_and_the_link_is_whole(case: str) -> None:
    item = CASES[case]
    made = drafts(item)
    assert tuple(made) == WRITTEN
    for name, draft in made.items():
        assert all(length_of(part, NAMES[name]) == size for part, size in zip(draft.parts, draft.lengths, strict=True))
        assert max(draft.lengths) <= draft.limit == NAMES[name].post
        assert item.url in draft.parts[0].split()
        assert len(draft.parts) == 1 or draft.parts[0].endswith(f"\n\n1/{len(draft.parts)}")


def test_a_text_that_fits_is_one_post_with_its_tags() -> None:
    made = drafts(ITEM)
    assert made["x"].parts == (f"Hay fever\n\nWhat pollen does, and what helps.\n\n{URL}\n\n#Allergy #BloodPressure",)
    assert made["whatsapp"].parts == (f"*Hay fever*\n\nWhat pollen does, and what helps.\n\n{URL}",)
    assert "It is common and treatable." in made["linkedin"].parts[0]


def test_a_thread_holds_the_whole_summary() -> None:
    parts = drafts(CASES["long summary"])["bluesky"].parts
    told = " ".join(part.rpartition("\n\n")[0] for part in parts[1:])
    assert told == LONG.strip()


@pytest.mark.parametrize(
    ("tags", "made"),
    [
        (("blood pressure", "Sleep & rest"), ("#BloodPressure", "#SleepRest")),
        (("COVID-19", "2026"), ("#COVID19",)),
        (("नींद", "children's health"), ("#नींद", "#ChildrensHealth")),
        (("sleep", "Sleep"), ("#Sleep",)),
        (("&",), ()),
    ],
)
def test_hashtags_are_made_of_the_tags(tags: tuple[str, ...], made: tuple[str, ...]) -> None:
    assert hashtags(tags, 3) == made


def test_what_networks_cut_of_the_card_is_said() -> None:
    shown = {one.label: one for one in make_kit(CASES["long summary"]).shown}
    assert shown["WhatsApp"].cut
    assert len(shown["WhatsApp"].description) <= 81
    assert not {one.label: one for one in make_kit(ITEM).shown}["iMessage"].cut


def test_mail_has_a_subject_and_names_who_wrote_it() -> None:
    assert make_kit(ITEM).mail == (
        "Hay fever",
        f"What pollen does, and what helps.\n\n{URL}\n\nDr. Asha Rao, River Clinic",
    )
