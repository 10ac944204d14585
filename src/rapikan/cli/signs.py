"""Signs that cannot be seen, or that a terminal would obey, made visible (NBSP, zero-width, two blanks, escape)."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["compared", "plain", "spelt"]

MOST_DOTS = 6
NAMES = {"\n": "⏎", "\u00a0": "‹NBSP›", "\t": "‹TAB›"}


def _named(sign: str) -> str:
    """Names a sign ("\\u200b" → "‹U+200B›")."""
    return NAMES.get(sign) or f"‹U+{ord(sign):04X}›"


def _is_invisible(sign: str) -> bool:
    return not sign.isprintable() and sign != " "


def plain(text: str) -> str:
    """Gives context as it may be printed: a blank of any kind is a blank, other invisible signs are named."""
    if text.isprintable():
        return text
    return "".join(" " if sign in "\t\u00a0\n" else _named(sign) if _is_invisible(sign) else sign for sign in text)


def spelt(text: str) -> str:
    """Gives text with every invisible sign named, and blanks at the edges or side by side as dots.

    >>> spelt("dua  kata\\u200b")
    'dua··kata‹U+200B›'
    """
    named = "".join(_named(sign) if _is_invisible(sign) else sign for sign in text)
    return re.sub(r"^ +| {2,}| +$", _dots, named)


def _dots(blanks: re.Match[str]) -> str:
    number = len(blanks.group())
    return "·" * number if number <= MOST_DOTS else f"·×{number}"


def compared(before: str, after: str) -> tuple[str, str]:
    """Gives the two readings of a change, told apart even where they look alike ("é" in one sign and in two)."""
    old, new = spelt(before), spelt(after)
    if unicodedata.normalize("NFC", old) == unicodedata.normalize("NFC", new):
        return _coded(before), _coded(after)
    return old, new


def _coded(text: str) -> str:
    return "".join(sign if sign.isascii() and sign.isprintable() else _named(sign) for sign in text)
