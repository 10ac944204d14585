"""The language model: how likely a word is after the two before it.

Trigrams back off to pairs, and pairs to the classes of the two words: P(word | class of the word) · P(class | class before it), by
interpolated absolute discounting (Ney, Essen and Kneser 1994) with a discount for each small count (Chen and Goodman 1999). What is
backed off to is counted by kinds of neighbour and not by uses (Kneser and Ney 1995). Counts are weighted (scripts/statistics.py)
and quantised to one byte; the mass left for backing off is stored beside each history, since the tables are cut. Classes come from
scripts/classes.py.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from zlib import crc32

from rapikan.lexicon.classes import NAME, OTHER
from rapikan.lexicon.container import Container

__all__ = ["NOTHING", "NO_LIFT", "UNLISTED", "LanguageModel", "order", "sections"]

# What is taken from a count of one, two, and more: least perplexity on half of the held-out sentences (bench/perplexity.py).
PAIR_DISCOUNTS = (0.7, 1.0, 1.3)
TRIPLE_DISCOUNTS = (1.2, 1.5, 1.8)
STEP = 12.0  # quantisation steps a nat: neighbouring bytes lie 8 % apart
LEAST = 0.1  # the count that byte 1 stands for
LIFT_STEP = 16.0  # the same for how much likelier a class is after another than by itself
NO_LIFT = 128  # the byte of a class that another makes neither likelier nor less likely
SMOOTHING = 20.0  # kinds of pair added to a class as its neighbours fall on the whole
NOTHING = -1  # in place of a word's number: nothing is known of what stands there
UNLISTED = -2  # the number of a word that is in no list
UNCOUNTED = -3  # the first number of words that are right and were never counted; the others lie below it
AS_NAME = 0.7  # how much its neighbours are taken for those of a name, which it mostly is: chosen as the discounts were
UNSEEN = 17.0  # nats of such a word: one in 8 million tokens, and a little


BYTE, EIGHT = 255, 8  # the most that a byte holds, and its bits


def quantise(count: float) -> int:
    """Turns a count into a byte."""
    return max(1, min(BYTE, 1 + round(STEP * math.log(max(count, LEAST) / LEAST))))


COUNTS = (0.0, *(LEAST * math.exp(byte / STEP) for byte in range(BYTE)))  # byte → count
LIFTS = tuple(math.exp((byte - NO_LIFT) / LIFT_STEP) for byte in range(BYTE + 1))


ONCE, TWICE = 1.5, 2.5  # weighted counts below which something was met once, or twice


def _discounted(count: float, discounts: tuple[float, float, float]) -> float:
    return max(count - discounts[0 if count < ONCE else 1 if count < TWICE else 2], 0.0)


PAIRS = tuple(_discounted(count, PAIR_DISCOUNTS) for count in COUNTS)  # byte → what is left of the count
TRIPLES = tuple(_discounted(count, TRIPLE_DISCOUNTS) for count in COUNTS)


def counted(count: float) -> float:
    """Gives a count as a model remembers it."""
    return COUNTS[quantise(count)]


def order(word: str) -> tuple[int, str]:
    """Gives what the words are sorted by, so that a word's number is found by its hash."""
    return crc32(word.encode("utf-8", "surrogatepass")), word


def sections(
    words: Sequence[tuple[str, float, float, str]],
    pairs: Mapping[tuple[int, int], float],
    triples: Mapping[tuple[int, int, int], float],
) -> dict[str, array[int] | bytes]:
    """Compiles counts.

    Args:
        words: word, weighted count, share of capitals inside sentences (0–1) and class, sorted by `order`.
        pairs: counts by the numbers of two words.
        triples: counts by the numbers of three words.
    """
    totals = [count for _, count, _, _ in words]
    starts = array("I", [0] * (len(words) + 1))
    pair_words, pair_counts = array("H"), array("B")
    ordered = sorted(pairs)
    kept = [0.0] * len(words)
    for first, second in ordered:
        starts[first + 1] += 1
        pair_words.append(second)
        pair_counts.append(quantise(pairs[first, second]))
        kept[first] += _discounted(pairs[first, second], PAIR_DISCOUNTS)
    for index in range(len(words)):
        starts[index + 1] += starts[index]
    return {
        "lm.words": "".join(word for word, *_ in words).encode(),
        "lm.word.starts": array("I", accumulate((len(word.encode()) for word, *_ in words), initial=0)),
        "lm.word.hashes": array("I", (order(word)[0] for word, *_ in words)),
        "lm.total": array("I", [round(sum(totals))]),
        "lm.counts": array("B", map(quantise, totals)),
        "lm.capitals": array("B", (round(BYTE * share) for _, _, share, _ in words)),
        "lm.back": array("B", (_share(1 - left / total) for left, total in zip(kept, totals, strict=True))),
        "lm.starts": starts,
        "lm.pair.words": pair_words,
        "lm.pair.counts": pair_counts,
        **_classes([name for *_, name in words], pairs),
        **_histories(ordered, pairs, triples),
    }


def _classes(names: Sequence[str], pairs: Mapping[tuple[int, int], float]) -> dict[str, array[int] | bytes]:
    """Compiles what pairs back off to: how many kinds of neighbour stand before each word, and how classes follow each other."""
    ordered = sorted(set(names))
    number = {name: index for index, name in enumerate(ordered)}
    classes = [number[name] for name in names]
    size = len(ordered)
    kinds = [0.0] * len(names)
    together = [[0.0] * size for _ in ordered]
    for (first, second), count in pairs.items():
        kind = min(count, 1.0)
        kinds[second] += kind
        together[classes[first]][classes[second]] += kind
    total = sum(kinds)
    shares = [sum(row[second] for row in together) / total for second in range(size)]
    lifts = array("B")
    for row in together:
        after = sum(row) + SMOOTHING
        for kind, share in zip(row, shares, strict=True):
            lift = (kind / share + SMOOTHING) / after if share else 1.0
            lifts.append(max(0, min(BYTE, NO_LIFT + round(LIFT_STEP * math.log(lift)))))
    return {
        "lm.kinds": array("B", map(quantise, kinds)),
        "lm.kinds.total": array("I", [round(total)]),
        "lm.class": array("B", classes),
        "lm.class.names": "\n".join(ordered).encode(),
        "lm.class.lifts": lifts,
    }


def _histories(
    ordered: Sequence[tuple[int, int]], pairs: Mapping[tuple[int, int], float], triples: Mapping[tuple[int, int, int], float]
) -> dict[str, array[int] | bytes]:
    """Compiles triples behind the pairs that begin them: a pair is meant by its place among all pairs."""
    place = {pair: index for index, pair in enumerate(ordered)}
    after: dict[int, list[tuple[int, float]]] = {}
    for (first, second, third), count in triples.items():
        if (first, second) in place:
            after.setdefault(place[first, second], []).append((third, count))
    places, back, starts, words, counts = array("I"), array("B"), array("I", [0]), array("H"), array("B")
    for history in sorted(after):
        left = sum(_discounted(count, TRIPLE_DISCOUNTS) for _, count in after[history])
        places.append(history)
        back.append(_share(1 - left / pairs[ordered[history]]))
        for word, count in sorted(after[history]):
            words.append(word)
            counts.append(quantise(count))
        starts.append(len(words))
    return {
        "lm.history.places": places,
        "lm.history.back": back,
        "lm.history.starts": starts,
        "lm.triple.words": words,
        "lm.triple.counts": counts,
    }


def _share(value: float) -> int:
    return max(LEAST_SHARE, min(BYTE, round(BYTE * value)))


LEAST_SHARE = 2  # a byte's worth of what is left for words that were never counted behind a history


class _Numbers(dict[str, int]):
    """The numbers of the words that were asked for, UNLISTED for what is no word of the model. A release asks for one in a hundred."""

    def __init__(self, file: Container) -> None:
        super().__init__()
        self._words = file.numbers("lm.words")  # read as text it would be copied
        self._starts = file.numbers("lm.word.starts")
        self._hashes = file.numbers("lm.word.hashes")

    def word(self, number: int) -> str:
        """Gives the word of a number."""
        return str(self._words[self._starts[number] : self._starts[number + 1]], "utf-8")

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
            number = UNLISTED
        self[word] = number
        return number


MOST_NUMBERS = 30_000  # words whose numbers are kept, some 4 MB; 1 MB of releases asks for 13,000


class LanguageModel:
    """Answers in nats: the cost of a word is −log P(word | two words before it).

    A word is asked about by its number: its place in the list of counted words, what `uncounted` gives for a word that is right but
    was never counted, or UNLISTED. A history may also be NOTHING.
    """

    def __init__(self, file: Container) -> None:
        self._numbers = _Numbers(file)
        self._counts = file.numbers("lm.counts")
        self._capitals = file.numbers("lm.capitals")
        self._back = file.numbers("lm.back")
        self._starts = file.numbers("lm.starts")
        self._pair_words = file.numbers("lm.pair.words")
        self._pair_counts = file.numbers("lm.pair.counts")
        self._kinds = file.numbers("lm.kinds")
        self._classes = file.numbers("lm.class")
        self._class_names = {name: index for index, name in enumerate(file.text("lm.class.names").split("\n"))}
        self._class_size = len(self._class_names)
        self._name_class = self._class_names.get(NAME, self._class_names[OTHER])
        self._lifts = file.numbers("lm.class.lifts")
        self._histories = file.numbers("lm.history.places")
        self._history_back = file.numbers("lm.history.back")
        self._history_starts = file.numbers("lm.history.starts")
        self._triple_words = file.numbers("lm.triple.words")
        self._triple_counts = file.numbers("lm.triple.counts")
        self._total = float(file.numbers("lm.total")[0])
        self._all_kinds = float(file.numbers("lm.kinds.total")[0])
        self.cost = lru_cache(maxsize=MOST_COSTS)(self._cost)

    def __len__(self) -> int:
        """Gives how many words were counted."""
        return len(self._counts)

    def number(self, word: str) -> int:
        """Gives a word's number, or UNLISTED for a word that the model has not seen."""
        return self._numbers[word]

    def uncounted(self, name: str, expected: float) -> int:
        """Gives a number that stands for the uncounted words of a class of which so many uses were to be expected."""
        return UNCOUNTED - (self._class_names.get(name, self._class_names[OTHER]) << EIGHT | quantise(expected))

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

    def capital_share(self, word: str) -> float:
        """Gives the share of a word's uses inside sentences that begin with a capital (0.0 if unseen)."""
        number = self.number(word)
        return self._capitals[number] / BYTE if number >= 0 else 0.0

    def _pair(self, first: int, second: int) -> int:
        if first < 0 or second < 0:
            return -1
        low, high = self._starts[first], self._starts[first + 1]
        place = bisect_left(self._pair_words, second, low, high)
        return place if place < high and self._pair_words[place] == second else -1

    def _history(self, pair: int) -> int:
        """Gives a pair's place among those that begin a triple, or -1."""
        place = bisect_left(self._histories, pair)
        return place if place < len(self._histories) and self._histories[place] == pair else -1

    def _triple(self, history: int, word: int) -> int:
        """Gives the byte of a triple's count (0 if unseen)."""
        low, high = self._history_starts[history], self._history_starts[history + 1]
        place = bisect_left(self._triple_words, word, low, high) if word >= 0 else high
        return self._triple_counts[place] if place < high and self._triple_words[place] == word else 0

    def _class(self, number: int) -> int:
        if number >= 0:
            return self._classes[number]
        return self._name_class if number == UNLISTED else UNCOUNTED - number >> EIGHT

    def probability(self, word: int, before: int = NOTHING, earlier: int = NOTHING) -> float:
        """Gives P(word | earlier, before) for word numbers; a history that was never counted is backed off from at once."""
        counted = COUNTS[self._counts[word] if word >= 0 else UNCOUNTED - word & BYTE] / self._total
        if before == NOTHING:
            return counted
        lift = LIFTS[self._lifts[self._class(before) * self._class_size + self._class(word)]]
        single = lift * (COUNTS[self._kinds[word]] / self._all_kinds if word >= 0 else counted)
        if before == UNLISTED:
            return AS_NAME * single + (1 - AS_NAME) * counted
        if before < 0:
            return single
        pair = self._pair(before, word)
        double = self._back[before] / BYTE * single
        if pair >= 0:
            double += PAIRS[self._pair_counts[pair]] / COUNTS[self._counts[before]]
        past = self._pair(earlier, before)
        history = self._history(past) if past >= 0 else -1
        if history < 0:
            return double
        return TRIPLES[self._triple(history, word)] / COUNTS[self._pair_counts[past]] + self._history_back[history] / BYTE * double

    def _cost(self, word: int, before: int = NOTHING, earlier: int = NOTHING) -> float:
        """Gives −log P(word | earlier, before) in nats."""
        return UNSEEN if word == UNLISTED else -math.log(self.probability(word, before, earlier))


MOST_COSTS = 5_000  # costs remembered: the ways through one lattice ask for the same again and again
