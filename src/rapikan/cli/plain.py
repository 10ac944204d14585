"""Command lines of nothing but switches and paths (`rapikan fix --stdout siaran.txt`), which are answered without typer.

Importing typer and asking it costs a fifth of a run over one release, and such a line leaves it nothing to decide. Every other line,
and so every value, every mistake and every page of help, is typer's; a test holds the two to the same.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence

__all__ = ["SWITCHES", "answer"]

# The switches of the commands that editors, hooks and CI call one file at a time. rapikan.cli.COMMAND_run has the function they go to.
SWITCHES = {
    "fix": ("--diff", "--stdout", "--unsafe", "--check", "--quiet", "--no-backup", "--isolated"),
    "lint": (
        *("--fix", "--unsafe-fixes", "--diff", "--exit-zero", "--statistics", "--force-exclude", "--no-respect-gitignore"),
        *("--isolated", "--no-cache", "--quiet"),
    ),
}
SHORT = {"-q": "--quiet"}


def answer(arguments: Sequence[str]) -> int | None:
    """Runs a plain command line and gives its exit code, or None for a line that typer has to read."""
    command, *rest = arguments or ("",)
    if command not in SWITCHES:
        return None
    words = [SHORT.get(word, word) for word in rest]
    paths = [word for word in words if word == "-" or not word.startswith("-")]
    switches = {word for word in words if word not in paths}
    if not paths or not switches.issubset(SWITCHES[command]):
        return None
    run = getattr(importlib.import_module(f"rapikan.cli.{command}_run"), command)
    code: int = run(paths, **{switch.lstrip("-").replace("-", "_"): True for switch in switches})
    return code
