"""A lost blank before a capital: "olehSigitPamungkas" → "oleh Sigit Pamungkas"."""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.text import Page
from rapikan.words.lattice import Arc

PARTS = deferred(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
LEAST = 2  # letters of a part


def propose(page: Page, index: int) -> Iterator[Arc]:
    """Reads a token with inner capitals as a common word and the names after it."""
    typed = page.texts[index]
    if not typed.isalpha() or typed[1:].islower() or typed.isupper():
        return
    parts = PARTS.findall(typed)
    if len(parts) < 2 or "".join(parts) != typed or any(len(part) < LEAST for part in parts[1:]):
        return
    source = lexicon()
    head = parts[0].lower()
    # "WhatsApp", "iPhone" and "SobatMIKOM" are names as they stand: only a common small-letter word parts certainly
    if not (parts[0].islower() and len(head) >= LEAST and source.is_known(head) and source.model.count(head) >= 1000):
        return
    yield Arc(index, index + 1, (head, *(part.lower() for part in parts[1:])), " ".join(parts), 0.0, "SRK102", fixed=2.0)
