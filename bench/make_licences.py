"""Write docs/licences.md: every library that comes with medsite, its version in the lock, the licence that it states.

Run by `make docs`; a test tells when the list is not current.
"""

import re
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "docs" / "licences.md"
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==(\S+?)(?:\s*;\s*(.+?))?\s*\\?$", re.MULTILINE)
_HEAD = """# Licences

medsite itself is under the MIT licence. These libraries come with it; each states its licence in its own package.
Versions are those of the lock, `requirements.txt`, whose hashes are checked when it is installed.

| Library | Version | Licence |
|---|---|---|
"""
_FOOT = """
*Not here* stands for libraries that this system does not need, so that they could not be asked.

The fonts of the bundled theme are under the SIL Open Font License (`themes/clinic/fonts/OFL.txt`).
"""
_SHORT = {
    "BSD License": "BSD", "MIT License": "MIT", "Apache Software License": "Apache-2.0", "MIT": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0", "Python Software Foundation License": "PSF-2.0",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "GNU Lesser General Public License v3 or later (LGPLv3+)": "LGPL-3.0-or-later",
}  # fmt: skip


def licence_of(name: str) -> str:
    """Return what a package says of its licence: an SPDX expression, else its classifiers, else the first line."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return "*not here*"
    expression = told.get("License-Expression")
    if expression:
        return expression
    classifiers = told.get_all("Classifier") or ()
    classified = [line.rpartition(":: ")[2] for line in classifiers if line.startswith("License ::")]
    known = [_SHORT.get(line, line) for line in classified if line != "OSI Approved"]
    first = (told.get("License") or "").strip().split("\n")[0]
    return " and ".join(dict.fromkeys(known)) or first or "unstated"


def make_list(lock: str) -> str:
    """Return the page for the text of a lock."""
    rows = [f"| {name} | {version} | {licence_of(name)} |" for name, version, _ in _PIN.findall(lock)]
    return _HEAD + "\n".join(rows) + "\n" + _FOOT


def main() -> int:
    """Write the list where it changed."""
    page = make_list((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    if "--check" in sys.argv:
        return int(page != LIST.read_text(encoding="utf-8"))
    if not LIST.exists() or LIST.read_text(encoding="utf-8") != page:
        LIST.write_text(page, encoding="utf-8")
        print("docs/licences.md was made anew")
    return 0


if __name__ == "__main__":
    sys.exit(main())
