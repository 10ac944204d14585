"""Shared by the families that put listed words in place of others: whether a phrase stands at a place, and the capitals of what replaces it."""

from __future__ import annotations

from collections.abc import Sequence

from rapikan.rules.spelling.around import kind_of
from rapikan.text import Page

__all__ = ["reads", "recased"]


def reads(page: Page, at: int, words: Sequence[str]) -> bool:
    """Says whether words in small letters stand at a token, with one blank between each and the next."""
    last = at + len(words) - 1
    return all(page.lower(at + i) == word for i, word in enumerate(words)) and all(page.gap(i) == " " for i in range(at, last))


GODS_CLITICS = ("-Nya", "-Ku", "-Mu")  # "kekuasan-Nya" → "kekuasaan-Nya"


def recased(page: Page, index: int, words: str) -> str:
    """Gives corrected words the capitals of the token they stand for.

    A capital at the head of a sentence or quotation stays with the first word ("Terimakasih" → "Terima kasih"); inside a sentence, and
    in an office before a name, it marks a title or a name, whose every word takes one ("Walikota Bogor" → "Wali Kota Bogor").
    """
    typed = page.texts[index]
    for clitic in GODS_CLITICS:
        if typed.endswith(clitic) and words.endswith(clitic.lower()):
            words = words.removesuffix(clitic.lower()) + clitic
    if typed.isupper() and len(typed) > 1:
        return words.upper()
    if not typed[:1].isupper() or not words[:1].islower():
        return words
    before_name = kind_of(typed.lower()) == "taste" and page.gap(index) == " " and page.at(index + 1)[:1].isupper()
    heads = page.opens_sentence(index) or (page.at(index - 1) in ("“", '"') and page.at(index + 1).islower())
    if " " in words and (before_name or not heads):
        return " ".join(word[:1].upper() + word[1:] for word in words.split(" "))
    return words[:1].upper() + words[1:]
