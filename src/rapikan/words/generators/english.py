"""A misspelt English word that releases use as English: "backgroud" → "background"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from rapikan.lexicon import lexicon
from rapikan.text import Page
from rapikan.words.channel import one_slip, two_slips
from rapikan.words.generators import is_plain, recase
from rapikan.words.habits import may_be_name
from rapikan.words.lattice import Arc

LEAST = 6  # letters; shorter English words lie too near names and one another
LEAST_FOR_TWO = 8  # letters from which two slips may stand in one word
UNUSED = 4.0  # nats: an English word that 8 million tokens of Indonesian never used is hardly meant ("stockholder")
ENDINGS = ("s", "d", "r", "y", "n", "e")  # "manager" and "managers" are two words, no slip


@cache
def _words() -> dict[tuple[str, int], list[str]]:
    """Groups the English words of the dictionaries by first letter and length: a slip leaves the first letter right."""
    groups: dict[tuple[str, int], list[str]] = {}
    for word in dict.fromkeys((*lexicon().table("english"), *lexicon().table("foreign"))):
        if len(word) >= LEAST and word.isalpha():
            groups.setdefault((word[0], len(word)), []).append(word)
    return groups


def propose(page: Page, index: int) -> Iterator[Arc]:
    """Reads the token as the English words one slip away."""
    typed = page.texts[index]
    word = typed.lower()
    if not is_plain(typed, LEAST):
        return
    if may_be_name(page, index) or lexicon().is_known(word):
        return
    for meant, cost, errors in _near(word):
        yield Arc(index, index + 1, (meant,), recase(typed, meant), cost, "SLK104", errors=errors)


@lru_cache(maxsize=6_000)
def _near(word: str) -> tuple[tuple[str, float, int], ...]:
    """Gives the English words near a word in small letters, what the slips cost in nats, and how many they are."""
    most = 2 if len(word) >= LEAST_FOR_TWO else 1
    letters = set(word)
    found: list[tuple[str, float, int]] = []
    for length in range(len(word) - most, len(word) + most + 1):
        for meant in _words().get((word[0], length), ()):
            if len(letters.symmetric_difference(meant)) > 2 * most:
                continue
            cost, errors = one_slip(word, meant), 1
            if cost is None and most > 1:
                cost, errors = two_slips(word, meant), 2
            if cost is not None and not _is_inflected(word, meant):
                found.append((meant, cost + UNUSED * (lexicon().model.number(meant) < 0), errors))
    return tuple(found)


def _is_inflected(word: str, meant: str) -> bool:
    """Says whether two English words differ in their last letter only, which may be an ending."""
    longer, shorter = (word, meant) if len(word) > len(meant) else (meant, word)
    return word[:-1] == meant[:-1] or (longer[:-1] == shorter and longer.endswith(ENDINGS))
