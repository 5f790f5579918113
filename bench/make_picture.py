"""Make docs/images/sample-site.png: the sample site's home on a desk and an article on phones, light and dark.

    medsite build && python bench/make_picture.py

It needs Chromium, and shows what stands in output/.
"""

import io
import shutil
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "sample-site.png"
ARTICLE = "/articles/hay-fever/"
Scheme = Literal["light", "dark"]
_SCHEMES: tuple[Scheme, ...] = ("light", "dark")
_SIZE = (1760, 1040)
_DESKS: dict[Scheme, int] = {"light": 980, "dark": 600}  # pixels of height
_GROUNDS = ("#eef3f1", "#dbe6e4")
_HEAVIEST = 300_000  # bytes


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the parent's
        """Say nothing."""


def main(output: Path) -> int:
    """Shoot the pages in `output` and write the picture; return the exit code."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_address[1]}"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        desks = {scheme: _shoot(browser, f"{home}/", (1280, tall), scheme) for scheme, tall in _DESKS.items()}
        phones = {scheme: _shoot(browser, f"{home}{ARTICLE}", (390, 800), scheme) for scheme in _SCHEMES}
        browser.close()
    server.shutdown()
    data = _pack(_compose(desks, phones))
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_bytes(data)
    print(f"{PICTURE.relative_to(ROOT)}: {len(data) // 1000} KB")
    return 0 if len(data) < _HEAVIEST else 1


def _shoot(browser: Browser, address: str, size: tuple[int, int], scheme: Scheme) -> Image.Image:
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, device_scale_factor=2, color_scheme=scheme, locale="en-GB"
    )
    page.goto(address, wait_until="networkidle")
    data = page.screenshot()
    page.close()
    return Image.open(io.BytesIO(data)).convert("RGB")


def _compose(desks: dict[Scheme, Image.Image], phones: dict[Scheme, Image.Image]) -> Image.Image:
    canvas = _ground()
    _put(canvas, _framed(desks["dark"], 1040, 14), (660, 45))
    _put(canvas, _framed(desks["light"], 1080, 14), (60, 130))
    _put(canvas, _framed(phones["dark"], 296, 36, frame=9), (1392, 300))
    _put(canvas, _framed(phones["light"], 296, 36, frame=9), (1084, 355))
    return canvas


def _ground() -> Image.Image:
    """Return a ground that goes from one quiet colour to another."""
    fade = Image.linear_gradient("L").resize(_SIZE)
    return Image.composite(Image.new("RGB", _SIZE, _GROUNDS[1]), Image.new("RGB", _SIZE, _GROUNDS[0]), fade)


def _framed(shot: Image.Image, width: int, corner: int, frame: int = 0) -> Image.Image:
    """Return a shot at a width, with round corners and, for a phone, a dark frame."""
    height = round(shot.height * width / shot.width)
    small = _rounded(shot.resize((width, height), Image.Resampling.LANCZOS), corner)
    if not frame:
        return small
    body = _rounded(Image.new("RGB", (width + 2 * frame, height + 2 * frame), "#20292a"), corner + frame)
    body.alpha_composite(small, (frame, frame))
    return body


def _rounded(picture: Image.Image, corner: int) -> Image.Image:
    mask = Image.new("L", (picture.width * 4, picture.height * 4), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, mask.width - 1, mask.height - 1), corner * 4, fill=255)
    whole = picture.convert("RGBA")
    whole.putalpha(mask.resize(picture.size, Image.Resampling.LANCZOS))
    return whole


def _put(canvas: Image.Image, piece: Image.Image, at: tuple[int, int]) -> None:
    """Put a piece on the canvas, with a soft shadow below it."""
    shadow = Image.new("L", canvas.size, 0)
    shadow.paste(piece.getchannel("A").point(lambda alpha: alpha // 4), (at[0], at[1] + 14))
    canvas.paste("#12302f", mask=shadow.filter(ImageFilter.GaussianBlur(22)))
    canvas.paste(piece, at, piece)


def _pack(canvas: Image.Image) -> bytes:
    """Return the picture as PNG in 256 colours."""
    out = io.BytesIO()
    few = canvas.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "output"))
