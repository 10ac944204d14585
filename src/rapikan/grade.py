"""Evidence → applicability: the only place with thresholds.

The decoder's evidence is two margins in nats: how much cheaper its reading is than keeping the text, and than the next other
reading. They were set on labelled data so that of the changes graded safe at least 99 % are right; docs/ has the table.
"""

from __future__ import annotations

from typing import NamedTuple

from rapikan.edits import Applicability

__all__ = ["Margins", "grade"]


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
    "SLK103": (Margins(8.0, 4.0), Margins(5.0, 2.0), Margins(3.0, 1.0)),
    # words run together
    "SRK101": (Margins(2.0, 1.0), Margins(1.0, 0.5), Margins(0.0, 0.0)),
    # the same where the whole may be a name
    "SRK103": (Margins(99.0, 9.0), Margins(10.0, 3.0), Margins(4.0, 1.0)),
    "SRK102": (Margins(0.0, 0.0), Margins(0.0, 0.0), Margins(0.0, 0.0)),
    # the particle pun, joined
    "PRT101": (Margins(1.5, 1.0), Margins(0.5, 0.5), Margins(0.0, 0.0)),
    # a word torn apart
    "PSH101": (Margins(2.0, 1.0), Margins(1.0, 0.5), Margins(0.5, 0.0)),
    # di/ke + word, one way and the other
    "KDP101": (Margins(1.5, 1.0), Margins(0.5, 0.5), Margins(0.0, 0.0)),
    "KDP102": (Margins(2.0, 1.0), Margins(0.5, 0.5), Margins(0.5, 0.0)),
}


def grade(code: str, over_keeping: float, over_next: float) -> Applicability | None:
    """Gives the applicability of a reading, or None where it does not win by enough to be mentioned."""
    for level, margins in zip((Applicability.SAFE, Applicability.UNSAFE, Applicability.SHOW), MARGINS[code], strict=True):
        if over_keeping >= margins.keep and over_next >= margins.other:
            return level
    return None
