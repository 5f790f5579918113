"""What the files of the site's search hold; plan/search.py says how they belong together."""

from msgspec import Struct


class SearchHeadView(Struct, frozen=True):
    """The index's head. version: changes with the index. texts: how many can be found.

    each: how many stand in one of the files that say what they are. first: the first word of each file of words.
    """

    version: str
    texts: int
    each: int
    first: tuple[str, ...]


class SearchWordsView(Struct, frozen=True):
    """A file of words. words: (word, signs that say where it stands), sorted; the signs hold no letter."""

    words: tuple[tuple[str, str], ...]


class ShownText(Struct, frozen=True):
    """A text among the results. url: ready to print. language: BCP 47."""

    title: str
    url: str
    summary: str
    language: str


class SearchAboutView(Struct, frozen=True):
    """A file that says what is shown of some texts. articles: of any kind, by number."""

    articles: tuple[ShownText, ...]


SearchFileView = SearchHeadView | SearchWordsView | SearchAboutView
