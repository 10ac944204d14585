"""The three levels by the names that users read."""

from __future__ import annotations

from rapikan.edits import Applicability
from rapikan.language import Said

__all__ = ["LEVELS", "WORDS", "named"]

LEVELS = {
    Applicability.SAFE: Said("pasti", "certain"),
    Applicability.UNSAFE: Said("periksa", "check"),
    Applicability.SHOW: Said("saran", "advice"),
}
WORDS = tuple(level.label for level in LEVELS)  # as code and configurations spell them


def named(word: str) -> Applicability:
    """Reads a level in either language or as code spells it ("unsafe", "periksa", "check"). Raises ValueError for any other word."""
    for level, said in LEVELS.items():
        if word.lower() in (level.label, *said):
            return level
    raise ValueError(word)
