"""A misspelt day or month: "5 Desmber 2021" → "5 Desember 2021". They are a closed list and no roots, so no word list proposes them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapikan.lexicon import lexicon
from rapikan.text import Page
from rapikan.words.channel import one_slip, two_slips
from rapikan.words.generators import is_plain
from rapikan.words.lattice import Arc

LEAST = 4  # letters: "Snin"
LEAST_FOR_TWO = 8  # letters of a name in which two slips may stand: "Setpembr"
OPENS_DATE = frozenset((",", "("))  # "Senin, 4 Mei", "Senin (4/5)"


def propose(page: Page, index: int) -> Iterator[Arc]:
    """Reads the token as the day or month near it, where a date stands around it or "hari", "bulan" announces it."""
    typed = page.texts[index]
    word = typed.lower()
    if not is_plain(typed, LEAST):
        return
    kinds = {kind for kind, stands in (("day", _before_date(page, index)), ("month", _in_date(page, index))) if stands}
    if not kinds:
        return
    for meant, cost, errors in _near(word):
        name, kind, *_ = lexicon().table("calendar")[meant]
        if kind in kinds:
            yield Arc(index, index + 1, (meant,), name.upper() if typed.isupper() else name, cost, "SLK101", errors=errors)


def _before_date(page: Page, index: int) -> bool:
    """Says whether a token stands where a day's name does: "hari Snin", "Snin (4/5)", "Snin, 4 Mei"."""
    following = page.at(index + 2 if page.at(index + 1) in OPENS_DATE else index + 1)
    return page.lower(index - 1) == "hari" or following[:1].isdigit()


def _in_date(page: Page, index: int) -> bool:
    """Says whether a token stands where a month's name does: "bulan Desmber", "5 Desmber", "Desmber 2021"."""
    before, following = page.at(index - 1), page.at(index + 1)
    return (
        before.lower() == "bulan" or (before.isdigit() and len(before) <= 2) or (following.isdigit() and following.startswith(("19", "20")))
    )


@lru_cache(maxsize=5_000)
def _near(word: str) -> tuple[tuple[str, float, int], ...]:
    """Gives the days and months near a word in small letters, what the slips cost in nats, and how many they are."""
    found: list[tuple[str, float, int]] = []
    for meant in lexicon().table("calendar"):
        cost, errors = one_slip(word, meant), 1
        if cost is None and len(meant) >= LEAST_FOR_TWO:
            cost, errors = two_slips(word, meant), 2
        if cost is not None and meant.isalpha():
            found.append((meant, cost, errors))
    return tuple(found)
