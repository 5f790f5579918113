"""The site's podcast: every article with a recording, in one feed that the directories take."""

from collections.abc import Iterator, Mapping, Sequence

from medsite.model.audio import Podcast
from medsite.model.content import Article
from medsite.model.feed import EpisodeView, PodcastView
from medsite.model.page_view import AudioView
from medsite.model.picture import Picture
from medsite.model.places import find_places
from medsite.model.problem import Place, Problem
from medsite.model.site import Site
from medsite.plan.dress import Dressed
from medsite.plan.pictures import Wanted, find_picture
from medsite.plan.rules import place_of, problem
from medsite.plan.shelf import STATIC, Shelf
from medsite.plan.structured_media import episode_node
from medsite.plan.urls import PODCAST, Base, article_address
from medsite.plan.views.atlas import Atlas
from medsite.plan.views.feeds import STYLE, correction_notes, entry_id
from medsite.plan.views.heads import at_midnight, summary_of
from medsite.plan.views.planned import Planned

SMALLEST, LARGEST = 1400, 3000  # pixels of a cover (podcasters.apple.com/support/896)


def plan_podcast(atlas: Atlas) -> Iterator[Planned]:
    """Yield the podcast's feed; nothing where site.yaml has no podcast, or no article a recording."""
    podcast = atlas.site.config.feeds.podcast
    heard = tuple(article for article in atlas.site.articles if atlas.dressed[article.source].audio)
    if podcast is None or not heard:
        return
    episodes = tuple(_episode(article, atlas) for article in heard)
    bodies = tuple(dict.fromkeys(e.body.digest for e in episodes if e.body and e.body.digest))
    yield Planned(PODCAST, "podcast", _series(podcast, episodes, atlas), bodies=bodies)


def _series(podcast: Podcast, episodes: tuple[EpisodeView, ...], atlas: Atlas) -> PodcastView:
    config = atlas.site.config
    style = atlas.view.assets.get(STYLE, "")
    return PodcastView(
        title=podcast.title or config.title,
        description=podcast.description or config.description or config.title,
        url=atlas.absolute(PODCAST),
        home=atlas.absolute("/"),
        language=config.language,
        updated=max(episode.updated for episode in episodes),
        author=podcast.author or config.title,
        owner=config.title,
        email=owner_email(podcast, atlas.site),
        image=atlas.absolute("/" + podcast.image.lstrip("/")),
        category=podcast.category,
        type=podcast.type,
        explicit=podcast.explicit,
        copyright=podcast.copyright,
        hub=config.feeds.hub,
        stylesheet=style and atlas.base.origin + style,
        episodes=episodes,
    )


def _episode(article: Article, atlas: Atlas) -> EpisodeView:
    url = atlas.absolute(article_address(article.slug))
    heard = shown_audio(article, atlas)
    if heard is None or article.audio is None:
        raise ValueError("an article without a recording is no episode")
    return EpisodeView(
        id=entry_id(article, url, atlas),
        url=url,
        title=article.title,
        summary=summary_of(article),
        published=article.published,
        updated=at_midnight(article.updated, article.published),
        authors=tuple(person.name for person in atlas.people(article.authors)),
        language=article.language or atlas.language,
        body=atlas.dressed[article.source].body if atlas.site.config.feeds.full_text else None,
        audio=absolute_audio(heard, atlas),
        type=heard.type,
        size=heard.size,
        seconds=heard.seconds,
        transcript=_transcript_file(heard, atlas),
        season=article.audio.season,
        episode=article.audio.episode,
        explicit=article.audio.explicit,
        notes=correction_notes(article, atlas),
    )


def shown_audio(article: Article, atlas: Atlas) -> AudioView | None:
    """Return an article's recording as its page and its feeds show it."""
    return atlas.dressed[article.source].audio


def absolute_audio(heard: AudioView, atlas: Atlas) -> str:
    """Return the whole URL of a recording."""
    return heard.url if heard.host else atlas.base.origin + heard.url


def _transcript_file(heard: AudioView, atlas: Atlas) -> str:
    """Return the whole URL of a transcript that is a file of its own, "" for one inside the text."""
    return atlas.base.origin + heard.transcript if heard.transcript.startswith("/") else ""


def episode_nodes(article: Article, atlas: Atlas) -> tuple[str, ...]:
    """Return the structured data of an article's recording."""
    heard = shown_audio(article, atlas)
    if heard is None or article.audio is None:
        return ()
    return (
        episode_node(
            {
                "url": atlas.absolute(article_address(article.slug)),
                "title": article.title,
                "description": summary_of(article),
                "language": article.language or atlas.language,
                "published": article.published.isoformat(),
                "audio": absolute_audio(heard, atlas),
                "type": heard.type,
                "size": heard.size,
                "seconds": heard.seconds,
                "transcript": heard.transcript,
                "podcast": atlas.view.podcast,
                "site": atlas.site.config.title,
                "episode": article.audio.episode,
            }
        ),
    )


def owner_email(podcast: Podcast, site: Site) -> str:
    """Return where directories write to."""
    return podcast.email or next((clinic.email for clinic in site.config.clinics if clinic.email), "")


def podcast_faults(site: Site, dressed: Mapping[str, Dressed], shelf: Shelf, base: Base) -> tuple[Problem, ...]:
    """Return what directories would refuse, and a warning where recordings stand in no podcast."""
    heard = [article for article in site.articles if dressed[article.source].audio]
    podcast = site.config.feeds.podcast
    if not heard:
        return ()
    if podcast is None:
        message = "nobody can subscribe to this recording: the site has no podcast yet"
        mend = "add podcast: {image: /cover.jpg} below feeds: in content/site.yaml"
        return (problem("R228", place_of(heard[0], "audio"), message, mend, severity="warning"),)
    place = find_places(site.config.source, site.config.places).get("feeds", Place(site.config.source))
    return tuple(_cover_faults(podcast, place, shelf, base)) + tuple(_owner_faults(podcast, site, place))


def _cover_faults(podcast: Podcast, place: Place, shelf: Shelf, base: Base) -> Iterator[Problem]:
    found = find_picture(Wanted("content/site.yaml", "/" + podcast.image.lstrip("/"), place), shelf, base)
    if isinstance(found, Problem):
        yield found
    else:
        yield from _shape_faults(found, place)


def _shape_faults(cover: Picture, place: Place) -> Sequence[Problem]:
    size = f"{cover.width} × {cover.height} pixels"
    mend = f"save it as a square JPEG or PNG of {SMALLEST} to {LARGEST} pixels"
    if not cover.path.startswith(STATIC) or cover.format not in {"jpeg", "png"}:
        return (problem("R228", place, f"directories take no {cover.format} picture as a cover", mend),)
    if cover.width != cover.height or not SMALLEST <= cover.width <= LARGEST:
        return (problem("R228", place, f"directories refuse this cover: {size}", mend),)
    return ()


def _owner_faults(podcast: Podcast, site: Site, place: Place) -> Sequence[Problem]:
    if owner_email(podcast, site):
        return ()
    mend = "add email: below podcast:, one that may be public"
    return (problem("R228", place, "directories write to the owner of a podcast, and there is no address", mend),)
