"""What users read, in Indonesian and English. RAPIKAN_LANG=en asks for English; everything else means Indonesian."""

from __future__ import annotations

import os
from typing import NamedTuple

__all__ = ["IN", "Said", "language", "numeral", "tell"]


def language() -> str:
    """Gives the reader's language: "en" if RAPIKAN_LANG begins with it, else "id"."""
    return "en" if os.environ.get("RAPIKAN_LANG", "").lower().startswith("en") else "id"


class Said(NamedTuple):
    """One sentence in both languages; ``str()`` gives the reader's."""

    id: str
    en: str

    def __str__(self) -> str:
        return self.en if language() == "en" else self.id

    def format(self, *args: object, **fields: object) -> str:
        """Fills the sentence's places in the reader's language; numbers too ({0:,}), and English plurals ("file{0:s}")."""
        text = str(self)
        if any(form in text for form in (":,", ":.", ":s}")):
            args = tuple(map(_Figure, args))
        return text.format(*args, **fields)


class _Figure:
    """A value that is written, or counted, as the reader's language does."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __format__(self, form: str) -> str:
        if form == "s":
            return "" if self.value == 1 else "s"
        return numeral(self.value, form) if form and isinstance(self.value, int | float) else format(self.value, form)


def numeral(value: float, form: str = ",") -> str:
    """Writes a number as the reader's language does: 1.234,5 in Indonesian, 1,234.5 in English."""
    written = format(value, form)
    return written if language() == "en" else written.translate(SWAPPED)


SWAPPED = str.maketrans(",.", ".,")


IN = Said("{0}: {1}", "{0}: {1}")  # where, and what is wrong there


def tell(indonesian: str, english: str) -> str:
    """Gives one of two texts: the one in the reader's language."""
    return str(Said(indonesian, english))
