"""Tokens, passwords and keys: found in the site's own files, and taken out of what programs say.

The shapes are those that the issuers themselves publish (GitHub, "Supported secret scanning patterns"; AWS, "IAM
identifiers"; RFC 7468 for private keys; RFC 3986, section 3.2.1, for a password in an address).
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from medsite.model.problem import Place
from medsite.publish.setbacks import Secret

_SHAPES = (
    ("a private key", re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----")),
    ("an AWS access key", re.compile(r"\b(?:AKIA|ASIA)(?![A-Z0-9]*EXAMPLE)[A-Z0-9]{16}\b")),
    ("a GitHub token", re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})")),
    ("a GitLab token", re.compile(r"\bgl(?:pat|dt|rt|cbt|ptt)-[A-Za-z0-9_-]{20,}")),
    ("a Netlify token", re.compile(r"\bnf[pcou]_[A-Za-z0-9]{36,}")),
    ("a Slack token", re.compile(r"\bxox[abeprs]-[A-Za-z0-9-]{10,}")),
    ("a Stripe key", re.compile(r"\b[rs]k_live_[A-Za-z0-9]{20,}")),
    ("a SendGrid key", re.compile(r"\bSG\.[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{30,}")),
    ("an npm token", re.compile(r"\bnpm_[A-Za-z0-9]{36}\b")),
    ("a PyPI token", re.compile(r"\bpypi-AgE[A-Za-z0-9_-]{50,}")),
    (
        "a password in an address",
        re.compile(r"\b[a-z][a-z0-9+.-]*://[^/\s:@\"'<>]*:(?!/)[^/\s@\"'<>$%{]{3,}@[\w.-]+", re.IGNORECASE),
    ),
)
_SETTING = re.compile(
    r"(?:^|[\s_\-{,\"'])(?:(?:access|api|secret|private|auth)[_-]?(?:key|token)|secret|password|passwd|token)[\"']?\s*[:=]\s*"
    r"[\"']?(?![$%{<])[^\s\"',}#]{6,}",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\bhttps?://[^/\s:@\"'<>]+@", re.IGNORECASE)
_HINT = re.compile(
    r"PRIVATE KEY|AKIA|ASIA|gh[pousr]_|github_pat_|gl(?:pat|dt|rt|cbt|ptt)-|nf[pcou]_|xox|k_live_|SG\.|npm_|pypi-|://[^\s/]*@"
)
_CONFIG = "content/site.yaml"
_LARGEST = 2 * 1024 * 1024  # bytes; keys stand in small files
_HEAD = 4096
_FOLDERS = ("content", "themes", ".github", ".forgejo", ".gitea", ".gitlab")
_BESIDE = ("*.yml", "*.yaml", "*.toml", "*.json", "*.sh", "*.bat", "*.ps1", "*.pem", "*.key", "id_*", ".*rc")
_TELLING = re.compile(r"TOKEN|SECRET|PASS|KEY|CREDENTIAL|AUTH", re.IGNORECASE)
_USERINFO = re.compile(r"([a-z][a-z0-9+.-]*://)[^/\s@\"']+@", re.IGNORECASE)


def refuse_secrets(root: Path) -> None:
    """Raise `Secret` for the first token, password or key in the site's folder; it is never quoted."""
    for path, line, what in find_secrets(root):
        raise Secret(
            f"line {line} of {path} holds {what}, which everybody who gets this folder could use; nothing was sent",
            "take it out and make a new one, for it is known now; docs/publishing.md says where such a thing belongs",
            place=Place(path, line, 1),
        )


def find_secrets(root: Path) -> Iterator[tuple[str, int, str]]:
    """Yield path, line and kind of every token, password or key in the site's folder. Links are not followed.

    Looked at are content/, themes/, and what tools and workflows read beside them; `.env` is left to its owner, since
    it is made to be kept out of repositories.
    """
    for file in _list_files(root):
        if file.is_symlink() or not file.is_file() or file.stat().st_size > _LARGEST:
            continue
        data = file.read_bytes()
        if b"\0" in data[:_HEAD]:  # a picture or the like
            continue
        path, text = file.relative_to(root).as_posix(), data.decode("utf-8", "replace")
        yield from ((path, line, what) for line, what in look_for_secrets(text, is_config=path == _CONFIG))


def _list_files(root: Path) -> Iterator[Path]:
    for top in _FOLDERS:
        yield from sorted((root / top).rglob("*"))
    for names in _BESIDE:
        yield from sorted(root.glob(names))


def look_for_secrets(text: str, *, is_config: bool) -> Iterator[tuple[int, str]]:
    """Yield the line and the kind of every secret in `text`. is_config: whether ``password: …`` is one as well."""
    if not is_config and not _HINT.search(text):
        return
    for number, line in enumerate(text.splitlines(), 1):
        for what, shape in _SHAPES:
            if shape.search(line):
                yield number, what
        if is_config and _NAMED.search(line):
            yield number, "a name or a token in an address"
        if is_config and _SETTING.search(line.partition(" #")[0]):
            yield number, "what looks like a password or a token"


def redact(words: str, environment: Mapping[str, str], root: Path | None = None) -> str:
    """Return `words` of another program without what must not be told: secrets, user names in addresses, own paths."""
    for name, value in environment.items():
        if _TELLING.search(name) and len(value) >= 6:
            words = words.replace(value, "…")
    for _, shape in _SHAPES[:-1]:
        words = shape.sub("…", words)
    words = _USERINFO.sub(r"\1…@", words)
    for folder in (str(root) if root else "", environment.get("HOME", ""), environment.get("USERPROFILE", "")):
        if len(folder) > 3:
            words = words.replace(folder, "…")
    return words
