"""Words that no list has: the root that one is formed from, and verbs of a loan that lost their -kan."""

from __future__ import annotations

from functools import lru_cache

from rapikan.lexicon import lexicon
from rapikan.lexicon.morphology import derive, roots_of

__all__ = ["derivation_root", "is_formed_loan", "is_formed_noun", "is_formed_verb", "is_rather_verb", "lacks_kan"]


@lru_cache(maxsize=6_000)
def derivation_root(word: str) -> str:
    """Gives the root that the lexicon derives a word from, asked once for each word."""
    return lexicon().derivation_root(word)


@lru_cache(maxsize=6_000)
def is_formed_verb(word: str) -> bool:
    """Says whether a verb that no list has is regularly formed beside a listed one: "diregangkan" (meregangkan), "merembeskan" (merembes).

    However rare it is, such a word is likelier meant than a slip for another. The active of the same root is listed, with the same
    suffix or without; a bare "di-" counts beside the bare active only.
    """
    if not word.startswith(VERBAL) or lacks_kan(word):
        return False
    source = lexicon()
    least = LEAST_ROOT + word.startswith("ter")
    for root, affix in roots_of(word):
        suffix = affix.rpartition("-")[2]
        if len(root) < least or suffix not in SUFFIXES or word.endswith("ii"):
            continue
        verbs = _verbs(root, suffix)
        if word in verbs and any(form.startswith("me") and source.is_listed(form) for form in (*verbs, *_verbs(root, ""))):
            return True
    return False


def is_formed_noun(word: str) -> bool:
    """Says whether a word is a root and -an beside a listed verb: "hadangan" (menghadang)."""
    root = word.removesuffix("an")
    if root == word or len(root) <= LEAST_ROOT or word.startswith(PREFIXED):
        return False
    source = lexicon()
    return source.is_root(root) and any(form.startswith("me") and source.is_listed(form) for form in _verbs(root, ""))


PREFIXED = ("me", "di", "ter", "ber", "ke", "pe", "se")


def is_formed_loan(word: str) -> bool:
    """Says whether a listed loan in -si has its -al, or re- under a prefix: "preferensial", "direkonfirmasi"."""
    listed = lexicon().is_listed
    if word.endswith("sial"):
        return listed(word[:-2])
    return word.startswith(("dire", "mere")) and word.removesuffix("kan").endswith("si") and listed(word[4:].removesuffix("kan"))


VERBAL = ("me", "di", "ter")
SUFFIXES = ("", "kan", "i")
LEAST_ROOT = 4  # letters; shorter ones lie inside too many words, and behind ter- those of four do


def _verbs(root: str, suffix: str) -> list[str]:
    """Gives the active, passive and accidental verbs of a root with a suffix, or without."""
    affixes = (f"meN-{suffix}",) if suffix else ("meN-", "ter-")
    return [form for affix in affixes for form, _ in derive(root, affix)]


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
