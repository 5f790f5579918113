"""Each network's own way of counting."""

import pytest

from medsite.model.networks import NAMES
from medsite.sharing.counting import clusters, length_of


@pytest.mark.parametrize(
    ("text", "x", "bluesky", "mastodon"),
    [
        ("", 0, 0, 0),
        ("Hay fever", 9, 9, 9),
        ("café", 4, 4, 4),
        ("cafe\u0301", 4, 4, 4),
        ("“quotes” – and … dots", 22, 21, 21),
        ("漢字", 4, 2, 2),
        ("नींद", 4, 2, 2),
        ("👍", 2, 1, 1),
        ("👍🏽", 2, 1, 1),
        ("👩‍⚕️", 2, 1, 1),
        ("👨‍👩‍👧‍👦", 2, 1, 1),
        ("🇬🇧🇮🇳", 4, 2, 2),
        ("1️⃣", 2, 1, 1),
        ("각", 2, 1, 1),
        ("a\r\nb", 4, 3, 3),
        ("see https://h.example/a/very/long/address/that/goes/on/and/on/ now", 31, 66, 31),
        ("https://a.example http://b.example", 47, 34, 47),
    ],
)
def test_posts_are_counted_as_their_networks_count(text: str, x: int, bluesky: int, mastodon: int) -> None:
    lengths = {name: length_of(text, NAMES[name]) for name in ("x", "bluesky", "mastodon")}
    assert lengths == {"x": x, "bluesky": bluesky, "mastodon": mastodon}


@pytest.mark.parametrize("text", ["", "abc", "👩‍⚕️🇬🇧é", "नमस्ते", "مَرْحَبًا", "각각"])
def test_letters_put_together_again_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text
