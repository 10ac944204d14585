"""What the language model sees of a page: tokens spelt as its counts spell them, and the two words on either side of a stretch."""

from __future__ import annotations

from functools import lru_cache

from rapikan.text import SENTENCE_END, Page

__all__ = ["left_of", "model_word", "right_of"]

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
    words: list[str] = []
    at = first - 1
    while at >= 0 and len(words) < 2 and page.same_line(at, first):
        word = model_word(page.texts[at])
        if word == "</s>":
            if page.texts[at] == "." and page.is_abbreviation_stop(at):
                at -= 1
                continue
            break
        words.append(word)
        at -= 1
    if len(words) < 2:
        words.append("<s>")
    if len(words) < 2:
        words.append("</s>")
    return words[1], words[0]


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
