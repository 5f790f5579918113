"""Publishing by a command: it is given a copy of what was cleared, and says how it went."""

import shlex
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from medsite.publish.clearance import Clearance
from medsite.publish.setbacks import Denied
from medsite.publish.target import Setting
from medsite.publish.targets.command import make_target
from tests.publish.sites import NEXT, SITE, clear, make_setting, publish, read_tree

_COPY = """
import os, shutil, sys
shutil.rmtree("host", ignore_errors=True)
shutil.copytree(os.environ["MEDSITE_OUTPUT"], "host")
print("deploying", os.environ["MEDSITE_TARGET"], os.environ["MEDSITE_URL"], os.environ["HOST_TOKEN"], os.getcwd())
sys.exit(3 if os.path.exists("down") else 0)
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "deploy.py").write_text(_COPY, encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def cleared(site: Path) -> Clearance:
    return clear(site / "output", SITE)


def _setting(site: Path, said: list[str]) -> Setting:
    run = shlex.join([sys.executable, "deploy.py"]) if sys.platform != "win32" else f'"{sys.executable}" deploy.py'
    setting = make_setting(site, {"HOST_TOKEN": "tok_1234567890", "SYSTEMROOT": "C:\\Windows"}, run=run)
    return replace(setting, say=said.append)


def test_the_command_is_given_exactly_the_site(site: Path, cleared: Clearance, tmp_path: Path) -> None:
    said: list[str] = []
    (cleared.output / "own.txt").write_bytes(b"not medsite's")
    publish(make_target(_setting(site, said)), cleared)
    assert read_tree(site / "host") == SITE
    publish(make_target(_setting(site, said)), clear(tmp_path / "next", NEXT))
    kept = {"cards/colds-a1b2c3d4e5.png": SITE["cards/colds-a1b2c3d4e5.png"]}
    assert read_tree(site / "host") == {**NEXT, **kept}


def test_it_runs_only_when_something_is_new(site: Path, cleared: Clearance) -> None:
    said: list[str] = []
    publish(make_target(_setting(site, said)), cleared)
    assert len(said) == 1
    assert publish(make_target(_setting(site, said)), cleared).is_empty
    assert len(said) == 1


def test_its_words_are_passed_on_without_secrets(site: Path, cleared: Clearance) -> None:
    said: list[str] = []
    publish(make_target(_setting(site, said)), cleared)
    assert said == ["  deploying test https://elmrow.example.org … …"]


def test_when_it_fails_the_next_run_calls_it_again(site: Path, cleared: Clearance) -> None:
    said: list[str] = []
    (site / "down").touch()
    with pytest.raises(Denied, match="ended with 3"):
        publish(make_target(_setting(site, said)), cleared)
    (site / "down").unlink()
    publish(make_target(_setting(site, said)), cleared)
    assert len(said) == 2
    assert read_tree(site / "host") == SITE


def test_when_it_is_stopped_it_does_not_go_on_by_itself(site: Path, cleared: Clearance) -> None:
    (site / "deploy.py").write_text(
        "import subprocess, sys\nsubprocess.run([sys.executable, '-c', \"import time; print('begun', flush=True); "
        "time.sleep(1); open('went_on', 'w')\"])",
        encoding="utf-8",
    )

    def stop(words: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(make_target(replace(_setting(site, []), say=stop)), cleared)
    time.sleep(1.5)
    assert not (site / "went_on").exists()


def test_what_somebody_put_into_the_copy_does_not_go_along(site: Path, cleared: Clearance, tmp_path: Path) -> None:
    said: list[str] = []
    publish(make_target(_setting(site, said)), cleared)
    copy = next(site.rglob("publish/test/site"))
    (copy / "evil.js").write_bytes(b"x")
    (copy / "about" / "index.html").write_bytes(b"x")
    (copy / "way").symlink_to(tmp_path)
    plan = publish(make_target(_setting(site, said)), cleared)
    assert [upload.path for upload in plan.uploads] == ["about/index.html"]
    assert read_tree(site / "host") == SITE
    assert tmp_path.is_dir()
