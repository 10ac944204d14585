"""What a newsroom says about its own words: words that are right, and pairs of a wrong and a right form (GYA001).

An allowed word is a wall to the pipeline: no rule may touch it. So is a pair's wrong form, whose correction is put among the
pipeline's changes; the two never meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapikan.config import Pair
from rapikan.edits import Applicability, Change, Reason
from rapikan.language import Said
from rapikan.text import Span

__all__ = ["PAIR_CODE", "allowed", "preferred"]

PAIR_CODE = "GYA001"
MESSAGE = Said("Gaya selingkung: “{0}” ditulis “{1}”.", "House style: “{0}” is written “{1}”.")
MESSAGE_WITH_REASON = Said("Gaya selingkung: “{0}” ditulis “{1}” ({2}).", "House style: “{0}” is written “{1}” ({2}).")
TOKEN = re.compile(r"\w+(?:[-'’]\w+)*")


def allowed(text: str, words: Sequence[str], names: Sequence[str]) -> Iterator[Span]:
    """Yields where words (in any case) and names (as they are written) stand in a text."""
    if not words and not names:
        return
    single, single_names, several = _parted(tuple(words), tuple(names))
    for match in TOKEN.finditer(text):
        if match.group() in single_names or match.group().lower() in single:
            yield Span(*match.span())
    for pattern in several:
        for match in pattern.finditer(text):
            yield Span(*match.span())


@lru_cache(maxsize=8)
def _parted(words: tuple[str, ...], names: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], tuple[re.Pattern[str], ...]]:
    """Parts words into those that are one token, to be looked up, and patterns of the others."""
    several = []
    for group, flags in ((words, re.IGNORECASE), (names, 0)):
        longer = sorted((word for word in group if not TOKEN.fullmatch(word)), key=len, reverse=True)
        if longer:
            several.append(re.compile("|".join(map(_whole, longer)), flags))
    return (
        frozenset(word.lower() for word in words if TOKEN.fullmatch(word)),
        frozenset(word for word in names if TOKEN.fullmatch(word)),
        tuple(several),
    )


def _whole(form: str) -> str:
    """Gives the pattern of a form that stands by itself; one blank stands for any run of them."""
    inner = r"[ \t\u00a0]+".join(map(re.escape, form.split()))
    head = r"(?<!\w)" if form[:1].isalnum() else ""
    return head + inner + (r"(?!\w)" if form[-1:].isalnum() else "")


@lru_cache(maxsize=8)
def _pair_pattern(pairs: tuple[Pair, ...]) -> tuple[re.Pattern[str], dict[str, Pair]]:
    """Gives the pattern of all wrong forms, as written and with a first capital, and the pair of each."""
    forms: dict[str, Pair] = {}
    for pair in pairs:
        forms.setdefault(" ".join(pair.wrong.split()), pair)
        first = pair.wrong.lstrip()[:1]
        if first.islower():
            capital = Pair(_capital(pair.wrong.strip()), _capital(pair.right), pair.reason)
            forms.setdefault(" ".join(capital.wrong.split()), capital)
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile("|".join(map(_whole, longest_first))), forms


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def preferred(text: str, pairs: Sequence[Pair], walls: Iterable[Span]) -> Iterator[Change]:
    """Yields the changes that pairs ask for, none of them on a wall."""
    if not pairs:
        return
    pattern, forms = _pair_pattern(tuple(pairs))
    closed = sorted(walls)
    for match in pattern.finditer(text):
        span = Span(*match.span())
        pair = forms[" ".join(match.group().split())]
        if pair.right == match.group() or any(wall.touches(span) for wall in closed):
            continue
        said = MESSAGE_WITH_REASON if pair.reason else MESSAGE
        reason = Reason(PAIR_CODE, said.format(match.group(), pair.right, pair.reason.rstrip(".")), Applicability.SAFE, {})
        yield Change(span, match.group(), pair.right, (reason,))
