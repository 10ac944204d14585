"""A hyphen between di, ke and their word (NRM110). Whether the two are then one word or two, the words stage decides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["loose_hyphen"]


@card(
    "NRM110",
    "tanda-hubung-lepas",
    stage=Stage.NORMALISE,
    source="EYD V, Kata Depan 1; EYD V, Kata Turunan 1a",
    eyd=("KD01", "KB01a"),
    why=Said(
        "Di dan ke tidak memakai tanda hubung: kata depan ditulis terpisah, imbuhan ditulis serangkai.",
        "Di and ke take no hyphen: the preposition stands apart, the prefix is joined.",
    ),
    message=Said("Tanda hubung setelah di atau ke dihapus: “{before}”.", "The hyphen behind di or ke is removed: “{before}”."),
    bad=(
        ("Bupati meninjau ke- beberapa desa.", "Bupati meninjau ke beberapa desa."),
        ("Jembatan itu di- bangun tahun lalu.", "Jembatan itu dibangun tahun lalu."),
        ("Kegiatan di - laksanakan di - halaman kantor.", "Kegiatan dilaksanakan di halaman kantor."),
        ("Rapat digelar di-Kantor Camat.", "Rapat digelar di Kantor Camat."),
    ),
    good=(
        "Awalan me- dan di- sering keliru.",
        "Bentuk di- dan ke- dibahas.",
        "Foto itu di-upload kemarin.",
        "Awalan di- menyatakan pasif.",
        "Yang tersering adalah di- terpisah.",
    ),
    leaves_alone=Said(
        "Kata asing (di-upload), angka (ke-3), awalan yang dibicarakan.",
        "Foreign words (di-upload), figures (ke-3), prefixes that are spoken of.",
    ),
    near="-–",
    pattern=r"(?<![\w-])(?P<form>[Dd]i|[Kk]e)(?P<hyphen> [-–] ?|[-–] |-)(?=(?P<word>[A-Z]?[a-z]{2,})\b(?!-))",
)
def loose_hyphen(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a hyphen with a blank beside it between di or ke and an Indonesian word."""
    at = page.index_at(match.start())
    spoken_of = (
        match["word"] in COUPLING
        or match["word"] in SPELT
        or page.lower(at - 1) in LINGUISTIC
        or (page.lower(at - 1) in COUPLING and page.at(at - 2) == "-")
    )
    if not spoken_of and _is_indonesian(match["form"].lower(), match["word"], loose=" " in match["hyphen"]):
        yield rule.finding(page, Span(match.end("form"), match.end()), " ")


def _is_indonesian(form: str, word: str, *, loose: bool) -> bool:
    """Says whether di or ke stands before an Indonesian word; close to its hyphen, before one that is no English word or affixed name."""
    source, small = lexicon(), word.lower()
    if loose:
        return word.islower() and source.is_known(word)
    seen = source.count(form, small)
    return (
        source.is_listed(small) and seen >= SEEN and seen > OFTEN * source.count(form + small)
    )  # "di-Kantor Camat", not "di-klik", "ke-dua"


OFTEN = 5.0  # times as often as the joined form
SEEN = 3.0  # weighted count of the preposition before the word


COUPLING = frozenset(("dan", "atau", "serta", "maupun"))  # "di- dan ke-"
SPELT = frozenset(("serangkai", "terpisah"))  # "di- terpisah" is a fault's name
LINGUISTIC = frozenset(("awalan", "imbuhan", "prefiks", "bentuk", "kata", "morfem", "afiks"))
