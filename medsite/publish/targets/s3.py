"""A bucket of any service that speaks S3: Amazon's, Cloudflare R2, Backblaze, MinIO and many more.

Objects have no folder to swap, so one is replaced after the other in the safe order of `publish/plan.py`; each in one
request, so none is ever seen in halves. The key comes from boto3's own chain and is never seen by medsite.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, urlsplit

from medsite.compute.digest import digest_values
from medsite.publish.headers import cache_control, content_type
from medsite.publish.ledger import NAME, Ledger, is_inside, ledger_bytes, parse_ledger
from medsite.publish.plan import Sending, Upload
from medsite.publish.retry import try_again
from medsite.publish.target import Setting, Target
from medsite.publish.targets.s3_faults import absent_library, plain_words

_DIGEST = "medsite-digest"
_HEADERS = "medsite-headers"
_LANES = 8
_PAUSES = (0.5, 1.0)  # seconds between the first requests: a wrong endpoint should not take long to be told
_SHOWN = 30  # from here on one "/*" is cheaper to type than every address


class S3Target:
    """A bucket, or the part of it under ``prefix``."""

    atomic = False
    lanes = _LANES

    def __init__(self, setting: Setting) -> None:
        """Take the options ``bucket``, ``prefix``, ``endpoint``, ``region``, ``profile``, ``addressing``, ``cdn``."""
        self._options = setting.options
        self._bucket = setting.options["bucket"]
        prefix = setting.options.get("prefix", "").strip("/")
        self._prefix = f"{prefix}/" if prefix else ""
        self._base = urlsplit(setting.url).path.rstrip("/") + "/"
        self._sleep = setting.sleep
        self._client: Any = None
        self._listed: dict[str, datetime] = {}
        self._heads: dict[str, Mapping[str, Any] | None] = {}
        self._stale: list[str] = []

    @property
    def where(self) -> str:
        """Return the bucket in words."""
        place = f"the bucket {self._bucket}" + (f" under {self._prefix}" if self._prefix else "")
        host = urlsplit(self._options.get("endpoint", "")).hostname
        return f"{place} at {host}" if host else place

    def __enter__(self) -> Self:
        """Make the client and list what stands in the bucket: that finds a wrong key, name or region at once."""
        try:
            import boto3  # noqa: F401
        except ImportError:
            raise absent_library() from None
        with self._plainly():
            self._client = _open_client(self._options)
        try_again(self._list, self._sleep, _PAUSES)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()

    def read_ledger(self) -> Ledger:
        """Return the ledger object, without what has gone since or was overwritten by somebody else."""
        if NAME not in self._listed:
            return parse_ledger(None)
        with self._plainly():
            answer = self._client.get_object(Bucket=self._bucket, Key=self._prefix + NAME)
            ledger = parse_ledger(answer["Body"].read())
        current = answer.get("Metadata", {}).get(_HEADERS) in (None, _headers_mark(ledger))
        return self._without_changes(ledger, headers_are_current=current)

    def find_standing(self, paths: Sequence[str]) -> Mapping[str, str]:
        """Return the digests of objects as their metadata tell them; "" where medsite did not write the object."""
        there = [path for path in paths if path in self._listed]
        return {path: _digest_in(path, head) for path, head in self._ask(there).items() if head is not None}

    def begin(self, sending: Sending) -> None:
        """Keep the list of what is about to be sent before anything is."""
        self._write_ledger(sending.during)
        fresh = {upload.path for upload in sending.uploads if upload.new}
        changed = [upload.path for upload in sending.uploads if upload.path not in fresh]
        self._stale = sorted([*changed, *sending.deletions])

    def put(self, upload: Upload, data: bytes) -> None:
        """Put one object, with its type, its life in caches, and its digest as metadata."""
        self._write(upload.path, data, {_DIGEST: upload.digest})

    def note(self, ledger: Ledger) -> None:
        """Keep `ledger` as an object."""
        self._write_ledger(ledger)

    def delete(self, path: str) -> None:
        """Delete one object; S3 says the same of one that is gone already."""
        with self._plainly():
            self._client.delete_object(Bucket=self._bucket, Key=self._prefix + path)

    def finish(self, sending: Sending) -> None:
        """Keep the ledger of what stands now."""
        self._write_ledger(sending.after)

    def closing_words(self) -> Sequence[str]:
        """Return the addresses that a CDN before the bucket may still show the old way, as CloudFront wants them."""
        paths = list_invalidations(self._stale, self._base)
        if not paths:
            return ()
        shown = paths if len(paths) <= _SHOWN else (self._base + "*",)
        rest = f" ({len(paths)} addresses)" if len(paths) > _SHOWN else ""
        cdn = self._options.get("cdn", "")
        if cdn:
            typed = " ".join(f"'{path}'" for path in shown)
            return (
                f"To clear the CDN's cache{rest}, type:",
                f"aws cloudfront create-invalidation --distribution-id {cdn} --paths {typed}",
            )
        return (f"Where a CDN stands before the bucket, clear these in its cache{rest}:", *shown)

    def _list(self) -> None:
        with self._plainly():
            pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix)
            found = [item for page in pages for item in page.get("Contents", ())]
        self._listed = {item["Key"].removeprefix(self._prefix): item["LastModified"] for item in found}

    def _plainly(self) -> AbstractContextManager[None]:
        return plain_words(self._bucket, self._options.get("region", ""))

    def _write(self, path: str, data: bytes, metadata: Mapping[str, str]) -> None:
        with self._plainly():
            self._client.put_object(
                Bucket=self._bucket,
                Key=self._prefix + path,
                Body=data,
                ContentType=content_type(path),
                CacheControl=cache_control(path),
                Metadata=dict(metadata),
            )

    def _write_ledger(self, ledger: Ledger) -> None:
        self._write(NAME, ledger_bytes(ledger), {_HEADERS: _headers_mark(ledger)})

    def _without_changes(self, ledger: Ledger, *, headers_are_current: bool) -> Ledger:
        """Return `ledger` as far as it still stands.

        What was written after the ledger, or in the same second, is looked at: with medsite's metadata it is ours (a
        run that was cut off), without it is somebody else's and leaves the list, so that it is neither overwritten
        unasked nor deleted.
        """
        noted = self._listed[NAME]
        standing = [(path, digest) for path, digest in ledger.files if path in self._listed]
        late = [
            path for path, _ in (*standing, *ledger.pending) if path in self._listed and self._listed[path] >= noted
        ]
        heads = self._ask(late if headers_are_current else [path for path, _ in standing])
        foreign = {path for path in late if (head := heads[path]) is not None and not _is_ours(head)}
        noted_as = dict(ledger.files)
        same = {
            path for path, head in heads.items() if head is not None and _digest_in(path, head) == noted_as.get(path)
        }
        unsure = {path for path, head in heads.items() if head is not None} - foreign - same
        files = tuple(pair for pair in standing if pair[0] not in foreign)
        pending = {**dict(ledger.pending), **{path: digest for path, digest in files if path in unsure}}
        left = tuple(sorted((path, digest) for path, digest in pending.items() if path not in foreign))
        return Ledger(files, left, ledger.kept, ledger.url)

    def _ask(self, paths: Sequence[str]) -> dict[str, Mapping[str, Any] | None]:
        """Return path → what the service says of the object, None for one that has gone; asked once a run."""
        with ThreadPoolExecutor(_LANES) as pool:
            missing = [path for path in dict.fromkeys(paths) if path not in self._heads]
            self._heads.update(zip(missing, pool.map(self._head, missing), strict=True))
        return {path: self._heads[path] for path in paths}

    def _head(self, path: str) -> Mapping[str, Any] | None:
        from botocore.exceptions import ClientError

        with self._plainly():
            try:
                answer: Mapping[str, Any] = self._client.head_object(Bucket=self._bucket, Key=self._prefix + path)
            except ClientError as error:
                if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") == 404:
                    return None
                raise
        return answer


def make_target(setting: Setting) -> Target:
    """Return the bucket that `setting` describes."""
    return S3Target(setting)


def list_invalidations(paths: Sequence[str], base: str) -> tuple[str, ...]:
    """Return what a CDN has to forget of `paths` (changed or gone files), as CloudFront takes it.

    base: path of the site's address, with a slash at the end. A page is listed by both of its addresses, with and
    without ``index.html``; non-ASCII letters are percent-encoded (CloudFront's manual, "Invalidating files").
    """
    found: list[str] = []
    for path in paths:
        address = quote(base + path, safe="/-_.~$'@*")
        if path.rpartition("/")[2] == "index.html":
            found.append(address.removesuffix("index.html"))
        found.append(address)
    return tuple(found)


def _open_client(options: Mapping[str, str]) -> Any:
    """Return a boto3 client. It tries nothing again by itself: `publish/retry.py` does, and can be stopped.

    Services other than Amazon's often know neither the newer checksums nor buckets as host names.
    """
    import boto3
    from botocore.config import Config

    endpoint = options.get("endpoint") or None
    if endpoint and "://" not in endpoint:
        endpoint = f"https://{endpoint}"
    config = Config(
        connect_timeout=10,
        read_timeout=60,
        max_pool_connections=2 * _LANES,
        retries={"total_max_attempts": 1},
        s3={"addressing_style": options.get("addressing", "path" if endpoint else "auto")},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    session = boto3.Session(profile_name=options.get("profile") or None)
    region = options.get("region") or session.region_name or ("us-east-1" if endpoint else None)
    return session.client("s3", region_name=region, endpoint_url=endpoint, config=config)


def _headers_mark(ledger: Ledger) -> str:
    """Return a digest of the headers that the files of `ledger` are given: it changes when medsite's table does."""
    return digest_values(*[(content_type(path), cache_control(path)) for path, _ in ledger.files])


def _is_ours(head: Mapping[str, Any]) -> bool:
    return _DIGEST in head.get("Metadata", {})


def _digest_in(path: str, head: Mapping[str, Any]) -> str:
    """Return the digest that an object carries; "" where it is not medsite's or is given out with other headers."""
    right = head.get("ContentType") == content_type(path) and head.get("CacheControl") == cache_control(path)
    return str(head.get("Metadata", {}).get(_DIGEST, "")) if right and is_inside(path) else ""
