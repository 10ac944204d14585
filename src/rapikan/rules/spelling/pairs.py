"""Pasangan (PSG): compounds said twice, two names that make one, dan/atau. Table: dictionaries/eponyms.tsv.

Reduplications of one word: reduplication.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["and_or", "compound_twice", "pair_apart"]


@card(
    "PSG101",
    "gabungan-kata-diulang-seluruhnya",
    stage=Stage.SPELLING,
    source="EYD V, Kata Turunan 2b",
    eyd=("KB02b",),
    level=Applicability.UNSAFE,
    why=Said("Gabungan kata diulang pada unsur pertamanya saja.", "A compound is reduplicated in its first part only."),
    message=Said("Bentuk ulang “{before}” ditulis “{after}”.", "The reduplication “{before}” is written “{after}”."),
    bad=(("Surat kabar-surat kabar itu terbit.", "Surat-surat kabar itu terbit."),),
    good=("Surat-surat kabar itu terbit.", "Para orang tua-orang tua hadir."),
    leaves_alone=Said(
        "Orang tua, yang artinya berubah bila unsur pertamanya diulang.", "Orang tua, whose meaning changes if its first part is repeated."
    ),
    near="-",
    pattern=r"(?<![\w-])([A-Za-z][a-z]{2,}) ([a-z]{2,}) ?- ?(?i:\1) \2\b",
)
def compound_twice(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a compound that is repeated as a whole."""
    first, second = match.group(1, 2)
    if (first.lower(), second) != ("orang", "tua"):
        yield rule.finding(page, Span(*match.span()), f"{first}-{first.lower()} {second}")


@card(
    "PSG102",
    "pasangan-tanpa-tanda-hubung",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Hubung 9",
    eyd=("TE09",),
    why=Said(
        "Dua unsur yang menjadi satu kesatuan dirangkaikan dengan tanda hubung.", "Two parts that make one whole are joined by a hyphen."
    ),
    message=Said("Pasangan “{before}” ditulis “{after}”.", "The pair “{before}” is written “{after}”."),
    bad=(
        ("Pesawat tiba di Bandara Soekarno Hatta.", "Pesawat tiba di Bandara Soekarno-Hatta."),
        ("Museum Konferensi Asia Afrika dibuka.", "Museum Konferensi Asia-Afrika dibuka."),
    ),
    good=("Pawai melewati Jalan Asia Afrika.", "Pesawat tiba di Bandara Soekarno-Hatta.", "Soekarno, Hatta, dan Sjahrir."),
    leaves_alone=Said("Nama jalan, dan nama tanpa petunjuk di depannya.", "Names of streets, and names without a hint before them."),
    words=lambda: {pair.split(" ")[0] for pair in lexicon().of_kind("eponyms", "pair")},
)
def pair_apart(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a fixed pair of names with a blank, or with blanks around its hyphen."""
    first = page.texts[at]
    dashed = page.at(at + 1) in ("-", "–")
    last = at + 2 if dashed else at + 1
    between = page.text[page.end(at) : page.starts[last]] if last < len(page) else ""
    row = lexicon().table("eponyms").get(f"{first} {page.at(last)}".lower())
    named = row is not None and row[1] == f"{first}-{page.at(last)}" and between in (" ", " - ", " – ", "- ", " -")
    if named and page.lower(at - 1) in lexicon().of_kind("leads", "pair"):
        yield rule.finding(page, page.span(at, last + 1), f"{first}-{page.texts[last]}")


@card(
    "PSG103",
    "dan-atau-tanpa-garis-miring",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Garis Miring 2",
    level=Applicability.UNSAFE,
    why=Said("Pilihan dan atau ditulis dengan garis miring: dan/atau.", "The choice dan atau takes a slash: dan/atau."),
    message=Said("“{before}” ditulis “{after}”.", "“{before}” is written “{after}”."),
    bad=(("Pelanggar didenda dan atau dipenjara.", "Pelanggar didenda dan/atau dipenjara."),),
    good=("Pelanggar didenda dan/atau dipenjara.", "Kata dan, atau, serta juga menghubungkan kata."),
    leaves_alone=Said("Kedua kata yang terpisah tanda baca.", "The two words with a mark between them."),
    words=("dan",),
    pattern=r"\bdan(?: ?/ | /| )atau\b",
)
def and_or(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports dan and atau side by side without their slash."""
    yield rule.finding(page, Span(*match.span()), "dan/atau")
