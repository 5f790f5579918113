"""Time `medsite publish` to each kind of target: a first time, with nothing new, and after one article was changed.

    python bench/publish.py [--rounds 3] [--kinds folder in_place git command s3 ssh sftp] [--kills]

The sample site of content/ is built and published by the command line itself; the targets are a folder, a bare git
repository, a command, moto's S3 server, and OpenSSH's server on the loopback with and without rsync. Seconds are of the
whole command, its start included; bytes are those of the files that were sent. Medians of all rounds. With --kills the
tests that kill a publish to each target ten times are run as well.
"""

import argparse
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPO))
KINDS = ("folder", "in_place", "git", "command", "s3", "ssh", "sftp")
ARTICLE = "content/articles/hand-washing/index.md"


@dataclass(frozen=True, slots=True)
class Peer:
    """A target. options: for site.yaml. environment: for the command line."""

    options: Mapping[str, str]
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """One publish. size: bytes of the files sent; seconds: of the whole command."""

    files: int
    gone: int
    size: int
    seconds: float


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    asked.add_argument("--kills", action="store_true")
    arguments = asked.parse_args()
    print("| target | first upload | nothing changed | one article changed | kills survived |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="medsite-bench-") as folder:
        root = Path(folder)
        site = _copy_site(root)
        for kind in arguments.kinds:
            rounds = [_measure(root, site, kind, number) for number in range(arguments.rounds)]
            cells = [_cell([runs[step] for runs in rounds]) for step in range(3)]
            kills = _count_kills(kind) if arguments.kills else "not asked for"
            print(f"| {kind} | {' | '.join(cells)} | {kills} |", flush=True)


def _copy_site(root: Path) -> Path:
    site = root / "site"
    for name in ("content", "themes"):
        shutil.copytree(REPO / name, site / name)
    return site


def _measure(root: Path, site: Path, kind: str, number: int) -> list[Run]:
    """Return the three runs of a round, to a target that nobody has published to."""
    with PEERS[kind](root, f"{kind}-{number}") as peer:
        _write_target(site, f"t{number}", peer.options)
        _build(site)
        first = _publish(site, peer)
        nothing = _publish(site, peer)
        article = site / ARTICLE
        text = article.read_text(encoding="utf-8")
        article.write_text(text.rstrip() + f"\n\nDry your hands well: round {kind} {number}.\n", encoding="utf-8")
        _build(site)
        changed = _publish(site, peer)
        assert nothing.files == nothing.gone == 0, "something was sent twice"
        return [first, nothing, changed]


def _write_target(site: Path, name: str, options: Mapping[str, str]) -> None:
    config = site / "content" / "site.yaml"
    kept = config.read_text(encoding="utf-8").partition("\npublish:")[0]
    lines = "".join(f"      {key}: {json.dumps(value)}\n" for key, value in options.items())
    config.write_text(f"{kept}\npublish:\n  targets:\n    {name}:\n{lines}", encoding="utf-8")


def _build(site: Path) -> None:
    subprocess.run([sys.executable, "-m", "medsite", "build", "-q"], cwd=site, env=_environment({}), check=True)


def _publish(site: Path, peer: Peer) -> Run:
    began = time.monotonic()
    command = [sys.executable, "-m", "medsite", "publish", "--format", "json"]
    done = subprocess.run(command, cwd=site, env=_environment(peer.environment), check=False, capture_output=True)
    seconds = time.monotonic() - began
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    record = json.loads(done.stdout)
    return Run(len(record["uploads"]), len(record["deletions"]), record["bytes"], seconds)


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(REPO), "GIT_CONFIG_GLOBAL": os.devnull, **more}


def _cell(runs: list[Run]) -> str:
    one = runs[-1]
    gone = f" and {one.gone} removed" if one.gone else ""
    seconds = statistics.median(run.seconds for run in runs)
    return f"{one.files} files{gone}, {one.size / 1000:,.0f} kB, {seconds:.2f} s"


@contextlib.contextmanager
def _folder(root: Path, name: str) -> Iterator[Peer]:
    yield Peer({"kind": "folder", "path": str(root / name)}, {})


@contextlib.contextmanager
def _in_place(root: Path, name: str) -> Iterator[Peer]:
    yield Peer({"kind": "folder", "path": str(root / name), "in_place": "yes"}, {})


@contextlib.contextmanager
def _git(root: Path, name: str) -> Iterator[Peer]:
    subprocess.run(["git", "init", "--quiet", "--bare", str(root / f"{name}.git")], check=True)
    yield Peer({"kind": "git", "repository": str(root / f"{name}.git")}, {})


@contextlib.contextmanager
def _command(root: Path, name: str) -> Iterator[Peer]:
    line = f'rm -rf "{root / name}" && cp -r "$MEDSITE_OUTPUT" "{root / name}"'
    yield Peer({"kind": "command", "run": line}, {})


@contextlib.contextmanager
def _s3(root: Path, name: str) -> Iterator[Peer]:
    import boto3

    from tests.publish.servers import start_s3

    (root / name).mkdir()
    server = start_s3(root / name)
    keys = {"AWS_ACCESS_KEY_ID": "bench", "AWS_SECRET_ACCESS_KEY": "bench-only", "AWS_EC2_METADATA_DISABLED": "true"}
    try:
        client = boto3.client(
            "s3",
            endpoint_url=server.endpoint,
            region_name="eu-west-1",
            aws_access_key_id="bench",
            aws_secret_access_key="bench-only",
        )
        client.create_bucket(Bucket="clinic", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
        yield Peer({"kind": "s3", "bucket": "clinic", "endpoint": server.endpoint, "region": "eu-west-1"}, keys)
    finally:
        server.stop()


def _ssh_by(path: str | None) -> Callable[[Path, str], contextlib.AbstractContextManager[Peer]]:
    """Return the peer behind OpenSSH's server. path: where the client's programs are, for one without rsync."""

    @contextlib.contextmanager
    def serve(root: Path, name: str) -> Iterator[Peer]:
        from tests.publish.servers import start_sshd

        (root / name).mkdir()
        server = start_sshd(root / name)
        (root / name / "web").mkdir()
        setting = server.setting(root / name / "web" / "site")
        environment = dict(setting.environment) | ({"PATH": path} if path is not None else {})
        try:
            yield Peer({"kind": "ssh", **setting.options}, environment)
        finally:
            server.stop()

    return serve


def _count_kills(kind: str) -> str:
    """Run the test that kills this kind ten times, and looks after each what readers have; return how it went."""
    tests = {
        "folder": ("test_kills.py", "a_folder_is_always"),
        "in_place": ("test_kills.py", "file_by_file"),
        "git": ("test_kills.py", "a_branch_is_always"),
        "command": ("test_kills.py", "a_command_is_given"),
        "s3": ("test_s3.py", "killed"),
        "ssh": ("test_ssh.py", "killed"),
        "sftp": ("test_ssh.py", "killed"),
    }
    file, name = tests[kind]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"tests/publish/{file}", "-k", name]
    done = subprocess.run(command, cwd=REPO, env=_environment({"CI": "true"}), check=False, capture_output=True)
    return "10 of 10" if done.returncode == 0 else "not all: run the test"


PEERS: Mapping[str, Callable[[Path, str], contextlib.AbstractContextManager[Peer]]] = {
    "folder": _folder,
    "in_place": _in_place,
    "git": _git,
    "command": _command,
    "s3": _s3,
    "ssh": _ssh_by(None),
    "sftp": _ssh_by(""),
}

if __name__ == "__main__":
    main()
