"""rapikan cleans Indonesian press releases: ``rapikan.fix(text)`` corrects, ``rapikan.lint(text)`` only reports.

Both return a `Report`. Importing this module loads nothing heavy; the dictionaries are mapped at the first call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rapikan.report import Report

__all__ = ["__version__", "fix", "lint"]
__version__ = "0.1.0"


def fix(text: str, *, level: str = "safe") -> Report:
    """Corrects a text.

    Args:
        text: the text of one document.
        level: "safe" applies only what is certain, "unsafe" also what is likely, "show" everything that has one answer.

    Returns:
        A `Report`: `output` is the corrected text, `changes` what was done and why, `suggestions` what was left to you.

    Raises:
        ValueError: `level` is none of the three words.
    """
    from rapikan.edits import Applicability
    from rapikan.pipeline import run

    return run(text, level=Applicability.of(level))


def lint(text: str) -> Report:
    """Checks a text: the same run as `fix`, whose changes and suggestions are findings to be shown."""
    return fix(text)
