"""What people can follow beside the feeds: a podcast, a calendar."""

from medsite.model.site import Site


def has_podcast(site: Site) -> bool:
    """Return whether the site has a podcast feed, as far as its texts say."""
    return site.config.feeds.podcast is not None and any(article.audio for article in site.articles)


def has_events(site: Site) -> bool:
    """Return whether any text invites to an event."""
    return any(a.event for a in site.articles) or any(page.event for page in site.pages)
