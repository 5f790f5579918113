"""Which hosts' files the site has, each as a planned output."""

from collections.abc import Callable, Iterable, Iterator

from medsite.model.config import Config
from medsite.model.feed import TextFileView
from medsite.model.hosting import HOSTS, SECURITY, SNIPPETS, files_of
from medsite.plan.hosts.description import Description, describe_site
from medsite.plan.hosts.machines import write_azure, write_firebase, write_vercel
from medsite.plan.hosts.plain import write_headers, write_redirects, write_security
from medsite.plan.hosts.servers import write_apache, write_nginx
from medsite.plan.views.atlas import Atlas
from medsite.plan.views.planned import Planned

_WRITERS: dict[str, Callable[[Description], str]] = {
    "_headers": write_headers,
    "vercel.json": write_vercel,
    "staticwebapp.config.json": write_azure,
    "firebase.json": write_firebase,
    ".htaccess": write_apache,
    "nginx.conf": write_nginx,
}
NAMES = (*dict.fromkeys(name for names in HOSTS.values() for name in names), *SNIPPETS.values(), SECURITY)


def plan_hosting(atlas: Atlas) -> Iterator[Planned]:
    """Yield the hosts' files that are published; where content/static has one of that name, that one stands."""
    wanted = (*files_of(atlas.site.config.hosting.hosts), SECURITY)
    yield from plan_host_files((name for name in wanted if name not in atlas.shelf.static), atlas)


def plan_host_files(names: Iterable[str], atlas: Atlas) -> Iterator[Planned]:
    """Yield these files, whether the site publishes them or not; none where nothing can be said in it."""
    told: Description | None = None
    for name in names:
        if name == SECURITY:
            text = _security(atlas)
        else:
            told = told or describe_site(atlas.site, atlas.base, tuple(atlas.shelf.static))
            text = _redirects(told, atlas.site.config) if name == "_redirects" else _WRITERS[name](told)
        if text:
            yield Planned(f"/{name}", "text", TextFileView(text))


def _redirects(told: Description, config: Config) -> str:
    hosts = {host for host in config.hosting.hosts if "_redirects" in HOSTS.get(host, ())}
    return write_redirects(told, force="netlify" in hosts or not hosts, plain=hosts != {"netlify"})


def _security(atlas: Atlas) -> str:
    """Return ``security.txt``; "" where nobody is named, or where the site is not at its host's root."""
    contact = contact_of(atlas.site.config)
    if not contact or atlas.base.path != "/":
        return ""
    return write_security(contact, atlas.language, atlas.base, atlas.site.today)


def contact_of(config: Config) -> str:
    """Return whom to tell of a weakness of the site, "" for nobody."""
    email = next((clinic.email for clinic in config.clinics if clinic.email), "")
    return config.hosting.contact or (f"mailto:{email}" if email else "")
