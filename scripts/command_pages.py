"""Writes docs/perintah.md, every command with its arguments and options, from the help pages that the commands print themselves.

Use: ``python scripts/command_pages.py``; with ``--check`` it writes nothing and exits 1 where the page says something else:
typer may break lines elsewhere from one version to the next.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARK = "<!-- Ditulis oleh scripts/command_pages.py; jangan disunting. / Written by scripts/command_pages.py; do not edit. -->"
COLUMNS = 100
HEAD = """
# Perintah

Halaman ini memuat apa yang dicetak `rapikan PERINTAH --help`. Kode keluar semua perintah: **0** selesai; **1** ada temuan (`lint`) atau
ada yang akan berubah (`fix --check`); **2** salah pakai, atau ada berkas yang gagal; **130** dihentikan.
(English: [below](#commands).)
"""
HEAD_EN = """
# Commands

What `RAPIKAN_LANG=en rapikan COMMAND --help` prints. Exit codes of every command: **0** done; **1** findings (`lint`) or something that
would change (`fix --check`); **2** wrong usage, or a file that failed; **130** interrupted.
"""


def help_page(language: str, *path: str) -> str:
    """Asks a command for its help, as on a terminal of 100 columns."""
    environment = os.environ | {"RAPIKAN_LANG": language, "COLUMNS": str(COLUMNS), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "rapikan", *path, "--help"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8")
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def commands(page: str) -> list[str]:
    """Lists the commands that a group's help names, in its order."""
    _, found, below = page.partition("\nCommands:\n")
    return [line.split()[0] for line in below.splitlines() if line[:2] == "  " and line[2:3].strip()] if found else []


def tree(path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yields the path of every command, groups before what is in them."""
    yield path
    for name in commands(help_page("en", *path)):
        yield from tree((*path, name))


def page() -> str:
    """Writes the whole page."""
    paths = list(tree())
    parts = [MARK]
    for language, head in (("id", HEAD), ("en", HEAD_EN)):
        parts.append(head)
        for path in paths:
            name = " ".join(("rapikan", *path))
            parts.append(f"## `{name}`\n\n```text\n{help_page(language, *path)}\n```\n")
    return "\n".join(parts)


def main(arguments: list[str] | None = None) -> int:
    """Runs the script and gives its exit code."""
    parser = argparse.ArgumentParser(description="Writes docs/perintah.md from the commands' help pages.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where the page says something else")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="the folder to write to (docs/)")
    options = parser.parse_args(arguments)
    path = options.docs / "perintah.md"
    if not options.check:
        path.write_text(page(), encoding="utf-8", newline="\n")
        return 0
    if path.exists() and path.read_text(encoding="utf-8").split() == page().split():
        return 0
    print(f"{path}: no longer what the commands say; run: python scripts/command_pages.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
