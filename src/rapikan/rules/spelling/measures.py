"""What stands behind figures, for the families that read numbers. Table: dictionaries/measures.tsv. No card lives here."""

from __future__ import annotations

from functools import cache

from rapikan.lexicon import lexicon

__all__ = ["counted", "either", "units_of_figures"]


def units_of_figures() -> frozenset[str]:
    """Lists the units that are no names behind a figure ("70 juta", "14 meter"); what is counted there may be part of one."""
    return lexicon().of_kind("measures", "magnitude", "measure", "clock", "counter")


def counted() -> frozenset[str]:
    """Lists all words that a figure counts: units, people, things, sums of money."""
    return lexicon().of_kind("measures", "magnitude", "measure", "clock", "date", "counter", "thing", "currency")


@cache
def either(*kinds: str) -> str:
    """Gives the pattern of the words of some kinds of dictionaries/measures.tsv, the longest first."""
    return "|".join(sorted(lexicon().of_kind("measures", *kinds), key=lambda word: (-len(word), word)))
