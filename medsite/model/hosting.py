"""Which hosts medsite knows, and which files of theirs it can make."""

from msgspec import Struct

HOSTS: dict[str, tuple[str, ...]] = {
    "netlify": ("_headers", "_redirects"),
    "cloudflare": ("_headers", "_redirects"),
    "gitlab": ("_redirects",),
    "vercel": ("vercel.json",),
    "azure": ("staticwebapp.config.json",),
    "firebase": ("firebase.json",),
    "apache": (".htaccess",),
}
"""Host → the files that it looks for in what is published. GitHub Pages and plain object stores look for none."""
SNIPPETS: dict[str, str] = {"nginx": "nginx.conf"}
"""Web server → the piece of configuration that goes to the server itself and is never published."""
SECURITY = ".well-known/security.txt"
USUAL = ("netlify", "cloudflare")


class Hosting(Struct, frozen=True):
    """How the site is hosted.

    hosts: whose files are published with the site. contact: whom to tell of a weakness of the site, a ``mailto:`` or
    https address; "" for the first clinic's e-mail address.
    """

    hosts: tuple[str, ...] = USUAL
    contact: str = ""


PLAIN = Hosting()


def files_of(hosts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files that these hosts look for, each once."""
    return tuple(dict.fromkeys(name for host in hosts for name in HOSTS.get(host, ())))
