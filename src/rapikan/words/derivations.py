"""Words that no list has: the root that one is formed from, and verbs of a loan that lost their -kan."""

from __future__ import annotations

from functools import lru_cache

from rapikan.lexicon import lexicon

__all__ = ["derivation_root", "is_rather_verb", "lacks_kan"]


@lru_cache(maxsize=6_000)
def derivation_root(word: str) -> str:
    """Gives the root that the lexicon derives a word from, asked once for each word."""
    return lexicon().derivation_root(word)


def lacks_kan(word: str) -> bool:
    """Says whether a verb of a loan in -si lacks the -kan that it takes: "dipublikasi", "mengimplementasi", but not "dievaluasi"."""
    source, full = lexicon(), f"{word}kan"
    if not word.startswith(("me", "di")) or not word.endswith("si") or source.is_listed(word) or not source.is_listed(full):
        return False
    return source.count(full) >= LACKING * max(source.count(word), 1.0)


def is_rather_verb(noun: str) -> bool:
    """Says whether "di" joined to a noun is likelier a verb that lacks its -kan than a preposition: "diinformasi", but not "diposisi"."""
    source = lexicon()
    return lacks_kan(f"di{noun}") and source.count(f"di{noun}kan") >= LACKING * max(source.model.pair_count("di", noun), 1.0)


LACKING = 8.0  # times as often
