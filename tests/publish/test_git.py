"""Publishing to a branch: one plain commit on top of whatever is there, never by force."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from medsite.publish.clearance import Clearance
from medsite.publish.ledger import NAME
from medsite.publish.sending import Manner
from medsite.publish.setbacks import Changed, Denied, Full, Misplaced, Setback, Unreachable
from medsite.publish.targets.git import GitTarget, find_domain, make_target
from medsite.publish.targets.git_line import Git, GitFault, refuse_old_git
from tests.publish.sites import NEXT, SITE, clear, make_setting, publish, sleep_not, watch_not

_WHO = {
    "GIT_AUTHOR_NAME": "Sam", "GIT_AUTHOR_EMAIL": "sam@example.org",
    "GIT_COMMITTER_NAME": "Sam", "GIT_COMMITTER_EMAIL": "sam@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip
ENVIRONMENT = {"PATH": os.environ["PATH"], **_WHO}


def _git(folder: Path, *arguments: str, words: bytes | None = None) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=ENVIRONMENT, input=words, capture_output=True, check=True
    )
    return done.stdout.decode()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    folder = tmp_path / "remote.git"
    folder.mkdir()
    (tmp_path / "site").mkdir()
    _git(folder, "init", "--quiet", "--bare", ".")
    return folder


@pytest.fixture
def cleared(tmp_path: Path) -> Clearance:
    return clear(tmp_path / "site" / "output", SITE)


@pytest.fixture
def after(tmp_path: Path) -> Clearance:
    return clear(tmp_path / "next", NEXT)


def _target(tmp_path: Path, branch: str = "pages", repository: str = "../remote.git") -> GitTarget:
    return make_target(make_setting(tmp_path / "site", ENVIRONMENT, repository=repository, branch=branch))


def _branch(remote: Path, branch: str = "pages") -> dict[str, bytes]:
    """Return path → bytes of the branch, without what the target adds by itself."""
    names = _git(remote, "ls-tree", "-r", "-z", "--name-only", branch).split("\0")[:-1]
    return {
        name: _git(remote, "cat-file", "blob", f"{branch}:{name}").encode("utf-8", "surrogateescape")
        if name not in _BINARY
        else b"..."
        for name in names
        if name not in (NAME, ".nojekyll", "CNAME")
    }


_BINARY = tuple(path for path in (*SITE, *NEXT) if path.endswith(".png"))


def _site(files: dict[str, bytes], *more: str) -> dict[str, bytes]:
    return {**{p: b"..." if p in _BINARY else data for p, data in files.items()}, **dict.fromkeys(more, b"...")}


def _edit(tmp_path: Path, remote: Path, **files: str | None) -> str:
    """Commit to the branch as somebody else; a name's "__" is a slash and "_" a point. Return the commit."""
    work = tmp_path / "work"
    shutil.rmtree(work, ignore_errors=True)
    _git(tmp_path, "clone", "--quiet", "--branch", "pages", str(remote), str(work))
    for name, text in files.items():
        place = work / name.replace("__", "/").replace("_", ".")
        if text is None:
            place.unlink()
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
    _git(work, "add", "--all")
    _git(work, "commit", "--quiet", "--message", "By hand")
    _git(work, "push", "--quiet")
    return _git(work, "rev-parse", "HEAD").strip()


def _commits(remote: Path, branch: str = "pages") -> list[str]:
    return _git(remote, "rev-list", branch).split()


def test_a_publish_is_one_commit_and_nothing_new_is_none(
    tmp_path: Path, remote: Path, cleared: Clearance, after: Clearance
) -> None:
    publish(_target(tmp_path), cleared)
    assert _branch(remote) == _site(SITE)
    assert publish(_target(tmp_path), cleared).is_empty
    assert len(_commits(remote)) == 1
    plan = publish(_target(tmp_path), after)
    assert len(plan.uploads) == 5
    assert _branch(remote) == _site(NEXT, "cards/colds-a1b2c3d4e5.png")
    assert len(_commits(remote)) == 2
    _git(remote, "fsck", "--strict")


def test_the_branch_has_what_hosts_look_for(tmp_path: Path, remote: Path, cleared: Clearance) -> None:
    publish(_target(tmp_path), cleared)
    assert _git(remote, "show", "pages:CNAME") == "elmrow.example.org\n"
    assert _git(remote, "show", "pages:.nojekyll") == ""


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://elmrow.example.org", "elmrow.example.org"),
        ("https://elmrow.example.org/practice", ""),
        ("https://elmrow.github.io", ""),
        ("https://elmrow.github.io/site", ""),
        ("https://elmrow.codeberg.page", ""),
        ("https://localhost", ""),
        ("https://192.0.2.7", ""),
        ("https://notgithub.io", "notgithub.io"),
    ],
)
def test_a_domain_of_ones_own_is_told_from_the_hosts(url: str, domain: str) -> None:
    assert find_domain(url) == domain


def test_files_of_others_stay_and_their_commits_too(
    tmp_path: Path, remote: Path, cleared: Clearance, after: Clearance
) -> None:
    publish(_target(tmp_path), cleared)
    theirs = _edit(tmp_path, remote, own__notes_txt="mine")
    publish(_target(tmp_path), after)
    assert _branch(remote) == {**_site(NEXT, "cards/colds-a1b2c3d4e5.png"), "own/notes.txt": b"mine"}
    assert theirs in _commits(remote)
    assert len(_commits(remote)) == 3


def test_a_page_that_somebody_changed_on_the_branch_is_not_overwritten(
    tmp_path: Path, remote: Path, cleared: Clearance, after: Clearance
) -> None:
    publish(_target(tmp_path), cleared)
    theirs = _edit(tmp_path, remote, index_html="Closed on Monday.")
    with pytest.raises(Changed, match=r"index\.html; nothing was sent"):
        publish(_target(tmp_path), after)
    assert _commits(remote)[0] == theirs
    publish(_target(tmp_path), after, Manner(sleep_not, watch_not, replace=True))
    assert theirs in _commits(remote), "what they wrote can still be found"
    assert _branch(remote)["index.html"] == NEXT["index.html"]


def test_a_push_in_between_is_not_lost(tmp_path: Path, remote: Path, cleared: Clearance, after: Clearance) -> None:
    publish(_target(tmp_path), cleared)
    theirs = ""

    def meddle(words: str, done: int, total: int) -> None:
        nonlocal theirs
        theirs = theirs or _edit(tmp_path, remote, own_txt="mine")

    with pytest.raises(Changed, match="somebody else pushed"):
        publish(_target(tmp_path), after, Manner(sleep_not, meddle))
    assert _commits(remote)[0] == theirs
    publish(_target(tmp_path), after)
    assert _branch(remote)["own.txt"] == b"mine"
    assert _branch(remote)["index.html"] == NEXT["index.html"]


def test_a_lost_or_damaged_cache_changes_nothing(
    tmp_path: Path, remote: Path, cleared: Clearance, after: Clearance
) -> None:
    publish(_target(tmp_path), cleared)
    cache = tmp_path / "site" / ".medsite"
    shutil.rmtree(cache)
    assert publish(_target(tmp_path), cleared).is_empty
    for damaged in [*cache.rglob("*.pack"), *cache.rglob("HEAD")]:
        damaged.chmod(0o644)
        damaged.write_bytes(b"")
    publish(_target(tmp_path), after)
    assert _branch(remote) == _site(NEXT, "cards/colds-a1b2c3d4e5.png")


def test_a_branch_with_the_sources_is_no_place_for_the_site(tmp_path: Path, remote: Path, cleared: Clearance) -> None:
    publish(_target(tmp_path), clear(tmp_path / "other", {"content/site.yaml": b"title: x"}))
    with pytest.raises(Misplaced, match="holds the site's sources"):
        publish(_target(tmp_path), cleared)


def test_a_link_on_the_branch_in_the_place_of_a_folder_stays(tmp_path: Path, remote: Path, cleared: Clearance) -> None:
    publish(_target(tmp_path), clear(tmp_path / "other", {"x.txt": b"x"}))
    _edit(tmp_path, remote, assets="a file of mine")
    with pytest.raises(Changed, match="assets on the branch is a file"):
        publish(_target(tmp_path), cleared)


def test_the_sites_own_remotes_can_be_named(tmp_path: Path, remote: Path, cleared: Clearance) -> None:
    site = tmp_path / "site"
    _git(site, "init", "--quiet", ".")
    _git(site, "remote", "add", "origin", str(remote))
    publish(_target(tmp_path, repository="origin"), cleared)
    assert _branch(remote) == _site(SITE)
    with pytest.raises(Misplaced, match='no remote "upstream"'):
        publish(_target(tmp_path, repository="upstream"), cleared)


def test_odd_names_arrive_as_they_are(tmp_path: Path, remote: Path) -> None:
    odd = {'q"uote.txt': b"1", "sp ace/ü…/日.html": b"2", "tab\tname": b"3", "-dash": b"4"}
    publish(_target(tmp_path), clear(tmp_path / "odd", odd))
    assert _branch(remote) == odd
    assert publish(_target(tmp_path), clear(tmp_path / "odd", odd)).is_empty


@pytest.mark.parametrize(
    ("repository", "branch"), [("--upload-pack=touch x", "pages"), ("../remote.git", "--force"), ("a\nb", "pages")]
)
def test_an_option_is_no_address(tmp_path: Path, repository: str, branch: str) -> None:
    with pytest.raises(Misplaced, match="no address of a repository"):
        _target(tmp_path, branch, repository)


@pytest.mark.parametrize("branch", ["a..b", "a b", "x.lock"])
def test_a_name_that_no_branch_can_have_is_told(tmp_path: Path, remote: Path, cleared: Clearance, branch: str) -> None:
    with pytest.raises(Setback):
        publish(_target(tmp_path, branch), cleared)


@pytest.mark.parametrize(
    ("repository", "kind"),
    [
        ("../nowhere.git", Misplaced),
        ("https://127.0.0.1:9/x.git", Unreachable),
        ("ssh://git@127.0.0.1:9/x", Unreachable),
    ],
)
def test_what_is_wrong_with_the_address_is_told(
    tmp_path: Path, cleared: Clearance, repository: str, kind: type[Exception]
) -> None:
    with pytest.raises(kind) as told:
        publish(_target(tmp_path, repository=repository), cleared)
    assert str(tmp_path) not in str(told.value)


def test_without_git_it_is_told(tmp_path: Path, cleared: Clearance) -> None:
    setting = make_setting(tmp_path / "site", {"PATH": str(tmp_path)}, repository="../remote.git")
    with pytest.raises(Misplaced, match="git is not installed"):
        publish(make_target(setting), cleared)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("fatal: Authentication failed for 'https://example.org/x.git/'", Denied),
        ("fatal: could not read Username for 'https://x': terminal prompts disabled", Denied),
        ("git@github.com: Permission denied (publickey).", Denied),
        ("remote: error: GH006: Protected branch update failed for refs/heads/pages.", Denied),
        ("! [remote rejected] a -> b (pre-receive hook declined)", Denied),
        ("Host key verification failed.\nfatal: Could not read from remote repository.", Changed),
        ("! [rejected] a -> b (fetch first)", Changed),
        ("fatal: unable to access 'https://x/': Could not resolve host: x", Unreachable),
        ("fatal: unable to access 'https://x/': The requested URL returned error: 503", Unreachable),
        ("fatal: unable to access 'https://x/': The requested URL returned error: 403", Denied),
        ("remote: Repository not found.\nfatal: repository 'https://x/' not found", Misplaced),
        ("error: file write error: No space left on device", Full),
        ("fatal: something nobody has seen yet", Denied),
    ],
)
def test_gits_words_become_plain_ones(tmp_path: Path, said: str, kind: type[Setback]) -> None:
    told = Git(tmp_path, {}, "the branch pages of x").explain(GitFault(said.lower()))
    assert type(told) is kind
    assert "https://" not in told.what


@pytest.mark.parametrize("told", ["git version 2.31.0", "git version 2.47.1.windows.2", "git version 3.0", "odd"])
def test_a_git_of_these_years_will_do(told: str) -> None:
    refuse_old_git(told)


@pytest.mark.parametrize("told", ["git version 2.30.9", "git version 1.9.5 (Apple Git-50)"])
def test_an_old_git_is_told(told: str) -> None:
    with pytest.raises(Misplaced, match="too old"):
        refuse_old_git(told)


def test_nobody_elses_repository_is_entered_from_a_hook(tmp_path: Path, remote: Path, cleared: Clearance) -> None:
    setting = make_setting(
        tmp_path / "site", {**ENVIRONMENT, "GIT_DIR": str(tmp_path / "hook"), "GIT_INDEX_FILE": "x"},
        repository="../remote.git", branch="pages",
    )  # fmt: skip
    publish(make_target(setting), cleared)
    assert _branch(remote) == _site(SITE)
