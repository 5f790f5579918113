"""Publishing by SSH to OpenSSH's own server: what is sent, what stays, what is refused, and what a kill leaves."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from medsite.publish.clearance import Clearance
from medsite.publish.ledger import NAME
from medsite.publish.sending import Manner, plan_for, send
from medsite.publish.setbacks import Changed, Denied, Full, Misplaced, Refused, Setback, Unreachable
from medsite.publish.target import Setting
from medsite.publish.targets.ssh import make_target
from tests.publish.servers import (
    SshServer,
    free_port,
    kill_runs,
    know_host,
    make_keys,
    make_site,
    missing_needs,
    require_program,
    start_sshd,
)
from tests.publish.sites import clear, publish, sleep_not, watch_not

WAYS = ("rsync", "sftp with a shell", "sftp alone")


@pytest.fixture(scope="module")
def with_shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    server = start_sshd(tmp_path_factory.mktemp("sshd"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def without_shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    server = start_sshd(tmp_path_factory.mktemp("sftp"), "ForceCommand internal-sftp")
    yield server
    server.stop()


@pytest.fixture
def way_to(request: pytest.FixtureRequest, with_shell: SshServer, without_shell: SshServer) -> "partial[Setting]":
    """Return how to make the setting of a path, for the way of sending that the test is run with."""
    if request.param == "rsync":
        require_program("rsync")
        return partial(with_shell.setting)
    if request.param == "sftp alone":
        return partial(without_shell.setting)
    return partial(with_shell.setting, search="/nowhere")


def _clear(tmp_path: Path, site: Mapping[str, bytes]) -> Clearance:
    shutil.rmtree(tmp_path / "site", ignore_errors=True)
    return clear(tmp_path / "site", site)


def standing(web: Path) -> dict[str, bytes]:
    """Return what a web server would show of `web`: what is in its real folder at this moment."""
    top = Path(os.path.realpath(web))
    found = {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
    hidden = (f".{NAME}", NAME, ".medsite-incoming")
    return {path: data for path, data in found.items() if path.split("/")[0] not in hidden}


@pytest.mark.parametrize("way_to", WAYS, indirect=True)
@pytest.mark.parametrize("kind", ["link", "folder"])
def test_only_what_changed_is_sent_and_what_others_put_there_stays(
    way_to: "partial[Setting]", kind: str, tmp_path: Path
) -> None:
    web = tmp_path / "web"
    if kind == "folder":
        web.mkdir(mode=0o750)
    one, two = make_site(1, 30), {**make_site(1, 30), "articles/a3/index.html": b"new\n"}
    del two["articles/only-1/index.html"]
    first = publish(make_target(way_to(web)), _clear(tmp_path, one))
    assert (len(first.uploads), standing(web)) == (len(one), one)
    assert web.is_symlink() == (kind == "link")
    (web / "photos").mkdir()
    (web / "photos" / "mine.jpg").write_bytes(b"mine")
    assert publish(make_target(way_to(web)), _clear(tmp_path, one)).is_empty
    second = publish(make_target(way_to(web)), _clear(tmp_path, two))
    assert [upload.path for upload in second.uploads] == ["articles/a3/index.html"]
    assert standing(web) == {**two, "photos/mine.jpg": b"mine"}
    assert not (web / "articles" / "only-1").exists()
    assert all((web / path).stat().st_mode & 0o004 for path in two), "a web server could not read it"
    assert kind == "link" or web.stat().st_mode & 0o777 == 0o750, "the folder's own rights are the host's affair"


def test_rsync_is_used_where_both_ends_have_it_and_many_files_go(with_shell: SshServer, tmp_path: Path) -> None:
    require_program("rsync")
    trace = tmp_path / "trace"
    (tmp_path / "bin").mkdir()
    spy = tmp_path / "bin" / "rsync"
    spy.write_text(f'#!/bin/sh\necho "$@" >>{trace}\nexec {require_program("rsync")} "$@"\n')
    spy.chmod(0o755)
    search = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    site = _clear(tmp_path, make_site(1, 30))
    publish(make_target(with_shell.setting(tmp_path / "web", search=search)), site)
    assert "StrictHostKeyChecking=yes" in trace.read_text()
    assert "BatchMode=yes" in trace.read_text()


def test_sftp_is_used_where_the_server_has_no_rsync(tmp_path: Path) -> None:
    """The server's sessions find all programs of the shell but rsync; the client's rsync would leave a trace."""
    for name in ("server", "client", "sshd"):
        (tmp_path / name).mkdir()
    for name in ("sh", "xargs", "b2sum", "cp", "rm", "mkdir"):
        (tmp_path / "server" / name).symlink_to(require_program(name))
    (tmp_path / "client" / "rsync").write_text(f"#!/bin/sh\ntouch {tmp_path / 'trace'}\nexit 1\n")
    (tmp_path / "client" / "rsync").chmod(0o755)
    server = start_sshd(tmp_path / "sshd", search=str(tmp_path / "server"))
    search = f"{tmp_path / 'client'}:{os.environ['PATH']}"
    try:
        for site in (make_site(1, 30), make_site(2, 30)):
            publish(make_target(server.setting(tmp_path / "web", search=search)), _clear(tmp_path, site))
            assert standing(tmp_path / "web") == site
    finally:
        server.stop()
    assert not (tmp_path / "trace").exists()


def test_an_rsync_that_fails_is_made_up_for_by_sftp(with_shell: SshServer, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "rsync").write_text("#!/bin/sh\nexit 12\n")
    (tmp_path / "bin" / "rsync").chmod(0o755)
    search = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    publish(
        make_target(with_shell.setting(tmp_path / "web", search=search)),
        _clear(tmp_path, make_site(1, 30)),
    )
    assert standing(tmp_path / "web") == make_site(1, 30)


@pytest.mark.parametrize(("way_to", "kind"), [("rsync", "link"), ("sftp alone", "folder")], indirect=["way_to"])
def test_a_run_killed_at_any_moment_leaves_a_whole_site_and_the_next_finishes(
    way_to: "partial[Setting]", kind: str, tmp_path: Path
) -> None:
    web = tmp_path / "web"
    if kind == "folder":
        web.mkdir()
    sites = [make_site(0, 30)]
    publish(make_target(way_to(web)), _clear(tmp_path, sites[0]))

    def send_next() -> Clearance:
        sites.append(make_site(len(sites), 30))
        return _clear(tmp_path, sites[-1])

    for found in kill_runs(lambda: make_target(way_to(web)), send_next, lambda: standing(web)):
        old, new = sites[-2:]
        if kind == "link":
            assert found in (old, new)
        else:
            assert all(found.get(path) in (data, new.get(path)) for path, data in old.items()), "a file is torn"
            assert not missing_needs(found)
        publish(make_target(way_to(web)), clear(tmp_path / "site", new))
        assert standing(web) == new
    assert publish(make_target(way_to(web)), clear(tmp_path / "site", sites[-1])).is_empty
    leftovers = [path for path in tmp_path.rglob("*") if path.name.startswith((".next", ".copy", ".medsite", ".link"))]
    assert leftovers == []


@pytest.mark.parametrize("way_to", WAYS, indirect=True)
def test_a_release_shares_what_did_not_change_and_the_oldest_go(way_to: "partial[Setting]", tmp_path: Path) -> None:
    web = tmp_path / "web"
    inodes = set()
    for version in range(5):
        site = {**make_site(1), "index.html": f"{version}".encode()}
        publish(make_target(way_to(web, releases="3")), _clear(tmp_path, site))
        inodes.add((web / "static" / "logo.svg").stat().st_ino)
    assert len(inodes) == 1
    names = sorted(path.name.partition("-")[0] for path in tmp_path.glob("web.releases/*"))
    assert names == ["0003", "0004", "0005"]
    assert (tmp_path / "web.releases").joinpath(web.readlink().name).is_dir()


@pytest.mark.parametrize("way_to", WAYS[:2], indirect=True)
def test_what_somebody_changed_on_the_server_is_not_overwritten_unasked(
    way_to: "partial[Setting]", tmp_path: Path
) -> None:
    (tmp_path / "web").mkdir()
    publish(make_target(way_to(tmp_path / "web")), _clear(tmp_path, make_site(1)))
    (tmp_path / "web" / "index.html").write_bytes(b"changed by hand")
    clearance = _clear(tmp_path, make_site(2))
    with pytest.raises(Changed, match=r"index\.html"):
        publish(make_target(way_to(tmp_path / "web")), clearance)
    assert (tmp_path / "web" / "index.html").read_bytes() == b"changed by hand"
    publish(make_target(way_to(tmp_path / "web")), clearance, Manner(sleep_not, watch_not, replace=True))
    assert standing(tmp_path / "web") == make_site(2)


@pytest.mark.parametrize("lacking", ["posix-rename,hardlink", "hardlink", "symlink,posix-rename"])
def test_a_server_that_cannot_switch_links_gets_a_plain_folder(tmp_path: Path, lacking: str) -> None:
    (tmp_path / "sshd").mkdir()
    server = start_sshd(tmp_path / "sshd", f"ForceCommand internal-sftp -P {lacking}")
    web = tmp_path / "web"
    try:
        for site in (make_site(1), make_site(2)):
            publish(make_target(server.setting(web)), _clear(tmp_path, site))
            assert standing(web) == site
        assert publish(make_target(server.setting(web)), _clear(tmp_path, make_site(2))).is_empty
    finally:
        server.stop()
    assert not web.is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "sshd", "web"]


def test_a_link_of_somebody_else_is_followed_and_never_switched(with_shell: SshServer, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "web").symlink_to("real")
    publish(make_target(with_shell.setting(tmp_path / "web")), _clear(tmp_path, make_site(1)))
    assert (tmp_path / "web").readlink() == Path("real")
    assert standing(tmp_path / "real") == make_site(1)


def _refusal(setting: Setting, tmp_path: Path, version: int = 1) -> Setback:
    with pytest.raises(Setback) as caught:
        publish(make_target(setting), _clear(tmp_path, make_site(version)))
    words = f"{caught.value.what} {caught.value.mend}"
    assert "PRIVATE" not in words
    assert str(setting.environment["HOME"]) not in words
    return caught.value


def test_an_unknown_server_is_refused_with_its_fingerprint(without_shell: SshServer, tmp_path: Path) -> None:
    known = without_shell.home / ".ssh" / "known_hosts"
    known.write_text("[elsewhere]:22 " + (without_shell.folder / "host_key.pub").read_text())
    refusal = _refusal(without_shell.setting(tmp_path / "web"), tmp_path)
    know_host(without_shell)
    assert isinstance(refusal, Refused)
    assert "ED25519 SHA256:" in refusal.what
    assert f"ssh -p {without_shell.port}" in refusal.mend
    assert not (tmp_path / "web").exists()


def test_a_server_with_another_key_than_before_is_refused(without_shell: SshServer, tmp_path: Path) -> None:
    make_keys(tmp_path, "other_key")
    public = (tmp_path / "other_key.pub").read_text()
    known = without_shell.home / ".ssh" / "known_hosts"
    known.write_text(f"[127.0.0.1]:{without_shell.port} {public}")
    refusal = _refusal(without_shell.setting(tmp_path / "web"), tmp_path)
    assert isinstance(refusal, Changed)
    assert "another key than before" in refusal.what
    assert refusal.what.count("SHA256:") == 2
    assert "ssh-keygen -R" in refusal.mend
    good = (without_shell.folder / "host_key.pub").read_text()
    known.write_text(f"[127.0.0.1]:{without_shell.port} {good}@revoked * {good}")
    assert isinstance(_refusal(without_shell.setting(tmp_path / "web"), tmp_path), Changed)
    know_host(without_shell)
    assert not (tmp_path / "web").exists()


def test_a_key_that_the_server_does_not_know_is_denied(without_shell: SshServer, tmp_path: Path) -> None:
    shutil.copytree(without_shell.home, tmp_path / "home")
    (tmp_path / "home" / ".ssh" / "id_ed25519").unlink()
    stranger = SshServer(without_shell.folder, without_shell.port, tmp_path / "home", without_shell.process)
    make_keys(tmp_path / "home" / ".ssh", "id_ecdsa")
    refusal = _refusal(stranger.setting(tmp_path / "web"), tmp_path)
    assert isinstance(refusal, Denied)
    assert "does not let" in refusal.what


def test_the_settings_of_ssh_are_followed(without_shell: SshServer, tmp_path: Path) -> None:
    shutil.copytree(without_shell.home, tmp_path / "home")
    (tmp_path / "home" / ".ssh" / "id_ed25519").rename(tmp_path / "special")
    (tmp_path / "home" / ".ssh" / "config").write_text(
        f"Host clinic-*\n  HostName 127.0.0.1\n  Port {without_shell.port}\n  IdentityFile {tmp_path / 'special'}\n"
    )
    person = SshServer(without_shell.folder, 0, tmp_path / "home", without_shell.process)
    setting = person.setting(tmp_path / "web", host="clinic-web", port="")
    publish(make_target(setting), _clear(tmp_path, make_site(1)))
    assert standing(tmp_path / "web") == make_site(1)


@pytest.mark.parametrize(
    "lines", ["Include more", "Match host clinic-web\n  Include more", "Include mo*\nHost other\n  Port 1"]
)
def test_settings_of_ssh_that_only_openssh_understands_are_asked_of_it(
    without_shell: SshServer, tmp_path: Path, lines: str
) -> None:
    require_program("ssh")
    shutil.copytree(without_shell.home, tmp_path / "home")
    config = tmp_path / "home" / ".ssh" / "config"
    config.write_text(lines.replace("Include ", f"Include {config.parent}/"))
    keys = f"IdentityFile {config.parent}/id_ed25519\nUserKnownHostsFile {config.parent}/known_hosts\n"
    (config.parent / "more").write_text(f"HostName 127.0.0.1\nPort {without_shell.port}\n{keys}")
    person = SshServer(without_shell.folder, 0, tmp_path / "home", without_shell.process)
    publish(make_target(person.setting(tmp_path / "web", host="clinic-web", port="")), _clear(tmp_path, make_site(1)))
    assert standing(tmp_path / "web") == make_site(1)


def test_a_server_behind_another_is_reached_through_it(without_shell: SshServer, tmp_path: Path) -> None:
    require_program("ssh")
    shutil.copytree(without_shell.home, tmp_path / "home")
    folder = tmp_path / "home" / ".ssh"
    keys = f"  IdentityFile {folder}/id_ed25519\n  UserKnownHostsFile {folder}/known_hosts\n"
    place = f"  HostName 127.0.0.1\n  Port {without_shell.port}\n{keys}"
    (folder / "config").write_text(f"Host gate\n{place}Host inner\n  ProxyJump gate\n{place}")
    person = SshServer(without_shell.folder, 0, tmp_path / "home", without_shell.process)
    setting = person.setting(tmp_path / "web", host="inner", port="")
    publish(make_target(setting), _clear(tmp_path, make_site(1)))
    assert standing(tmp_path / "web") == make_site(1)
    (folder / "config").write_text(f"Host inner\n  ProxyJump 127.0.0.1:{free_port()}\n{place}")
    assert isinstance(_refusal(setting, tmp_path), Unreachable)


def test_a_key_with_a_passphrase_is_taken_from_the_agent(
    without_shell: SshServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(without_shell.home, tmp_path / "home")
    key = tmp_path / "home" / ".ssh" / "id_ed25519"
    person = SshServer(without_shell.folder, without_shell.port, tmp_path / "home", without_shell.process)
    socket = tmp_path / "agent"
    agent = subprocess.Popen([require_program("ssh-agent"), "-D", "-a", str(socket)], stdout=subprocess.DEVNULL)
    try:
        while not socket.exists():
            assert agent.poll() is None
            time.sleep(0.01)
        monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
        subprocess.run([require_program("ssh-keygen"), "-q", "-p", "-N", "PRIVATE words", "-f", str(key)], check=True)
        refusal = _refusal(person.setting(tmp_path / "web"), tmp_path)
        assert isinstance(refusal, Denied)
        assert "ssh-add" in refusal.mend
        subprocess.run(["ssh-add", "-q", str(without_shell.home / ".ssh" / "id_ed25519")], check=True)
        publish(make_target(person.setting(tmp_path / "web")), _clear(tmp_path, make_site(1)))
    finally:
        agent.terminate()
        agent.wait(10)
    assert standing(tmp_path / "web") == make_site(1)


def test_nobody_at_the_address_is_told_in_plain_words(without_shell: SshServer, tmp_path: Path) -> None:
    refusal = _refusal(without_shell.setting(tmp_path / "web", port=str(free_port())), tmp_path)
    assert isinstance(refusal, Unreachable)
    assert "does not answer on port" in refusal.what


def test_a_name_that_no_server_has_is_told(without_shell: SshServer, tmp_path: Path) -> None:
    refusal = _refusal(without_shell.setting(tmp_path / "web", host="no-server.invalid"), tmp_path)
    assert isinstance(refusal, Unreachable)
    assert "no-server.invalid" in refusal.what


@pytest.mark.parametrize("path", ["~", "/", ".", "..", "../other", "~/"])
def test_a_path_that_is_no_folder_of_its_own_is_refused(without_shell: SshServer, tmp_path: Path, path: str) -> None:
    assert isinstance(_refusal(without_shell.setting(path), tmp_path), Misplaced)


def test_a_path_below_a_missing_folder_is_refused(without_shell: SshServer, tmp_path: Path) -> None:
    refusal = _refusal(without_shell.setting(tmp_path / "typo" / "web"), tmp_path)
    assert isinstance(refusal, Misplaced)
    assert "there is no folder" in refusal.what


def test_a_server_that_lets_nobody_write_is_told_of_and_nothing_changes(tmp_path: Path) -> None:
    (tmp_path / "sshd").mkdir()
    (tmp_path / "web").mkdir()
    server = start_sshd(tmp_path / "sshd", "ForceCommand internal-sftp -R")
    try:
        refusal = _refusal(server.setting(tmp_path / "web"), tmp_path)
    finally:
        server.stop()
    assert isinstance(refusal, Denied)
    assert standing(tmp_path / "web") == {}


@pytest.mark.parametrize("kind", ["link", "folder"])
def test_a_full_disk_leaves_the_old_site_and_the_next_run_finishes(
    kind: str, with_shell: SshServer, tmp_path: Path
) -> None:
    web = tmp_path / "web"
    if kind == "folder":
        web.mkdir()
    publish(make_target(with_shell.setting(web)), _clear(tmp_path, make_site(1)))
    (tmp_path / "sshd").mkdir()
    full = start_sshd(tmp_path / "sshd", file_limit=20_000)
    large = {**make_site(2), "static/film-00000000ff.mp4": b"x" * 90_000}
    clearance = _clear(tmp_path, large)
    try:
        with pytest.raises(Full, match="disk is full"):
            publish(make_target(full.setting(web)), clearance)
    finally:
        full.stop()
    found = standing(web)
    assert {path: found.get(path) for path in make_site(1)} == make_site(1)
    publish(make_target(with_shell.setting(web)), clearance)
    assert standing(web) == large


@pytest.mark.parametrize("way_to", WAYS, indirect=True)
def test_a_line_that_breaks_is_taken_up_again(
    way_to: "partial[Setting]", with_shell: SshServer, without_shell: SshServer, tmp_path: Path
) -> None:
    clearance = _clear(tmp_path, make_site(1, 60))

    def cut() -> None:
        with_shell.cut()
        without_shell.cut()

    cuts = [threading.Timer(seconds, cut) for seconds in (0.02, 0.1, 0.3)]
    how = Manner(sleep_not, lambda words, done, total: cut() if (words, done) == ("sending", total) else None)
    with make_target(way_to(tmp_path / "web")) as target:
        for timer in cuts:
            timer.start()
        send(target, clearance, plan_for(target, clearance, how), how)
    for timer in cuts:
        timer.cancel()
        timer.join()
    assert standing(tmp_path / "web") == make_site(1, 60)
