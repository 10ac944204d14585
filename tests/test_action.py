"""The composite GitHub Action's last step, run by bash as a runner runs it, with this installation in the place of the action's own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ACTION = Path(__file__).resolve().parent.parent / "action.yml"
WRONG = "Rapat digelar dilingkungan kantor bupati.\n"


def scripts() -> list[str]:
    """Gives the action's shell scripts, in order."""
    return [
        textwrap.dedent(block) for block in re.findall(r"^      run: \|\n((?:        .*\n)+)", ACTION.read_text(encoding="utf-8"), re.M)
    ]


def step(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Runs the last step in a folder; each input that is not named is empty, as a runner has it."""
    installed = folder.parent / "runner" / "rapikan" / "bin"
    installed.mkdir(parents=True, exist_ok=True)
    (installed / "rapikan").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rapikan "$@"\n', encoding="utf-8")
    (installed / "rapikan").chmod(0o755)
    empty = {"PATHS": "", "ARGUMENTS": "", "FORMAT": "", "SINCE": ""}
    environment = {**os.environ, "RUNNER_TEMP": str(folder.parent / "runner"), **empty, **inputs}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", scripts()[-1]]
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if shutil.which("bash") is None or os.name == "nt":
        pytest.skip("a runner's scripts need bash")
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "salah.txt").write_text(WRONG, encoding="utf-8")
    return folder


def test_findings_annotate_and_fail(folder: Path) -> None:
    done = step(folder, PATHS=".", FORMAT="github", ARGUMENTS="--no-cache")
    assert done.returncode == 1
    assert done.stdout.startswith("::error")
    assert "file=salah.txt,line=1" in done.stdout


def test_arguments_and_paths_are_parted_at_blanks(folder: Path) -> None:
    done = step(folder, PATHS="salah.txt tidak-ada.txt", FORMAT="concise", ARGUMENTS="--no-cache --quiet")
    assert done.returncode == 2
    assert "KDP101" in done.stdout
    assert "tidak-ada.txt" in done.stderr


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_only_changed_lines_where_a_revision_is_named(folder: Path) -> None:
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    assert step(folder, PATHS=".", FORMAT="github", SINCE="HEAD").returncode == 0
    assert step(folder, PATHS=".", FORMAT="github").returncode == 1
