"""What networks cut off, and what is said of it."""

import pytest

from medsite.model.networks import NAMES, NETWORKS
from medsite.preview.networks import cut_description, cut_title, network_named


@pytest.mark.parametrize(
    ("network", "text", "shown", "lost"),
    [
        ("imessage", "Hay fever", "Hay fever", 0),
        ("imessage", "a" * 50, "a" * 44 + "…", 6),
        ("mastodon", "a" * 500, "a" * 500, 0),
        ("discord", "ü" * 40, "ü" * 33 + "…", 7),
    ],
)
def test_a_title_is_cut_where_the_network_cuts_it(network: str, text: str, shown: str, lost: int) -> None:
    found = cut_title(text, NAMES[network])
    assert (found.shown, found.lost) == (shown, lost)


def test_a_description_that_is_never_shown_is_not_counted_as_cut() -> None:
    assert cut_description("Words.", NAMES["imessage"]).shown == ""
    assert cut_description("Words.", NAMES["imessage"]).lost == 0


def test_an_unknown_network_is_the_first() -> None:
    assert network_named("Bluesky").label == "Bluesky"
    assert network_named("<script>") is NETWORKS[0]
