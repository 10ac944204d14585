"""Everything that the lexicon can say about a word: what it is, and the ways in which it may be formed. Start reading at `explain`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapikan.lexicon import Lexicon, Status
from rapikan.lexicon.morphology import clitics, derive, halves, is_reduplication, roots_of

__all__ = ["Analysis", "Explanation", "explain"]

STANDARD = ("standard", "compounds")  # tables that name the standard form of a wrong one; the later goes before the earlier


class Analysis(NamedTuple):
    """One way a word is formed: its root, the root's class and the steps (affix, form) from root to word."""

    root: str
    word_class: str
    steps: tuple[tuple[str, str], ...]


class Explanation(NamedTuple):
    """Everything the lexicon can say about a word."""

    word: str
    status: Status
    analyses: tuple[Analysis, ...]
    evidence: dict[str, object]


def explain(word: str, source: Lexicon) -> Explanation:
    """Says what a word is and how it is formed."""
    lower = word.lower()
    evidence: dict[str, object] = {
        "count": round(source.model.count(lower), 1),
        "capital_share": round(source.model.capital_share(lower), 2),
    }
    for name in STANDARD:
        if lower in source.table(name):
            evidence["standard"] = source.table(name)[lower][0]
    return Explanation(word, source.status(word), tuple(_analyses(lower, source)), evidence)


def _analyses(word: str, source: Lexicon) -> Iterator[Analysis]:
    for base, taken in [(word, ""), *clitics(word)]:
        for analysis in _formed(base, source):
            steps = (*analysis.steps, (f"-{taken}", word)) if taken else analysis.steps
            yield Analysis(analysis.root, analysis.word_class, steps)


def _formed(word: str, source: Lexicon) -> Iterator[Analysis]:
    """Yields the ways in which a word without a clitic is formed, reduplication first; affixes as words.tsv or the hunspell list has them."""
    both = halves(word)
    if both is not None and is_reduplication(*both):
        for analysis in _formed(both[0], source):
            yield Analysis(analysis.root, analysis.word_class, (*analysis.steps, ("reduplikasi", word)))
    own, (_, hunspell) = source.table("words"), source.listings
    word_class = source.root_class(word)
    if word_class is not None:
        yield Analysis(word, word_class, ())
    for root, affix in roots_of(word):
        if root in own:
            root_class, affixes, *_ = own[root]
            for promised in affixes.split():
                yield from (Analysis(root, root_class, ((pattern, word),)) for form, pattern in derive(root, promised) if form == word)
        elif source.is_root(root) and word in hunspell and root != word:
            yield Analysis(root, "", ((affix, word),))
