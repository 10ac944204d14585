"""Kata Inggris yang terpecah (ASG104, ASG105): a blank inside an English word. Tables: dictionaries/bound.tsv, english-compounds.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.foreign import between_indonesian
from rapikan.rules.spelling.forms import recased
from rapikan.text import Page

__all__ = ["apart", "prefix_apart"]


@cache
def _prefixes() -> dict[str, frozenset[str]]:
    """Gives the English bound forms of dictionaries/bound.tsv, and the words before which each is something else."""
    return {form: frozenset(apart.split()) for form, (kind, apart, *_) in lexicon().table("bound").items() if kind == "english"}


@card(
    "ASG104",
    "awalan-inggris-terpisah",
    stage=Stage.SPELLING,
    source="ejaan bahasa asalnya; EYD V, Kata Turunan 1b",
    eyd=("KB01b",),
    why=Said(
        "Bentuk terikat bahasa Inggris tidak berdiri sendiri; bahasa asalnya merangkainya dengan tanda hubung.",
        "An English bound form does not stand alone; its own language joins it with a hyphen.",
    ),
    message=Said(
        "Bentuk terikat Inggris dirangkaikan: “{before}” → “{after}”.", "An English bound form is joined: “{before}” → “{after}”."
    ),
    bad=(
        ("Penyiar itu menjadi co host acara.", "Penyiar itu menjadi co-host acara."),
        ("Warga berbelanja lewat e commerce.", "Warga berbelanja lewat e-commerce."),
    ),
    good=("Jarum suntik dan vitamin e order kedua tiba.", "Warga berbelanja lewat e-commerce.", "Foto itu muncul di post terbarunya."),
    leaves_alone=Said(
        "Huruf dan kata yang menyebut dirinya (vitamin e), kata yang bukan Inggris (post terbaru).",
        "Letters that name themselves (vitamin e), words that are not English (post terbaru).",
    ),
    words=lambda: _prefixes().keys(),
)
def prefix_apart(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports an English prefix that stands apart from its English word."""
    following = page.at(at + 1)
    word = following.lower()
    if page.gap(at) != " " or len(word) < SHORTEST or not following.isalpha() or page.texts[at].isupper() or following.isupper():
        return
    if not lexicon().may_be_english(word) or word in _prefixes()[page.lower(at)] or page.lower(at - 1) in LETTERED:
        return
    if between_indonesian(page, at, at + 2):
        yield rule.finding(page, page.span(at, at + 2), f"{page.texts[at]}-{following}")


SHORTEST = 4  # letters of an English word that is certain to be one
LETTERED = frozenset(["vitamin", "huruf", "hepatitis", "golongan", "kelas", "blok", "poin", "butir", "bagian", "jalur", "tipe", "kode"])


@cache
def _compounds() -> dict[str, list[tuple[str, str]]]:
    """Lists the second words of torn English compounds, and the compounds, by their first word."""
    compounds: dict[str, list[tuple[str, str]]] = {}
    for right, (wrong, *_) in lexicon().table("english-compounds").items():
        for first, _blank, second in (spelling.partition(" ") for spelling in wrong.split("|")):
            compounds.setdefault(first, []).append((second, right))
    return compounds


@card(
    "ASG105",
    "kata-inggris-terpisah",
    stage=Stage.SPELLING,
    source="ejaan bahasa asalnya; dictionaries/english-compounds.tsv",
    why=Said(
        "Kata asing atau merek ini ditulis serangkai dalam bahasa asalnya.", "This foreign word or brand is one word in its own language."
    ),
    message=Said("“{before}” ditulis serangkai: “{after}”.", "“{before}” is one word: “{after}”."),
    bad=(
        ("Dinas menggelar work shop bagi guru.", "Dinas menggelar workshop bagi guru."),
        ("Pendaftaran dibuka secara on line.", "Pendaftaran dibuka secara online."),
    ),
    good=(
        "Dinas menggelar workshop bagi guru.",
        "Rapat dibuka pukul 9. On Line Corp ikut hadir.",
        "Ia mengutip “the work shop on line is open”.",
    ),
    leaves_alone=Said("Kalimat dan nama berbahasa Inggris.", "English sentences and names."),
    words=lambda: _compounds().keys(),
)
def apart(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports an English compound written as two words."""
    if page.gap(at) != " ":
        return
    for second, right in _compounds()[page.lower(at)]:
        if page.lower(at + 1) == second and between_indonesian(page, at, at + 2):
            yield rule.finding(page, page.span(at, at + 2), recased(page, at, right))
            return
