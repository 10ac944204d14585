"""An index of words by what is left when one letter is deleted: the words one slip away cost a dozen look-ups.

Two words are at most one missing, extra, wrong or swapped letter apart only if deleting at most one letter from each can make them
equal (Mor and Fraenkel 1982, "A hash code method for detecting and correcting spelling errors"; also known from SymSpell).
The index maps the 32-bit hash of each word and of each word less one letter to the word's number; a candidate is looked at before
it is believed, so a collision costs time and never an answer. Standard library only.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

__all__ = ["DeletionIndex", "sections"]

LONGEST = 20  # letters of a word in the index; a longer misspelt word is left to the walk


def _keys(word: bytes) -> set[int]:
    return {crc32(word), *(crc32(word[:place] + word[place + 1 :]) for place in range(len(word)))}


def sections(words: Iterable[bytes]) -> dict[str, array[int]]:
    """Compiles the index of words in the order of their numbers (fewer than 65,536 of them)."""
    entries = sorted((key, number) for number, word in enumerate(words) if 3 <= len(word) <= LONGEST for key in _keys(word))
    return {
        "deletions.keys": array("I", (key for key, _ in entries)),
        "deletions.words": array("H", (number for _, number in entries)),
    }


class DeletionIndex:
    """Gives the numbers of the words that may be one slip away."""

    def __init__(self, keys: Sequence[int], words: Sequence[int]) -> None:
        self._keys = keys
        self._words = words

    def near(self, word: bytes) -> Iterator[int]:
        """Yields word numbers, possibly repeated and possibly further away than one slip."""
        keys, words, size = self._keys, self._words, len(self._keys)
        for key in _keys(word):
            place = bisect_left(keys, key)
            while place < size and keys[place] == key:
                yield words[place]
                place += 1
