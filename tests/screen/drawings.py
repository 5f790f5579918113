"""Pictures drawn for the tests of the screening: scans, letters, photographs. All people in them are invented."""

import io
import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

BURNT = ("ACHTERBERG, RUBEN", "MRN 00481516", "DOB 04/03/1961", "ELM ROW HOSPITAL")
LETTER = (
    "Elm Row Practice",
    "",
    "Dear colleague,",
    "thank you for seeing this lady who came with",
    "pain in the chest for three days. On examination her",
    "heart was regular, and the lungs were clear.",
    "",
    "We gave her a tablet and asked her to come",
    "back in one week. Please see her soon.",
    "",
    "Yours sincerely",
)


def as_bytes(image: Image.Image, kind: str = "PNG") -> bytes:
    """Return a drawing as a file."""
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def draw_scan(seed: int, words: Sequence[str] = ()) -> Image.Image:
    """Return something like an X-ray: soft grey shapes on black, with words in its corners."""
    chance = random.Random(seed)
    width, height = chance.choice([(512, 512), (1024, 1024), (760, 900), (900, 760), (1280, 960)])
    image = Image.new("L", (width, height), chance.randint(0, 14))
    for _ in range(chance.randint(3, 7)):
        x, y = chance.uniform(0.3, 0.7) * width, chance.uniform(0.35, 0.65) * height
        a, b = chance.uniform(0.08, 0.25) * width, chance.uniform(0.1, 0.3) * height
        ImageDraw.Draw(image).ellipse((x - a, y - b, x + a, y + b), fill=chance.randint(60, 220))
    image = image.filter(ImageFilter.GaussianBlur(width / 40))
    image = ImageChops.add(image, _grain((width, height)))
    font = ImageFont.load_default(max(14, width // 44))
    corners = [(8, 8), (8, height - 40), (int(width * 0.6), 8), (int(width * 0.6), height - 40)]
    for corner, line in zip(corners, words, strict=False):
        ImageDraw.Draw(image).text(corner, line, fill=255, font=font)
    return image


def draw_ultrasound(seed: int, words: Sequence[str] = ()) -> Image.Image:
    """Return something like an ultrasound: a fan of speckles on black, a little scale of colours beside it."""
    width, height = random.Random(seed).choice([(800, 600), (1024, 768), (640, 480)])
    image, mask = Image.new("RGB", (width, height)), Image.new("L", (width, height))
    fan = (width * 0.1, -height * 0.5, width * 0.9, height * 0.9)
    ImageDraw.Draw(mask).pieslice(fan, 40, 140, fill=255)
    image.paste(Image.effect_noise((width, height), 60).convert("RGB"), (0, 0), mask)
    draw = ImageDraw.Draw(image)
    for step in range(60):
        draw.line((width - 30, 100 + step, width - 20, 100 + step), fill=(255 - 4 * step, 100, 4 * step))
    for row, line in enumerate(words):
        draw.text((10, 8 + 20 * row), line, fill="white", font=ImageFont.load_default(16))
    return image


def draw_page(seed: int, lines: Sequence[str] = LETTER) -> Image.Image:
    """Return something like a letter or a screen."""
    chance = random.Random(seed)
    width, height = chance.choice([(800, 1100), (1240, 1754), (750, 1334)])
    image = Image.new("RGB", (width, height), chance.choice(["white", "#fdfaf3", "#f4f6f8"]))
    font = ImageFont.load_default(width // 42)
    for row, line in enumerate(lines):
        ImageDraw.Draw(image).text((60, 60 + row * width // 25), line, fill="#222222", font=font)
    return image


def draw_photo(seed: int) -> Image.Image:
    """Return something like a photograph: soft coloured shapes with grain."""
    chance = random.Random(seed)
    size = chance.choice([(1200, 800), (900, 900), (1024, 1024), (800, 1200)])
    light, shade = (Image.new("RGB", size, _colour(chance)) for _ in range(2))
    image = Image.composite(light, shade, Image.linear_gradient("L").resize(size))
    for _ in range(chance.randint(10, 60)):
        x, y, radius = chance.uniform(0, size[0]), chance.uniform(0, size[1]), chance.uniform(10, size[0] / 4)
        ImageDraw.Draw(image).ellipse((x - radius, y - radius, x + radius, y + radius), fill=_colour(chance))
    image = image.filter(ImageFilter.GaussianBlur(chance.uniform(1, 6)))
    return Image.blend(image, Image.effect_noise(size, 30).convert("RGB"), 0.12)


def draw_chart(seed: int) -> Image.Image:
    """Return something like a chart of a health article."""
    chance = random.Random(seed)
    image = Image.new("RGB", (900, 600), "white")
    draw = ImageDraw.Draw(image)
    draw.text((300, 20), "Blood pressure by age", fill="black", font=ImageFont.load_default(20))
    for bar in range(6):
        left = 100 + bar * 120
        draw.rectangle((left, 500 - chance.randint(50, 380), left + 70, 500), fill=_colour(chance))
        draw.text((left + 10, 510), f"{20 + bar * 10}s", fill="black", font=ImageFont.load_default(20))
    return image


def draw_banner(seed: int) -> Image.Image:
    """Return something like a banner with a slogan."""
    image = Image.new("RGB", (1200, 630), _colour(random.Random(seed)))
    draw = ImageDraw.Draw(image)
    draw.text((80, 200), "Sleep well again", fill="white", font=ImageFont.load_default(72))
    draw.text((80, 320), "What helps, and when to ask", fill="white", font=ImageFont.load_default(36))
    return image


def _colour(chance: random.Random) -> tuple[int, int, int]:
    return chance.randint(0, 255), chance.randint(0, 255), chance.randint(0, 255)


def _grain(size: tuple[int, int]) -> Image.Image:
    return Image.effect_noise(size, 14).point(lambda value: abs(value - 128) // 3)
