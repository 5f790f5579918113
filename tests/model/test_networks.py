"""The networks' limits."""

import pytest

from medsite.model.networks import NAMES, NETWORKS, cut_text, shown_title


def test_every_network_says_where_its_limits_come_from() -> None:
    assert all(network.source for network in NETWORKS)
    assert len(NAMES) == len(NETWORKS)


@pytest.mark.parametrize(
    ("text", "characters", "weight", "shown"),
    [
        ("Hay fever", 9, 0, "Hay fever"),
        ("Hay fevers", 9, 0, "Hay fever…"),
        ("Hay fever", 4, 0, "Hay…"),
        ("नींद", 0, 7, "नी…"),
        ("नींद", 0, 12, "नींद"),
        ("any length", 0, 0, "any length"),
    ],
)
def test_text_is_cut_as_networks_cut_it(text: str, characters: int, weight: int, shown: str) -> None:
    assert cut_text(text, characters, weight) == shown


def test_discord_counts_bytes() -> None:
    assert shown_title("ह" * 23, NAMES["discord"]) == "ह" * 22 + "…"
