"""The language model: how likely a word is after the two before it.

Interpolated absolute discounting (Ney, Essen and Kneser 1994): trigrams back off to pairs, pairs to single words. Counts are
weighted (scripts/statistics.py) and quantised to one byte; the mass left for backing off is stored beside each history, since
the tables are cut.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from zlib import crc32

from rapikan.lexicon.container import Container

__all__ = ["LanguageModel", "order", "sections"]

DISCOUNT = 0.75
STEP = 12.0  # quantisation steps a nat: neighbouring bytes lie 8 % apart
LEAST = 0.1  # the count that byte 1 stands for
MIX = 0x9E3779B97F4A7C15  # 2^64 / golden ratio: spreads keys evenly (Knuth, vol. 3, 6.4)


def quantise(count: float) -> int:
    """Turns a count into a byte."""
    return max(1, min(255, 1 + round(STEP * math.log(max(count, LEAST) / LEAST))))


COUNTS = (0.0, *(LEAST * math.exp(byte / STEP) for byte in range(255)))  # byte → count


def trigram_key(pair: int, word: int) -> int:
    """Gives the 32-bit key of a pair's place and a following word. Two keys meet about once in 10,000 look-ups of absent ones."""
    return ((pair << 16 | word) * MIX & 0xFFFFFFFFFFFFFFFF) >> 32


def order(word: str) -> tuple[int, str]:
    """Gives what the words are sorted by, so that a word's number is found by its hash."""
    return crc32(word.encode("utf-8", "surrogatepass")), word


def sections(
    words: Sequence[tuple[str, float, float]],
    pairs: Mapping[tuple[int, int], float],
    triples: Mapping[tuple[int, int, int], float],
) -> dict[str, array[int] | bytes]:
    """Compiles counts.

    Args:
        words: word, weighted count and share of capitals inside sentences (0–1), sorted by `order`.
        pairs: counts by the numbers of two words.
        triples: counts by the numbers of three words.
    """
    totals = [count for _, count, _ in words]
    starts = array("I", [0] * (len(words) + 1))
    pair_words, pair_counts, pair_back = array("H"), array("B"), array("B")
    back = array("B", [255] * len(words))
    ordered = sorted(pairs)
    place = {pair: index for index, pair in enumerate(ordered)}
    kept = [0.0] * len(words)
    for first, second in ordered:
        starts[first + 1] += 1
        pair_words.append(second)
        pair_counts.append(quantise(pairs[first, second]))
        kept[first] += max(pairs[first, second] - DISCOUNT, 0.0)
    for index in range(len(words)):
        starts[index + 1] += starts[index]
        back[index] = _share(1 - kept[index] / totals[index] if totals[index] else 1.0)
    after = [0.0] * len(ordered)
    keyed: list[tuple[int, int]] = []
    for (first, second, third), count in triples.items():
        pair = place.get((first, second))
        if pair is not None:
            after[pair] += max(count - DISCOUNT, 0.0)
            keyed.append((trigram_key(pair, third), quantise(count)))
    for index, pair_of in enumerate(ordered):
        pair_back.append(_share(1 - after[index] / pairs[pair_of]))
    keyed.sort()
    return {
        "lm.words": "".join(word for word, _, _ in words).encode(),
        "lm.word.starts": array("I", accumulate((len(word) for word, _, _ in words), initial=0)),
        "lm.word.hashes": array("I", (order(word)[0] for word, _, _ in words)),
        "lm.total": array("I", [round(sum(totals))]),
        "lm.counts": array("B", map(quantise, totals)),
        "lm.capitals": array("B", (round(255 * share) for _, _, share in words)),
        "lm.back": back,
        "lm.starts": starts,
        "lm.pair.words": pair_words,
        "lm.pair.counts": pair_counts,
        "lm.pair.back": pair_back,
        "lm.triple.keys": array("I", (key for key, _ in keyed)),
        "lm.triple.counts": array("B", (count for _, count in keyed)),
    }


def _share(value: float) -> int:
    return max(2, min(255, round(255 * value)))


class _Numbers(dict[str, int]):
    """The numbers of the words that were asked for, -1 for what is no word of the model. A release asks for one in a hundred."""

    def __init__(self, file: Container) -> None:
        super().__init__()
        self._words = file.text("lm.words")
        self._starts = file.numbers("lm.word.starts")
        self._hashes = file.numbers("lm.word.hashes")

    def word(self, number: int) -> str:
        """Gives the word of a number."""
        return self._words[self._starts[number] : self._starts[number + 1]]

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_NUMBERS:
            self.clear()
        key, _ = order(word)
        number = bisect_left(self._hashes, key)
        while number < len(self._hashes) and self._hashes[number] == key:
            if self.word(number) == word:
                break
            number += 1
        else:
            number = -1
        self[word] = number
        return number


MOST_NUMBERS = 30_000  # words whose numbers are kept, some 4 MB; 1 MB of releases asks for 13,000


class LanguageModel:
    """Answers in nats: the cost of a word is −log P(word | two words before it)."""

    def __init__(self, file: Container) -> None:
        self._numbers = _Numbers(file)
        self._counts = file.numbers("lm.counts")
        self._capitals = file.numbers("lm.capitals")
        self._back = file.numbers("lm.back")
        self._starts = file.numbers("lm.starts")
        self._pair_words = file.numbers("lm.pair.words")
        self._pair_counts = file.numbers("lm.pair.counts")
        self._pair_back = file.numbers("lm.pair.back")
        self._keys = file.numbers("lm.triple.keys")
        self._triple_counts = file.numbers("lm.triple.counts")
        self._total = float(file.numbers("lm.total")[0])

    def number(self, word: str) -> int:
        """Gives a word's number, or -1 for a word that the model has not seen."""
        return self._numbers[word]

    def word(self, number: int) -> str:
        """Gives the word of a number."""
        return self._numbers.word(number)

    def count(self, word: str) -> float:
        """Gives the weighted count of a word (0.0 if unseen)."""
        number = self._numbers[word]
        return COUNTS[self._counts[number]] if number >= 0 else 0.0

    def pair_count(self, first: str, second: str) -> float:
        """Gives the weighted count of a pair of words (0.0 if unseen)."""
        pair = self._pair(self.number(first), self.number(second))
        return COUNTS[self._pair_counts[pair]] if pair >= 0 else 0.0

    def triple_count(self, first: str, second: str, third: str) -> float:
        """Gives the weighted count of a triple of words (0.0 if unseen)."""
        pair = self._pair(self.number(first), self.number(second))
        return self._triple(pair, self.number(third))

    def capital_share(self, word: str) -> float:
        """Gives the share of a word's uses inside sentences that begin with a capital (0.0 if unseen)."""
        number = self.number(word)
        return self._capitals[number] / 255 if number >= 0 else 0.0

    def _pair(self, first: int, second: int) -> int:
        if first < 0 or second < 0:
            return -1
        low, high = self._starts[first], self._starts[first + 1]
        place = bisect_left(self._pair_words, second, low, high)
        return place if place < high and self._pair_words[place] == second else -1

    def _triple(self, pair: int, word: int) -> float:
        if pair < 0 or word < 0:
            return 0.0
        key = trigram_key(pair, word)
        place = bisect_left(self._keys, key)
        return COUNTS[self._triple_counts[place]] if place < len(self._keys) and self._keys[place] == key else 0.0

    def probability(self, word: int, before: int = -1, earlier: int = -1) -> float:
        """Gives P(word | earlier, before) for word numbers; a history of -1 is unknown and is backed off from at once."""
        single = COUNTS[self._counts[word]] / self._total
        if before < 0:
            return single
        history = COUNTS[self._counts[before]]
        pair = self._pair(before, word)
        counted = COUNTS[self._pair_counts[pair]] if pair >= 0 else 0.0
        double = max(counted - DISCOUNT, 0.0) / history + self._back[before] / 255 * single
        if earlier < 0:
            return double
        past = self._pair(earlier, before)
        if past < 0:
            return double
        counted = self._triple(past, word)
        return max(counted - DISCOUNT, 0.0) / COUNTS[self._pair_counts[past]] + self._pair_back[past] / 255 * double

    def cost(self, word: int, before: int = -1, earlier: int = -1) -> float:
        """Gives −log P(word | earlier, before) in nats."""
        return -math.log(self.probability(word, before, earlier))
