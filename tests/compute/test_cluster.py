"""A cluster makes the same bytes as this computer, and one that would not is refused."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from medsite.compute.cluster import ClusterError, open_cluster
from tests.laws.sites import read_tree, write_site

distributed = pytest.importorskip("distributed") if os.environ.get("CI") != "true" else __import__("distributed")


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as running:
        yield running.scheduler_address.replace("tcp://", "dask://")


def build(site: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "medsite", "build", "-q", "--no-cards", *options]
    return subprocess.run(command, cwd=site, capture_output=True, text=True, check=False, timeout=300)


def test_two_workers_make_the_same_bytes_as_one_process(tmp_path: Path, cluster: str) -> None:
    here, there = write_site(tmp_path / "here", 260), write_site(tmp_path / "there", 260)
    assert build(here, "--jobs", "1").returncode == 0
    done = build(there, "--executor", cluster)
    assert (done.returncode, done.stderr) == (0, "")
    assert read_tree(there / "output") == read_tree(here / "output")


def test_a_cluster_with_another_medsite_is_refused(cluster: str) -> None:
    with pytest.raises(ClusterError, match="another version"):
        open_cluster(cluster, lambda: str(os.getpid()))


@pytest.mark.parametrize("address", ["nonsense", "tcp://127.0.0.1:9", "dask://", "dask:127.0.0.1"])
def test_an_executor_of_another_shape_is_refused(address: str) -> None:
    with pytest.raises(ClusterError, match="not an executor"):
        open_cluster(address, str)


def test_a_cluster_that_is_not_there_is_named_and_nothing_is_lost(tmp_path: Path) -> None:
    site = write_site(tmp_path, 1)
    assert build(site).returncode == 0
    before = read_tree(site / "output")
    write_site(tmp_path, 2)
    done = build(site, "--executor", "dask://127.0.0.1:9")
    assert done.returncode == 1
    assert "W005" in done.stderr
    assert "Traceback" not in done.stderr
    assert read_tree(site / "output") == before
