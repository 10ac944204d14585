"""What a message names beside the place of a finding: the word before it, the word behind it, whatever its rule fills in."""

from __future__ import annotations

from rapikan.language import Said
from rapikan.patterns import deferred
from rapikan.text import Page

__all__ = ["named", "word_after", "word_before"]

_WORD_BEFORE = deferred(r"[^\s{}]{1,30}\Z")
_WORD_AFTER = deferred(r"[^\s{}]{1,30}")


def word_before(page: Page, at: int) -> str:
    """Gives the word that ends at a code point, for a message ("" where there is none)."""
    match = _WORD_BEFORE.search(page.text, max(0, at - 30), at)
    return match.group() if match else ""


def word_after(page: Page, at: int) -> str:
    """Gives the word that begins at a code point, for a message ("" where there is none)."""
    match = _WORD_AFTER.match(page.text, at)
    return match.group() if match else ""


def named(said: Said, **words: str) -> Said:
    """Fills the places of a message that `Rule.finding` does not know ("{mark}")."""
    indonesian, english = said
    for place, word in words.items():
        whole = word.replace("{", "{{").replace("}", "}}")
        indonesian, english = indonesian.replace(f"{{{place}}}", whole), english.replace(f"{{{place}}}", whole)
    return Said(indonesian, english)
