"""Renders what is kept as text into pictures: favicon.ico from favicon.svg, social-card.png from social-card.html.

Needs Chromium (CHROME_PATH, or `chromium` on the PATH) and nothing else. Run it after a change to either source.
"""

import os
import struct
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHROME = os.environ.get("CHROME_PATH", "chromium")


def render(page: Path, target: Path, width: int, height: int) -> None:
    """Takes a picture of a local page, on a transparent ground."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files"]
    size = [f"--window-size={width},{height}", "--default-background-color=00000000", f"--screenshot={target}"]
    subprocess.run([CHROME, *options, *size, page.as_uri()], check=True, capture_output=True)


def icon(pictures: list[tuple[int, bytes]]) -> bytes:
    """An .ico file that holds PNG pictures, given with the length of their side."""
    offset = 6 + 16 * len(pictures)
    entries, data = b"", b""
    for side, png in pictures:
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset + len(data))
        data += png
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + data


def main() -> None:
    pictures = []
    with tempfile.TemporaryDirectory() as folder:
        for side in (16, 32, 48):
            page, picture = Path(folder, f"{side}.html"), Path(folder, f"{side}.png")
            svg = (ROOT / "static/img/favicon.svg").as_uri()
            page.write_text(f'<style>*{{margin:0;display:block}}</style><img src="{svg}" width="{side}" height="{side}">')
            render(page, picture, side, side)
            pictures.append((side, picture.read_bytes()))
    (ROOT / "static/favicon.ico").write_bytes(icon(pictures))
    render(ROOT / "scripts/social-card.html", ROOT / "static/img/social-card.png", 1200, 630)


if __name__ == "__main__":
    main()
