"""Events reach the pages that are open, and nobody waits for pages that are gone."""

import asyncio

from medsite.preview.streams import Stream, Streams, pack_event


def test_an_event_is_one_line_of_plain_letters() -> None:
    assert pack_event("count", "é\n\ndata: x") == b'event: count\ndata: "\\u00e9\\n\\ndata: x"\n\n'


def test_what_was_sent_before_the_stream_is_read_is_not_lost() -> None:
    async def read() -> list[bytes]:
        streams, stream = Streams(), Stream("index.html", "g")
        streams.open.add(stream)
        streams.send(stream, "reload", "")
        follower = streams.follow(stream)
        found = [await anext(follower), await anext(follower)]
        streams.end()
        return found + [event async for event in follower]

    assert asyncio.run(read()) == [b"retry: 500\n\n", pack_event("reload", "")]


def test_a_stream_that_takes_nothing_in_is_let_go() -> None:
    async def fill() -> int:
        streams, stream = Streams(), Stream("index.html", "g")
        streams.open.add(stream)
        for _ in range(100):
            streams.send(stream, "count", "")
        return len(streams.open)

    assert asyncio.run(fill()) == 0
