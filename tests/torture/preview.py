"""The preview under a flood: 200 idle connections, 5,000 requests, 200 edits at once, 60 rebuilds, a broken edit.

python -m tests.torture.preview
"""

import json
import shutil
import socket
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.preview.served import ARTICLE, make_site, run_preview, wait_until

NOTE = "content/articles/hay-fever.md"
ADDRESS = "/articles/hay-fever/"


def main() -> int:
    """Run the campaign and print its figures; it raises where the preview does not go on serving."""
    folder = Path(tempfile.mkdtemp(prefix="medsite-flood-"))
    statuses: Counter[int] = Counter()
    try:
        with run_preview(make_site(folder / "site")) as preview:
            idle = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(200)]
            addresses = [ADDRESS, "/", "/articles/", "/feed.xml", "/_studio/live.js"] * 1000
            with ThreadPoolExecutor(50) as many:
                statuses.update(many.map(lambda path: preview.ask(path)[0], addresses))
            for connection in idle:
                connection.close()
            for number in range(200):
                preview.write(f"content/articles/many-{number}.md", ARTICLE.replace("Hay fever", f"Note {number}"))
            wait_until(lambda: preview.ask("/articles/many-199/")[0] == 200, 60)
            for number in range(60):
                preview.write(
                    NOTE, ARTICLE.replace("title:", "titel:") if number % 7 == 3 else ARTICLE + f"\nEdit {number}.\n"
                )
                statuses[preview.ask(ADDRESS)[0]] += 1
            preview.write(NOTE, ARTICLE + "\nThe last edit.\n")
            wait_until(lambda: "The last edit." in preview.text(ADDRESS), 30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    lost = [f"{count} answers of {status}" for status, count in statuses.items() if status != 200]
    print(
        json.dumps(
            {"requests": statuses.total(), "idle": 200, "edits at once": 200, "rebuilds": 60, "lost": lost}, indent=1
        )
    )
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
