"""Publishing to a branch through OpenSSH's own server: keys, unknown and changed hosts."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medsite.publish.setbacks import Changed, Denied, Setback
from medsite.publish.targets.git import make_target
from tests.publish.servers import SshServer, know_host, make_keys, own_name, start_sshd
from tests.publish.sites import SITE, clear, make_setting, publish


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SshServer]:
    (tmp_path / "server").mkdir()
    (tmp_path / "site").mkdir()
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "site.git")], check=True)
    running = start_sshd(tmp_path / "server")
    yield running
    running.stop()


def _publish(tmp_path: Path, server: SshServer, key: str = "id_ed25519") -> None:
    folder = server.home / ".ssh"
    command = f"ssh -F none -o BatchMode=yes -o UserKnownHostsFile={folder}/known_hosts -i {folder}/{key}"
    command += " -o IdentitiesOnly=yes"
    world = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_SSH_COMMAND": command}
    address = f"ssh://{own_name()}@127.0.0.1:{server.port}{tmp_path}/site.git"
    setting = make_setting(tmp_path / "site", world, repository=address, branch="pages")
    publish(make_target(setting), clear(tmp_path / "site" / "output", SITE))


def _branches(tmp_path: Path) -> str:
    done = subprocess.run(["git", "branch"], cwd=tmp_path / "site.git", capture_output=True, text=True, check=True)
    return done.stdout


def test_a_key_of_ones_own_is_enough(tmp_path: Path, server: SshServer) -> None:
    _publish(tmp_path, server)
    assert "pages" in _branches(tmp_path)


def _change_host(server: SshServer) -> None:
    make_keys(server.folder, "other_key")
    know_host(server, "other_key")


def _forget_host(server: SshServer) -> None:
    (server.home / ".ssh" / "known_hosts").write_text("", encoding="utf-8")


def _change_key(server: SshServer) -> None:
    (server.folder / "authorized_keys").write_text("", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "wrong"),
    [(_change_host, Changed), (_forget_host, Changed), (_change_key, Denied)],
    ids=["changed", "unknown", "key"],
)
def test_an_odd_host_or_key_is_told_and_nothing_is_sent(
    tmp_path: Path, server: SshServer, spoil: Callable[[SshServer], None], wrong: type[Setback]
) -> None:
    spoil(server)
    with pytest.raises(wrong) as told:
        _publish(tmp_path, server)
    assert "pages" not in _branches(tmp_path)
    assert "known_hosts" not in told.value.what + told.value.mend
