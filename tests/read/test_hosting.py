"""Hosts and the contact for security in site.yaml: what is known is taken, anything else is told with a mend."""

import pytest

from medsite.model.content import Source
from medsite.model.hosting import USUAL, Hosting
from medsite.read.documents import read_config


def read(publish: str) -> tuple[Hosting | None, list[tuple[str, int, str]]]:
    text = f"title: A\nurl: https://a.example\npublish:\n{publish}"
    read = read_config(Source("content/site.yaml", text.encode(), "0"))
    told = [(problem.rule, problem.place.line, problem.mend) for problem in read.problems]
    return (read.value.hosting if read.value else None), told


@pytest.mark.parametrize(
    ("publish", "hosting"),
    [
        ("  targets: {}\n", Hosting(USUAL)),
        ("  hosts: [netlify, Vercel, netlify]\n", Hosting(("netlify", "vercel"))),
        ("  hosts: apache\n", Hosting(("apache",))),
        ("  hosts: []\n", Hosting(())),
        ("  hosts: none\n", Hosting(())),
        ("  security_contact: safe@a.example\n", Hosting(USUAL, "mailto:safe@a.example")),
        ("  security_contact: mailto:safe@a.example\n", Hosting(USUAL, "mailto:safe@a.example")),
        ("  security_contact: https://a.example/report\n", Hosting(USUAL, "https://a.example/report")),
    ],
)
def test_what_is_known_is_taken(publish: str, hosting: Hosting) -> None:
    assert read(publish) == (hosting, [])


@pytest.mark.parametrize(
    ("publish", "rule", "line", "mend"),
    [
        ("  hosts: [netlify, netlfy]\n", "R026", 4, 'did you mean "netlify"?'),
        ("  hosts: geocities\n", "R026", 4, "Known are: netlify, cloudflare"),
        ("  hosts: {netlify: true}\n", "R010", 4, ""),
        ("  security_contact: nobody\n", "R020", 4, ""),
        ("  security_contact: http://a.example/\n", "R021", 4, ""),
        ("  security_contact: a@@b\n", "R022", 4, ""),
        ("  host: netlify\n", "R012", 4, 'did you mean "hosts"?'),
    ],
)
def test_what_is_not_known_is_told_with_a_mend(publish: str, rule: str, line: int, mend: str) -> None:
    _, told = read(publish)
    assert [(r, at) for r, at, _ in told] == [(rule, line)]
    assert mend in told[0][2]
