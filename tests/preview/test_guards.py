"""Who is answered by the preview, and who is not."""

import pytest

from medsite.preview.guards import refuse

OURS = ("host", "127.0.0.1:8000")


def headers(*pairs: tuple[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in pairs]


@pytest.mark.parametrize(
    "given",
    [
        (OURS,),
        (("host", "localhost:8000"),),
        (("host", "LOCALHOST:8000"),),
        (("host", "127.0.0.1"),),
        (("host", "[::1]:8000"),),
        (OURS, ("origin", "http://127.0.0.1:8000")),
        (OURS, ("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "cors")),
        (OURS, ("sec-fetch-site", "none"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")),
        (OURS, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_authors_own_browser_is_answered(method: str, given: tuple[tuple[str, str], ...]) -> None:
    assert refuse(method, headers(*given)) is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"])
def test_nothing_but_reading_is_answered(method: str) -> None:
    refusal = refuse(method, headers(OURS))
    assert refusal
    assert refusal[0] == 405


@pytest.mark.parametrize(
    "given",
    [
        (),
        (OURS, OURS),
        (("host", "evil.example"),),
        (("host", "127.0.0.1.evil.example:8000"),),
        (("host", "localhost.evil.example"),),
        (("host", "127.0.0.1@evil.example"),),
        (("host", "127.0.0.1:8000, evil.example"),),
        (("host", "127.0.0.1:port"),),
        (("host", "0.0.0.0:8000"),),
        (("host", "192.168.0.7:8000"),),
        (("host", ""),),
        (OURS, ("origin", "https://evil.example")),
        (OURS, ("origin", "null")),
        (OURS, ("origin", "http://localhost:8000")),
        (OURS, ("origin", "http://127.0.0.1:9000")),
        (OURS, ("origin", "https://127.0.0.1:8000")),
        (OURS, ("origin", "http://127.0.0.1:8000"), ("origin", "https://evil.example")),
        (OURS, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors"), ("sec-fetch-dest", "image")),
        (OURS, ("sec-fetch-site", "same-site"), ("sec-fetch-mode", "cors"), ("sec-fetch-dest", "empty")),
        (OURS, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "iframe")),
    ],
)
def test_others_are_refused(given: tuple[tuple[str, str], ...]) -> None:
    refusal = refuse("GET", headers(*given))
    assert refusal
    assert refusal[0] == 403
