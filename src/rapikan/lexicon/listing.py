"""A list of words in one mapped text, asked by hash: whether it holds a word, and which word a number is.

The words stand one a line in buckets of some four, a word's bucket being its hash; a question searches one bucket, which costs half
of walking the automaton, and a sixth the first time. Standard library only.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from zlib import crc32

from rapikan.lexicon.container import Container

__all__ = ["Listing", "sections"]

BUCKETS = 1 << 14


def sections(name: str, words: Iterable[str]) -> dict[str, array[int] | bytes]:
    """Compiles a list of distinct words under a name; their numbers follow the buckets."""
    ordered = sorted((crc32(word.encode()) % BUCKETS, word) for word in words)
    sizes = [0] * BUCKETS
    places = array("I", [1])
    for bucket, word in ordered:
        sizes[bucket] += len(word) + 1
        places.append(places[-1] + len(word) + 1)
    starts = array("I", [0])
    for size in sizes:
        starts.append(starts[-1] + size)
    return {
        f"{name}.words": "\n".join(["", *(word for _, word in ordered), ""]).encode(),
        f"{name}.places": places,
        f"{name}.starts": starts,
    }


class Listing:
    """Answers from the words one a line, where each word begins, and where each bucket does (at the line break before it)."""

    def __init__(self, words: str, places: Sequence[int], starts: Sequence[int]) -> None:
        self._words = words
        self._places = places
        self._starts = starts

    @classmethod
    def read(cls, file: Container, name: str) -> Listing:
        """Gives the list of a name from a compiled file. Raises KeyError where the file has none."""
        return cls(file.text(f"{name}.words"), file.numbers(f"{name}.places"), file.numbers(f"{name}.starts"))

    @classmethod
    def of(cls, words: Iterable[str]) -> Listing:
        """Makes a list of distinct words in memory."""
        made = sections("", words)
        return cls(bytes(made[".words"]).decode(), made[".places"], made[".starts"])

    def __contains__(self, word: str) -> bool:
        bucket = crc32(word.encode()) % BUCKETS
        starts = self._starts
        return self._words.find(f"\n{word}\n", starts[bucket], starts[bucket + 1] + 1) >= 0

    def word(self, number: int) -> str:
        """Gives the word of a number."""
        return self._words[self._places[number] : self._places[number + 1] - 1]
