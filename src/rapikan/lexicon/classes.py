"""Classes of words by how they are formed: what is known of a word that nobody has counted.

"Menggarapnya" is a verb in meN- with an object, whether or not a corpus holds it, and stands where such verbs stand. A counted word
begins in this class too and moves to the one whose neighbours are most like its own (scripts/classes.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapikan.lexicon.morphology import clitics, halves, is_reduplication, roots_of

if TYPE_CHECKING:
    from rapikan.lexicon import Lexicon

__all__ = ["NAME", "OTHER", "expected", "formed_class"]

REDUPLICATION, NAME, OTHER = "reduplication", "name", "other"
PERSONAL = "nya"  # it makes an object or an owner; the other clitics make an order, a question, or belong to speech
VARIANTS = {"te-": "ter-", "be-": "ber-"}  # what ter- and ber- are before r


def formed_class(word: str, source: Lexicon) -> str:
    """Names the class of a word: "me-…-kan+nya", "ke-…-an", "n" for a listed root, "reduplication", "other"."""
    both = halves(word)
    if both is not None and is_reduplication(*both):
        return REDUPLICATION
    base, clitic = word, ""
    if not source.is_listed(word):
        base, clitic = next(((base, clitic) for base, clitic in clitics(word) if source.is_listed(base)), (word, ""))
        if not clitic:
            return OTHER
    tail = f"+{PERSONAL if clitic.startswith(PERSONAL) else 'lah'}" if clitic else ""
    affixes = next((affix for root, affix in roots_of(base) if source.root_class(root) is not None), None)
    if affixes is None or source.root_class(base):
        return (source.root_class(base) or "root") + tail
    head, mark, end = affixes.replace("N-", "-").partition("-")
    return f"{VARIANTS.get(head + mark, head + mark)}{end}{tail}"


RARELY = 1.0  # uses to be expected of a listed form that 8 million tokens never used, before what its neighbours expect else
WITH_CLITIC = {"nya": 1 / 50, "lah": 1 / 1000}  # uses with a clitic for each use of the word alone, where none was counted
AT_MOST = 3.0  # more uses would not have been missed


def expected(word: str, source: Lexicon) -> float:
    """Gives how many uses of a known, uncounted word were to be expected: with a clitic, the more the commoner its base."""
    bases = [source.model.count(base) * WITH_CLITIC.get(clitic[:3], WITH_CLITIC["lah"]) for base, clitic in clitics(word)]
    return min(AT_MOST, max(bases)) if bases and not source.is_listed(word) else RARELY
