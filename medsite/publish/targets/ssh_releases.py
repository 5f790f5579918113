"""Releases: each publish is a folder of its own, and a link that the web server follows is switched to it at once.

For the path ``/srv/clinic`` the link is ``/srv/clinic`` and the folders are ``/srv/clinic.releases/0001-…``, ``0002-…``
and so on. Files that did not change are the same files under second names. Before the switch a release is called
``.next-DIGEST``, after what is going to be in it: a run that was cut off finds it and goes on filling it.
"""

import posixpath
import re
from typing import Any

from msgspec import Struct

from medsite.compute.digest import digest_values
from medsite.publish.ledger import NAME
from medsite.publish.plan import Sending
from medsite.publish.setbacks import Misplaced
from medsite.publish.targets.ssh_server import Server

_FINISHED = re.compile(r"[0-9]{4,}-[0-9a-f]{32}")


class Layout(Struct, frozen=True):
    """How a site stands on a server.

    path: what the web server shows. switched: whether `path` is, or will be, a link to a release. current: the release
    that it shows, "" where there is none yet.
    """

    path: str
    switched: bool
    current: str = ""

    @property
    def releases(self) -> str:
        """Return the folder that holds the releases."""
        return f"{self.path}.releases"


def find_layout(server: Server, path: str) -> Layout:
    """Return how the site stands, or will stand, at `path`. A real folder stays one: whoever made it wants it there.

    Raises `Misplaced` for a path at which no site can be.
    """
    kind = server.kind_of(path)
    if kind == "folder":
        return Layout(path, switched=False)
    if kind == "link":
        return _layout_of_link(server, path)
    if kind == "file":
        raise Misplaced(f"{path} on the server is a file, not a folder", "put path right in site.yaml")
    above = posixpath.dirname(path)
    if above and not server.kind_of(above):
        raise Misplaced(
            f"there is no folder {above} on the server, in which {posixpath.basename(path)} could be made",
            "make it on the server, or put path right in site.yaml",
        )
    return Layout(path, switched=server.can_switch())


def prepare_release(server: Server, layout: Layout, sending: Sending) -> tuple[str, frozenset[str]]:
    """Return the folder to fill, and which uploads a run that was cut off has put there already.

    When it returns, the folder holds what stays of the last release, files of others too, and nothing under the names
    of uploads but what is whole. Leftovers of other runs are removed.
    """
    name = digest_values(sending.after.files, layout.current)
    release = f"{layout.releases}/.next-{name}"
    server.make_folders(layout.releases, ())
    for leftover in server.names_in(layout.releases):
        if leftover.startswith(".") and leftover != posixpath.basename(release):
            server.remove_tree(f"{layout.releases}/{leftover}")
        elif leftover.endswith(name) and _FINISHED.fullmatch(leftover) and leftover != layout.current:
            server.move(f"{layout.releases}/{leftover}", release)  # filled, and cut off before the switch
    uploads = {upload.path: upload for upload in sending.uploads}
    is_new = not server.kind_of(release)
    if is_new and layout.current and server.has_shell:
        _copy_release(server, layout, release, [*uploads, *sending.deletions, NAME])
    server.make_folders(release, {posixpath.dirname(path) for path in uploads})
    if layout.current and not server.has_shell:
        _link_release(server, layout, release, {*uploads, *sending.deletions, NAME})
    return release, frozenset() if is_new else _keep_whole(server, release, sending)


def switch_release(server: Server, layout: Layout, release: str) -> Layout:
    """Give the filled `release` its number and let the link point to it; return how the site stands now."""
    finished = [name for name in server.names_in(layout.releases) if _FINISHED.fullmatch(name)]
    digest = release.rpartition("-")[2]
    name = next((name for name in finished if name.endswith(digest) and name != layout.current), "")
    if not name:
        number = max((int(name.partition("-")[0]) for name in finished), default=0) + 1
        name = f"{number:04d}-{digest}"
        server.move(release, f"{layout.releases}/{name}")
    aside = f"{layout.releases}/.link"
    server.remove(aside)
    server.symlink(f"{posixpath.basename(layout.releases)}/{name}", aside)
    server.move(aside, layout.path)
    return Layout(layout.path, switched=True, current=name)


def clear_releases(server: Server, layout: Layout, keep: int) -> None:
    """Remove releases but the last `keep` and the one that is shown."""
    finished = [name for name in server.names_in(layout.releases) if _FINISHED.fullmatch(name)]
    finished.sort(key=lambda name: int(name.partition("-")[0]))
    for name in finished[: max(len(finished) - keep, 0)]:
        if name != layout.current:
            server.remove_tree(f"{layout.releases}/{name}")


def _layout_of_link(server: Server, path: str) -> Layout:
    """Return the layout of a link: one of ours is switched; in somebody else's, the folder behind it is filled."""
    target = server.link_target(path).rstrip("/")
    folder, name = posixpath.split(target)
    if folder in (f"{posixpath.basename(path)}.releases", f"{path}.releases") and _FINISHED.fullmatch(name):
        there = server.kind_of(f"{path}.releases/{name}")
        return Layout(path, switched=True, current=name if there else "")
    return Layout(path, switched=False)


def _copy_release(server: Server, layout: Layout, release: str, gone: list[str]) -> None:
    """Copy the last release without the files in `gone`; `release` comes to be in one step, when that is done."""
    copy = f"{layout.releases}/.copy"
    server.copy_tree(f"{layout.releases}/{layout.current}", copy)
    server.remove_many(copy, gone)
    server.move(copy, release)


def _link_release(server: Server, layout: Layout, release: str, gone: set[str]) -> None:
    """Give the files of the last release, without those in `gone`, second names in `release`."""
    old = f"{layout.releases}/{layout.current}"
    files, _ = server.walk(old)
    there, _ = server.walk(release)
    wanted = [path for path in files if path not in gone and path not in there]
    server.make_folders(release, {posixpath.dirname(path) for path in wanted})
    for path in wanted:
        _link_one(server, f"{old}/{path}", f"{release}/{path}", files[path])


def _link_one(server: Server, old: str, new: str, entry: Any) -> None:
    target = server.link_target(old) if (entry.st_mode or 0) & 0o170000 == 0o120000 else ""
    if target:
        server.symlink(target, new)
    else:
        server.link(old, new)


def _keep_whole(server: Server, release: str, sending: Sending) -> frozenset[str]:
    """Return the uploads that stand whole in `release`, and remove those that do not."""
    digests = server.find_digests(release, [upload.path for upload in sending.uploads])
    sizes = {} if server.has_shell else server.walk(release)[0]
    whole = set()
    for upload in sending.uploads:
        if upload.path not in digests:
            continue
        same_size = upload.path in sizes and sizes[upload.path].st_size == upload.size
        if digests[upload.path] == upload.digest or (not digests[upload.path] and same_size):
            whole.add(upload.path)
        else:
            server.remove(f"{release}/{upload.path}")
    return frozenset(whole)
