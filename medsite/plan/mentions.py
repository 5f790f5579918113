"""What others said of an article: which article is meant, who let it stand, and how it is shown."""

from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from medsite.model.config import Config
from medsite.model.content import Article, Mention
from medsite.model.people import Doctor
from medsite.model.problem import Problem
from medsite.model.view import MentionView
from medsite.plan.rules import problem
from medsite.plan.spelling import did_you_mean, fold
from medsite.plan.urls import alias_address, article_address, read_base


def check_mentions(config: Config, articles: Iterable[Article], doctors: Iterable[Doctor]) -> Iterator[Problem]:
    """Yield what is wrong with the mentions; articles: held ones included, whose mentions wait with them."""
    if not config.mentions:
        return
    texts = list(articles)
    slugs = {doctor.slug for doctor in doctors}
    known = {name for text in texts for name in _names(text, config)}
    for mention in config.mentions:
        if not _target(mention, config) & known:
            mend = did_you_mean(
                mention.target, [text.slug for text in texts], "write the article's slug or its address"
            )
            yield problem(
                "R221", mention.place, f'a mention of "{mention.target}", which is no article of this site', mend
            )
        if mention.reviewed_by and mention.reviewed_by not in slugs:
            mend = did_you_mean(mention.reviewed_by, slugs, "write the slug of a doctor of this site")
            yield problem("R203", mention.place, f'unknown reviewer "{mention.reviewed_by}"', mend)
        if not _stands(mention):
            mend = "read it, then add reviewed_by: and reviewed:, or take it out"
            yield problem("R222", mention.place, "a mention that no doctor has looked at yet", mend, severity="warning")


def mention_views(article: Article, config: Config) -> tuple[MentionView, ...]:
    """Return the mentions of an article that a doctor let stand, newest first."""
    if not config.mentions:
        return ()
    names = set(_names(article, config))
    found = (mention for mention in config.mentions if _stands(mention) and _target(mention, config) & names)
    return tuple(
        MentionView(
            kind=mention.kind,
            author=mention.author,
            author_url=mention.author_url,
            url=mention.url,
            host=(urlsplit(mention.url).hostname or "").removeprefix("www."),
            text=mention.text,
            day=mention.day,
        )
        for mention in found
    )


def _stands(mention: Mention) -> bool:
    return bool(mention.reviewed_by and mention.reviewed)


def _names(article: Article, config: Config) -> Iterator[str]:
    """Yield the addresses that an article has and had, as they are compared."""
    base = read_base(config.url)
    yield fold(article_address(article.slug))
    for alias in article.aliases:
        yield fold(alias_address(alias, base))


def _target(mention: Mention, config: Config) -> set[str]:
    """Return the addresses that a mention can mean: a slug, an address of this site, or its whole URL."""
    return _addresses(mention.target.strip(), config.url)


@cache
def _addresses(target: str, url: str) -> set[str]:
    inner = target.removeprefix(url)
    if "://" in inner:
        return set()
    path = unquote(inner.partition("#")[0].partition("?")[0])
    if "/" not in path:
        return {fold(article_address(path))}
    base = read_base(url)
    return {fold(alias_address(path if path.startswith("/") else f"/{path}", base))}
