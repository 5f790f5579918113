"""Recordings of articles: where their files lie, and what is wrong with them."""

import posixpath
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from medsite.model.audio import KINDS, Audio, Sound
from medsite.model.content import Article
from medsite.model.feed import CopyJob
from medsite.model.page_view import AudioView
from medsite.model.problem import Place, Problem
from medsite.model.theme import Theme
from medsite.plan.pictures import Job, Wanted, meant_paths
from medsite.plan.rules import place_of, problem
from medsite.plan.shelf import STATIC, Shelf
from medsite.plan.spelling import did_you_mean, slug_of
from medsite.plan.urls import Base, site_url
from medsite.plan.views.words import word

_WRITTEN = (".vtt", ".srt", ".txt", ".html", ".pdf")
_NO_TRANSCRIPT = "add a heading such as ## Transcript with the words, or transcript: /talk.vtt below audio:"


class Heard(Struct, frozen=True):
    """An article's recording. view: None where it cannot be used. jobs: files it needs."""

    view: AudioView | None
    jobs: tuple[Job, ...] = ()
    problems: tuple[Problem, ...] = ()


class Studio(Struct, frozen=True):
    """What recordings are made ready with."""

    shelf: Shelf
    base: Base
    theme: Theme
    language: str


def hear_article(article: Article, audio: Audio, address: str, studio: Studio) -> Heard:
    """Return an article's recording ready to be shown. address: of its page, where a file beside the text goes."""
    place = place_of(article, "audio")
    transcript = _transcript(article, audio, studio)
    told = (transcript,) if isinstance(transcript, Problem) else ()
    read = "" if isinstance(transcript, Problem) else transcript
    if audio.url:
        host = (urlsplit(audio.url).hostname or "").removeprefix("www.")
        view = _view(audio.url, audio.type, audio.length, audio.seconds)
        view = replace(view, host=host, transcript=read)
        return Heard(view, (), told)
    found = _find_sound(Wanted(article.source, audio.file, place), studio)
    if isinstance(found, Problem):
        return Heard(None, (), (*told, found))
    seconds = audio.seconds or found.seconds
    if not seconds:
        mend = "write duration: 12:34 below audio:"
        told = (*told, problem("R226", place, "the length of this recording cannot be told from its file", mend))
    target = _address(found, address)
    jobs = () if found.path.startswith(STATIC) else ((target, CopyJob(found.path, found.digest)),)
    view = _view(site_url(studio.base, target), found.type, found.size, seconds)
    return Heard(replace(view, transcript=read), jobs, told)


def _view(url: str, kind: str, size: int, seconds: int) -> AudioView:
    hours, rest = divmod(seconds, 3600)
    clock = f"{rest // 60}:{rest % 60:02}" if not hours else f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return AudioView(url, kind, size, seconds, clock if seconds else "")


def _find_sound(wanted: Wanted, studio: Studio) -> Sound | Problem:
    sounds = studio.shelf.sounds
    for path in meant_paths(wanted.source, wanted.target.strip(), studio.base):
        if path in sounds:
            return _usable(sounds[path], wanted.place)
    known = {posixpath.basename(path) for path in sounds}
    otherwise = "put the MP3 or M4A file beside the text, or in content/static and begin with /"
    mend = did_you_mean(posixpath.basename(wanted.target), known, otherwise)
    return problem("R225", wanted.place, f'there is no recording "{wanted.target}"', mend)


def _usable(sound: Sound, place: Place) -> Sound | Problem:
    if sound.type:
        return sound
    mend = "save it as MP3 or M4A (AAC): directories of podcasts take these, and every browser plays them"
    return problem("R226", place, "this file is neither an MP3 nor an M4A recording", mend)


def _address(sound: Sound, folder: str) -> str:
    if sound.path.startswith(STATIC):
        return "/" + sound.path[len(STATIC) :]
    stem = slug_of(posixpath.splitext(posixpath.basename(sound.path))[0])[:80] or "recording"
    return f"{folder}{stem}-{sound.digest[:10]}.{KINDS[sound.type]}"


def _transcript(article: Article, audio: Audio, studio: Studio) -> str | Problem:
    """Return where the words stand that are heard: whoever cannot hear reads them (WCAG 2.2, 1.2.1)."""
    wanted, place = audio.transcript.strip(), place_of(article, "audio")
    anchors = {*(heading.anchor for heading in article.body.headings), *article.body.anchors}
    if not wanted:
        names = {slug_of(word(studio.theme, article.language or studio.language, "transcript")), "transcript"}
        named = next((h.anchor for h in article.body.headings if slug_of(h.text) in names or h.anchor in names), "")
        message = "whoever cannot hear this recording has nothing to read"
        return f"#{named}" if named else problem("R227", place, message, _NO_TRANSCRIPT, severity="warning")
    if wanted.startswith("#"):
        mend = did_you_mean(wanted[1:], anchors, _NO_TRANSCRIPT)
        return wanted if wanted[1:] in anchors else problem("R227", place, f'this text has no part "{wanted}"', mend)
    path = wanted.lstrip("/")
    if not path.lower().endswith(_WRITTEN):
        mend = f"transcripts are files of words: {', '.join(_WRITTEN)}"
        return problem("R227", place, f'"{wanted}" cannot be read along', mend)
    if path in studio.shelf.static:
        return site_url(studio.base, "/" + path)
    mend = did_you_mean(path, studio.shelf.static, "put the file into content/static, and begin with /")
    return problem("R227", place, f'there is no transcript "{wanted}"', mend)
