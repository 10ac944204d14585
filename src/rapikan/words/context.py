"""What the language model sees of a page: tokens spelt as its counts spell them, and the two words on either side of a stretch."""

from __future__ import annotations

from functools import lru_cache

from rapikan.text import SENTENCE_END, Page

__all__ = ["left_of", "model_word", "right_of", "word_after", "word_before"]

MARKS = {"–": "-", "—": "-", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}


@lru_cache(maxsize=6_000)
def model_word(token: str) -> str:
    """Spells a token as the language model's counts do."""
    if token.isalpha():
        return token.lower()
    if token.isdigit():
        return "<n>"
    if token in SENTENCE_END:
        return "</s>"
    if any(ch.isdigit() for ch in token):
        head, _, tail = token.lower().partition("-")
        return f"{head}-<n>" if tail.isdigit() and head.isalpha() else "<x>"
    return MARKS.get(token, token.lower())


def left_of(page: Page, first: int) -> tuple[str, str]:
    """Gives the two model words before a stretch, "<s>" where its sentence begins."""
    near, place = _before(page, first, first)
    return ("</s>" if near == "<s>" else _before(page, place, first)[0]), near


def word_before(page: Page, index: int) -> str:
    """Gives the model word before a token, "<s>" where it begins its sentence."""
    return _before(page, index, index)[0]


def _before(page: Page, at: int, first: int) -> tuple[str, int]:
    """Gives the model word before a place in the line of a token, and where it stands."""
    while at > 0 and page.same_line(at - 1, first):
        at -= 1
        word = model_word(page.texts[at])
        if word != "</s>":
            return word, at
        if page.texts[at] != "." or not page.is_abbreviation_stop(at):
            break
    return "<s>", at


def word_after(page: Page, index: int) -> str:
    """Gives the model word after a token, "</s>" where it ends its line."""
    return model_word(page.texts[index + 1]) if page.same_line(index, index + 1) else "</s>"


def right_of(page: Page, past: int) -> list[str]:
    """Gives the model words after a stretch, at most two, up to its sentence's end."""
    words: list[str] = []
    for at in range(past, min(past + 2, len(page))):
        if not page.same_line(past - 1, at):
            break
        words.append(model_word(page.texts[at]))
        if words[-1] == "</s>":
            break
    return words or ["</s>"]
