"""Ways to reach people and places, as links: telephone, mail, maps, networks, and share links."""

import re
from collections.abc import Sequence
from functools import cache
from urllib.parse import quote

from msgspec.structs import replace

from medsite.model.people import Address, Clinic
from medsite.model.view import ClinicView, LinkView

EXTENSION = re.compile(r"(?:ext\.?|extension|x|#)\s*([0-9]{1,7})\s*$", re.IGNORECASE)
ACCOUNT = re.compile(r"https?://(?:www\.)?([^/@:?#]+)/@?([\w.-]+)/?$")
Pairs = tuple[tuple[str, str], ...]
NETWORKS = {
    "bluesky": "Bluesky",
    "facebook": "Facebook",
    "github": "GitHub",
    "google_scholar": "Google Scholar",
    "instagram": "Instagram",
    "linkedin": "LinkedIn",
    "mastodon": "Mastodon",
    "orcid": "ORCID",
    "pubmed": "PubMed",
    "researchgate": "ResearchGate",
    "threads": "Threads",
    "tiktok": "TikTok",
    "twitter": "X",
    "website": "Website",
    "whatsapp": "WhatsApp",
    "x": "X",
    "youtube": "YouTube",
}


@cache
def phone_link(phone: str) -> str:
    """Return the ``tel:`` link (RFC 3966) for a number as people write it, "" where there is none to call."""
    extension = EXTENSION.search(phone)
    number = phone[: extension.start()] if extension else phone
    number = number.replace("(0)", "") if "+" in number else number
    digits = "".join(str(int(c)) for c in number if c.isdecimal())
    if not digits:
        return ""
    plus = "+" if number.strip().lstrip("(").startswith("+") else ""
    return f"tel:{plus}{digits}" + (f";ext={extension[1]}" if extension else "")


def mail_link(email: str) -> str:
    """Return the ``mailto:`` link for an address, "" for none."""
    return "mailto:" + quote(email, safe="@.+-_") if email else ""


def map_link(address: Address | None, geo: tuple[float, float] | None) -> str:
    """Return a link to directions: to the point where it is known, else a search for the address."""
    if geo:
        return f"https://www.openstreetmap.org/directions?to={geo[0]}%2C{geo[1]}"
    return f"https://www.openstreetmap.org/search?query={quote(address.text, safe='')}" if address else ""


def home_country(clinics: Sequence[Clinic]) -> str:
    """Return the country that all clinics of a site are in, as they write it; "" where they differ or do not say."""
    named = {clinic.address.country for clinic in clinics if clinic.address and clinic.address.country}
    return named.pop() if len(named) == 1 else ""


def clinic_view(clinic: Clinic, home: str = "") -> ClinicView:
    """Return a clinic ready to show. home: the site's own country, which its readers need not be told."""
    address = clinic.address
    if address and home and address.country == home and address.street:
        address = replace(address, country="")
    return ClinicView(
        name=clinic.name,
        phone=clinic.phone,
        phone_url=phone_link(clinic.phone),
        email=clinic.email,
        email_url=mail_link(clinic.email),
        address=address,
        map_url=map_link(clinic.address, clinic.geo),
        hours=clinic.hours,
    )


def network_name(network: str) -> str:
    """Return a network's name as it writes itself."""
    return NETWORKS.get(network.casefold().replace("-", "_").replace(" ", "_"), network)


def credited_accounts(authors: Pairs, site: Pairs) -> Pairs:
    """Return (meta name, handle) pairs for the networks that credit authors; social: (network, URL) pairs."""
    creator = _handle(authors, "mastodon") or _handle(site, "mastodon")
    writer, publisher = (_handle(social, "x") or _handle(social, "twitter") for social in (authors, site))
    named = (("fediverse:creator", creator), ("twitter:site", publisher), ("twitter:creator", writer))
    return tuple((name, handle) for name, handle in named if handle)


def _handle(social: Pairs, network: str) -> str:
    """Return the handle of the first account on a network, "" for none."""
    for name, url in social:
        found = ACCOUNT.match(url) if name == network else None
        if found:
            return f"@{found[2]}@{found[1]}" if network == "mastodon" else f"@{found[2]}"
    return ""


def share_links(url: str, title: str, tall: str = "") -> tuple[LinkView, ...]:
    """Return plain links to share a page with, by network; nothing is loaded from a network before a click.

    tall: URL of a tall card, which Pinterest asks for. Mastodon has no one address to share to, so it has no link.
    """
    where, words = quote(url, safe=""), quote(title, safe="")
    pin = f"https://www.pinterest.com/pin/create/button/?url={where}&media={quote(tall, safe='')}&description={words}"
    return (
        LinkView("X", f"https://x.com/intent/post?text={words}&url={where}"),
        LinkView("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={where}"),
        LinkView("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?url={where}"),
        LinkView("WhatsApp", f"https://wa.me/?text={words}%20{where}"),
        LinkView("Telegram", f"https://t.me/share/url?url={where}&text={words}"),
        LinkView("Bluesky", f"https://bsky.app/intent/compose?text={words}%20{where}"),
        *([LinkView("Pinterest", pin)] if tall else []),
        LinkView("E-mail", f"mailto:?subject={words}&body={where}"),
    )
