"""House style (GYA001): what a newsroom says about its own words, and no dictionary of rapikan's.

Words and names that are right are walls: no rule may touch them. So are the right forms of pairs ("KPU RI", which must not
become "KPU RI RI"); their wrong forms are the one rule here, which runs in the first stage so that no other rule gets there
before it. `House` is both for one newsroom, and `pipeline.run` takes one; without it the card below is only read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapikan.config import Pair
from rapikan.edits import Applicability, Edit, Finding
from rapikan.language import Said
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["EXAMPLE", "House", "house_style"]

TOKEN = deferred(r"\w+(?:[-'’]\w+)*")
EXAMPLE = (Pair("Kemenkominfo", "Komdigi", "nama sejak 2024"),)  # in force for the card's own examples
WITH_REASON = Said("Gaya selingkung: “{before}” ditulis “{after}” ({reason}).", "House style: “{before}” is written “{after}” ({reason}).")


@card(
    "GYA001",
    "gaya-selingkung",
    stage=Stage.NORMALISE,
    source="Gaya selingkung redaksi: [[pairs]] dalam rapikan.toml",
    why=Said(
        "Redaksi menetapkan sendiri bentuk yang dipakainya, satu tabel untuk satu bentuk: wrong (yang salah), right (yang benar), "
        "reason (alasannya, bila perlu). Huruf besar di awal mengikuti naskah. Contoh di bawah berlaku dengan "
        'pairs = [{wrong = "Kemenkominfo", right = "Komdigi", reason = "nama sejak 2024"}].',
        "A newsroom settles its own forms, one table for a form: wrong, right, and reason if there is one. A first capital follows "
        'the text. The examples hold with pairs = [{wrong = "Kemenkominfo", right = "Komdigi", reason = "nama sejak 2024"}].',
    ),
    message=Said("Gaya selingkung: “{before}” ditulis “{after}”.", "House style: “{before}” is written “{after}”."),
    bad=(("Kepala Kemenkominfo meninjau lokasi.", "Kepala Komdigi meninjau lokasi."),),
    good=("Pegawai Kemenkominfonya hadir.", "Lihat https://kemenkominfo.go.id/Kemenkominfo."),
    leaves_alone=Said(
        "Bentuk yang menjadi bagian kata lain, alamat, dan yang tercantum dalam allow-words, names, atau right.",
        "Forms inside other words, addresses, and what stands in allow-words, names or right.",
    ),
)
def house_style(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports nothing: which forms are wrong only a `House` knows, whose rule is this card with its own pattern."""
    yield from ()


class House:
    """What one newsroom says about its words.

    >>> House(pairs=EXAMPLE).walls("Menteri Komdigi hadir.")
    [Span(start=8, end=15)]
    """

    def __init__(self, words: Sequence[str] = (), names: Sequence[str] = (), pairs: Sequence[Pair] = ()) -> None:
        """Takes words that are right in any case, names that are right as they are written, and pairs of wrong and right forms."""
        self._pairs = _by_form(pairs)
        self._rights = frozenset(pair.right for pair in self._pairs.values())
        # The longest form decides: "Komdigi RI" may be wrong where "Komdigi" is right.
        self._paired = re.compile(_any_of({*self._pairs, *self._rights})) if self._pairs else None
        self._words = frozenset(word.lower() for word in words if TOKEN.fullmatch(word))
        self._names = frozenset(name for name in names if TOKEN.fullmatch(name))
        self._several = [
            re.compile(_any_of(longer), flags)
            for group, flags in ((words, re.IGNORECASE), (names, 0))
            if (longer := [form for form in group if not TOKEN.fullmatch(form)])
        ]
        self.rule = house_style._replace(pattern=self._paired.pattern, find=self._find) if self._paired else None

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, words: tuple[str, ...], names: tuple[str, ...], pairs: tuple[Pair, ...]) -> House | None:
        """Gives the house of some settings, the same one each time; None for one that says nothing."""
        return cls(words, names, pairs) if words or names or pairs else None

    def walls(self, text: str) -> list[Span]:
        """Lists where right forms stand in a text."""
        spans = [Span(*match.span()) for pattern in self._several for match in pattern.finditer(text)]
        if self._words or self._names:
            spans += [
                Span(*match.span())
                for match in TOKEN.finditer(text)
                if match.group() in self._names or match.group().lower() in self._words
            ]
        if self._paired is not None:
            spans += [Span(*match.span()) for match in self._paired.finditer(text) if match.group() in self._rights]
        return spans

    def _find(self, rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
        """Reports a pair's wrong form."""
        before, span = match.group(), Span(*match.span())
        pair = self._pairs.get(_levelled(before))
        if pair is None or _levelled(before) in self._rights:
            return
        said = WITH_REASON if pair.reason else rule.message
        message = said.format(before=before, after=pair.right, reason=pair.reason.rstrip("."))
        yield Finding(rule.code, span, message, (Edit(span, pair.right),), Applicability.SAFE)


def _by_form(pairs: Sequence[Pair]) -> dict[str, Pair]:
    """Gives the wrong forms, as written and with a first capital, and the pair of each."""
    forms: dict[str, Pair] = {}
    for pair in pairs:
        forms.setdefault(_levelled(pair.wrong), pair)
        if pair.wrong.lstrip()[:1].islower():
            capital = Pair(_capital(pair.wrong.strip()), _capital(pair.right), pair.reason)
            forms.setdefault(_levelled(capital.wrong), capital)
    return forms


def _levelled(form: str) -> str:
    return " ".join(form.split())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _any_of(forms: Iterable[str]) -> str:
    """Gives the pattern of some forms, the longest first."""
    return "|".join(map(_whole, sorted(forms, key=lambda form: (-len(form), form))))


def _whole(form: str) -> str:
    """Gives the pattern of a form that stands by itself; one blank stands for any run of them."""
    inner = r"[ \t\u00a0]+".join(map(re.escape, form.split()))
    head = r"(?<!\w)" if form[:1].isalnum() else ""
    return head + inner + (r"(?!\w)" if form[-1:].isalnum() else "")
