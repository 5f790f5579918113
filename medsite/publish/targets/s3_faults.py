"""What an S3 service answers, in plain words. Messages are made from its codes: its own texts may quote key names."""

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from medsite.publish.setbacks import Denied, Full, Misplaced, Setback, Unreachable

_KEYS_MEND = (
    "check the key in the place boto3 takes it from: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, "
    "or ~/.aws/credentials; never write it into site.yaml"
)
_SETTINGS_MEND = "check bucket, endpoint and region of this target in site.yaml with your host's manual"


class _Answer(Struct, frozen=True):
    """What to make of an answer. codes: S3's words or the names of boto3's errors, with spaces; statuses: of HTTP."""

    kind: type[Setback]
    codes: str
    statuses: tuple[int, ...]
    what: str
    mend: str


_REFUSALS = (
    _Answer(
        Denied,
        "InvalidAccessKeyId SignatureDoesNotMatch AuthFailure InvalidClientTokenId UnrecognizedClientException",
        (401,),
        "the service does not know the key, or its secret is wrong",
        _KEYS_MEND,
    ),
    _Answer(
        Denied,
        "ExpiredToken ExpiredTokenException TokenRefreshRequired InvalidToken",
        (),
        "the key has run out",
        "sign in with your vendor's tool again, then publish again",
    ),
    _Answer(
        Denied,
        "RequestTimeTooSkewed",
        (),
        "the service says that this computer's clock is wrong",
        "set the clock, then publish again",
    ),
    _Answer(
        Full,
        "QuotaExceeded QuotaExceededException XMinioStorageFull XMinioAdminBucketQuotaExceeded",
        (507,),
        "the bucket has no room left",
        "make room or buy more of it; the next publish goes on from here",
    ),
    _Answer(
        Unreachable,
        "SlowDown RequestTimeout RequestTimeoutException Throttling ThrottlingException OperationAborted",
        (429, 500, 502, 503, 504),
        "the service is busy or out of order",
        "try again in a few minutes: publishing goes on from here",
    ),
)
_FAULTS = (
    _Answer(
        Misplaced,
        "ProfileNotFound",
        (),
        "there is no profile of that name in ~/.aws/config or ~/.aws/credentials",
        "put profile right in site.yaml, or AWS_PROFILE in the environment",
    ),
    _Answer(
        Denied,
        "NoCredentialsError PartialCredentialsError CredentialRetrievalError NoAuthTokenError TokenRetrievalError "
        "SSOError SSOTokenLoadError UnauthorizedSSOTokenError LoginError LoginRefreshRequired LoginTokenLoadError",
        (),
        "there is no complete key for this service on this computer",
        _KEYS_MEND,
    ),
    _Answer(
        Misplaced,
        "NoRegionError InvalidRegionError",
        (),
        "the service wants to know the region",
        "write region: NAME for this target in site.yaml",
    ),
    _Answer(
        Misplaced,
        "SSLError",
        (),
        "the service's certificate is not one that this computer trusts; nothing was sent",
        "check the endpoint in site.yaml, and that nobody stands between you and your host",
    ),
    _Answer(
        Misplaced,
        "ParamValidationError InvalidDNSNameError",
        (),
        "the bucket's name is none that a bucket can have",
        "put bucket right in site.yaml",
    ),
    _Answer(
        Misplaced,
        "InvalidS3AddressingStyleError",
        (),
        "addressing is neither path nor virtual",
        "put addressing right in site.yaml, or leave it out",
    ),
    _Answer(
        Unreachable,
        "EndpointConnectionError ConnectTimeoutError ReadTimeoutError ConnectionClosedError ProxyConnectionError "
        "HTTPClientError ResponseStreamingError IncompleteReadError ConnectionError",
        (),
        "the service does not answer, or the line broke",
        "check that this computer is online and the endpoint in site.yaml, then publish again: it goes on from here",
    ),
)
_MOVED = (
    "301 PermanentRedirect TemporaryRedirect AuthorizationHeaderMalformed IllegalLocationConstraintException "
    "InvalidRegionName InvalidRegion"
)
_FORBIDDEN = "AccessDenied AllAccessDisabled AccountProblem Forbidden 403 MethodNotAllowed"
_ACTS: Mapping[str, tuple[str, str]] = {
    "ListObjectsV2": ("look at", "s3:ListBucket"),
    "GetObject": ("read from", "s3:GetObject"),
    "HeadObject": ("read from", "s3:GetObject"),
    "PutObject": ("write to", "s3:PutObject"),
    "DeleteObject": ("delete from", "s3:DeleteObject"),
}
"""Operation → what it does with the bucket, and the permission that it needs."""


def absent_library() -> Setback:
    """Return what is said where boto3 is not installed."""
    return Misplaced("publishing to S3 needs boto3, which is not installed", "type: pip install 'medsite[s3]'")


@contextlib.contextmanager
def plain_words(bucket: str, region: str) -> Iterator[None]:
    """Turn what boto3 raises inside into a `Setback`."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as error:
        raise _refusal(error.response, error.operation_name, bucket, region) from None
    except BotoCoreError as error:
        found = (_find(_FAULTS, kind.__name__, 0) for kind in type(error).__mro__)
        raise next(filter(None, found), Misplaced("the service could not be asked", _SETTINGS_MEND)) from None
    except RecursionError:  # boto3 asks for the bucket's region again and again where every answer is "moved"
        raise _other_region({}, bucket, region) from None
    except ValueError as error:
        if "endpoint" not in str(error):
            raise
        raise Misplaced("the endpoint is no address", "write it in site.yaml as endpoint: https://HOST") from None


def _refusal(response: Mapping[str, Any], operation: str, bucket: str, region: str) -> Setback:
    code = str(response.get("Error", {}).get("Code", ""))
    status = int(response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0) or 0)
    if code == "NoSuchBucket" or (code in ("404", "NotFound") and operation == "ListObjectsV2"):
        return Misplaced(
            f"there is no bucket {bucket} at this service",
            "make the bucket with your host, or put its name right in site.yaml; medsite never makes one by itself",
        )
    if code in _MOVED.split() or status in (301, 307):
        return _other_region(response, bucket, region)
    if code in _FORBIDDEN.split() or (status in (403, 405) and not _find(_REFUSALS, code, 0)):
        return _forbidden(operation, bucket)
    said = f"the service refused a request ({operation}: {code or status})"
    return _find(_REFUSALS, code, status) or Misplaced(said, _SETTINGS_MEND)


def _find(answers: tuple[_Answer, ...], code: str, status: int) -> Setback | None:
    by_code = (answer for answer in answers if code in answer.codes.split())
    by_status = (answer for answer in answers if status in answer.statuses)
    found = next(by_code, None) or next(by_status, None)
    return found.kind(found.what, found.mend) if found else None


def _forbidden(operation: str, bucket: str) -> Setback:
    act, right = _ACTS.get(operation, ("use", "s3:*"))
    return Denied(
        f"the key may not {act} the bucket {bucket}",
        f"give the key the right {right} for this bucket, or use another key; publishing needs s3:ListBucket, "
        "s3:GetObject, s3:PutObject and s3:DeleteObject",
    )


def _other_region(response: Mapping[str, Any], bucket: str, region: str) -> Setback:
    headers = response.get("ResponseMetadata", {}).get("HTTPHeaders", {})
    home = str(headers.get("x-amz-bucket-region") or response.get("Error", {}).get("Region") or "")
    if not home:
        what = f"the bucket {bucket} is in another region, or at another endpoint"
        return Misplaced(what, "put region and endpoint of this target right in site.yaml")
    said = f"not in {region}" if region else "and site.yaml names none"
    return Misplaced(
        f"the bucket {bucket} is in the region {home}, {said}", f"write region: {home} for this target in site.yaml"
    )
