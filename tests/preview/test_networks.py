"""What networks cut off."""

import pytest

from medsite.preview.networks import NETWORKS, cut, network_named


@pytest.mark.parametrize(
    ("text", "most", "unit", "shown"),
    [
        ("Hay fever", 20, "characters", "Hay fever"),
        ("Hay fever", 3, "characters", "Hay"),
        ("Hay fever", -1, "characters", "Hay fever"),
        ("Hay fever", 0, "characters", ""),
        ("Über", 3, "bytes", "Üb"),
        ("बुखार", 4, "bytes", "ब"),
    ],
)
def test_a_text_is_cut_where_the_network_cuts_it(text: str, most: int, unit: str, shown: str) -> None:
    kept, lost = cut(text, most, unit)  # type: ignore[arg-type]
    assert (kept, kept + lost) == (shown, text)


def test_an_unknown_network_is_the_first() -> None:
    assert network_named("x").name == "X"
    assert network_named("<script>") is NETWORKS[0]
