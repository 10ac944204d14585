"""How well a word is spelt, letter by letter: trigrams of letters over names, and over words.

A word that no list holds still looks like a name ("Petronela") or like a slip ("Prgram"). The tables are counted at build time
from the names and from the forms of the dictionaries (add-one smoothing) and hold −log P(letter | two letters before).
Standard library only.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence

__all__ = ["LetterModel", "table"]

SIZE = 27  # a–z and the word's edge
STEP = 20.0  # steps a nat
DEAREST = 255  # steps of what was never seen, or hardly ever
BEFORE_A = ord("a") - 1
BACKING = 5.0  # trigrams' worth of belief in what pairs of letters say


def _codes(word: str) -> list[int]:
    return [0, 0, *(ord(letter) - BEFORE_A for letter in word if "a" <= letter <= "z"), 0]


def table(words: Iterable[str]) -> array[int]:
    """Counts the letter trigrams of words (small letters) into a table of costs."""
    counts = [0.0] * SIZE**3
    for word in words:
        codes = _codes(word)
        for a, b, c in zip(codes, codes[1:], codes[2:], strict=False):
            counts[(a * SIZE + b) * SIZE + c] += 1
    costs = array("B", [DEAREST] * SIZE**3)
    pairs = [sum(counts[place * SIZE : place * SIZE + SIZE]) for place in range(SIZE * SIZE)]
    shorter = [[sum(counts[(a * SIZE + b) * SIZE + c] for a in range(SIZE)) for c in range(SIZE)] for b in range(SIZE)]
    for a in range(SIZE):
        for b in range(SIZE):
            total = pairs[a * SIZE + b]
            below = sum(shorter[b]) + SIZE
            for c in range(SIZE):
                # trigrams backed by pairs of letters, those by a flat share
                backed = (shorter[b][c] + 1) / below
                chance = (counts[(a * SIZE + b) * SIZE + c] + BACKING * backed) / (total + BACKING)
                costs[(a * SIZE + b) * SIZE + c] = min(DEAREST, round(-math.log(chance) * STEP))
    return costs


class LetterModel:
    """Gives the cost of a whole word in nats."""

    def __init__(self, costs: Sequence[int]) -> None:
        self._costs = costs

    def cost(self, word: str) -> float:
        """Gives −log P(word), letters other than a–z passed over."""
        codes = _codes(word)
        return sum(self._costs[(a * SIZE + b) * SIZE + c] for a, b, c in zip(codes, codes[1:], codes[2:], strict=False)) / STEP
