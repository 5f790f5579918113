"""Tokens, passwords and keys are found where they must not stand, and taken out of what is shown.

The samples are put together from pieces, so that no scanner takes this file for a leak.
"""

from pathlib import Path

import pytest

from medsite.publish.secrets import find_secrets, look_for_secrets, redact, refuse_secrets
from medsite.publish.setbacks import Secret

_LONG = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9"
FOUND = [
    ("-----BEGIN " + "PRIVATE KEY-----", "a private key"),
    ("-----BEGIN OPENSSH " + "PRIVATE KEY-----", "a private key"),
    ("-----BEGIN PGP " + "PRIVATE KEY BLOCK-----", "a private key"),
    ("key: AKIA" + "QWERTYUIOPASDFGH", "an AWS access key"),
    ("ghp_" + _LONG, "a GitHub token"),
    ("github_pat_" + _LONG + "_" + _LONG, "a GitHub token"),
    ("glpat-" + _LONG, "a GitLab token"),
    ("nfp_" + _LONG, "a Netlify token"),
    ("xoxb-" + "123456789012-abcdef", "a Slack token"),
    ("sk_live_" + _LONG, "a Stripe key"),
    ("npm_" + _LONG[:36], "an npm token"),
    ("https://sam:" + "pa55word@git.example.org/x.git", "a password in an address"),
]
PASSES = [
    "-----BEGIN PUBLIC KEY-----",
    "-----BEGIN CERTIFICATE-----",
    "AKIAIOSFODNN7EXAMPLE",
    "ghp_short",
    "https://social.example.org/@almondyard",
    "mailto:desk@elmrow.example.org",
    "git@github.com:elmrow/site.git",
    "ssh://git@codeberg.org/elmrow/site.git",
    "https://example.org:8443/a@b",
    "https://${USER}:${PASSWORD}@example.org/",
    "The secret of a good sleep: habits.",
    "A password manager helps: choose one.",
]


@pytest.mark.parametrize(("text", "what"), FOUND)
def test_a_secret_is_found_with_its_line(text: str, what: str) -> None:
    assert list(look_for_secrets(f"one\ntwo {text} three\n", is_config=False)) == [(2, what)]


@pytest.mark.parametrize("text", PASSES)
def test_ordinary_text_passes(text: str) -> None:
    assert list(look_for_secrets(text, is_config=False)) == []


@pytest.mark.parametrize(
    "line",
    [
        "      password: hunter22",
        "    run: NETLIFY_AUTH_TOKEN=abcdef123456 netlify deploy",
        "  extra: {api_key: abcdef123456}",
        "  secret_key: 'abcdef123456'",
        "    repository: https://abcdef123456@github.com/x/y.git",
    ],
)
def test_settings_hold_no_password(line: str) -> None:
    assert [number for number, _ in look_for_secrets(f"title: x\n{line}\n", is_config=True)] == [2]


@pytest.mark.parametrize(
    "line",
    [
        "    run: NETLIFY_AUTH_TOKEN=$TOKEN netlify deploy",
        "    run: deploy --token $HOST_TOKEN",
        "# The password: never here.",
        "    repository: git@github.com:x/y.git",
        "  mastodon: https://social.example.org/@almondyard",
        "description: We keep your secrets.",
    ],
)
def test_settings_may_name_a_variable(line: str) -> None:
    assert list(look_for_secrets(f"title: x\n{line}\n", is_config=True)) == []


def test_a_key_anywhere_in_the_site_stops_publishing_and_is_not_quoted(tmp_path: Path) -> None:
    inside = ("content/static/deploy.sh", "themes/own/templates/base.html", "content/articles/a.md")
    for path in (*inside, "netlify.toml", ".netrc", ".github/workflows/publish.yml"):
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"# ordinary\nexport T=ghp_{_LONG}\n", encoding="utf-8")
        with pytest.raises(Secret, match=f"line 2 of {path} holds a GitHub token") as told:
            refuse_secrets(tmp_path)
        assert _LONG not in told.value.what + told.value.mend
        place.unlink()
    refuse_secrets(tmp_path)


def test_what_is_made_for_secrets_is_left_alone(tmp_path: Path) -> None:
    for path in (".env", "output/x.yml", ".medsite/x.yml", "node_modules/x/y.json"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"ghp_{_LONG}", encoding="utf-8")
    assert list(find_secrets(tmp_path)) == []


def test_links_are_not_followed_in_search_of_secrets(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "own").write_text(f"ghp_{_LONG}", encoding="utf-8")
    (tmp_path / "content" / "a").symlink_to(tmp_path / "own")
    assert list(find_secrets(tmp_path)) == []


def test_what_programs_say_is_shown_without_secrets(tmp_path: Path) -> None:
    environment = {"HOST_TOKEN": "tok_abcdef", "HOME": "/home/sam", "LANG": "en_GB", "SHORT_KEY": "a"}
    words = f"a tok_abcdef in {tmp_path}/output of /home/sam at https://sam:x@example.org/ ghp_{_LONG} en_GB"
    assert redact(words, environment, tmp_path) == "a … in …/output of … at https://…@example.org/ … en_GB"
