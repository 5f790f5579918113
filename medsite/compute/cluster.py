"""A cluster of dask workers as an executor; the door of distributed (the extra ``medsite[cluster]``)."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from msgspec import Struct

_PATIENCE = 10  # seconds to wait for a scheduler
_RETRIES = 2  # of a part of the work whose worker was lost


class ClusterError(Exception):
    """A cluster that cannot be used. cause: what is wrong; mend: what to do, both in words for the user."""

    def __init__(self, cause: str, mend: str) -> None:
        super().__init__(cause)
        self.cause = cause
        self.mend = mend


class Cluster(Struct, frozen=True):
    """A connected cluster. size: how many parts of the work run at a time, one for each worker."""

    client: Any
    size: int

    def start(self, _: int) -> Executor:
        """Return the executor that sends work to the cluster, as `Pool` asks for it."""
        return _ClusterExecutor(self.client)


def open_cluster(address: str, alike: Callable[[], str]) -> Cluster:
    """Connect to the scheduler at ``dask://HOST:PORT``.

    alike: runs here and on every worker, and must give the same: workers with another medsite make other bytes.

    Raises:
        ClusterError: where there is no such cluster, or it is not one that this build can use.
    """
    scheme, _, place = address.partition("://")
    if scheme != "dask" or not place:
        raise ClusterError(f"{address} is not an executor that medsite knows", "write it as dask://HOST:PORT")
    try:
        import distributed
    except ImportError:
        raise ClusterError("the library for clusters is not installed", "pip install 'medsite[cluster]'") from None
    try:
        connect: Any = distributed.Client
        client = connect(f"tcp://{place}", timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError):
        raise ClusterError(f"no scheduler answers at {place}", "start it with: dask scheduler --port PORT") from None
    try:
        return Cluster(client, _count_workers(client, alike))
    except ClusterError:
        client.close()
        raise


def _count_workers(client: Any, alike: Callable[[], str]) -> int:
    threads = client.nthreads()
    if not threads:
        raise ClusterError("the cluster has no worker", "start one on each machine with: dask worker HOST:PORT")
    if any(count > 1 for count in threads.values()):
        raise ClusterError(
            "a worker of the cluster runs several threads in one process, which its libraries do not allow",
            "start the workers with --nthreads 1, and as many --nworkers as the machine has processors",
        )
    try:
        theirs = set(client.run(alike).values())
    except (ImportError, AttributeError, OSError):
        theirs = {""}
    if theirs != {alike()}:
        raise ClusterError(
            "a worker of the cluster has another version of medsite, its libraries or Python",
            "install the same versions everywhere, then start the workers again",
        )
    return len(threads)


class _ClusterExecutor(Executor):
    """Sends what all parts share to every worker once, and each part after it."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False, retries=_RETRIES)
        self._shared: Any = None
        self._sent: Any = None

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run ``function(shared, part)`` somewhere."""
        shared, *rest = args
        if self._sent is None or shared is not self._shared:
            self._shared = shared
            self._sent = self._client.scatter(shared, broadcast=True, hash=False)
        future: Future[Any] = self._executor.submit(function, self._sent, *rest, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - its name
        """Let the cluster go; it is not ours to stop."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()
