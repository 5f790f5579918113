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
        (
            "{facebook: 'https://www.facebook.com/profile.php?id=1000'}",
            "https://www.facebook.com/profile.php?id=1000",
        ),
        ("{blogger: river-clinic}", "https://river-clinic.blogspot.com/"),
        ("{blogger: 'https://river-clinic.blogspot.com/'}", "https://river-clinic.blogspot.com/"),
        ("{linkedin: asha-rao-123}", "https://www.linkedin.com/in/asha-rao-123/"),
        ("{youtube: '@riverclinic'}", "https://www.youtube.com/@riverclinic"),
        ("{youtube: 'https://youtu.be/x'}", "https://youtu.be/x"),
        ("{pinterest: riverclinic}", "https://www.pinterest.com/riverclinic/"),
        ("{telegram: river_clinic}", "https://t.me/river_clinic"),
        ("{orcid: 0000-0002-1825-0097}", "https://orcid.org/0000-0002-1825-0097"),
        ("{website: 'https://river.example/'}", "https://river.example/"),
        ("{google_scholar: 'https://scholar.google.com/x'}", "https://scholar.google.com/x"),
        ("{medinet: 'https://www.medinet.example/asha'}", "https://www.medinet.example/asha"),
        ("{zocdoc: 'https://care.example/asha'}", "https://care.example/asha"),
        ("['https://my-care.example/asha']", "https://my-care.example/asha"),
        ("['https://care.example/asha']", "https://care.example/asha"),
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
        "{mastodon: asha}",
        "{facebook: 'river clinic'}",
        "{facebook: river/clinic}",
        "{linkedin: ab}",
        "{linkedin: 'https://www.linkedin.com/in/a+b'}",
        "{blogger: 'river.clinic'}",
        "{blogger: 'https://-river.blogspot.com/'}",
        "{youtube: ab}",
        "{tiktok: 'river-clinic'}",
        "{orcid: 0000-0002-1825}",
        "{x: 'https://www.facebook.com/asha'}",
        "{linkedin: [asha, rao]}",
        "{x: ''}",
        "{medinet: asha}",
        "{medinet: 'https://[broken'}",
    ],
)
def test_a_handle_of_the_wrong_shape_is_named_with_its_line(social: str) -> None:
    made = read(social)
    assert [(p.place.line, p.rule) for p in made.problems] == [(2, "R028")]


@pytest.mark.parametrize(
    ("social", "message", "mend"),
    [
        ("{google+: asha}", "Google+ closed in 2019", "Remove this account."),
        ("{Google Plus: asha}", "Google+ closed in 2019", "Remove this account."),
        ("{google_plus: 'https://plus.google.com/1'}", "Google+ closed in 2019", "Remove this account."),
        ("{x: 'https://plus.google.com/1'}", "Google+ closed in 2019", "Remove this account."),
        ("{vine: asha}", "Vine closed in 2017", "Remove this account."),
        ("{facebok: riverclinic}", "unknown network", 'did you mean "facebook"?'),
        ("{x: 'https://www.facebook.com/asha'}", "this address is of another network", 'did you mean "facebook"?'),
    ],
)
def test_a_network_that_is_not_there_is_named(social: str, message: str, mend: str) -> None:
    assert [(p.message.partition(": ")[2], p.mend) for p in read(social).problems] == [(message, mend)]


def test_an_unknown_network_is_told_what_is_known() -> None:
    problem = read("{zzqx: 'https://other.example/asha'}").problems[0]
    assert "unknown network" in problem.message and "mastodon" not in problem.mend and "bluesky" in problem.mend
