"""A word that was begun with a slip and written again: "dengai dengan" → "dengan"."""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.lexicon import lexicon
from rapikan.text import Page
from rapikan.words.channel import one_slip
from rapikan.words.generators import recase
from rapikan.words.lattice import Arc

LEAST = 5  # letters; shorter words lie too near others that may stand beside them
TWICE = 4.0  # nats, beside the slip's


def propose(page: Page, index: int) -> Iterator[Arc]:
    """Reads a token that is no word, and the word after it that is one slip away, as that word."""
    typed, again = page.texts[index], page.at(index + 1)
    word = typed.lower()
    if page.gap(index) != " " or len(again) < LEAST or not (again.isalpha() and again.islower() and word.isalpha()):
        return
    if word == again or lexicon().is_known(word) or not lexicon().is_known(again):
        return
    cost = one_slip(word, again)
    if cost is not None:
        yield Arc(index, index + 2, (again,), recase(typed, again), cost + TWICE, "GND102", errors=1)
