"""Puts the counted words into classes, and writes dictionaries/statistics/classes.tsv.xz.

Run: ``uv run --with numpy scripts/classes.py`` after scripts/statistics.py. A word begins in the class that the lexicon knows: the
commonest words alone, signs, names of people and places, other names, foreign words, and all others by their affixes and clitic or the
word class of their root (lexicon/classes.py). Then each word in turn, the commonest first, moves to the class that best foretells the
words before and after it, until few move: the exchange algorithm (Kneser and Ney 1993; Martin, Liermann and Ney 1998) on kinds of
neighbour, which is what the language model backs off to. A class keeps the name that it began with.
"""

from __future__ import annotations

import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from rapikan.lexicon import lexicon
from rapikan.lexicon.classes import NAME, OTHER, formed_class

FOLDER = Path(__file__).resolve().parent.parent / "dictionaries" / "statistics"
ALONE = 100  # the commonest tokens, each a class of its own: function words and signs
LEAST = 8  # words of a class; a smaller one joins the others
LIKELY_NAME, SURE_NAME = 0.5, 0.75  # share of capitals inside sentences, of words that no dictionary has and of all words
ROUNDS = 4  # the fifth gains nothing on held-out sentences
FEW = 8.0  # kinds of neighbour without which a word stays where it is: too little to judge by
NOTICE = "# Classes of the counted words, by what stands beside them (scripts/classes.py); sources and their licences: sources.tsv in this folder\n"


def rows(name: str) -> Iterator[list[str]]:
    """Yields the cells of a table after its two header lines."""
    with lzma.open(FOLDER / f"{name}.tsv.xz", "rt", encoding="utf-8") as lines:
        next(lines)
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split("\t")


def known_class(word: str, capitals: float) -> str:
    """Names the class that the lexicon knows of a word."""
    source = lexicon()
    if not word.replace("-", "").isalpha():
        return "number" if "<" in word else "sign"
    if capitals >= SURE_NAME or (capitals >= LIKELY_NAME and not source.is_known(word)):
        name = word.capitalize()
        return "place" if name in source.table("places") else "person" if name in source.table("people") else NAME
    formed = formed_class(word, source)
    return "foreign" if formed == OTHER and source.is_foreign(word) else formed


def beginnings(words: list[tuple[str, float, float]]) -> list[str]:
    """Names the class in which each word begins: word, count and share of capitals, the commonest first."""
    names = [f"={word}" if place < ALONE else known_class(word, capitals) for place, (word, _, capitals) in enumerate(words)]
    size = Counter(names)
    return [name if name.startswith("=") or size[name] >= LEAST else OTHER for name in names]


class Neighbours:
    """The words on one side of each word: for word w, ``other[start[w]:start[w + 1]]`` and how much each counts."""

    def __init__(self, words: np.ndarray, other: np.ndarray, weight: np.ndarray, size: int) -> None:
        order = np.argsort(words, kind="stable")
        self._start = np.searchsorted(words[order], np.arange(size + 1))
        self._other, self._weight = other[order], weight[order]

    def by_class(self, word: int, classes: np.ndarray, size: int) -> np.ndarray:
        """Adds up a word's neighbours by their class."""
        low, high = self._start[word : word + 2]
        return np.bincount(classes[self._other[low:high]], self._weight[low:high], size)


def entropy(counts: np.ndarray) -> np.ndarray:
    """Gives n · log n of each count."""
    return np.where(counts > 1e-9, counts * np.log(np.maximum(counts, 1e-12)), 0.0)


def exchange(classes: np.ndarray, first: np.ndarray, second: np.ndarray, weight: np.ndarray) -> None:
    """Moves words between classes in place so that the likelihood of the pairs under their classes grows."""
    words, size = len(classes), int(classes.max()) + 1
    after, before = Neighbours(first, second, weight, words), Neighbours(second, first, weight, words)
    for number in range(1, ROUNDS + 1):
        together = np.zeros((size, size))
        np.add.at(together, (classes[first], classes[second]), weight)
        left, right = together.sum(1), together.sum(0)
        moved = 0
        for word in range(words):
            follow, lead = after.by_class(word, classes, size), before.by_class(word, classes, size)
            if follow.sum() + lead.sum() < FEW:
                continue
            home = classes[word]
            together[home] -= follow
            together[:, home] -= lead
            left[home] -= follow.sum()
            right[home] -= lead.sum()
            some, others = follow.nonzero()[0], lead.nonzero()[0]
            gain = (entropy(together[:, some] + follow[some]) - entropy(together[:, some])).sum(1)
            gain += (entropy(together[others] + lead[others, None]) - entropy(together[others])).sum(0)
            gain -= entropy(left + follow.sum()) - entropy(left) + entropy(right + lead.sum()) - entropy(right)
            best = int(gain.argmax())
            if gain[best] > gain[home]:
                classes[word], home = best, best
                moved += 1
            together[home] += follow
            together[:, home] += lead
            left[home] += follow.sum()
            right[home] += lead.sum()
        print(f"round {number}: {moved} of {words} words moved", flush=True)


def main() -> None:
    """Writes the classes."""
    counts = ((word, float(count), max(int(some), int(whole)) / int(raw)) for word, count, raw, some, whole in rows("unigrams"))
    words = sorted(counts, key=lambda row: (-row[1], row[0]))
    number = {word: place for place, (word, _, _) in enumerate(words)}
    names = beginnings(words)
    listed = sorted(set(names))
    classes = np.array([listed.index(name) for name in names])
    pairs = [(*map(number.__getitem__, gram.split(" ")), min(float(count), 1.0)) for gram, count in rows("bigrams")]
    first, second, weight = (np.array(column) for column in zip(*pairs, strict=True))
    exchange(classes, first, second, weight)
    lines = sorted(f"{word}\t{listed[place]}\n" for (word, _, _), place in zip(words, classes, strict=True))
    data = f"{NOTICE}# columns: token, class\n" + "".join(lines)
    (FOLDER / "classes.tsv.xz").write_bytes(lzma.compress(data.encode(), preset=9))


if __name__ == "__main__":
    main()
