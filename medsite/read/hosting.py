"""What site.yaml says of hosts: whose files the site has, and whom to tell of a weakness."""

import difflib
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from medsite.model.hosting import HOSTS, USUAL
from medsite.read.faults import make_fault
from medsite.read.fields import read_email, read_secure_address, read_words


def read_hosts(value: Any) -> tuple[str, ...]:
    """Return the names of hosts that medsite knows, each once; ``none`` and an empty list stand for no host."""
    given = [] if value in ([], None, "none") else read_words(value)
    for number, name in enumerate(given):
        if not isinstance(name, str) or name.strip().lower() not in HOSTS:
            near = difflib.get_close_matches(str(name).lower(), HOSTS, n=1)
            mend = f'did you mean "{near[0]}"?' if near else f"Known are: {', '.join(HOSTS)}; [] for none of them."
            raise make_fault("R026", "this host is not known", mend, (number,) if isinstance(value, list) else ())
    return tuple(dict.fromkeys(name.strip().lower() for name in given))


def read_contact(value: Any) -> str:
    """Return a ``mailto:`` address for an e-mail address, or an https address."""
    text = str(value).strip()
    if "@" in text and "/" not in text:
        return "mailto:" + read_email(text.removeprefix("mailto:"))
    return read_secure_address(text)


HostNames = Annotated[
    tuple[str, ...],
    PlainValidator(read_hosts),
    WithJsonSchema({"type": ["array", "string"], "items": {"enum": list(HOSTS)}, "examples": [list(USUAL)]}),
]
Contact = Annotated[
    str, PlainValidator(read_contact), WithJsonSchema({"type": "string", "examples": ["security@clinic.example"]})
]
