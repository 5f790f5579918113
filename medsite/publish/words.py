"""A sending in plain words: what would happen, and what has happened."""

from collections.abc import Sequence

from medsite.publish.plan import HOME, LISTS, PAGES, Sending, Upload

AT_ONCE = "Readers see the old site until everything is there, then the new one at once."
IN_ORDER = "Pictures and styles go first, then pages, then lists and the front page; what is gone is removed last."
BY_HOST = "The command is given the whole site; what readers see on the way is up to the host."
_SHOWN = 12  # lines of one kind; the rest is counted
_KINDS = {PAGES: "page", HOME: "page", LISTS: "feed or list"}


def plan_lines(sending: Sending, where: str, order: str) -> list[str]:
    """Return the plan of a dry run: how much of what, each file under the address that readers know, and the order.

    order: what readers see on the way: `AT_ONCE`, `IN_ORDER` or `BY_HOST`.
    """
    if sending.stranger:
        return [f"another site stands in {where}: {sending.stranger}"]
    if sending.clashes:
        return [f"in the way in {where}: {path}" for path in sending.clashes]
    if sending.is_empty:
        return [f"{where} has everything already: {count_files(sending.unchanged)}. Nothing would be sent."]
    new = [upload for upload in sending.uploads if upload.new]
    changed = [upload for upload in sending.uploads if not upload.new]
    lines = [f"What would be done in {where}:"]
    lines += _list("new", new) + _list("changed", changed)
    lines += _list_paths("gone", [show_address(path) for path in sending.deletions])
    lines += [f"  {count_files(sending.unchanged)} there already"] if sending.unchanged else []
    if sending.kept:
        one = len(sending.kept) == 1
        cards = "1 earlier card stays" if one else f"{len(sending.kept)} earlier cards stay"
        lines.append(f"  {cards} for a while: networks still show {'it' if one else 'them'}")
    lines.append(order)
    return lines


def sum_up_sending(sending: Sending, where: str, seconds: float) -> str:
    """Return what was done, in one line."""
    if sending.is_empty:
        return f"{where} has everything already: {count_files(sending.unchanged)}; nothing was sent."
    parts = [f"{count_files(len(sending.uploads))} sent ({show_size(sending.size)})"]
    parts += [f"{count_files(len(sending.deletions))} removed"] if sending.deletions else []
    parts += [f"{sending.unchanged} there already"] if sending.unchanged else []
    return f"published to {where}: {', '.join(parts)}; {seconds:.1f} s."


def count_files(number: int) -> str:
    """Return how many files, in words."""
    return f"{number} file" if number == 1 else f"{number} files"


def show_size(size: int) -> str:
    """Return a number of bytes as people write it."""
    amount = float(size)
    for unit in ("bytes", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "bytes" or amount >= 10 else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"


def show_address(path: str) -> str:
    """Return the address of a file below the site's own, as readers see it."""
    return "/" + (path.removesuffix("index.html") if ("/" + path).endswith("/index.html") else path)


def _list(word: str, uploads: Sequence[Upload]) -> list[str]:
    if not uploads:
        return []
    total = show_size(sum(upload.size for upload in uploads))
    pages = sum(upload.stage in (PAGES, HOME) for upload in uploads)
    told = f" ({pages} page{'' if pages == 1 else 's'})" if pages else ""
    named = [upload for upload in uploads if upload.stage in _KINDS] or list(uploads)
    named.sort(key=lambda upload: (upload.stage == LISTS, show_address(upload.path)))
    head = f"  {word}: {count_files(len(uploads))}{told}, {total}"
    return [head, *_shorten([show_address(upload.path) for upload in named], len(uploads))]


def _list_paths(word: str, addresses: Sequence[str]) -> list[str]:
    if not addresses:
        return []
    return [f"  {word}: {count_files(len(addresses))}", *_shorten(addresses, len(addresses))]


def _shorten(addresses: Sequence[str], total: int) -> list[str]:
    shown = addresses[: _SHOWN if total > _SHOWN + 1 else total]
    rest = total - len(shown)
    return [f"    {address}" for address in shown] + ([f"    … and {rest} more"] if rest else [])
