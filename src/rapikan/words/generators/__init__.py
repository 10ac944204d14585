"""How a stretch may be read: one small file a kind. Each has `propose(page, index) -> arcs over tokens from `index``.

A generator only proposes; the lattice decides. A new file here is found by itself.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from functools import cache

from rapikan.modules import modules_in
from rapikan.text import Page
from rapikan.words.lattice import Arc

__all__ = ["generators", "is_plain", "recase"]

Generator = Callable[[Page, int], Iterator[Arc]]


@cache
def generators() -> tuple[tuple[Generator, ...], tuple[Generator, ...]]:
    """Finds the generators of this package: all of them, and those that read more than one token (`JOINS` in their module)."""
    modules = [importlib.import_module(f"{__name__}.{name}") for name in modules_in(__path__)]
    return tuple(m.propose for m in modules), tuple(m.propose for m in modules if getattr(m, "JOINS", False))


def is_plain(typed: str, least: int) -> bool:
    """Says whether a token is a word of at least so many letters a–z, small ones after the first or all capitals: no "olehSigit"."""
    return len(typed) >= least and typed.isascii() and typed.isalpha() and (typed[1:].islower() or typed.isupper())


def recase(typed: str, words: str) -> str:
    """Gives corrected words the capitals of what was typed ("Keprcayaan" → "Kepercayaan", "DANEVALUASI" → "DAN EVALUASI")."""
    if typed.isupper() and len(typed) > 1:
        return words.upper()
    if typed[:1].isupper():
        return words[:1].upper() + words[1:]
    return words
