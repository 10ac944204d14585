"""Evidence → applicability: the only place with thresholds.

The decoder's grounds are first of all two margins in nats: how much cheaper its reading is than keeping the text, and than the next other
reading. The thresholds were set on labelled text; docs/ketepatan.md says, kind by kind, how many of the changes graded safe are right.
"""

from __future__ import annotations

from typing import NamedTuple

from rapikan.edits import Applicability

__all__ = ["Grounds", "Margins", "grade", "grade_odds"]


class Margins(NamedTuple):
    """What a kind of reading must win by: over keeping the text, and over the next reading."""

    keep: float
    other: float


# code → margins for (safe, unsafe, show); a reading that wins by less is not reported.
MARGINS: dict[str, tuple[Margins, Margins, Margins]] = {
    # a typo in an unknown word
    "SLK101": (Margins(3.0, 1.5), Margins(1.5, 1.0), Margins(0.0, 0.0)),
    # a typo in a word that may be a name
    "SLK102": (Margins(3.5, 3.0), Margins(1.5, 2.0), Margins(0.5, 0.5)),
    # a real word where its neighbours expect another
    "SLK103": (Margins(6.0, 4.0), Margins(4.5, 2.0), Margins(3.0, 1.0)),
    # a typo in an English word
    "SLK104": (Margins(3.0, 1.5), Margins(1.5, 1.0), Margins(0.5, 0.5)),
    # words run together
    "SRK101": (Margins(2.0, 1.0), Margins(1.0, 0.5), Margins(0.0, 0.0)),
    # words run together that capitals part
    "SRK102": (Margins(0.0, 0.0), Margins(0.0, 0.0), Margins(0.0, 0.0)),
    # words run together where the whole may be a name
    "SRK103": (Margins(99.0, 9.0), Margins(10.0, 3.0), Margins(4.0, 1.0)),
    # the particle pun, joined
    "PRT101": (Margins(1.5, 1.0), Margins(0.5, 0.5), Margins(0.0, 0.0)),
    # a word torn apart
    "PSH101": (Margins(2.0, 1.0), Margins(1.0, 0.5), Margins(0.5, 0.0)),
    # di/ke + word, one way and the other
    "KDP101": (Margins(1.0, 1.0), Margins(0.5, 0.5), Margins(0.0, 0.0)),
    "KDP102": (Margins(2.0, 1.0), Margins(0.5, 0.5), Margins(0.5, 0.0)),
}


class Grounds(NamedTuple):
    """What a grade rests on: what the decoder knows of a reading and the word that it changes."""

    over_keeping: float  # nats by which it is cheaper than keeping the text
    over_next: float  # nats by which it is cheaper than the next other reading
    letters: int = 99  # of the typed word
    errors: int = 0  # slips that the reading mends
    uncommon: bool = False  # the corrected word is a rare one, or itself a name
    beside_person: bool = False
    unseen: bool = (
        False  # nobody counted the corrected word nor its root ("asidosia" for "asidosis"), or both are one loan, or it is a place
    )
    derived: bool = False  # the typed word is regularly formed from a common root, though no list has it ("pemanen")
    strange: bool = False  # the typed word is one that hardly anybody uses ("agara")
    alone: bool = False  # the slip is one of dialects, and nobody saw the corrected word beside its neighbours ("kain hingga kombu")
    formed: bool = False  # the typed word is a verb of a listed root, however rare ("diregangkan")
    variant: bool = False  # both words are known, and one is how speech has the other ("ketok", "ketuk")
    valid: bool = False  # what is typed is right in itself ("kebangunan", "per aturan"), or a short word with a clitic ("ubinya")


SHORT = 6  # letters below which so many words lie near one another ("lalin", "silfa", "Ayrus")
SHORT_MARGIN = 7.5
LONG_ALONE = 8  # letters below which a word without a witness may well be one that no list has ("kain hinggi kombu")
ALONE = Margins(8.0, 7.0)
TWO_SLIPS = Margins(8.0, 4.0)
TWO_SLIPS_ALONE = Margins(5.5, 7.0)  # in a long word with no other reading near: "terutatama"
OVERWHELMING = 7.0  # "Tanjung Jabung Timue"
TYPO, NAME_TYPO, REAL_WORD, JOINED_PREPOSITION, TORN = "SLK101", "SLK102", "SLK103", "KDP101", "PSH101"
# A long word one slip away with no other reading near wins by less: "menggangu", "mengadung", which a rare root also explains.
LONG = 7
CLEAR = Margins(2.0, 4.5)
NO_OTHER = Margins(1.5, 20.0)  # and where nothing else is near at all, by less still: "mengkui"
STRANGE = Margins(5.0, 7.0)  # a listed word that hardly anybody uses loses by less: "agara", "pesanya"
VALID = Margins(3.0, 1.0)  # and a preposition in a word that is right as it stands by more: "kebangunan"
DERIVED = Margins(6.0, 4.5)  # and a word that is regularly formed must lose by more: "pemanen" is no slip for "permanen"
DERIVED_WORD = Margins(7.5, 4.0)  # by still more where a list has it, though hardly anybody uses it: "pemimpian"


def grade(code: str, grounds: Grounds) -> Applicability | None:
    """Gives the applicability of a reading, or None where it does not win by enough to be mentioned."""
    for level, margins in zip((Applicability.SAFE, Applicability.UNSAFE, Applicability.SHOW), _margins(code, grounds), strict=True):
        if grounds.over_keeping >= margins.keep and grounds.over_next >= margins.other:
            return Applicability.UNSAFE if level is Applicability.SAFE and _is_doubtful(code, grounds) else level
    return None


def _margins(code: str, grounds: Grounds) -> tuple[Margins, Margins, Margins]:
    safe, *rest = MARGINS[code]
    if code == TYPO and grounds.derived:
        safe = DERIVED
    elif code == JOINED_PREPOSITION and grounds.valid:
        safe = VALID
    elif code == REAL_WORD and grounds.derived:
        safe = DERIVED_WORD
    elif code == REAL_WORD and grounds.strange and grounds.over_next >= STRANGE.other:
        safe = STRANGE
    elif code == TYPO and grounds.letters >= LONG and grounds.errors == 1 and grounds.over_next >= CLEAR.other:
        safe = NO_OTHER if grounds.over_next >= NO_OTHER.other else CLEAR
    return safe, rest[0], rest[1]


def _is_doubtful(code: str, grounds: Grounds) -> bool:
    """Says whether a reading that wins by enough is still no certain one."""
    if grounds.formed:
        return True
    if not code.startswith("SLK"):
        return code == TORN and grounds.valid
    if grounds.unseen or grounds.variant or (grounds.valid and code == TYPO):
        return True
    if grounds.errors > 1:
        needed = TWO_SLIPS_ALONE if grounds.letters > LONG and grounds.over_next >= TWO_SLIPS_ALONE.other else TWO_SLIPS
        if grounds.over_keeping < needed.keep or grounds.over_next < needed.other:
            return True
    if code == NAME_TYPO:
        unlike = grounds.errors < 2 and grounds.letters >= SHORT and not grounds.beside_person
        return grounds.uncommon or (grounds.over_keeping < OVERWHELMING and not unlike)
    if grounds.alone and grounds.letters < LONG_ALONE and grounds.over_keeping < ALONE.keep and grounds.over_next < ALONE.other:
        return True
    return grounds.letters < SHORT and grounds.over_keeping < SHORT_MARGIN


# Log-odds from which a run of capitalised common words is no name (rules/spelling/truecase.py), for safe, unsafe and show.
STRAY_CAPITALS = (0.8, 0.3, -0.5)


def grade_odds(log_odds: float) -> Applicability | None:
    """Gives the applicability of taking capitals away by the log-odds that they are no name's, or None where they rather are."""
    for level, least in zip((Applicability.SAFE, Applicability.UNSAFE, Applicability.SHOW), STRAY_CAPITALS, strict=True):
        if log_odds >= least:
            return level
    return None
