"""What an error costs: −log P(typed | meant) in nats, by kind of slip.

The weights are counted from labelled misspellings of real releases by scripts/channel.py, which writes dictionaries/channel.tsv;
only the weights are shipped. A dropped letter is commoner than a wrong one, a dropped double the commonest of all, and a wrong
letter is mostly the next key of its row, a vowel for a vowel, or a sound that Indonesian ears hardly part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from rapikan.lexicon import lexicon

__all__ = [
    "BLANK_ADDED",
    "BLANK_LOST",
    "CLITIC_SLIP",
    "KINDS",
    "SUFFIX_LOST",
    "SWAPPED_APART",
    "SYLLABLE_LOST",
    "by_rest",
    "chances",
    "extra",
    "less_one",
    "missing",
    "one_slip",
    "slip",
    "sounds_alike",
    "swapped",
    "two_slips",
    "weights",
    "wrong",
]

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours() -> dict[str, frozenset[str]]:
    """Lists the keys around each key of a QWERTY board (each row is set half a key to the right of the one above)."""
    at = {key: (x + y * 0.5, y) for y, row in enumerate(ROWS) for x, key in enumerate(row)}
    return {a: frozenset(b for b in at if b != a and abs(at[a][0] - at[b][0]) <= 1.1 and abs(at[a][1] - at[b][1]) <= 1) for a in at}


NEIGHBOURS = _neighbours()
BESIDE = frozenset(pair for row in ROWS for pair in zip((*row[:-1], *row[1:]), (*row[1:], *row[:-1]), strict=True))  # keys of one row
VOWELS = frozenset("aeiou")
# Pairs that sound alike or are confused in writing: provinsi/propinsi, jadwal/jadual, izin/ijin, bentuk/bentuq.
ALIKE = frozenset(frozenset(pair) for pair in ("pf", "fv", "pv", "sz", "jz", "td", "nm", "kg", "kq", "ks", "uw", "iy", "bp", "lr", "cs"))

# Nats of what is no slip inside a word, or no single one (KINDS has those).
BLANK_LOST = 6.0
BLANK_ADDED = 6.0
SWAPPED_APART = 7.5  # "percapakan" for "percakapan"
CLITIC_SLIP = 7.0  # "wilayahnta" for "wilayahnya"
SYLLABLE_LOST = 7.5  # "masyarat" for "masyarakat"
SUFFIX_LOST = 6.5  # "-kan", "-an" or "-nya" left off

# A letter that was dropped or added counts as a double where it stands beside its like.
FIRST = "first "
KINDS = (
    "missing double", "missing", "first missing", "extra double", "extra neighbour", "extra a", "extra h", "extra", "first extra", "swapped", "first swapped",
    *(f"{first}wrong{how}" for first in ("", FIRST) for how in (" beside", " neighbour", " vowel", " alike", "")),
)  # fmt: skip


@cache
def weights() -> dict[str, float]:
    """Gives the cost of each kind of slip in nats."""
    return {kind: float(cost) for kind, (cost, *_) in lexicon().table("channel").items()}


def slip(typed: str, meant: str, place: int = 0) -> str | None:
    """Names the one slip between two words that are alike up to a place, or gives None where it is not exactly one."""
    shorter = min(len(typed), len(meant))
    while place < shorter and typed[place] == meant[place]:
        place += 1
    before = typed[place - 1] if place else ""
    first = place == 0
    here, there = typed[place : place + 1], meant[place : place + 1]
    if len(meant) == len(typed) + 1 and meant[place + 1 :] == typed[place:]:
        return missing(there, before, here, first)
    if len(meant) == len(typed) - 1 and typed[place + 1 :] == meant[place:]:
        return extra(here, before, typed[place + 1 : place + 2], first)
    if len(meant) != len(typed) or not here:
        return None
    if typed[place + 1 :] == meant[place + 1 :]:
        return wrong(here, there, first)
    if typed[place : place + 2] == meant[place : place + 2][::-1] and typed[place + 2 :] == meant[place + 2 :]:
        return swapped(first)
    return None


def one_slip(typed: str, meant: str, place: int = 0) -> float | None:
    """Costs the one slip between two words that are alike up to a place, or gives None where it is not exactly one."""
    kind = slip(typed, meant, place) if abs(len(typed) - len(meant)) <= 1 else None
    return None if kind is None else weights()[kind]


def two_slips(typed: str, meant: str) -> float | None:
    """Costs two slips behind a right first letter, or gives None where two do not part the words.

    One of the two stands where the words first differ: each kind is undone there, and the rest must be one slip.
    """
    if abs(len(typed) - len(meant)) > 2 or typed[:1] != meant[:1]:
        return None
    place = 1
    shorter = min(len(typed), len(meant))
    while place < shorter and typed[place] == meant[place]:
        place += 1
    if not _is_inner_alike(typed, meant, place):
        return None
    before, here, after = typed[place - 1], typed[place : place + 1], typed[place + 1 : place + 2]
    there = meant[place : place + 1]
    head, both = typed[:place], []
    if there and (second := one_slip(head + there + typed[place:], meant, place)) is not None:
        both.append(weights()[missing(there, before, here, False)] + second)
    if here and (second := one_slip(head + typed[place + 1 :], meant, place)) is not None:
        both.append(weights()[extra(here, before, after, False)] + second)
    if here and there and (second := one_slip(head + there + typed[place + 1 :], meant, place)) is not None:
        both.append(weights()[wrong(here, there, False)] + second)
    if after and (second := one_slip(head + after + here + typed[place + 2 :], meant, place)) is not None:
        both.append(weights()[swapped(False)] + second)
    return min(both, default=None)


def _is_inner_alike(typed: str, meant: str, place: int) -> bool:
    """Says whether the letters between two slips are the same in two words that first differ at a place.

    A slip takes two letters at most, so that what is left between the two stands in both words; nearly all words fail here.
    """
    past = 0
    most = min(len(typed), len(meant)) - place
    while past < most and typed[-past - 1] == meant[-past - 1]:
        past += 1
    return typed[place + 2 : len(typed) - past - 2] in meant[place:]


def less_one(word: str) -> set[str]:
    """Gives a word and what is left of it when one letter is deleted: words one slip apart always share one of these."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def by_rest(words: Iterable[str]) -> dict[str, list[str]]:
    """Lists words, as written, by each of their `less_one` in small letters: those one slip from a word share one of its keys."""
    found: dict[str, list[str]] = {}
    for word in words:
        for rest in less_one(word.lower()):
            found.setdefault(rest, []).append(word)
    return found


def missing(letter: str, before: str, after: str, first: bool) -> str:
    """Names a letter that was meant and not typed ("keprcayaan", "menunjukan"), between the letters typed before and after it."""
    if letter in (before, after):
        return "missing double"
    return "first missing" if first else "missing"


def extra(letter: str, before: str, after: str, first: bool) -> str:
    """Names a letter typed and not meant ("akhirnnya")."""
    if letter in (before, after):
        return "extra double"
    if first:
        return "first extra"
    if letter in "ah":  # "menjelasakan", "sejahterah"
        return f"extra {letter}"
    return "extra neighbour" if letter in NEIGHBOURS.get(before, ()) or letter in NEIGHBOURS.get(after, ()) else "extra"


def wrong(typed: str, meant: str, first: bool) -> str:
    """Names a wrong letter ("repitasi")."""
    if (typed, meant) in BESIDE:
        how = " beside"
    elif meant in NEIGHBOURS.get(typed, ()):
        how = " neighbour"
    elif typed in VOWELS and meant in VOWELS:
        how = " vowel"
    else:
        how = " alike" * sounds_alike(typed, meant)
    return f"{FIRST * first}wrong{how}"


def swapped(first: bool) -> str:
    """Names two letters in the wrong order ("terkahir")."""
    return f"{FIRST * first}swapped"


def sounds_alike(typed: str, meant: str) -> bool:
    """Says whether ears and writers confuse two letters ("Kominfo", "Komimfo")."""
    return frozenset((typed, meant)) in ALIKE


def chances(word: str) -> Counter[str]:
    """Counts the ways in which each kind of slip could happen in a word."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    ways: Counter[str] = Counter()
    for place in range(len(word) + 1):
        before, after, first = word[place - 1 : place], word[place : place + 1], place == 0
        ways.update(extra(letter, before, after, first) for letter in letters)
        if after:
            ways[missing(after, before, word[place + 1 : place + 2], first)] += 1
            ways.update(wrong(letter, after, first) for letter in letters if letter != after)
            ways[swapped(first)] += word[place + 1 : place + 2] not in ("", after)
    return ways
