"""Files for other programs, read by libraries that did not write them."""

import listparser
import pytest
import vobject

from medsite.model.feed import TextFileView
from medsite.model.people import Address, Clinic
from tests.plan.sites import article, config, doctor, outputs_of

CLINIC = Clinic(
    "River, the Clinic",
    phone="+44 20 7946 0800",
    email="desk@river.example",
    address=Address("1 High St", street="1 High St; Floor 2", locality="Leeds", postcode="LS1 1AA", country="GB"),
)


def text_of(path: str, *, name: str = "Dr. Asha Rao", title: str = "River Clinic") -> str:
    conf = config(clinics=(CLINIC,), title=title)
    made = outputs_of(doctor(name=name, credentials=("MBBS", "MD")), article(tags=("Sleep & rest",)), conf=conf)
    view = made[path].view
    assert isinstance(view, TextFileView)
    return view.text


@pytest.mark.parametrize("name", ["Dr. Asha Rao", "डॉ. आशा राव", "د. ليلى منصور", "Eve\\;,\nTEL:666", "ü" * 90])
def test_an_address_book_reads_a_vcard(name: str) -> None:
    card = vobject.readOne(text_of("doctors/asha-rao.vcf", name=name))
    assert card.fn.value == name
    assert card.version.value == "4.0"
    assert (card.tel.value, card.email.value) == ("tel:+442079460800", "desk@river.example")
    assert (card.adr.value.street, card.adr.value.city, card.adr.value.code) == (
        "1 High St; Floor 2",
        "Leeds",
        "LS1 1AA",
    )
    assert card.org.value == ["River, the Clinic"]
    assert card.url.value == "https://river.example/doctors/asha-rao/"
    assert len(card.contents["tel"]) == 1


@pytest.mark.parametrize("title", ["River Clinic", 'A "B" & <C>\'s', "आशा 🩺", "]]>"])
def test_a_feed_reader_reads_the_list_of_feeds(title: str) -> None:
    read = listparser.parse(text_of("feeds.opml", title=title))
    assert not read.bozo
    assert read.meta.title == title
    assert [feed.url for feed in read.feeds] == [
        "https://river.example/feed.xml",
        "https://river.example/tags/sleep-rest/feed.xml",
        "https://river.example/doctors/asha-rao/feed.xml",
    ]
    assert read.feeds[0].title == title
