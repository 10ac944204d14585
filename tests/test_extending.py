"""docs/extending.md is carried out in a copy of the sources: what it adds is added, what it shows is seen."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "extending.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"# (\S+?)(?:, (at the end|in (\w+)))?\n")


class Block(NamedTuple):
    """A fenced block of the guide: its language and what is in it."""

    language: str
    text: str


def blocks() -> list[Block]:
    return [Block(*found) for found in BLOCK.findall(GUIDE.read_text(encoding="utf-8"))]


def put(root: Path, text: str) -> None:
    """Writes a block to the place that its first line names."""
    place = PLACE.match(text)
    assert place is not None, text
    path, body = root / place[1], text[place.end() :]
    if path.suffix == ".tsv":
        lines = path.read_text(encoding="utf-8").splitlines()
        head = [line for line in lines if line.startswith("#")]
        rows = [line for line in lines if not line.startswith("#")] + body.splitlines()
        body = "\n".join(head + sorted(rows, key=lambda row: row.split("\t")[0])) + "\n"
    elif place[2] == "at the end":
        body = path.read_text(encoding="utf-8") + "\n\n" + body
    elif place[3]:
        old = path.read_text(encoding="utf-8")
        begin = re.search(rf"^{place[3]}\b.*\{{\n", old, re.MULTILINE)
        assert begin is not None, place[3]
        body = old[: begin.end()] + body + old[begin.end() :]
    else:
        assert not path.exists(), path
    path.write_text(body, encoding="utf-8")


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Yields each command of a console block and what it is said to print."""
    for part in text.split("$ ")[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown.rstrip("\n")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Gives a copy of what the guide changes, as a checkout would have it."""
    root = tmp_path / "checkout"
    for name in ("src", "dictionaries"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


@pytest.mark.skipif(os.name == "nt", reason="the guide's commands are for a POSIX shell")
def test_the_guide_is_true(copy: Path, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    shim = here / "rapikan"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rapikan "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PATH": f"{here}:{os.environ['PATH']}", "PYTHONIOENCODING": "utf-8"}
    found = blocks()
    for block in found:
        if block.language != "console":
            put(copy, block.text)
    shown = []
    for command, expected in (pair for block in found if block.language == "console" for pair in commands(block.text)):
        done = subprocess.run(["sh", "-c", command], cwd=here, env=environment, capture_output=True, encoding="utf-8", timeout=240)
        assert done.stdout.rstrip("\n") == expected, (command, done.stderr)
        shown += [command] * bool(expected)
    assert len(shown) >= 7, shown
