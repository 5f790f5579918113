"""The few words that the plan itself puts on pages: names of lists and titles."""

from medsite.model.theme import Theme

# Key in the theme's i18n files → what stands where a theme does not say, by language.
DEFAULTS: dict[str, dict[str, str]] = {
    "home": {
        "en": "Home",
        "es": "Inicio",
        "fr": "Accueil",
        "de": "Startseite",
        "pt": "Início",
        "it": "Home",
        "hi": "मुखपृष्ठ",
        "ar": "الرئيسية",
    },
    "articles_by": {
        "en": "Articles by {name}",
        "es": "Artículos de {name}",
        "fr": "Articles de {name}",
        "de": "Artikel von {name}",
        "pt": "Artigos de {name}",
        "it": "Articoli di {name}",
        "hi": "{name} के लेख",
        "ar": "مقالات {name}",
    },
    "doctors": {
        "en": "Doctors",
        "es": "Médicos",
        "fr": "Médecins",
        "de": "Ärztinnen und Ärzte",
        "pt": "Médicos",
        "it": "Medici",
        "hi": "डॉक्टर",
        "ar": "الأطباء",
    },
    "articles": {"en": "Articles"},
    "topics": {"en": "Topics"},
    "topic": {"en": "Topic"},
    "correction": {"en": "Correction"},
    "links": {"en": "Links"},
    "transcript": {"en": "Transcript"},
    "search": {"en": "Search"},
    "our_doctors": {"en": "Our doctors"},
    "all_articles": {"en": "All articles"},
    "all_topics": {"en": "All topics"},
    "page_of": {"en": "page {number} of {count}"},
    "not_found_title": {"en": "Page not found"},
}


def word(theme: Theme, language: str, key: str, **values: str | int) -> str:
    """Return the word for `key`: the theme's in a language, else the plan's own in it, else in English."""
    text = _found(theme, language, key)
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def _found(theme: Theme, language: str, key: str) -> str:
    own = DEFAULTS[key]
    for known in (language, language.split("-", 1)[0]):
        if key in theme.words.get(known, {}):
            return theme.words[known][key]
        if known in own:
            return own[known]
    return theme.words.get("en", {}).get(key) or own["en"]
