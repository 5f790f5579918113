"""Which hosts' files the site has, each as a planned output."""

from collections.abc import Callable, Collection, Iterable, Iterator

from medsite.model.config import Config
from medsite.model.feed import TextFileView
from medsite.model.hosting import HOSTS, SECURITY, SNIPPETS, files_of
from medsite.model.site import Site
from medsite.plan.hosts.description import Description, describe_site
from medsite.plan.hosts.machines import MOST_VERCEL, write_azure, write_firebase, write_vercel
from medsite.plan.hosts.plain import MOST_PLAIN, write_headers, write_redirects, write_security
from medsite.plan.hosts.servers import write_apache, write_nginx
from medsite.plan.urls import Base, read_base
from medsite.plan.views.planned import Planned

_WRITERS: dict[str, Callable[[Description], str]] = {
    "_headers": write_headers,
    "vercel.json": write_vercel,
    "staticwebapp.config.json": write_azure,
    "firebase.json": write_firebase,
    ".htaccess": write_apache,
    "nginx.conf": write_nginx,
}
MOST = {"_redirects": MOST_PLAIN, "vercel.json": MOST_VERCEL}
NAMES = (*dict.fromkeys(name for names in HOSTS.values() for name in names), *SNIPPETS.values(), SECURITY)


def plan_hosting(site: Site, static: Collection[str]) -> Iterator[Planned]:
    """Yield the hosts' files that are published.

    static: paths of the files of content/static; one of a host's file's name stands before ours.
    """
    wanted = (*files_of(site.config.hosting.hosts), SECURITY)
    yield from plan_host_files((name for name in wanted if name not in static), site, static)


def plan_host_files(names: Iterable[str], site: Site, static: Collection[str]) -> Iterator[Planned]:
    """Yield these files, whether the site publishes them or not; none where nothing can be said in it."""
    base = read_base(site.config.url)
    told: Description | None = None
    for name in names:
        if name == SECURITY:
            text = _security(site, base)
        else:
            told = told or describe_site(site, base, static)
            text = _redirects(told, site.config) if name == "_redirects" else _WRITERS[name](told)
        if text:
            yield Planned(f"/{name}", "text", TextFileView(text))


def count_left_out(name: str, text: str, site: Site) -> int:
    """Return how many former addresses did not fit into a host's file; a page leads on from there all the same."""
    every = len(describe_site(site, read_base(site.config.url)).redirects)
    if name == "staticwebapp.config.json":
        return every - text.count('"redirect":')
    return max(0, every - MOST[name]) if name in MOST else 0


def _redirects(told: Description, config: Config) -> str:
    hosts = {host for host in config.hosting.hosts if "_redirects" in HOSTS.get(host, ())}
    return write_redirects(told, force="netlify" in hosts or not hosts, plain=hosts != {"netlify"})


def _security(site: Site, base: Base) -> str:
    """Return ``security.txt``; "" where nobody is named, or where the site is not at its host's root."""
    contact = contact_of(site.config)
    if not contact or base.path != "/":
        return ""
    return write_security(contact, site.config.language, base, site.today)


def contact_of(config: Config) -> str:
    """Return whom to tell of a weakness of the site, "" for nobody."""
    email = next((clinic.email for clinic in config.clinics if clinic.email), "")
    return config.hosting.contact or (f"mailto:{email}" if email else "")
