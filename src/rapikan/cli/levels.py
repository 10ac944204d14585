"""The three levels on a command line: the words that are taken for one, and how many there were of each."""

from __future__ import annotations

from collections.abc import Mapping

from rapikan.edits import Applicability

__all__ = ["by_level", "named"]


def named(word: str) -> Applicability:
    """Reads a level in either language or as code spells it ("unsafe", "periksa", "check"). Raises ValueError for any other word."""
    for level in Applicability:
        if word.lower() in (level.label, *level.said):
            return level
    raise ValueError(word)


def by_level(counts: Mapping[Applicability, int]) -> str:
    """Lists how many there were of each level, the surest first ("pasti 12, periksa 3")."""
    return ", ".join(f"{level.said} {counts[level]}" for level in sorted(counts, reverse=True))
