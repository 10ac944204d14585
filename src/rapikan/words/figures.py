"""Kata tersambung angka (SRK104): a common word and a number run together: "tahun2020", "2021di"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.spans import Span
from rapikan.text import Page
from rapikan.words.generators import recase
from rapikan.words.search import segmentations

__all__ = ["glued_number"]

# At both ends nothing that makes a code, a time, a version or an address of it.
GLUED = r"(?<![\w.,@/#&'’-])(?:[A-Za-z][a-z]+(?=\d)|\d+(?=[a-z])|\d{1,2}(?=[A-Z][a-z]{2,} ?\d{4}))(?:(?<=[a-z])\d+(?:[.,]\d+)*|(?<=\d)[A-Za-z][a-z]*)(?![\w@/-]|[.,]\w)"
PARTS = deferred(r"([A-Za-z]+)([\d.,]+)|([\d.,]+)([A-Za-z][a-z]*)")
COMMON = 200.0  # weighted count from which a word stands before a number by itself, and is no name of a type ("mp3", "pasar4d")
LEAST = 3  # letters, but for the prepositions
LEAST_RUN = 8  # letters of several words before a number: "padatanggal5"
PREPOSITIONS = frozenset(("di", "ke"))
REDUPLICATED = "2"  # "anak2": another rule's


@card(
    "SRK104",
    "kata-tersambung-angka",
    stage=Stage.WORDS,
    source="EYD V, Angka dan Bilangan; EYD V, Kata Dasar",
    why=Said("Kata dan angka ditulis terpisah.", "A word and a number are written apart."),
    message=Said("Kata dan angka ditulis terpisah: “{before}” → “{after}”.", "Word and number are written apart: “{before}” → “{after}”."),
    bad=(
        ("Kegiatan itu digelar tahun2020 di Kendari.", "Kegiatan itu digelar tahun 2020 di Kendari."),
        ("Luas hutan ada183.093,24 hektare.", "Luas hutan ada 183.093,24 hektare."),
        ("Kegiatan itu digelar 17Agustus 2020.", "Kegiatan itu digelar 17 Agustus 2020."),
        ("Ia lahir padatanggal5 Mei 1980.", "Ia lahir pada tanggal 5 Mei 1980."),
        ("Sejak 2020di Kendari acara itu rutin digelar.", "Sejak 2020 di Kendari acara itu rutin digelar."),
    ),
    good=("Vaksin covid19, berkas mp3, jalan km5, dan g20.", "Sandi tahun2020x tidak dipakai.", "Lantai 2b dan ruang 5c."),
    leaves_alone=Said("Nama jenis dan kode (mp3, b20), satuan (5km).", "Types and codes (mp3, b20), units (5km)."),
    near="0-9",
    pattern=GLUED,
)
def glued_number(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a common word and a number without a blank between them."""
    parts = PARTS.fullmatch(match.group())
    if parts is None:
        return
    before, number, _, after = parts.groups()
    word = (before or after).lower()
    if number != REDUPLICATED and not (after and _is_unit(word)) and (_is_common(word) or (word in PREPOSITIONS and bool(after))):
        left = parts.group(1) or parts.group(3)
        yield rule.finding(page, Span(*match.span()), f"{left} {match.group()[len(left) :]}")
    elif before and len(word) >= LEAST_RUN and not lexicon().is_known(word):
        run = next((way.words for way in segmentations(word, 0) if all(map(_is_common, way.words))), None)
        if run is not None:
            level = Applicability.SAFE if _leads_to_number(run[-1]) else Applicability.UNSAFE  # "akunbersama12" may be a name
            yield rule.finding(page, Span(*match.span()), f"{recase(before, ' '.join(run))} {match.group()[len(before) :]}", level=level)


def _leads_to_number(word: str) -> bool:
    """Says whether a number often follows a word: "tanggal", "pukul", "pasal"."""
    model = lexicon().model
    return model.pair_count(word, "<n>") >= OFTEN * model.count(word)


OFTEN = 0.2  # share of its uses


def _is_common(word: str) -> bool:
    """Says whether a word stands beside a number by itself: a common one, or a month."""
    source = lexicon()
    return len(word) >= LEAST and (word in source.table("calendar") or (source.is_known(word) and source.count(word) >= COMMON))


def _is_unit(word: str) -> bool:
    """Says whether a word behind a figure is a unit, a sum or a thing that STN101 parts from it ("250orang")."""
    row = lexicon().table("measures").get(word)
    return row is not None and row[0] not in ("scale", "code", "eponym")
