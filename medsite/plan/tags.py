"""Tags: labels that mean the same become one topic with one address."""

from collections.abc import Iterable

from medsite.model.content import Article
from medsite.model.problem import Problem
from medsite.model.site import Tag
from medsite.plan.rules import place_of, problem
from medsite.plan.spelling import slug_of, words_of
from medsite.plan.urls import wrong_slug


def gather_tags(articles: Iterable[Article]) -> tuple[tuple[Tag, ...], list[Problem]]:
    """Return the tags of `articles` (newest first, as given) by label, and labels that cannot share an address.

    "Sleep", "sleep" and "SLEEP" are one topic, spelled as in its oldest article; "C" and "C++" are two with one
    address, so one of them must be written in other words.
    """
    newest = list(articles)
    labels: dict[str, str] = {}
    members: dict[str, list[Article]] = {}
    problems: list[Problem] = []
    for article in reversed(newest):
        for index, label in enumerate(article.tags):
            slug = slug_of(label)
            known = labels.setdefault(slug, label)
            if wrong_slug(slug):
                mend = "use letters or digits in it, and keep it short"
                problems.append(
                    problem("R206", place_of(article, "tags", index), f'the tag "{label}" has no address', mend)
                )
            elif words_of(known) != words_of(label):
                message = f'the tags "{label}" and "{known}" would share the address /tags/{slug}/'
                mend = f'write "{known}", or use other words'
                problems.append(problem("R206", place_of(article, "tags", index), message, mend))
            elif not members.setdefault(slug, []) or members[slug][-1] is not article:
                members[slug].append(article)
    tags = [Tag(slug, labels[slug], tuple(reversed(found))) for slug, found in members.items()]
    return tuple(sorted(tags, key=lambda t: (t.label.casefold(), t.slug))), problems
