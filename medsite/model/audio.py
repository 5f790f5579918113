"""Recordings: what an article says of one, what its bytes say, and what the site's podcast is."""

from msgspec import Struct

# What the directories of Apple and Spotify take and every browser plays; MIME type → ending.
KINDS = {"audio/mpeg": "mp3", "audio/x-m4a": "m4a"}


class Audio(Struct, frozen=True):
    """A recording as an article names it.

    file: as written, beside the source or from content/static; url: where it lies on another host; one of them is "".
    length: bytes; type: MIME; both only for another host's, where nobody here can look. seconds: 0 where not written.
    transcript: as written: "#part" of the article or a file of content/static, "" for a heading named so.
    season, episode: 0 for none.
    """

    file: str = ""
    url: str = ""
    length: int = 0
    type: str = ""
    seconds: int = 0
    transcript: str = ""
    season: int = 0
    episode: int = 0
    explicit: bool = False


class Sound(Struct, frozen=True):
    """A recording's file, measured. type: MIME, "" for a kind that podcasts do not take. seconds: 0 for unknown."""

    path: str
    digest: str
    type: str
    size: int
    seconds: int


class Podcast(Struct, frozen=True):
    """What site.yaml says of the site's podcast, in the words of the directories.

    image: path under content/static. category: a name of `CATEGORIES`, "Health & Fitness > Medicine".
    email: of the owner, for the directories' check. type: ``episodic`` or ``serial``. Others "" for the site's own.
    """

    image: str
    category: str = "Health & Fitness > Medicine"
    title: str = ""
    description: str = ""
    author: str = ""
    email: str = ""
    copyright: str = ""
    type: str = "episodic"
    explicit: bool = False


# Apple Podcasts categories (podcasters.apple.com/support/1691); Spotify and others take the same list.
_CATEGORIES = """
Arts: Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts
Business: Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit
Comedy: Comedy Interviews, Improv, Stand-Up
Education: Courses, How To, Language Learning, Self-Improvement
Fiction: Comedy Fiction, Drama, Science Fiction
Government:
Health & Fitness: Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality
History:
Kids & Family: Education for Kids, Parenting, Pets & Animals, Stories for Kids
Leisure: Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden, Video Games
Music: Music Commentary, Music History, Music Interviews
News: Business News, Daily News, Entertainment News, News Commentary, Politics, Sports News, Tech News
Religion & Spirituality: Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality
Science: Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics, Natural Sciences, Nature, Physics, \
Social Sciences
Society & Culture: Documentary, Personal Journals, Philosophy, Places & Travel, Relationships
Sports: Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby, Running, Soccer, Swimming, \
Tennis, Volleyball, Wilderness, Wrestling
Technology:
True Crime:
TV & Film: After Shows, Film History, Film Interviews, Film Reviews, TV Reviews
"""
CATEGORIES = tuple(
    name
    for above, _, below in (line.partition(":") for line in _CATEGORIES.strip().split("\n"))
    for name in (above, *(f"{above} > {part.strip()}" for part in below.split(",") if part.strip()))
)
