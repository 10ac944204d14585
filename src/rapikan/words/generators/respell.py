"""A misspelt word: "keprcayaan" → "kepercayaan"."""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.text import Page
from rapikan.words.generators import recase
from rapikan.words.lattice import Arc
from rapikan.words.search import near

LEAST = 3  # letters: "yag"
LEAST_FOR_TWO = 6  # letters from which two slips may stand in one word
MOST = 16


def propose(page: Page, index: int) -> Iterator[Arc]:
    """Reads the token as the words near it; two slips are tried where one does not explain it."""
    typed = page.texts[index]
    word = typed.lower()
    if len(word) < LEAST or not word.isalpha() or not word.isascii():
        return
    found = near(word, 1)
    if len(word) >= LEAST_FOR_TWO:
        found = (*found, *(f for f in near(word, 2) if f.errors == 2))[: 2 * MOST] if len(found) < 3 else found
    for candidate in found[:MOST]:
        yield Arc(index, index + 1, (candidate.word,), recase(typed, candidate.word), candidate.cost, "SLK101")
