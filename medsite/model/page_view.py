"""The views of whole pages, one for each template."""

from datetime import date, datetime

from msgspec import Struct

from medsite.model.people import Address, Opening
from medsite.model.view import (
    BodyView,
    ClinicView,
    LinkView,
    MentionView,
    PageHead,
    PagerView,
    PersonView,
    PictureView,
    SiteView,
    TeaserView,
)


class HomeView(Struct, frozen=True):
    """The home page; template ``home.html``. latest: newest articles, the first to be shown large.

    doctors: some of them, sorted. topics: the main tags.
    """

    head: PageHead
    latest: tuple[TeaserView, ...]
    doctors: tuple[PersonView, ...]
    topics: tuple[LinkView, ...]
    site: SiteView


class ArchiveView(Struct, frozen=True):
    """A page of the archive; template ``archive.html``. articles: those of this page, newest first."""

    head: PageHead
    articles: tuple[TeaserView, ...]
    pager: PagerView
    total: int
    site: SiteView


class ReferenceView(Struct, frozen=True):
    """A cited work. text: the citation. links: (label, URL) such as ("doi:10.1…", "https://doi.org/10.1…")."""

    text: str
    links: tuple[LinkView, ...]


class CiteView(Struct, frozen=True):
    """How to cite a page. authors: names without titles. files: (format, URL) for reference managers."""

    authors: tuple[str, ...]
    files: tuple[LinkView, ...] = ()


class EventView(Struct, frozen=True):
    """What a text invites to.

    start: with its offset; iso: the same for ``datetime=""``, a day alone where it lasts whole ones.
    begins, ends: times of the day ("18:30"), "" where it lasts whole days or has no end.
    last: its last day where that is another than the first. clinic: where it is one of the site's, else place: words.
    online, booking: https addresses, "" for none. state: ``scheduled``, ``cancelled`` or ``postponed``.
    over: whether it is past. calendar: URL of its calendar file. price: as written.
    """

    start: datetime
    iso: str
    last: date | None
    begins: str
    ends: str
    place: str
    clinic: ClinicView | None
    online: str
    price: str
    booking: str
    state: str
    over: bool
    calendar: str


class AudioView(Struct, frozen=True):
    """A text as a recording. url: of the file, ready to print. type: MIME. size: bytes. seconds: 0 where unknown;
    length: the same as people write it ("12:34").

    host: the other host that it lies on, "" for this site; a page then shows a link and no player, as a player would
    ask that host. transcript: URL or "#part" of the page, "" for none.
    """

    url: str
    type: str
    size: int
    seconds: int
    length: str = ""
    host: str = ""
    transcript: str = ""


class ArticleView(Struct, frozen=True):
    """An article; template ``article.html``.

    reviewers: who checked it; reviewed, review_due: when, and when next.
    share: plain links to share with, by network. disclosures: of its authors, a sentence each.
    related: up to three articles of the same topics. kind, audience: the author's words, "" for none.
    authors: who wrote it. tags: its topics. references: what it rests on.
    corrections: what was put right, a line each. syndication: copies elsewhere, by host.
    cite: how to cite it, None where the theme does not say. mentions: what others said of it, newest first.
    audio: it as a recording. event: what it invites to.
    """

    head: PageHead
    title: str
    summary: str
    kind: str
    audience: str
    published: datetime
    updated: date | None
    authors: tuple[PersonView, ...]
    reviewers: tuple[PersonView, ...]
    reviewed: date | None
    review_due: date | None
    tags: tuple[LinkView, ...]
    picture: PictureView | None
    body: BodyView
    references: tuple[ReferenceView, ...]
    disclosures: tuple[str, ...]
    share: tuple[LinkView, ...]
    related: tuple[TeaserView, ...]
    site: SiteView
    corrections: tuple[str, ...] = ()
    syndication: tuple[LinkView, ...] = ()
    cite: CiteView | None = None
    mentions: tuple[MentionView, ...] = ()
    audio: AudioView | None = None
    event: EventView | None = None


class LinksView(Struct, frozen=True):
    """One page with everything a visitor from a social network may want; template ``links.html``. title: the site's."""

    head: PageHead
    title: str
    latest: tuple[TeaserView, ...]
    doctors: tuple[PersonView, ...]
    site: SiteView


class DirectoryView(Struct, frozen=True):
    """The doctors' directory; template ``directory.html``. doctors: sorted. specialties: all that occur, sorted."""

    head: PageHead
    doctors: tuple[PersonView, ...]
    specialties: tuple[str, ...]
    site: SiteView


class RegistrationView(Struct, frozen=True):
    """A registration. scheme: its name in words ("General Medical Council"). id: as written.

    url: to the register, "" for none.
    """

    scheme: str
    id: str
    url: str


class ProfileView(Struct, frozen=True):
    """A doctor's page; template ``doctor.html``. person: name, portrait, credentials. Other fields as in the YAML.

    languages: BCP 47 tags; the filter ``language_name`` puts them into words.
    clinics: those where the doctor works, whole. vcard: URL of the doctor's vCard, "" for none.
    phone_url, email_url: ``tel:`` and ``mailto:`` links. me: accounts elsewhere. articles: the doctor's newest.
    pager: where the doctor's older articles are, on pages of their own (`WrittenView`).
    booking, telehealth, portal: https addresses, "" for none.
    """

    head: PageHead
    person: PersonView
    say: str
    pronouns: str
    phone: str
    phone_url: str
    fax: str
    email: str
    email_url: str
    address: Address | None
    languages: tuple[str, ...]
    clinics: tuple[ClinicView, ...]
    hours: tuple[Opening, ...]
    booking: str
    telehealth: str
    portal: str
    bio: BodyView
    education: tuple[str, ...]
    certifications: tuple[str, ...]
    affiliations: tuple[str, ...]
    publications: tuple[str, ...]
    disclosures: tuple[str, ...]
    registrations: tuple[RegistrationView, ...]
    me: tuple[LinkView, ...]
    articles: tuple[TeaserView, ...]
    pager: PagerView
    vcard: str
    site: SiteView


class WrittenView(Struct, frozen=True):
    """A later page of a doctor's articles; template ``written.html``. person: the doctor. profile: URL of the profile.

    articles: those of this page, newest first. total: how many there are on all pages.
    """

    head: PageHead
    person: PersonView
    profile: str
    articles: tuple[TeaserView, ...]
    pager: PagerView
    total: int
    site: SiteView


class TopicView(Struct, frozen=True):
    """A tag in the list of tags. label: its words. url: of its page. count: how many articles it has."""

    label: str
    url: str
    count: int


class TagsView(Struct, frozen=True):
    """The list of all tags; template ``tags.html``. topics: sorted by their words."""

    head: PageHead
    topics: tuple[TopicView, ...]
    site: SiteView


class TagView(Struct, frozen=True):
    """A page of one tag; template ``tag.html``. label: its words. articles: those of this page, newest first."""

    head: PageHead
    label: str
    articles: tuple[TeaserView, ...]
    pager: PagerView
    total: int
    site: SiteView


class TextView(Struct, frozen=True):
    """A page of pages/; template ``page.html``. event: what it invites to."""

    head: PageHead
    title: str
    summary: str
    updated: date | None
    picture: PictureView | None
    body: BodyView
    site: SiteView
    event: EventView | None = None


class NotFoundView(Struct, frozen=True):
    """The page for an address that does not exist; template ``404.html``. topics: somewhere to go on."""

    head: PageHead
    topics: tuple[LinkView, ...]
    site: SiteView


class SearchView(Struct, frozen=True):
    """The page to search on; template ``search.html``. index: URL of the folder with the search's files."""

    head: PageHead
    index: str
    site: SiteView


class RedirectView(Struct, frozen=True):
    """A page that leads on; template ``redirect.html``. target: absolute URL. title: of the page it leads to.

    language: BCP 47.
    """

    target: str
    title: str
    language: str


PageView = (
    HomeView
    | ArchiveView
    | ArticleView
    | DirectoryView
    | LinksView
    | ProfileView
    | TagsView
    | TagView
    | WrittenView
    | TextView
    | NotFoundView
    | SearchView
    | RedirectView
)
