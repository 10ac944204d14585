"""Which stretches of a page are another language of the archipelago, or a prayer in Arabic. Table: dictionaries/regional.tsv.

A saying in Javanese is no misspelt Indonesian: “sepi ing pamrih, rame ing gawe” stays letter for letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from rapikan.lexicon import Status, lexicon
from rapikan.text import SENTENCE_END, Page

__all__ = ["is_other_language"]

ASIDE = 6  # tokens looked at on each side; a long line is read again further around an edit (text.REACH)
QUOTES = frozenset('“”"„«»‘')
LEAST = 3  # letters of an unknown word that counts
LEAST_QUOTED = 3  # words of a quotation that may be foreign as a whole


class Trait(Enum):
    """What one token says about the language around it."""

    NO_WORD = auto()
    WORD = auto()
    UNKNOWN = auto()
    HALLMARK = auto()  # only another language uses it


def is_other_language(page: Page, index: int) -> bool:
    """Says whether the words around a token are of another language.

    Two words that only such a language uses say so, or one beside a word nobody knows; in a quotation, more unknown
    words than known ones ("Basamo mangko manjadi").
    """
    low, high = _reach(page, index)
    texts = page.texts
    left, left_quote = _side(texts, range(index - 1, low - 1, -1))
    right, right_quote = _side(texts, range(index + 1, high))
    around = [_trait(texts[index]), *left, *right]
    marks, unknown = around.count(Trait.HALLMARK), around.count(Trait.UNKNOWN)
    if marks:
        return marks >= 2 or unknown >= 1
    words = len(around) - around.count(Trait.NO_WORD)
    return left_quote and right_quote and words >= LEAST_QUOTED and unknown * 2 > words


def _reach(page: Page, index: int) -> tuple[int, int]:
    """Gives the tokens of a token's line that are looked at: the first, and the one after the last."""
    starts = page.starts
    low, high = max(0, index - ASIDE), min(len(starts), index + ASIDE + 1)
    line = page.text.rfind("\n", starts[low], starts[index])
    while starts[low] < line:
        low += 1
    end = page.text.find("\n", starts[index], starts[high - 1])
    while starts[high - 1] > end >= 0:
        high -= 1
    return low, high


def _side(texts: Sequence[str], places: range) -> tuple[list[Trait], bool]:
    """Lists what the tokens on one side are up to their sentence's or quotation's end, and says whether a quotation mark ended them."""
    found: list[Trait] = []
    for at in places:
        token = texts[at]
        if token in QUOTES:
            return found, True
        if token in SENTENCE_END:
            return found, places.step > 0 and at + 1 < len(texts) and texts[at + 1] in QUOTES
        found.append(_trait(token))
    return found, False


@lru_cache(maxsize=6_000)
def _trait(token: str) -> Trait:
    word = token.lower()
    if not token.isalpha():
        return Trait.NO_WORD
    if word in lexicon().table("regional"):
        return Trait.WORD if token.isupper() else Trait.HALLMARK
    known = len(token) < LEAST or token.isupper() or lexicon().status(word) is not Status.UNKNOWN
    return Trait.WORD if known else Trait.UNKNOWN
