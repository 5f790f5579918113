"""Pictures that were found clean are not looked at again; those with a warning are."""

from pathlib import Path

from medsite.compute.pool import Pool
from medsite.compute.store import Store, open_memory_store
from medsite.screen.engine import open_screen
from medsite.screen.facts import Facts
from medsite.steps.attach import Attached, attach_files
from medsite.steps.intake import Desk
from tests.screen.drawings import as_bytes, draw_banner, draw_scan

SCREEN = open_screen(Facts())
CLEAN, SCAN = "content/articles/banner.png", "content/articles/chest.png"


def _attach(root: Path, known: dict[str, str], store: Store, code: str = "code") -> list[Attached]:
    desk = Desk(str(root), code, "UTC", SCREEN, SCREEN.digest)
    with Pool(1) as pool:
        return list(attach_files(desk, [CLEAN, SCAN], known, store=store, pool=pool))


def test_a_clean_picture_is_remembered_and_a_warning_is_not(tmp_path: Path) -> None:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / CLEAN).write_bytes(as_bytes(draw_banner(1)))
    (tmp_path / SCAN).write_bytes(as_bytes(draw_scan(1)))
    store = open_memory_store()
    first = _attach(tmp_path, {}, store)
    known = {attached.path: attached.digest for attached in first}
    (tmp_path / CLEAN).unlink()  # what is remembered is not read again
    again = _attach(tmp_path, known, store)
    assert again == first
    assert [bool(attached.findings) for attached in again] == [False, True]
    changed = _attach(tmp_path, known, store, code="another version, or another reader of letters")
    assert changed[0].problems
