"""Accounts: addresses follow from handles, and a handle of the wrong shape is said."""

import pytest

from medsite.model.content import Source
from medsite.model.people import Doctor
from medsite.model.problem import Checked
from medsite.model.reading import Reading
from medsite.read.documents import read_doctor


def read(social: str) -> Checked[Reading]:
    return read_doctor(Source("content/doctors/a.yaml", f"name: A\nsocial: {social}\n".encode(), "d"))


@pytest.mark.parametrize(
    ("social", "url"),
    [
        ("{x: '@asha_rao'}", "https://x.com/asha_rao"),
        ("{mastodon: '@asha@Med.Example'}", "https://med.example/@asha"),
        ("{mastodon: 'https://med.example/@asha'}", "https://med.example/@asha"),
        ("{bluesky: asha.bsky.social}", "https://bsky.app/profile/asha.bsky.social"),
        (
            "{linkedin: 'https://www.linkedin.com/company/river-clinic'}",
            "https://www.linkedin.com/company/river-clinic",
        ),
        ("{twitter: 'https://twitter.com/asha_rao/'}", "https://twitter.com/asha_rao/"),
        ("{facebook: riverclinic}", "https://www.facebook.com/riverclinic"),
    ],
)
def test_a_handle_of_the_right_shape_becomes_an_address(social: str, url: str) -> None:
    made = read(social)
    assert made.problems == ()
    assert made.value is not None and isinstance(made.value.document, Doctor)
    assert made.value.document.social[0][1] == url


@pytest.mark.parametrize(
    "social",
    [
        "{x: far.too-long-a-name-for-x}",
        "{x: 'https://x.com/far.too-long'}",
        "{bluesky: asha}",
        "{bluesky: 'https://bsky.app/profile/asha'}",
        "{mastodon: 'https://med.example/@as ha'}",
        "{mastodon: '@-@med.example'}",
        "{google+: asha}",
        "{x: 'https://plus.google.com/1'}",
    ],
)
def test_a_handle_of_the_wrong_shape_is_named_with_its_line(social: str) -> None:
    made = read(social)
    assert [(p.place.line, p.rule) for p in made.problems] == [(2, "R028")]
