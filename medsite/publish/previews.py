"""Where each network shows what it makes of a page, and forgets the card it has kept.

Source of each: the network's own pages for developers, as their addresses say.
"""

from urllib.parse import quote

from msgspec import Struct


class Preview(Struct, frozen=True):
    """A network's own tool. address: with {url} or {feed} for the encoded address that is to be looked at."""

    network: str
    address: str
    about: str


PREVIEWS = (
    Preview(
        "Facebook, Instagram, Threads, WhatsApp",
        "https://developers.facebook.com/tools/debug/?q={url}",
        'press "Scrape Again" after a change',
    ),
    Preview("LinkedIn", "https://www.linkedin.com/post-inspector/inspect/{url}", "inspecting fetches the page anew"),
    Preview("X", "https://x.com/intent/post?url={url}", "the card shows in the draft; nothing is posted"),
    Preview("Telegram", "https://t.me/webpagebot", "send the bot the address to have its preview made anew"),
    Preview("Pinterest", "https://developers.pinterest.com/tools/url-debugger/?link={url}", "asks for a login"),
    Preview("Bluesky", "https://bsky.app/intent/compose?text={url}", "the card shows in the draft"),
    Preview("Google", "https://search.google.com/test/rich-results?url={url}", "structured data as Google reads it"),
    Preview("Schema.org", "https://validator.schema.org/#url={url}", "structured data as anybody reads it"),
    Preview("Feed readers", "https://validator.w3.org/feed/check.cgi?url={feed}", "the W3C's look at the feed"),
    Preview("Browsers", "https://developer.mozilla.org/en-US/observatory/analyze?host={host}", "the security headers"),
)


def preview_links(home: str) -> tuple[tuple[str, str, str], ...]:
    """Return (network, address, what to know) for a site. home: its URL, without a slash at the end."""
    host = home.partition("://")[2].partition("/")[0]
    filled = {"url": quote(f"{home}/", safe=""), "feed": quote(f"{home}/feed.xml", safe=""), "host": quote(host)}
    return tuple((one.network, one.address.format(**filled), one.about) for one in PREVIEWS)
