"""What is remembered of the foreword says the same as reading and screening it again."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from medsite.compute.store import Store, open_memory_store
from medsite.steps.foreword import Foreword, read_foreword, screen_foreword
from medsite.steps.kinds import CONFIG
from medsite.steps.known import Memory

_SITE = "title: Elm Row\nurl: https://elmrow.example.org\n"
_ASHA = """name: Dr. Asha Rao
credentials: [MD, PhD]
specialties: [Sleep medicine]
clinics: [Elm Row]
languages: [en, hi]
phone: +1 555 010 4477
bio: |
    She *listens*. See [our list](/articles/).

    ## Teaching

    Since **2009**.
social:
    mastodon: https://social.example.org/@asha
"""
_DOCTOR = "content/doctors/asha-rao.yaml"


def _foreword(root: Path, profile: str, memory: Memory) -> Foreword:
    (root / "content/doctors").mkdir(parents=True, exist_ok=True)
    (root / CONFIG).write_text(_SITE, encoding="utf-8")
    (root / _DOCTOR).write_text(profile, encoding="utf-8")
    return read_foreword(root, [CONFIG, _DOCTOR], memory)


def _memory(store: Store) -> Memory:
    return Memory("code", store)


def test_a_profile_that_is_remembered_equals_one_that_is_read(tmp_path: Path) -> None:
    memory = _memory(open_memory_store())
    first = _foreword(tmp_path, _ASHA, memory)
    assert first.problems == ()
    assert _foreword(tmp_path, _ASHA, memory) == first == _foreword(tmp_path, _ASHA, Memory())


def test_a_profile_of_other_bytes_is_read_anew(tmp_path: Path) -> None:
    memory = _memory(open_memory_store())
    _foreword(tmp_path, _ASHA, memory)
    other = _ASHA.replace("2009", "2011")
    assert _foreword(tmp_path, other, memory) == _foreword(tmp_path, other, Memory())


def test_a_profile_with_a_problem_is_told_of_each_time(tmp_path: Path) -> None:
    memory = _memory(open_memory_store())
    wrong = _ASHA.replace("languages", "langages")
    found = [_foreword(tmp_path, wrong, memory).problems for _ in range(2)]
    assert found[0] == found[1] != ()


@pytest.mark.parametrize("words", ["Write to some.patient@mail.example.net.", "Her MRN: 44718203 was closed."])
def test_what_is_found_in_a_profile_is_found_each_time(tmp_path: Path, words: str) -> None:
    memory = _memory(open_memory_store())
    foreword = _foreword(tmp_path, _ASHA.replace("She *listens*.", words), memory)
    found = [screen_foreword(foreword, memory)[1] for _ in range(2)]
    assert found[0] == found[1] != ()


def test_a_clean_profile_is_looked_at_again_under_another_screen(tmp_path: Path) -> None:
    memory = _memory(open_memory_store())
    public = _ASHA + "email: asha@elmrow.example.org\n"
    named = public.replace("She *listens*.", "Write to asha@elmrow.example.org.")
    foreword = _foreword(tmp_path, named, memory)
    assert screen_foreword(foreword, memory)[1] == ()
    unknown = replace(foreword, facts=replace(foreword.facts, emails=frozenset()))
    assert screen_foreword(unknown, memory)[1] != ()
    assert screen_foreword(foreword, memory)[1] == ()
