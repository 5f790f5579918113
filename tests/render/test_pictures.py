"""Pictures: measured, resized, freed of metadata."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image, ImageOps, PngImagePlugin

from medsite.compute.digest import digest_bytes
from medsite.model.content import Source
from medsite.render.pictures import PictureError, make_rendition, measure_picture, strip_metadata

SECRET = b"SECRET-GPS"


def a_picture(width: int = 60, height: int = 40) -> Image.Image:
    picture = Image.new("RGB", (width, height), (200, 30, 30))
    picture.paste((10, 90, 200), (0, 0, width // 2, height // 2))
    return picture


def saved(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    a_picture().save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int = 1) -> bytes:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010E] = SECRET.decode()
    made.get_ifd(0x8825)[1] = "N"
    return made.tobytes()


def png_info() -> PngImagePlugin.PngInfo:
    made = PngImagePlugin.PngInfo()
    made.add_text("Comment", SECRET.decode())
    made.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return made


DIRTY: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: saved("JPEG", exif=exif(), comment=SECRET, xmp=SECRET) + SECRET,
    "png": lambda: saved("PNG", exif=exif(), pnginfo=png_info()) + SECRET,
    "webp": lambda: saved("WEBP", exif=exif(), xmp=SECRET, lossless=True) + SECRET,
    "gif": lambda: saved("GIF", comment=SECRET) + SECRET,
    "avif": lambda: saved("AVIF", exif=exif(), xmp=SECRET, max_threads=1),
}


@pytest.mark.parametrize("kind", DIRTY)
def test_metadata_is_really_gone(kind: str) -> None:
    dirty = DIRTY[kind]()
    assert SECRET in dirty
    clean = strip_metadata(dirty, kind)
    assert SECRET not in clean
    with Image.open(io.BytesIO(clean)) as picture:
        assert not picture.getexif()
        assert not set(picture.info) & {"exif", "xmp", "comment", "Comment"}


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "gif"])
def test_the_pixels_stay_bit_for_bit(kind: str) -> None:
    dirty = DIRTY[kind]()
    with Image.open(io.BytesIO(dirty)) as before, Image.open(io.BytesIO(strip_metadata(dirty, kind))) as after:
        assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_turned_picture_is_set_upright_before_its_exif_goes(kind: str) -> None:
    turned = saved(kind.upper(), exif=exif(6))
    source = Source(f"content/a.{kind}", turned, digest_bytes(turned))
    measured = measure_picture(source).value
    assert measured is not None
    assert (measured.width, measured.height, measured.format) == (40, 60, kind)
    with Image.open(io.BytesIO(strip_metadata(turned, kind))) as picture:
        assert picture.size == (40, 60)
    with Image.open(io.BytesIO(make_rendition(turned, 20, "webp"))) as picture:
        assert picture.size == (20, 30)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_each_orientation_is_set_right(orientation: int) -> None:
    data = saved("PNG", exif=exif(orientation))
    with Image.open(io.BytesIO(data)) as picture:
        expected = ImageOps.exif_transpose(picture).convert("RGB")
    with Image.open(io.BytesIO(strip_metadata(data, "png"))) as upright:
        assert (upright.size, upright.convert("RGB").tobytes()) == (expected.size, expected.tobytes())
    with Image.open(io.BytesIO(make_rendition(data, 10, "png"))) as small:
        assert small.size == ((10, 7) if orientation < 5 else (10, 15))


def test_a_rendition_is_never_wider_than_the_picture() -> None:
    with Image.open(io.BytesIO(make_rendition(saved("PNG"), 5000, "webp"))) as picture:
        assert (picture.size, picture.format) == ((60, 40), "WEBP")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "I;16", "F"])
def test_every_mode_becomes_webp(mode: str) -> None:
    out = io.BytesIO()
    source = Image.new("I;16", (60, 40)) if mode == "I;16" else a_picture().convert("RGBA").convert("RGB")
    if mode in {"LA", "PA", "RGBA"}:
        source = source.convert("RGBA") if mode == "RGBA" else source.convert("L").convert("LA")
    elif mode not in {"I;16", "RGB"}:
        source = source.convert("L").convert(mode) if mode == "F" else source.convert(mode)
    source.save(out, "TIFF" if mode == "F" else "JPEG" if mode == "CMYK" else "PNG")
    if mode == "F":
        with pytest.raises(PictureError):
            make_rendition(out.getvalue(), 30, "webp")
        return
    with Image.open(io.BytesIO(make_rendition(out.getvalue(), 30, "webp"))) as picture:
        assert picture.size == (30, 20)


@pytest.mark.parametrize("kind", ["webp", "jpeg", "png"])
def test_a_rendition_is_the_same_every_time(kind: str) -> None:
    data = DIRTY["jpeg"]()
    assert make_rendition(data, 30, kind) == make_rendition(data, 30, kind)
    assert SECRET not in make_rendition(data, 0, kind)


def bomb() -> bytes:
    head = struct.pack(">IIBBBBB", 20000, 20000, 8, 2, 0, 0, 0)

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"not a picture", saved("JPEG")[:200], saved("PNG")[:-20], saved("WEBP")[:-30], bomb(), b"\xff\xd8\xff\xe1"],
)
def test_a_bad_picture_is_a_problem_that_names_the_file(data: bytes) -> None:
    checked = measure_picture(Source("content/articles/x.png", data, ""))
    assert checked.value is None
    assert "content/articles/x.png" in checked.problems[0].message


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "gif"])
def test_a_cut_off_picture_raises_nothing_else(kind: str) -> None:
    data = DIRTY[kind]()
    for end in range(0, len(data), 17):
        try:
            strip_metadata(data[:end], kind)
        except PictureError:
            continue
