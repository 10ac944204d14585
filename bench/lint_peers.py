"""Tries what docs/perbandingan.md says of ruff, typos, codespell and cspell beside `rapikan lint`. Prints a Markdown table.

Run: ``python bench/lint_peers.py``; each tool that is not on PATH is left out. Every cell is one small run in a folder of its own: its
exit code, or whether something did happen. What a tool's help says, and Vale, stand in the document alone.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SCRIPTS = Path(sys.executable).parent


@dataclass(frozen=True)
class Tool:
    """A peer: its commands to check and to mend, a file's name, and a text with one fault that it knows."""

    check: tuple[str, ...]
    mend: tuple[str, ...] | None
    file: str
    wrong: str
    right: str


ENGLISH = ("Please recieve it.\n", "Please receive it.\n")
TOOLS = {
    "rapikan": Tool(
        ("rapikan", "lint"), ("rapikan", "lint", "--fix"), "a.txt", "Rapat dilingkungan aula.\n", "Rapat di lingkungan aula.\n"
    ),
    "ruff": Tool(("ruff", "check"), ("ruff", "check", "--fix"), "a.py", "import os\n", ""),
    "typos": Tool(("typos",), ("typos", "--write-changes"), "a.txt", *ENGLISH),
    "codespell": Tool(("codespell",), ("codespell", "--write-changes"), "a.txt", *ENGLISH),
    "cspell": Tool(("cspell", "lint", "--no-progress"), None, "a.txt", *ENGLISH),
}


def command(tool: Tool) -> str | None:
    """Gives the path of a tool; those beside this Python come first."""
    return shutil.which(tool.check[0], path=str(SCRIPTS)) or shutil.which(tool.check[0])


def run(arguments: tuple[str, ...], folder: Path, *more: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a tool in a folder."""
    found = shutil.which(arguments[0], path=str(SCRIPTS)) or arguments[0]
    return subprocess.run([found, *arguments[1:], *more], cwd=folder, capture_output=True, check=False)


def exits(tool: Tool, folder: Path) -> str:
    """Exit codes of a clean file, a faulty one, and a path that is missing."""
    codes = []
    for text in (tool.right, tool.wrong):
        (folder / tool.file).write_text(text, encoding="utf-8")
        codes.append(run(tool.check, folder, tool.file).returncode)
    codes.append(run(tool.check, folder, "missing" + Path(tool.file).suffix).returncode)
    return " ".join(map(str, codes))


def crlf(tool: Tool, folder: Path) -> str:
    """Whether mending keeps Windows line endings and the byte order mark."""
    if tool.mend is None:
        return "does not mend"
    bom = b"\xef\xbb\xbf"
    path = folder / tool.file
    path.write_bytes(bom + (tool.wrong + "x = 1\n").replace("\n", "\r\n").encode())
    run(tool.mend, folder, tool.file)
    after = path.read_bytes()
    if tool.wrong.strip().encode() in after:
        return "did not mend"
    return "kept" if after == bom + (tool.right + "x = 1\n").replace("\n", "\r\n").encode() else "changed"


def latin(tool: Tool, folder: Path) -> str:
    """Whether mending a file in cp1252 leaves its other bytes alone."""
    if tool.mend is None:
        return "does not mend"
    path = folder / tool.file
    path.write_bytes(b"# \x93kopi\x94\n" + tool.wrong.encode())
    done = run(tool.mend, folder, tool.file)
    after = path.read_bytes()
    if tool.wrong.encode() in after:
        return f"not mended, exit {done.returncode}"
    return "mended, kept" if after == b"# \x93kopi\x94\n" + tool.right.encode() else "mended, changed"


def ignored(tool: Tool, folder: Path) -> str:
    """Whether a folder that .gitignore names is passed over."""
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    (folder / ".gitignore").write_text("arsip/\n", encoding="utf-8")
    (folder / "arsip").mkdir()
    (folder / "arsip" / tool.file).write_text(tool.wrong, encoding="utf-8")
    (folder / tool.file).write_text(tool.right, encoding="utf-8")
    return "respected" if run(tool.check, folder, ".").returncode == 0 else "not by default"


CELLS: dict[str, Callable[[Tool, Path], str]] = {
    "exit codes: clean, findings, missing path": exits,
    "CRLF and BOM after mending": crlf,
    "cp1252 after mending": latin,
    ".gitignore": ignored,
}


def main() -> None:
    """Prints the table."""
    here = {name: tool for name, tool in TOOLS.items() if command(tool)}
    versions = {
        name: run((tool.check[0], "--version"), Path()).stdout.decode().strip().split()[-1:] or ["?"] for name, tool in here.items()
    }
    print("| | " + " | ".join(f"{name} {version[0]}" for name, version in versions.items()) + " |")
    print("|---" * (len(here) + 1) + "|")
    for name, cell in CELLS.items():
        row = []
        for tool in here.values():
            with tempfile.TemporaryDirectory() as folder:
                row.append(cell(tool, Path(folder)))
        print(f"| {name} | " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
