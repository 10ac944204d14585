"""Draws the pictures of docs/gambar/, in Indonesian and English, from what the commands say.

    layar.id.svg, layar.en.svg    what `rapikan fix --diff contoh/kehumasan.txt` shows on a terminal, by Rich's SVG export
    kisi.id.svg, kisi.en.svg      what `rapikan kata --lattice Melaksanaknkegiatanhumas` draws

Use: ``python scripts/pictures.py``; with ``--check`` it writes nothing and exits 1 where a picture no longer says what its command
says. How Rich draws may change from one version to the next; only the words are compared.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
FIX = ("fix", "--diff", "contoh/kehumasan.txt")
KATA = ("kata", "--lattice", "Melaksanaknkegiatanhumas")
LANGUAGES = ("id", "en")
COLUMNS = 96
# Rich's layout without its web font, which a picture inside a page may not load
FORMAT = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace; \
font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font: bold 18px system-ui, "DejaVu Sans", sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""
THEME = TerminalTheme(
    background=(22, 27, 34),
    foreground=(214, 220, 228),
    normal=[
        (72, 79, 88), (255, 123, 114), (86, 211, 100), (227, 179, 65), (121, 192, 255), (210, 168, 255), (86, 212, 221), (177, 186, 196)
    ],
)  # fmt: skip


def output(language: str, *arguments: str) -> str:
    """Runs rapikan as on a terminal of 96 columns and gives what it writes, colours included."""
    with tempfile.TemporaryDirectory() as home:  # nobody's own words or settings
        environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "RAPIKAN_DEBUG")}
        environment |= {
            "RAPIKAN_LANG": language,
            "COLUMNS": str(COLUMNS),
            "TERM": "xterm-256color",
            "COLORTERM": "",
            "FORCE_COLOR": "1",
            "PYTHONIOENCODING": "utf-8",
            "XDG_CONFIG_HOME": home,
        }
        command = [sys.executable, "-m", "rapikan", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, encoding="utf-8").stdout


def screen(language: str) -> str:
    """Draws the terminal after `rapikan fix --diff`."""
    paper = io.StringIO()  # with an environment of its own, or the terminal that this runs in would show through
    console = Console(file=paper, width=COLUMNS + 1, record=True, force_terminal=True, color_system="256", highlight=False, _environ={})
    console.print(Text.assemble(("$ ", "green"), (f"rapikan {' '.join(FIX)}", "bold")))
    console.print(Text.from_ansi(output(language, *FIX)))
    svg = console.export_svg(title="rapikan", theme=THEME, code_format=FORMAT, unique_id="rapikan")
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def lattice(language: str) -> str:
    """Draws the lattice of a run of words with a slip in it."""
    return output(language, *KATA)


PICTURES = {"layar": screen, "kisi": lattice}


def words(svg: str) -> str:
    """Gives what a picture says, a line of the screen a line."""
    rows: dict[float, dict[float, str]] = {}
    for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        rows.setdefault(float(element.get("y", 0)), {})[float(element.get("x", 0))] = element.text or ""
    return "\n".join("".join(row[x] for x in sorted(row)).replace("\xa0", " ").rstrip() for _, row in sorted(rows.items()))


def main(arguments: list[str] | None = None) -> int:
    """Runs the script and gives its exit code."""
    parser = argparse.ArgumentParser(description="Draws the pictures of docs/gambar/.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a picture says something else")
    parser.add_argument("--folder", type=Path, default=ROOT / "docs" / "gambar", help="where the pictures are (docs/gambar/)")
    options = parser.parse_args(arguments)
    code = 0
    for (name, draw), language in product(PICTURES.items(), LANGUAGES):
        path = options.folder / f"{name}.{language}.svg"
        drawn = draw(language)
        if not options.check:
            path.write_text(drawn, encoding="utf-8", newline="\n")
        elif not path.exists() or words(path.read_text(encoding="utf-8")) != words(drawn):
            print(f"{path}: no longer what the command says; run: python scripts/pictures.py", file=sys.stderr)
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
