"""The few words that the plan itself puts on pages: names of lists and titles."""

from medsite.model.theme import Theme

# Key in the theme's i18n files → what stands where a theme does not say.
DEFAULTS = {
    "nav_home": "Home",
    "nav_articles": "Articles",
    "nav_doctors": "Doctors",
    "nav_topics": "Topics",
    "page_number": "page {number}",
    "not_found_title": "Page not found",
    "archive_description": "All articles, newest first.",
    "directory_description": "The doctors of {site}: what they specialise in, their languages and where to find them.",
    "topics_description": "All topics of {site}.",
    "topic_description": "Articles about {topic}.",
    "feed_by": "{site}: articles by {name}",
    "feed_about": "{site}: {topic}",
}


def word(theme: Theme, language: str, key: str, **values: str | int) -> str:
    """Return the theme's word for `key` in a language, else in English, else the plan's own."""
    short = language.split("-", 1)[0]
    text = next(
        (theme.words[known][key] for known in (language, short, "en") if key in theme.words.get(known, {})),
        DEFAULTS[key],
    )
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
