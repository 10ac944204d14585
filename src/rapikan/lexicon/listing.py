"""A list of words in one mapped text, asked by hash: whether it holds a word, and which word a number is.

The words stand one a line in buckets of some four, a word's bucket being its hash; a question searches one bucket, which costs half
of walking the automaton, and a sixth the first time. Standard library only.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from mmap import mmap
from zlib import crc32

from rapikan.lexicon.container import Container

__all__ = ["Listing", "Listings", "Numbered", "bucket", "in_buckets", "sections"]

FULL = 4  # lines of a bucket, more or less


def in_buckets(hashed: Sequence[str], lines: Sequence[str] | Sequence[bytes]) -> tuple[list[int], array[int]]:
    """Orders lines by the buckets of their hashed parts; in a bucket the later ones go first.

    Returns:
        The numbers of the lines in their order, and where each bucket starts (at the line break before it), in characters or bytes.
    """
    starts = array("I", [0]) * (len(lines) // FULL + 2)
    buckets = [bucket(part, starts) for part in hashed]
    for place, line in zip(buckets, lines, strict=True):
        starts[place + 1] += len(line) + 1
    return sorted(range(len(lines)), key=lambda number: (buckets[number], -number)), array("I", accumulate(starts))


def bucket(part: str, starts: Sequence[int]) -> int:
    """Gives the bucket of what is hashed, by the list of where the buckets start (and the last one ends)."""
    return crc32(part.encode()) % (len(starts) - 1)


def sections(name: str, words: Iterable[str], *, numbered: bool = False) -> dict[str, array[int] | bytes]:
    """Compiles a list of distinct words under a name; their numbers, where they are to have any, follow the buckets."""
    held = sorted(words, reverse=True)
    lines = [word.encode() for word in held]
    order, starts = in_buckets(held, lines)
    ordered = [lines[number] for number in order]
    text: dict[str, array[int] | bytes] = {f"{name}.words": b"\n".join([b"", *ordered, b""]), f"{name}.starts": starts}
    return text | {f"{name}.places": array("I", accumulate((len(word) + 1 for word in ordered), initial=1))} if numbered else text


class Listing:
    """Answers from the words one a line and where each bucket of them starts (at the line break before it)."""

    def __init__(self, words: bytes | mmap, starts: Sequence[int], first: int = 0) -> None:
        """Takes UTF-8 text, from its byte `first` on: a mapped file is searched where it is."""
        self._words = words
        self._starts = starts
        self._first = first
        self._buckets = len(starts) - 1

    @classmethod
    def read(cls, file: Container, name: str) -> Listing:
        """Gives the list of a name from a compiled file. Raises KeyError where the file has none."""
        words, first = file.place(f"{name}.words")
        return cls(words, file.numbers(f"{name}.starts"), first)

    @classmethod
    def of(cls, words: Iterable[str]) -> Listing:
        """Makes a list of distinct words in memory."""
        made = sections("", words)
        return cls(bytes(made[".words"]), made[".starts"])

    def __contains__(self, word: str) -> bool:
        coded = word.encode()
        place = crc32(coded) % self._buckets
        starts, first = self._starts, self._first
        return self._words.find(b"\n%b\n" % coded, first + starts[place], first + starts[place + 1] + 1) >= 0


class Listings:
    """Several lists asked as one."""

    def __init__(self, *lists: Listing) -> None:
        self._lists = lists

    def __contains__(self, word: str) -> bool:
        return any(word in listing for listing in self._lists)


class Numbered(Listing):
    """A list that also knows where each word begins."""

    def __init__(self, words: bytes | mmap, starts: Sequence[int], first: int, places: Sequence[int]) -> None:
        super().__init__(words, starts, first)
        self._places = places

    @classmethod
    def read(cls, file: Container, name: str) -> Numbered:
        """Gives the list of a name from a compiled file. Raises KeyError where the file has none, or none that is numbered."""
        words, first = file.place(f"{name}.words")
        return cls(words, file.numbers(f"{name}.starts"), first, file.numbers(f"{name}.places"))

    @classmethod
    def of(cls, words: Iterable[str]) -> Numbered:
        """Makes a numbered list of distinct words in memory."""
        made = sections("", words, numbered=True)
        return cls(bytes(made[".words"]), made[".starts"], 0, made[".places"])

    def word(self, number: int) -> str:
        """Gives the word of a number."""
        return self._words[self._first + self._places[number] : self._first + self._places[number + 1] - 1].decode()
