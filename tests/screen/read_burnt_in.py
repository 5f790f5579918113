"""Run with the libraries of medsite[ocr] on the path: prints what is found in three drawings, as JSON."""

import json
import sys

from medsite.screen.attachments import screen_attachment
from medsite.screen.engine import open_screen
from medsite.screen.facts import Facts
from tests.screen.drawings import BURNT, as_bytes, draw_banner, draw_scan

if __name__ == "__main__":
    drawings = (draw_scan(1, BURNT), draw_scan(1), draw_banner(1))
    found = [screen_attachment(open_screen(Facts()), "content/static/images/one.png", as_bytes(d)) for d in drawings]
    json.dump([sorted({one.category for one in findings}) for findings in found], sys.stdout)
