"""Kata yang tertukar (TKR): real words taken for one another, decided by a neighbour. Table: dictionaries/confusables.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.forms import recased
from rapikan.text import Page

__all__ = ["confused", "doer"]


class Context(NamedTuple):
    """What may stand on one side of a confused word."""

    due: frozenset[str]  # one of these; empty for any
    barred: frozenset[str]  # none of these

    @classmethod
    def of(cls, written: str) -> Context:
        """Reads a context of the table ("negeri kota", "!pintu !jalan")."""
        words = written.split()
        return cls(
            frozenset(word for word in words if not word.startswith("!")),
            frozenset(word[1:] for word in words if word.startswith("!")),
        )

    def allows(self, neighbour: str) -> bool:
        """Says whether a neighbour, or "" where none stands there, decides for the other word."""
        return neighbour not in self.barred and (not self.due or neighbour in self.due)


Row = tuple[str, Context, Context, Applicability]  # right word, what may stand before and after, level


@cache
def _confusables() -> dict[str, list[Row]]:
    """Lists the readings of each confused word, or of two ("ke luar"), that a neighbour decides."""
    rows: dict[str, list[Row]] = {}
    for wrong, right, before, after, level in lexicon().rows("confusables"):
        if before or after:
            rows.setdefault(wrong, []).append((right, Context.of(before), Context.of(after), Applicability.of(level)))
    return rows


@card(
    "TKR101",
    "kata-tertukar",
    stage=Stage.SPELLING,
    source="KBBI VI",
    why=Said(
        "Bentuk ini kata lain, atau nama; kata di sebelahnya menunjukkan bahwa yang dimaksud adalah kata yang mirip dengannya.",
        "This form is another word, or a name; a neighbour shows that the word that looks like it is meant.",
    ),
    message=Said("Di sini yang dimaksud “{after}”, bukan “{before}”.", "“{after}” is meant here, not “{before}”."),
    bad=(
        ("Siaran itu dikirim ke media masa dan radio.", "Siaran itu dikirim ke media massa dan radio."),
        ("Ia ke luar dari ruangan rapat.", "Ia keluar dari ruangan rapat."),
    ),
    good=(
        "Pada masa jabatan kedua ia mundur.",
        "Perjalanan ke luar dari Jakarta memakan waktu lama.",
        "Sertifikat itu dibalik nama.",
        "Polisi berjaga di pintu keluar kota.",
        "Pasar murah hari ini digelar.",
        "Harga lada hari ini naik.",
        "Jalan itu padat saat hari libur.",
        "Sepanjang tahun Batu dikunjungi wisatawan.",
    ),
    leaves_alone=Said(
        "Kata yang tertukar tanpa tetangga yang menentukan, nama.", "Confused words without a neighbour that decides, names."
    ),
    words=lambda: _confusables().keys(),
)
def confused(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a confused word beside a neighbour that decides."""
    yield from _decided(rule, page, at, at + 1, page.lower(at))
    if page.gap(at) == " ":
        yield from _decided(rule, page, at, at + 2, f"{page.lower(at)} {page.lower(at + 1)}")


def _decided(rule: Rule, page: Page, at: int, past: int, wrong: str) -> Iterator[Finding]:
    left = _neighbour(page, at - 1) if at and page.gap(at - 1) == " " else ""
    right = _neighbour(page, past) if page.gap(past - 1) == " " else ""
    for meant, before, after, level in _confusables().get(wrong, ()):
        if before.allows(left) and after.allows(right):
            if meant.islower() and _is_name(page, at, at - 1 if before.due else past):
                level = Applicability.SHOW
            yield rule.finding(page, page.span(at, past), recased(page, at, meant), level=level)
            return


def _is_name(page: Page, at: int, near: int) -> bool:
    """Says whether a word keeps its capital inside a sentence beside a small one, as a name does: "sepanjang tahun Batu dikunjungi"."""
    return page.texts[at][0].isupper() and page.at(near).islower() and not page.opens_sentence(at)


def _neighbour(page: Page, at: int) -> str:
    """Gives a neighbour as the table names it: in small letters, every number as "<n>"."""
    word = page.lower(at)
    return "<n>" if word.isdigit() else word


# "diawali dengan …", "proses …": what follows is an event, not a person.
OPENINGS = frozenset(
    ["diawali", "dimulai", "ditandai", "ditutup", "dibuka", "dilanjutkan", "diakhiri", "dirangkaikan", "disertai", "diisi"]
)
ALONE = frozenset(["diawali", "dirangkaikan", "ditandai", "diakhiri"])  # these have no person behind them even without "dengan"
EVENTS = frozenset(["proses", "prosesi", "seremoni", "upacara", "pelaksanaan", "usai", "seusai", "rangka", "menjelang", "jelang"])
MORE_OFTEN = 3.0


@card(
    "TKR102",
    "pelaku-untuk-peristiwa",
    stage=Stage.SPELLING,
    source="KBBI VI, peN- dan peN-an",
    why=Said(
        "Kata berawalan peN- berarti pelaku; peristiwanya berbentuk peN-an.",
        "A word with peN- is the doer; the event has the form peN-an.",
    ),
    message=Said("Di sini yang dimaksud peristiwa: “{before}” → “{after}”.", "The event is meant here: “{before}” → “{after}”."),
    bad=(
        ("Acara diawali dengan penandatangan nota kesepahaman.", "Acara diawali dengan penandatanganan nota kesepahaman."),
        ("Kerja sama itu ditandai penandatangan MoU.", "Kerja sama itu ditandai penandatanganan MoU."),
    ),
    good=("Ia berbicara dengan penandatangan nota itu.", "Acara diawali dengan pembacaan doa.", "Konser diawali penampil pertama."),
    leaves_alone=Said("Pelaku: “dengan penandatangan”, “para pembina”.", "Doers: “dengan penandatangan”, “para pembina”."),
    shape=lambda token: token.islower() and token.startswith("pe") and len(token) > 7 and _event(token) != "",
)
def doer(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a doer where the words before it announce an event."""
    word, before, after = page.texts[at], page.lower(at - 1), page.lower(at + 1)
    announced = before in EVENTS or (before == "dengan" and page.lower(at - 2) in OPENINGS)
    if (announced or (before in ALONE and _goes_with_event(word, after))) and page.gap(at) == " " and after.isalpha():
        yield rule.finding(page, page.span(at), _event(word))


def _goes_with_event(doer: str, after: str) -> bool:
    """Says whether the next word stands beside the event far more often than beside the doer ("penandatanganan MoU")."""
    model = lexicon().model
    return model.pair_count(_event(doer), after) >= MORE_OFTEN * (1 + model.pair_count(doer, after))


def _event(word: str) -> str:
    """Gives the peN-an of a peN- word where it is a word and the commoner of the two, else ""."""
    source, event = lexicon(), f"{word}an"
    if not source.is_listed(event):
        return ""
    return event if source.count(event) >= MORE_OFTEN * source.count(word) else ""
