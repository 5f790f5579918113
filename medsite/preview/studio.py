"""The studio: what is wrong in the whole site, and what the world will see of it."""

from importlib.resources import files
from string import Template

from medsite.preview.markup import Markup, join, tag
from medsite.preview.panel import Desk, lines_of
from medsite.preview.workshop import Survey


def studio_page(survey: Survey, desk: Desk) -> bytes:
    """Return the studio as a page."""
    shell = Template(files("medsite.preview").joinpath("web", "studio.html").read_text("utf-8"))
    return shell.substitute(main=join([_wrong(survey, desk)])).encode()


def _wrong(survey: Survey, desk: Desk) -> Markup:
    return tag("section", tag("h2", "To mend"), lines_of([*survey.findings, *survey.problems], desk))
