"""What users read, in Indonesian and English. RAPIKAN_LANG=en asks for English; everything else means Indonesian."""

from __future__ import annotations

import os
from typing import NamedTuple

__all__ = ["Said", "language", "tell"]


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
        """Fills the sentence's places in the reader's language."""
        return str(self).format(*args, **fields)


def tell(indonesian: str, english: str) -> str:
    """Gives one of two texts: the one in the reader's language."""
    return str(Said(indonesian, english))
