"""Views made by hand: one full and one bare of each page, for the theme to show."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from medsite.model.content import Heading
from medsite.model.page_view import (
    ArchiveView,
    ArticleView,
    CiteView,
    DirectoryView,
    HomeView,
    LinksView,
    NotFoundView,
    PageView,
    ProfileView,
    RedirectView,
    ReferenceView,
    RegistrationView,
    SearchView,
    TagsView,
    TagView,
    TextView,
    TopicView,
    WrittenView,
)
from medsite.model.people import Address, Opening
from medsite.model.view import (
    BodyView,
    CardView,
    ClinicView,
    FeedLink,
    LinkView,
    MentionView,
    PageHead,
    PagerView,
    PersonView,
    PictureView,
    SiteView,
    TeaserView,
)
from medsite.plan.policy import page_policy

NASTY = "<b>\"A\" & 'B'</b>"
BODY = BodyView("body", headings=tuple(Heading(2, f"part-{n}", f"Part {n}") for n in range(3)), words=600, minutes=3)
PICTURE = PictureView("/pic.jpg", NASTY, 1200, 800, "/pic-480.webp 480w, /pic-960.webp 960w")
HOURS = (Opening("Monday", ("08:00–12:30", "13:30–18:00")), Opening("Sunday", ()))
PLACE = Address("14 Almond Yard, London", "14 Almond Yard", "London", "", "N23 4QT", "United Kingdom")
CLINIC = ClinicView(
    NASTY, "020 7946 0180", "tel:+442079460180", "a@h.example", "mailto:a@h.example", PLACE, "https://m.example", HOURS
)
DOCTOR = PersonView(NASTY, "/doctors/a/", ("MBBS", NASTY), (NASTY,), "AB", PICTURE, ("en", "hi"), (NASTY,), True)
STRANGER = PersonView("Dr B", "/doctors/b/", (), (), "B", None)
TAGS = (LinkView(NASTY, "/tags/a/"), LinkView("b", "/tags/b/"))
ARTICLE = TeaserView(NASTY, "/a/", NASTY, date(2026, 3, 12), 4, (DOCTOR, STRANGER), TAGS, PICTURE, "en", "ltr", "guide")
FOREIGN = replace(ARTICLE, language="ar", direction="rtl", picture=None, kind="odd", url="/b/")
LIST = (ARTICLE, FOREIGN, replace(ARTICLE, summary="", authors=(), tags=(), url="/c/"), replace(FOREIGN, url="/d/"))
PAGER = PagerView(3, 9, tuple(LinkView(str(n), f"/page/{n}/", n == 3) for n in range(1, 10)), "/page/2/", "/page/4/")
ALONE = PagerView(1, 1, (LinkView("1", "/articles/", current=True),))
WHEN = datetime(2026, 3, 12, 9, tzinfo=UTC)
FEEDS = (FeedLink("application/rss+xml", "RSS", "https://h.example/feed.xml"),)


def site(language: str) -> SiteView:
    """Return what every page shows of a site that says everything."""
    return SiteView(
        title=NASTY,
        description=NASTY,
        url="https://h.example",
        home="/",
        base="/",
        language=language,
        navigation=(LinkView(NASTY, "/articles/"), LinkView("Doctors", "/doctors/")),
        clinics=(CLINIC, replace(CLINIC, name="Two")),
        settings={
            "brand": "#8a2f5b",
            "brand_dark": "#6e2649",
            "brand_tint": "#f3eaef",
            "brand_ink": "#ffffff",
            "brand_light": "#bf8ea6",
            "tagline": NASTY,
            "corners": "square",
        },
        assets={name: f"/assets/{name}" for name in ("style.css", "icon.svg", "site.js", "touch-icon.png")},
        feeds=FEEDS,
        pages=(LinkView(NASTY, "/about/"),),
        me=(("mastodon", "https://m.example/@a"),),
        emergency="112",
        logo=PICTURE,
        archive="/articles/",
        directory="/doctors/",
        policy=page_policy(),
        topics="/tags/",
        search="/search/",
    )


def bare_site(language: str) -> SiteView:
    """Return what every page shows of a site with nothing but a title."""
    return replace(
        site(language),
        description="",
        navigation=(),
        clinics=(),
        settings={},
        feeds=(),
        pages=(),
        me=(),
        emergency="",
        logo=None,
    )


def head(language: str) -> PageHead:
    """Return the head of a page that says everything."""
    return PageHead(
        title=NASTY,
        description=NASTY,
        canonical="https://h.example/x/",
        type="article",
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        section="/articles/",
        card=CardView("https://h.example/cards/x.png", NASTY),
        feeds=FEEDS,
        breadcrumbs=(LinkView("Home", "/"), LinkView(NASTY, "/x/", current=True)),
        json_ld=('{"name":"x"}',),
        published=WHEN,
        updated=WHEN,
        tags=(NASTY,),
        authors=(NASTY,),
        previous="/page/2/",
        next="/page/4/",
    )


def bare_head(language: str) -> PageHead:
    """Return the head of a page with nothing but a title."""
    direction = "rtl" if language == "ar" else "ltr"
    return PageHead("Title", "", "https://h.example/x/", "website", language, direction, robots="noindex")


def full_pages(language: str) -> dict[str, PageView]:
    """Return a view that says everything for each template."""
    top, whole = head(language), site(language)
    return {
        "home.html": HomeView(top, LIST, (DOCTOR, STRANGER), TAGS, whole),
        "archive.html": ArchiveView(top, LIST, PAGER, 84, whole),
        "article.html": _article(language),
        "directory.html": DirectoryView(top, (DOCTOR, STRANGER, DOCTOR, STRANGER), (NASTY, "Other"), whole),
        "doctor.html": _profile(language),
        "links.html": LinksView(top, NASTY, LIST, (DOCTOR, STRANGER), whole),
        "tags.html": TagsView(top, (TopicView(NASTY, "/tags/a/", 1), TopicView("b", "/tags/b/", 12)), whole),
        "tag.html": TagView(top, NASTY, LIST, PAGER, 84, whole),
        "written.html": WrittenView(top, DOCTOR, "/doctors/a/", LIST, PAGER, 84, whole),
        "page.html": TextView(top, NASTY, NASTY, date(2026, 3, 12), PICTURE, BODY, whole),
        "404.html": NotFoundView(replace(top, published=None), TAGS, whole),
        "search.html": SearchView(replace(top, published=None), "/search/", whole),
        "redirect.html": RedirectView("https://h.example/x/?a=1&b=2", NASTY, language),
    }


def bare_pages(language: str) -> dict[str, PageView]:
    """Return a view that says as little as it can for each template."""
    top, bare, nothing = bare_head(language), bare_site(language), BodyView("")
    person = replace(STRANGER, languages=())
    article = _article(language)
    return {
        "home.html": HomeView(top, (), (), (), bare),
        "archive.html": ArchiveView(top, (), ALONE, 0, bare),
        "article.html": ArticleView(
            top, "T", "", "", "", WHEN, None, (), (), None, None, (), None, nothing, (), (), (), (), bare
        ),
        "directory.html": DirectoryView(top, (), (), bare),
        "doctor.html": ProfileView(
            *(top, person, "", "", "", "", "", "", "", None, (), (), (), "", "", "", nothing),
            *((), (), (), (), (), (), (), (), ALONE, "", bare),
        ),
        "links.html": LinksView(top, "T", (), (), bare),
        "tags.html": TagsView(top, (), bare),
        "tag.html": TagView(top, "T", (), ALONE, 0, bare),
        "written.html": WrittenView(top, person, "/doctors/a/", (), ALONE, 0, bare),
        "page.html": TextView(top, "T", "", None, None, nothing, bare),
        "404.html": NotFoundView(top, (), replace(article.site, navigation=())),
        "search.html": SearchView(top, "/search/", bare),
        "redirect.html": RedirectView("https://h.example/x/", "T", language),
    }


def _article(language: str) -> ArticleView:
    return ArticleView(
        head=head(language),
        title=NASTY,
        summary=NASTY,
        kind="guide",
        audience="patients",
        published=WHEN,
        updated=date(2026, 4, 1),
        authors=(DOCTOR, STRANGER),
        reviewers=(DOCTOR,),
        reviewed=date(2026, 3, 1),
        review_due=date(2028, 3, 1),
        tags=TAGS,
        picture=replace(PICTURE, caption="A <em>map</em>"),
        body=BODY,
        references=(ReferenceView(NASTY, (LinkView(NASTY, "https://doi.example/1"),)),),
        disclosures=(NASTY,),
        share=(LinkView(NASTY, "https://share.example/?u=a&t=b"),),
        related=LIST[:3],
        site=site(language),
        corrections=(NASTY,),
        syndication=(LinkView(NASTY, "https://copy.example/?a=1&b=2"),),
        cite=CiteView((NASTY, "B"), (LinkView("BibTeX", "/articles/x/cite.bib"),)),
        mentions=tuple(
            MentionView(kind, NASTY, url, "https://s.example/1?a=1&b=2", "s.example", text, date(2026, 4, 2))
            for kind, url, text in (
                ("reply", "https://s.example/@a", NASTY),
                ("mention", "", NASTY),
                ("like", "", ""),
                ("repost", "", ""),
            )
        ),
    )


def _profile(language: str) -> ProfileView:
    return ProfileView(
        head=head(language),
        person=DOCTOR,
        say=NASTY,
        pronouns=NASTY,
        phone="020 7946 0181",
        phone_url="tel:+442079460181",
        fax="020 7946 0199",
        email="b@h.example",
        email_url="mailto:b@h.example",
        address=PLACE,
        languages=("en", "hi"),
        clinics=(CLINIC,),
        hours=HOURS,
        booking="https://book.example/a?b=1&c=2",
        telehealth="https://video.example/",
        portal="https://portal.example/",
        bio=BODY,
        education=(NASTY,),
        certifications=(NASTY,),
        affiliations=(NASTY,),
        publications=(NASTY,),
        disclosures=(NASTY,),
        registrations=(RegistrationView(NASTY, "1", "https://register.example/"), RegistrationView("Other", "2", "")),
        me=(LinkView(NASTY, "https://m.example/@b"),),
        articles=LIST,
        pager=PAGER,
        vcard="/doctors/a.vcf",
        site=site(language),
    )
