"""Which stretches of a page are another language of the archipelago, or a prayer in Arabic. Table: dictionaries/regional.tsv.

A saying in Javanese is no misspelt Indonesian: “sepi ing pamrih, rame ing gawe” stays letter for letter.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.lexicon import Status, lexicon
from rapikan.text import SENTENCE_END, Page

__all__ = ["is_other_language"]

REACH = 6  # tokens looked at on each side
QUOTES = frozenset('“”"„«»‘')
LEAST = 3  # letters of an unknown word that counts, and words of a quotation that may be foreign as a whole


def is_other_language(page: Page, index: int) -> bool:
    """Says whether the words around a token are of another language.

    Two words that only such a language uses say so, or one beside a word nobody knows; in a quotation, unknown words that are at
    least as many as the known ones ("Basamo mangko manjadi").
    """
    left, left_quote = _side(page, index, -1)
    right, right_quote = _side(page, index, 1)
    words = [page.texts[at] for at in (*left, index, *right) if page.texts[at].isalpha()]
    hallmarks = lexicon().table("regional")
    marks = sum(word.lower() in hallmarks for word in words if not word.isupper())
    if marks >= 2:
        return True
    unknown = sum(_is_unknown(word) for word in words)
    if marks:
        return unknown >= 1
    return left_quote and right_quote and len(words) >= LEAST and unknown * 2 > len(words)


def _side(page: Page, index: int, step: int) -> tuple[list[int], bool]:
    """Lists the tokens on one side of a token up to its sentence's or quotation's end, and says whether a quotation mark ended them."""
    found: list[int] = []
    for at in _steps(page, index, step):
        token = page.texts[at]
        if token in QUOTES:
            return found, True
        if token in SENTENCE_END:
            return found, step > 0 and page.at(at + 1) in QUOTES
        found.append(at)
    return found, False


def _steps(page: Page, index: int, step: int) -> Iterator[int]:
    for at in range(index + step, index + step * (REACH + 1), step):
        if not page.same_line(index, at):
            return
        yield at


def _is_unknown(word: str) -> bool:
    lower = word.lower()
    if len(word) < LEAST or word.isupper() or lower in lexicon().table("regional"):
        return False
    return lexicon().status(word if word.islower() else lower) is Status.UNKNOWN
