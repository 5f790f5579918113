"""Which keys known_hosts trusts a server with."""

import subprocess
from base64 import b64decode
from pathlib import Path

import pytest

from medsite.publish.targets.ssh_address import Address
from medsite.publish.targets.ssh_known import Key, Known, find_known
from tests.publish.servers import make_keys, require_program


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return two public keys, as ``kind base64``."""
    folder = tmp_path_factory.mktemp("keys")
    make_keys(folder, "one", "two")
    return [" ".join((folder / f"{name}.pub").read_text().split()[:2]) for name in ("one", "two")]


def _known(tmp_path: Path, text: str, name: str) -> Known:
    file = tmp_path / "known_hosts"
    file.write_text(text)
    return find_known(Address("web", "web", 22, "anna", name, (), (file, tmp_path / "missing"), "", None))


def _key(public: str) -> Key:
    kind, text = public.split()
    return Key(kind, b64decode(text))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("web.example.org KEY", "web.example.org"),
        ("WEB.example.org KEY", "web.example.org"),
        ("web.example.org,192.0.2.7 KEY", "192.0.2.7"),
        ("[web.example.org]:2222 KEY", "[web.example.org]:2222"),
        ("*.example.org KEY", "web.example.org"),
        ("web?.example.org KEY", "web1.example.org"),
        ("* KEY with a comment", "web.example.org"),
        ("# a comment\n\n  web.example.org KEY", "web.example.org"),
        ("web.example.org OTHER\nweb.example.org KEY", "web.example.org"),
    ],
)
def test_a_line_with_the_name_trusts_the_key(tmp_path: Path, public: list[str], line: str, name: str) -> None:
    known = _known(tmp_path, line.replace("KEY", public[0]).replace("OTHER", public[1]), name)
    assert known.holds(_key(public[0]))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("", "web.example.org"),
        ("web.example.org OTHER", "web.example.org"),
        ("web.example.org KEY", "web.example.com"),
        ("web.example.org KEY", "webxexample.org"),
        ("web.example.org KEY", "[web.example.org]:2222"),
        ("[web.example.org]:2222 KEY", "web.example.org"),
        ("example.org KEY", "web.example.org"),
        ("*.example.org,!web.example.org KEY", "web.example.org"),
        ("# web.example.org KEY", "web.example.org"),
        ("@revoked web.example.org KEY", "web.example.org"),
        ("web.example.org KEY\n@revoked * KEY", "web.example.org"),
        ("@cert-authority web.example.org KEY", "web.example.org"),
        ("web.example.org ssh-ed25519 no-base64", "web.example.org"),
        ("web.example.org ssh-ed25519 AAAA", "web.example.org"),
        ("web.example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==", "web.example.org"),
        ("web.example.org ssh-rsa AAAA", "web.example.org"),
        ("|1|x|y KEY", "web.example.org"),
        ("|1|a KEY", "web.example.org"),
        ("web.example.org", "web.example.org"),
    ],
)
def test_any_other_line_does_not(tmp_path: Path, public: list[str], line: str, name: str) -> None:
    known = _known(tmp_path, line.replace("KEY", public[0]).replace("OTHER", public[1]), name)
    assert not known.holds(_key(public[0]))


def test_hashed_names_are_understood(tmp_path: Path, public: list[str]) -> None:
    file = tmp_path / "known_hosts"
    file.write_text(f"web.example.org {public[0]}\n[web.example.org]:2222 {public[1]}\n")
    subprocess.run([require_program("ssh-keygen"), "-q", "-H", "-f", str(file)], check=True, capture_output=True)
    text = file.read_text()
    assert "example" not in text
    assert _known(tmp_path, text, "web.example.org").holds(_key(public[0]))
    assert not _known(tmp_path, text, "web.example.org").holds(_key(public[1]))
    assert not _known(tmp_path, text, "web.example.com").holds(_key(public[0]))


def test_a_key_is_told_as_ssh_keygen_tells_it(tmp_path: Path) -> None:
    make_keys(tmp_path, "one")
    command = [require_program("ssh-keygen"), "-l", "-f", str(tmp_path / "one.pub")]
    said = subprocess.check_output(command, text=True)
    kind, fingerprint = _key((tmp_path / "one.pub").read_text().rpartition(" ")[0]).words.split()
    assert fingerprint in said
    assert f"({kind})" in said


def test_the_kind_of_key_that_is_known_is_asked_for_first(tmp_path: Path, public: list[str]) -> None:
    known = _known(tmp_path, f"web {public[0]}", "web")
    offered = ("ecdsa-sha2-nistp256", "rsa-sha2-512", "ssh-ed25519")
    assert known.sort_kinds(offered) == ("ssh-ed25519", "ecdsa-sha2-nistp256", "rsa-sha2-512")
    assert Known((), ()).sort_kinds(offered) == offered
