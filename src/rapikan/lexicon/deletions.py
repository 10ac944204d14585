"""An index of words by what is left when one letter is deleted: the words one slip away cost a dozen look-ups.

Two words are at most one missing, extra, wrong or swapped letter apart only if deleting at most one letter from each can make them
equal (Mor and Fraenkel 1982, "A hash code method for detecting and correcting spelling errors"; also known from SymSpell).
The index maps the 32-bit hash of each word and of each word less one letter to the word's number; a candidate is looked at before
it is believed, so a collision costs time and never an answer. Standard library only.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from zlib import crc32

__all__ = ["DeletionIndex", "keys", "sections"]

SHORTEST, LONGEST = 3, 17  # letters of a word in the index; a longer one is found only where two slips are looked for (signatures.py)
HALF = 16  # bits of a key: the upper ones are its bucket, the lower ones are stored
BUCKETS = 1 << HALF
LOWER = BUCKETS - 1


def keys(word: bytes) -> set[int]:
    """Gives the hashes of a word and of what is left of it when one letter is deleted."""
    return {crc32(word), *[crc32(word[:place] + word[place + 1 :]) for place in range(len(word))]}


def sections(words: Iterable[bytes]) -> dict[str, array[int]]:
    """Compiles the index of words in the order of their numbers (fewer than 65,536 of them).

    Entries are sorted by key; the upper half of a key is its place in `starts`, so that only the lower half is stored.
    """
    entries = sorted((key, number) for number, word in enumerate(words) if SHORTEST <= len(word) <= LONGEST for key in keys(word))
    starts = array("I", [0] * (BUCKETS + 1))
    for key, _ in entries:
        starts[(key >> HALF) + 1] += 1
    for bucket in range(BUCKETS):
        starts[bucket + 1] += starts[bucket]
    return {
        "deletions.starts": starts,
        "deletions.keys": array("H", (key & LOWER for key, _ in entries)),
        "deletions.words": array("H", (number for _, number in entries)),
    }


class DeletionIndex:
    """Gives the numbers of the words that may be one slip away."""

    def __init__(self, starts: Sequence[int], keys: Sequence[int], words: Sequence[int]) -> None:
        self._starts = starts
        self._keys = keys
        self._words = words

    def near(self, asked: Iterable[int]) -> set[int]:
        """Gives the numbers of words by the keys of one, some of them possibly further away from it than one slip."""
        starts, tails = self._starts, self._keys
        found: set[int] = set()
        for key in asked:
            bucket, tail = key >> HALF, key & LOWER
            high = starts[bucket + 1]
            place = bisect_left(tails, tail, starts[bucket], high)
            while place < high and tails[place] == tail:
                found.add(self._words[place])
                place += 1
        return found
