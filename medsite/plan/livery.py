"""A site's own colours at the end of its theme's stylesheets: no page needs a style of its own."""

import re
from collections.abc import Mapping

from medsite.model.theme import Theme

BRAND = "brand"
_ASKED = re.compile(r"var\(\s*--site-([a-z0-9_-]+)\s*,\s*(#[0-9a-fA-F]{3,6})\s*\)")


def colours_for(sheet: str, theme: Theme, settings: Mapping[str, str]) -> str:
    """Return what stands at the end of a stylesheet, "" where the site has the colours that are written there.

    A stylesheet asks for the setting ``tip`` with ``var(--site-tip, #6b4fa0)``. The shades of the brand are called
    ``--site-dark``, ``--site-tint`` and so on; they come along only where the brand is another than the one written.
    """
    asked = {name.replace("-", "_"): written for name, written in reversed(_ASKED.findall(sheet))}
    own = [s.name for s in theme.settings if s.kind == "colour" and _differs(settings, s.name, asked)]
    if BRAND in own:
        own += [f"{BRAND}_{name}" for name in asked if f"{BRAND}_{name}" in settings]
    lines = (f"--site-{name.removeprefix(BRAND + '_').replace('_', '-')}:{settings[name]}" for name in sorted(own))
    return f"\n:root{{{';'.join(lines)}}}\n" if own else ""


def _differs(settings: Mapping[str, str], name: str, asked: Mapping[str, str]) -> bool:
    return name in asked and settings.get(name, "").lower() not in {"", asked[name].lower()}
