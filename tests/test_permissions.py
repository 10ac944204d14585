"""Folders and files that may not be read or written: a line that names them, exit code 2, and the others done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

WRONG = "Rapat digelar dilingkungan kantor bupati.\n"
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
POWERLESS = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if ROOT else []  # root without what lets it read everything

pytestmark = pytest.mark.skipif(
    os.name == "nt" or (ROOT and shutil.which("setpriv") is None), reason="nothing here stops this user from reading"
)


@pytest.fixture
def locked(folder: Path) -> Iterator[Path]:
    """Gives a folder that may not be entered, beside a text that may be read."""
    locked = folder / "naskah" / "terkunci"
    locked.mkdir(parents=True)
    for text in (folder / "naskah" / "salah.txt", locked / "salah.txt"):
        text.write_text(WRONG, encoding="utf-8")
    locked.chmod(0o000)
    yield locked
    locked.chmod(0o755)


def run(*arguments: str) -> tuple[int, str, str]:
    command = [*POWERLESS, sys.executable, "-m", "rapikan", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_lint_tells_of_a_folder_and_goes_on(locked: Path, mode: int) -> None:
    locked.chmod(mode)
    code, out, err = run("lint", "--no-cache", "naskah")
    assert code == 2
    assert "naskah/salah.txt:1:15: KDP101" in out
    assert err.startswith("naskah/terkunci")
    assert err.count("\n") == 1
    assert "tidak ada izin" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("lint", "--no-cache", "naskah/terkunci"),
        ("lint", "--no-cache", "naskah/terkunci/salah.txt"),
        ("fix", "--check", "naskah/terkunci/salah.txt"),
        ("batch", "naskah/terkunci", "--out", "hasil"),
        ("batch", "naskah/terkunci/salah.txt", "--out", "hasil"),
        ("batch", "naskah", "--out", "hasil"),
        ("batch", "naskah/salah.txt", "--out", "naskah/terkunci/hasil"),
        ("lint", "--no-cache", "naskah/salah.txt", "--write-baseline", "naskah/terkunci/dasar.json"),
    ],
)
def test_what_may_not_be_read_or_written_is_named(locked: Path, arguments: tuple[str, ...]) -> None:
    code, _, err = run(*arguments)
    assert code == 2
    assert "Traceback" not in err
    assert "terkunci" in err
    assert "tidak ada izin" in err


def test_a_folder_that_may_not_be_written(locked: Path) -> None:
    locked.chmod(0o755)
    (locked / "salah.txt").unlink()
    locked.chmod(0o555)
    code, _, err = run("batch", "naskah/salah.txt", "--out", "naskah/terkunci")
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith("rapikan batch: naskah/terkunci: ")
