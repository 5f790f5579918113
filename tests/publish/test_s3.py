"""Publishing to a bucket of moto's S3 server: what is sent and said of it, what stays, what is refused, what a kill leaves."""

import json
import threading
from collections.abc import Iterator, Mapping
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import boto3
import pytest

from medsite.publish.clearance import Clearance
from medsite.publish.headers import FRESH, IMMUTABLE
from medsite.publish.ledger import NAME, ledger_bytes, parse_ledger
from medsite.publish.plan import note_sent
from medsite.publish.sending import Manner, plan_for
from medsite.publish.setbacks import Changed, Denied, Full, Misplaced, Setback, Unreachable
from medsite.publish.target import Setting
from medsite.publish.targets.s3 import list_invalidations, make_target
from tests.publish.servers import S3Server, free_port, kill_runs, make_site, missing_needs, start_s3
from tests.publish.sites import MANNER, NEXT, SITE, URL, clear, publish, sleep_not, watch_not

SECRET = "PRIVATE-secret-of-the-test"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    server = start_s3(tmp_path_factory.mktemp("s3"))
    yield server
    server.stop()


@pytest.fixture
def server(running: S3Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> S3Server:
    """Return the server with an empty bucket, and an environment that holds a key and nothing of this computer's."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "nothing"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "PRIVATE-key-of-the-test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    with urlopen(Request(f"{running.endpoint}/moto-api/reset", method="POST")):
        client(running).create_bucket(Bucket="clinic", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    return running


def client(server: S3Server, service: str = "s3") -> Any:
    """Return a client of our own, to look at what medsite did."""
    return _client(server.endpoint, service)


@cache
def _client(endpoint: str, service: str) -> Any:
    keys = {"aws_access_key_id": "looker-on", "aws_secret_access_key": "looker-on"}
    return boto3.client(service, endpoint_url=endpoint, region_name="eu-west-1", **keys)


def standing(server: S3Server, prefix: str = "") -> dict[str, bytes]:
    """Return what readers would see."""
    own = client(server)
    keys = [item["Key"] for item in own.list_objects_v2(Bucket="clinic", Prefix=prefix).get("Contents", ())]
    return {
        key.removeprefix(prefix): own.get_object(Bucket="clinic", Key=key)["Body"].read()
        for key in keys
        if not key.endswith(NAME)
    }


def _plan(setting: Setting, clearance: Clearance) -> list[str]:
    with make_target(setting) as target:
        return [upload.path for upload in plan_for(target, clearance, MANNER).uploads]


def test_only_what_changed_is_sent_and_what_others_put_there_stays(server: S3Server, tmp_path: Path) -> None:
    client(server).put_object(Bucket="clinic", Key="site/photos/mine.jpg", Body=b"mine")
    client(server).put_object(Bucket="clinic", Key="other/index.html", Body=b"another site")
    setting = server.setting(tmp_path, prefix="/site/")
    first = publish(make_target(setting), clear(tmp_path / "one", SITE))
    assert len(first.uploads) == len(SITE)
    assert standing(server, "site/") == {**SITE, "photos/mine.jpg": b"mine"}
    assert publish(make_target(setting), clear(tmp_path / "one", SITE)).is_empty
    second = publish(make_target(setting), clear(tmp_path / "two", {**SITE, "feed.xml": b"<rss>2</rss>"}))
    assert [upload.path for upload in second.uploads] == ["feed.xml"]
    third = publish(make_target(setting), clear(tmp_path / "three", NEXT))
    assert third.deletions == ("about/index.html",)
    shown = {path: data for path, data in standing(server, "site/").items() if not path.startswith("cards/")}
    wanted = {path: data for path, data in NEXT.items() if not path.startswith("cards/")}
    assert shown == {**wanted, "photos/mine.jpg": b"mine"}
    assert standing(server, "other/") == {"index.html": b"another site"}


def test_each_object_says_what_it_is_and_how_long_it_keeps(server: S3Server, tmp_path: Path) -> None:
    wanted = {
        "articles/colds/index.html": ("text/html; charset=utf-8", FRESH),
        "feed.xml": ("application/rss+xml; charset=utf-8", FRESH),
        "assets/style-a123456789.css": ("text/css; charset=utf-8", IMMUTABLE),
        "assets/tea-a1b2c3d4e5.png": ("image/png", IMMUTABLE),
    }
    publish(make_target(server.setting(tmp_path)), clear(tmp_path / "one", dict.fromkeys(wanted, b"x")))
    heads = {path: client(server).head_object(Bucket="clinic", Key=path) for path in wanted}
    assert {path: (head["ContentType"], head["CacheControl"]) for path, head in heads.items()} == wanted


def test_objects_that_are_given_out_with_older_headers_are_sent_again(server: S3Server, tmp_path: Path) -> None:
    clearance = clear(tmp_path / "one", SITE)
    publish(make_target(server.setting(tmp_path)), clearance)
    own = client(server)
    for key, kind in (("feed.xml", "text/plain"), (NAME, "application/json")):
        now = own.get_object(Bucket="clinic", Key=key)
        metadata = {**now["Metadata"], **({"medsite-headers": "of an older medsite"} if key == NAME else {})}
        own.put_object(Bucket="clinic", Key=key, Body=now["Body"].read(), ContentType=kind, Metadata=metadata)
    assert _plan(server.setting(tmp_path), clearance) == ["feed.xml"]


def test_what_a_run_that_was_cut_off_has_sent_is_not_sent_again(server: S3Server, tmp_path: Path) -> None:
    clearance = clear(tmp_path / "one", SITE)
    with make_target(server.setting(tmp_path)) as target:
        sending = plan_for(target, clearance, MANNER)
        target.begin(sending)
        for upload in sending.uploads[:5]:
            target.put(upload, SITE[upload.path])
    assert _plan(server.setting(tmp_path), clearance) == [upload.path for upload in sending.uploads[5:]]
    kept = parse_ledger(client(server).get_object(Bucket="clinic", Key=NAME)["Body"].read())
    assert kept == sending.during
    assert ledger_bytes(note_sent(kept, sending.uploads[:5])) != ledger_bytes(kept)


def test_a_run_killed_at_any_moment_leaves_pages_with_all_they_need_and_the_next_finishes(
    server: S3Server, tmp_path: Path
) -> None:
    sites = [make_site(0, 6)]
    publish(make_target(server.setting(tmp_path)), clear(tmp_path / "0", sites[0]))

    def send_next() -> Clearance:
        sites.append(make_site(len(sites), 6))
        return clear(tmp_path / str(len(sites)), sites[-1])

    for found in kill_runs(lambda: make_target(server.setting(tmp_path)), send_next, lambda: standing(server)):
        old, new = sites[-2:]
        assert all(found.get(path) in (data, new.get(path)) for path, data in old.items()), "an object is torn"
        assert not missing_needs(found)
        publish(make_target(server.setting(tmp_path)), clear(tmp_path / str(len(sites)), new))
        assert standing(server) == new
    assert publish(make_target(server.setting(tmp_path)), clear(tmp_path / "again", sites[-1])).is_empty


def test_what_somebody_else_wrote_over_an_object_is_not_overwritten_unasked(server: S3Server, tmp_path: Path) -> None:
    publish(make_target(server.setting(tmp_path)), clear(tmp_path / "one", SITE))
    own = client(server)
    own.put_object(Bucket="clinic", Key="index.html", Body=b"by hand")
    own.put_object(Bucket="clinic", Key="about/index.html", Body=b"by hand too")
    clearance = clear(tmp_path / "two", NEXT)
    with pytest.raises(Changed, match=r"index\.html"):
        publish(make_target(server.setting(tmp_path)), clearance)
    publish(make_target(server.setting(tmp_path)), clearance, Manner(sleep_not, watch_not, replace=True))
    found = standing(server)
    assert found["index.html"] == NEXT["index.html"]
    assert found["about/index.html"] == b"by hand too", "it is theirs now, and no page of ours stands in its way"


def test_an_object_that_somebody_removed_is_sent_again(server: S3Server, tmp_path: Path) -> None:
    clearance = clear(tmp_path / "one", SITE)
    publish(make_target(server.setting(tmp_path)), clearance)
    client(server).delete_object(Bucket="clinic", Key="feed.xml")
    assert _plan(server.setting(tmp_path), clearance) == ["feed.xml"]


def test_the_list_for_a_cdn_names_what_changed_and_what_went(server: S3Server, tmp_path: Path) -> None:
    target = make_target(server.setting(tmp_path, cdn="E2EXAMPLE"))
    publish(target, clear(tmp_path / "one", SITE))
    assert target.closing_words() == ()
    target = make_target(server.setting(tmp_path, cdn="E2EXAMPLE"))
    publish(target, clear(tmp_path / "two", NEXT))
    command = target.closing_words()[-1]
    assert command.startswith("aws cloudfront create-invalidation --distribution-id E2EXAMPLE --paths ")
    assert "'/about/'" in command
    assert "'/index.html'" in command
    assert "coughs" not in command, "nobody can have kept a page that was not there"


@pytest.mark.parametrize(
    ("path", "base", "listed"),
    [
        ("index.html", "/", ("/", "/index.html")),
        ("a/index.html", "/", ("/a/", "/a/index.html")),
        ("a/index.html", "/blog/", ("/blog/a/", "/blog/a/index.html")),
        ("feed.xml", "/", ("/feed.xml",)),
        ("größe/a b.html", "/", ("/gr%C3%B6%C3%9Fe/a%20b.html",)),
        ("my-index.html", "/", ("/my-index.html",)),
    ],
)
def test_a_page_is_invalidated_by_both_of_its_addresses(path: str, base: str, listed: tuple[str, ...]) -> None:
    assert list_invalidations([path], base) == listed


def test_a_long_list_for_a_cdn_becomes_one_star(server: S3Server, tmp_path: Path) -> None:
    publish(make_target(server.setting(tmp_path)), clear(tmp_path / "one", make_site(1, 40)))
    target = make_target(server.setting(tmp_path))
    publish(target, clear(tmp_path / "two", make_site(2, 40)))
    assert target.closing_words()[-1] == "/*"


def _refusal(setting: Setting, tmp_path: Path) -> Setback:
    with pytest.raises(Setback) as caught:
        publish(make_target(setting), clear(tmp_path / "site", SITE))
    words = f"{caught.value.what} {caught.value.mend} {caught.value!r}"
    assert "PRIVATE" not in words
    assert "Traceback" not in words
    return caught.value


def test_a_bucket_that_is_not_there_is_not_made(server: S3Server, tmp_path: Path) -> None:
    refusal = _refusal(server.setting(tmp_path, bucket="clinics"), tmp_path)
    assert isinstance(refusal, Misplaced)
    assert "no bucket clinics" in refusal.what
    assert [bucket["Name"] for bucket in client(server).list_buckets()["Buckets"]] == ["clinic"]


@pytest.mark.parametrize(
    ("options", "kind", "said"),
    [
        ({"bucket": "UPPER CASE"}, Misplaced, "bucket's name"),
        ({"endpoint": "http://no address"}, Misplaced, "endpoint"),
        ({"profile": "nobody"}, Misplaced, "no profile"),
        ({"addressing": "sideways"}, Misplaced, "addressing"),
    ],
)
def test_options_that_cannot_be_meant_are_told(
    server: S3Server, tmp_path: Path, options: dict[str, str], *, kind: type[Setback], said: str
) -> None:
    refusal = _refusal(server.setting(tmp_path, **options), tmp_path)
    assert isinstance(refusal, kind)
    assert said in refusal.what


def test_no_key_on_this_computer_is_told(server: S3Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    refusal = _refusal(server.setting(tmp_path), tmp_path)
    assert isinstance(refusal, Denied)
    assert "AWS_ACCESS_KEY_ID" in refusal.mend


def test_nobody_at_the_endpoint_is_told(server: S3Server, tmp_path: Path) -> None:
    refusal = _refusal(server.setting(tmp_path, endpoint=f"http://127.0.0.1:{free_port()}"), tmp_path)
    assert isinstance(refusal, Unreachable)
    assert "does not answer" in refusal.what


@pytest.fixture
def strict(server: S3Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[S3Server]:
    """Return the server with a user who may only read the bucket, and make it look at keys and rights."""
    people = client(server, "iam")
    people.create_user(UserName="reader")
    rights = {"Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [rights]})
    people.put_user_policy(UserName="reader", PolicyName="read", PolicyDocument=document)
    key = people.create_access_key(UserName="reader")["AccessKey"]
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key["AccessKeyId"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", key["SecretAccessKey"])
    _look_at_rights(server, "0")
    yield server
    _look_at_rights(server, "inf")


def _look_at_rights(server: S3Server, after: str) -> None:
    address = f"{server.endpoint}/moto-api/reset-auth"
    with urlopen(Request(address, method="POST", data=after.encode(), headers={"Content-Type": "text/plain"})):
        pass


def test_a_key_that_may_only_read_is_told_what_it_lacks(strict: S3Server, tmp_path: Path) -> None:
    refusal = _refusal(strict.setting(tmp_path), tmp_path)
    assert isinstance(refusal, Denied)
    assert "may not write to the bucket clinic" in refusal.what
    assert "s3:PutObject" in refusal.mend


@pytest.mark.parametrize("name", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
def test_a_wrong_key_is_told_and_never_shown(
    strict: S3Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "PRIVATEWRONG")
    refusal = _refusal(strict.setting(tmp_path), tmp_path)
    assert isinstance(refusal, Denied)
    assert "does not know the key" in refusal.what


ANSWERS: tuple[tuple[int, str, Mapping[str, str], type[Setback], str], ...] = (
    (301, "PermanentRedirect", {}, Misplaced, "another region, or at another endpoint"),
    (301, "PermanentRedirect", {"x-amz-bucket-region": "us-west-2"}, Misplaced, "in the region us-west-2, not in eu-"),
    (400, "AuthorizationHeaderMalformed", {"x-amz-bucket-region": "us-west-2"}, Misplaced, "us-west-2"),
    (400, "IllegalLocationConstraintException", {}, Misplaced, "another region"),
    (400, "ExpiredToken", {}, Denied, "run out"),
    (403, "RequestTimeTooSkewed", {}, Denied, "clock"),
    (403, "AccessDenied", {}, Denied, "may not look at"),
    (403, "AllAccessDisabled", {}, Denied, "may not look at"),
    (503, "SlowDown", {}, Unreachable, "busy"),
    (500, "InternalError", {}, Unreachable, "busy"),
    (507, "XMinioStorageFull", {}, Full, "no room"),
    (418, "Teapot", {}, Misplaced, "refused a request"),
)


@pytest.mark.parametrize(
    "answer", ANSWERS, ids=[f"{status} {code} {'told' if headers else ''}" for status, code, headers, *_ in ANSWERS]
)
def test_what_other_services_answer_becomes_plain_words(
    server: S3Server, tmp_path: Path, answer: tuple[int, str, Mapping[str, str], type[Setback], str]
) -> None:
    status, code, headers, kind, said = answer

    class Service(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f"<Error><Code>{code}</Code><Message>PRIVATE</Message></Error>".encode()
            self.send_response(status)
            for name, value in {**headers, "Content-Type": "application/xml", "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def do_HEAD(self) -> None:
            self.send_response(status)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the class above
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as service:
        threading.Thread(target=service.serve_forever, args=(0.01,), daemon=True).start()
        endpoint = f"http://127.0.0.1:{service.server_address[1]}"
        refusal = _refusal(server.setting(tmp_path, endpoint=endpoint), tmp_path)
        service.shutdown()
    assert isinstance(refusal, kind), refusal.what
    assert said in refusal.what


def test_the_address_of_a_site_in_a_folder_stands_before_what_a_cdn_forgets(server: S3Server, tmp_path: Path) -> None:
    plain = server.setting(tmp_path)
    setting = Setting(plain.name, plain.options, tmp_path, tmp_path, {}, f"{URL}/blog", sleep=sleep_not)
    publish(make_target(setting), clear(tmp_path / "one", SITE))
    target = make_target(setting)
    publish(target, clear(tmp_path / "two", {**SITE, "feed.xml": b"<rss>2</rss>"}))
    assert "/blog/feed.xml" in target.closing_words()
