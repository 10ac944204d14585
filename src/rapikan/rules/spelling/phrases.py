"""Huruf kapital pada kata umum di depan nama (HKP110–HKP112): bangsa Indonesia, warga Kota Bogor, tema “…”, luar negeri.

These few words are no part of the name that follows them, unless a capital stands before them too ("Lembaga Pemberdayaan Masyarakat
Kelurahan", "Kementerian Luar Negeri"). Tables: dictionaries/leads.tsv, regions.tsv, bodies.tsv, offices.tsv. Other stray capitals: capitals.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.around import is_heading, kind_of
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["abroad", "before_name", "before_quotation"]

NEVER_NAMES = frozenset(("pihak", "narasumber", "pemateri", "jajaran", "segenap"))
PEOPLES = frozenset(("bangsa", "suku", "etnis", "umat"))
PEOPLE = frozenset(("masyarakat", "warga", "penduduk", "rakyat"))
AROUND = frozenset(("sekitar", "setempat", "umum", "luas", "lainnya"))
ORDINALS = frozenset(("pertama", "kedua", "ketiga", "i", "ii", "iii"))  # "Pihak Kedua" in a contract


def _is_alone(page: Page, at: int) -> bool:
    """Says whether a capitalised token follows a small word or figure in a body sentence, one blank before it."""
    token, before = page.texts[at], page.at(at - 1)
    return kind_of(before.lower()) != "giver" and (
        token[0].isupper()
        and token[1:].islower()
        and page.gap(at - 1) == " "
        and (before.islower() or before.isdigit() or is_heading(page, at - 1))
        and page.line_case(page.starts[at]) == "body"
    )


@card(
    "HKP110",
    "kata-umum-sebelum-nama-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 11",
    eyd=("HF11",),
    why=Said(
        "Kata bangsa, suku, umat, warga, dan sejenisnya di depan nama bukan bagian nama itu dan ditulis dengan huruf kecil.",
        "Words for peoples and citizens before a name are no part of it and are small.",
    ),
    message=Said("“{before}” di depan nama ditulis “{after}”.", "“{before}” before a name is written “{after}”."),
    bad=(
        ("Kita membangun masa depan Bangsa Indonesia.", "Kita membangun masa depan bangsa Indonesia."),
        ("Bantuan diserahkan kepada Masyarakat Kelurahan Benoa.", "Bantuan diserahkan kepada masyarakat Kelurahan Benoa."),
        ("Terima kasih kepada Pihak Bank Jambi.", "Terima kasih kepada pihak Bank Jambi."),
    ),
    good=(
        "Lembaga Pemberdayaan Masyarakat Kelurahan Benoa hadir.",
        "Ia ketua Masyarakat Sejarawan Indonesia.",
        "Naskah itu disetujui Pihak Kedua.",
        "Masyarakat Kelurahan Benoa hadir.",
        "Ketua Kesatuan Bangsa Indonesia hadir.",
    ),
    leaves_alone=Said(
        "Kata yang sama di dalam nama lembaga, di awal kalimat, dan dalam judul.",
        "The same words inside the name of a body, at the head of a sentence and in headlines.",
    ),
    words=(*NEVER_NAMES, *PEOPLES, *PEOPLE),
)
def before_name(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a common word with a capital that it has only from the name behind it."""
    if not _is_alone(page, at) or page.gap(at) != " ":
        return
    word, following = page.lower(at), page.lower(at + 1)
    if word in NEVER_NAMES:
        sure = following not in ORDINALS
    elif not page.at(at + 1)[:1].isupper():
        sure = word in PEOPLE and following in AROUND  # "Umat di sana": capitals.py knows
    elif word in PEOPLES:
        sure = following in lexicon().table("proper")
    else:
        place = following == "indonesia" or page.at(at + 1) in lexicon().table("places")
        sure = following in lexicon().of_kind("regions", "unit", "village") or (
            place and not page.at(at + 2)[:1].isupper()
        )  # "Masyarakat Indonesia Sadar …" is a name
    if sure:
        yield rule.finding(page, page.span(at), word)


@card(
    "HKP111",
    "kata-pengantar-petikan-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 1",
    eyd=("HF01",),
    why=Said(
        "Kata tema, judul, dan sejenisnya di depan tanda petik bukan bagian judulnya dan ditulis dengan huruf kecil.",
        "Words such as theme and title before a quotation mark are no part of the title and are small.",
    ),
    message=Said("“{before}” sebelum tanda petik ditulis “{after}”.", "“{before}” before a quotation mark is written “{after}”."),
    bad=(("Lomba digelar dengan Tema “Bersatu Kita Teguh”.", "Lomba digelar dengan tema “Bersatu Kita Teguh”."),),
    good=("Tema “Bersatu Kita Teguh” dipilih.", "Lomba digelar dengan tema “Bersatu Kita Teguh”."),
    leaves_alone=Said("Awal kalimat dan awal baris.", "The head of a sentence or line."),
    words=lambda: lexicon().of_kind("leads", "quotation"),
    pattern=r"[A-Z][a-z]+(?= ?:? ?[“\"])",
)
def before_quotation(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a capitalised word for a title before its quotation mark."""
    if _is_alone(page, page.index_at(match.start())):
        yield rule.finding(page, Span(*match.span()), match.group().lower())


@card(
    "HKP112",
    "luar-negeri-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 17",
    eyd=("HF17",),
    why=Said(
        "Luar negeri dan dalam negeri bukan nama tempat dan ditulis dengan huruf kecil.",
        "Luar negeri and dalam negeri are no names of places and are small.",
    ),
    message=Said("“{before}” ditulis “{after}”.", "“{before}” is written “{after}”."),
    bad=(("Produk warga desa dijual ke Luar Negeri.", "Produk warga desa dijual ke luar negeri."),),
    good=("Ia bertugas di Kementerian Luar Negeri.", "Menteri Dalam Negeri hadir.", "Produk itu dijual ke luar negeri."),
    leaves_alone=Said("Nama kementerian dan jabatannya.", "The ministries' names and their offices."),
    words=("luar", "dalam"),
    pattern=r"(?:Luar|Dalam) Negeri(?= [a-z]|[.,;]|$)",
)
def abroad(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports capitals of luar negeri behind a small word."""
    at = page.index_at(match.start())
    headed = page.lower(at - 1) in PEOPLE and page.opens_sentence(at - 1)  # "Masyarakat Luar Negeri lebih …"
    if (headed or _is_alone(page, at)) and not _is_ministerial(page.lower(at - 1)):
        yield rule.finding(page, Span(*match.span()), match.group().lower())


def _is_ministerial(word: str) -> bool:
    """Says whether "Luar Negeri" and "Dalam Negeri" are a ministry's name behind a word, although it is small ("menteri Luar Negeri")."""
    return word in lexicon().of_kind("bodies", "ministry") or word in lexicon().of_kind("offices", "minister")
