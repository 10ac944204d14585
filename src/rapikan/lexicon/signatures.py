"""An index of common words by first letter, length and the set of their letters: the words two slips away.

A slip changes what letters a word holds by one at most on either side, so the letters of a word that is two slips away differ by
two at most; of the words with the right first letter and length, only some dozens pass (Bloom-like signatures: Faloutsos 1985,
"Access methods for text"). A candidate is looked at before it is believed. Standard library only.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["SignatureIndex", "sections"]

LENGTHS = range(4, 24)  # letters of the words in the index
SLIPS = 2
TWICE = "aneikr"  # letters for which a bit says that they stand there twice: the commonest


def signature(word: str) -> int:
    """Gives the set of a word's letters as bits: a–z once, and some of them twice."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) - 97
    for place, letter in enumerate(TWICE, 26):
        bits |= (word.count(letter) > 1) << place
    return bits


def _bucket(word: str, length: int) -> int:
    return (ord(word[0]) - 97) * len(LENGTHS) + length - LENGTHS.start


def sections(words: Iterable[tuple[int, str]]) -> dict[str, array[int]]:
    """Compiles the index of numbered words (below 65,536); what is not made of a–z or too short or long is left out."""
    rows = sorted(
        (_bucket(word, len(word)), number, signature(word))
        for number, word in words
        if len(word) in LENGTHS and word.isascii() and word.isalpha() and word.islower()
    )
    starts = array("I", [0] * (26 * len(LENGTHS) + 1))
    for bucket, _, _ in rows:
        starts[bucket + 1] += 1
    for bucket in range(len(starts) - 1):
        starts[bucket + 1] += starts[bucket]
    return {
        "signatures.starts": starts,
        "signatures.letters": array("I", (letters for _, _, letters in rows)),
        "signatures.words": array("H", (number for _, number, _ in rows)),
    }


class SignatureIndex:
    """Gives the numbers of the words that may be two slips away, the first letter being right."""

    def __init__(self, starts: Sequence[int], letters: Sequence[int], words: Sequence[int]) -> None:
        self._starts = starts
        self._letters = letters
        self._words = words

    def near(self, word: str) -> Iterator[int]:
        """Yields word numbers, possibly of words further away than two slips."""
        typed = signature(word)
        for length in range(max(len(word) - SLIPS, LENGTHS.start), min(len(word) + SLIPS + 1, LENGTHS.stop)):
            longer = length - len(word)
            extra, missing = SLIPS - max(longer, 0), SLIPS + min(longer, 0)
            bucket = _bucket(word, length)
            low, high = self._starts[bucket], self._starts[bucket + 1]
            # One operation for most words, two more for the few that pass.
            for place, letters in enumerate(self._letters[low:high], low):
                unlike = letters ^ typed
                if (
                    unlike.bit_count() <= extra + missing
                    and (unlike & typed).bit_count() <= extra
                    and (unlike & letters).bit_count() <= missing
                ):
                    yield self._words[place]
