"""Koma di antara nama dan gelar tanpa titik (GLR110, GLR111): Ahmad Fauzi, SE. Degrees with their stops: titles.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.titles import NORM, goes_on_as_name, is_plain_degree, plain_degree_before
from rapikan.rules.wording import named
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["plain_without_comma", "stop_before_degree"]


@card(
    "GLR110",
    "titik-sebelum-gelar",
    stage=Stage.SPELLING,
    source=NORM,
    eyd=("TB11",),
    why=Said("Gelar di belakang nama didahului koma, bukan titik.", "A comma, not a stop, stands between a name and its degree."),
    message=Said("Gelar didahului koma: “{before}” → “{after}”.", "A comma stands before a degree: “{before}” → “{after}”."),
    bad=(
        ("Rapat dipimpin oleh Ahmad Fauzi. SH dan didampingi camat.", "Rapat dipimpin oleh Ahmad Fauzi, SH dan didampingi camat."),
        ("Hadir Kombes Pol. Kusworo Wibowo., SH., MH dari Bandung.", "Hadir Kombes Pol. Kusworo Wibowo, SH., MH dari Bandung."),
    ),
    good=("Rapat dipimpin oleh Ahmad Fauzi, SH dan camat.", "Acara dihadiri Fauzi. SE Menteri dibacakan.", "Acara ini selesai. MH hadir."),
    leaves_alone=Said("Kalimat baru yang diawali singkatan.", "A new sentence that begins with an abbreviation."),
    near=".",
    pattern=(
        r"\.(?<=[a-z]{2}\.),? ?(?P<degree>[SM]\.?[A-Z][A-Za-z]{0,2})\b"
        r"(?=[.,]{0,2} (?:[a-z(]|[SM]\.?[A-Z])|[.,]*(?:\r?\n|\Z))"
    ),
)
def stop_before_degree(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a stop between a person's name of two parts and a degree with which no sentence begins."""
    degree = match["degree"].replace(".", "")
    if not is_plain_degree(degree) or degree == "SE":  # "Fauzi. SE Menteri dibacakan": a letter
        return
    name = TWO_PARTS.search(page.text, max(0, match.start() - 40), match.start())
    people = lexicon().table("people")
    if name is not None and (match.group()[1] == "," or name[1] in people or name[2] in people):
        yield rule.finding(page, Span(*match.span()), f", {match.group().lstrip('., ')}")


TWO_PARTS = deferred(r"\b([A-Z][a-z'’]+) ([A-Z][a-z]{2,})\Z")


@card(
    "GLR111",
    "gelar-tanpa-titik-tanpa-koma",
    stage=Stage.SPELLING,
    source=NORM,
    eyd=("TB11",),
    why=Said(
        "Gelar di belakang nama didahului koma, juga bila ditulis tanpa titik.", "A comma stands before a degree, even one without stops."
    ),
    message=Said("Koma ditambahkan sebelum gelar “{degree}”.", "A comma is added before the degree “{degree}”."),
    bad=(
        ("Rapat dibuka Ahmad Fauzi SE, MM di aula.", "Rapat dibuka Ahmad Fauzi, SE, MM di aula."),
        ("Hadir Ahmad Fauzi, SE MM dari Bogor.", "Hadir Ahmad Fauzi, SE, MM dari Bogor."),
        ("Hadir H. Lamaloangi SH. dari Bogor.", "Hadir H. Lamaloangi, SH. dari Bogor."),
    ),
    good=(
        "Hadir Ahmad Fauzi, SE, MM dari Bogor.",
        "Jalan Ahmad MH Thamrin ditutup.",
        "Hal itu diatur dalam SE Bupati.",
        "Bupati Bogor SE dikeluarkan.",
        "BUPATI AHMAD FAUZI SE HADIR",
    ),
    leaves_alone=Said(
        "Singkatan di belakang kata yang bukan nama orang; bagian nama; judul berhuruf kapital.",
        "Abbreviations behind what is no person's name; parts of a name; headlines in capitals.",
    ),
    shape=lambda token: 1 < len(token) < 5 and token[0] in "SM" and is_plain_degree(token),
)
def plain_without_comma(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a degree without stops that follows a person's name, or another degree, without a comma."""
    degree = page.texts[at]
    if page.text[page.starts[at] - 1 : page.starts[at]] != " ":
        return
    end = page.starts[at] - 1
    behind_degree = plain_degree_before(page.text, end) is not None
    if (behind_degree or _ends_name(page, at - 1)) and not goes_on_as_name(page.text, page.end(at)) and page.line_case(end) != "upper":
        yield rule.finding(page, Span(end, end), ",", message=named(rule.message, degree=degree))


def _ends_name(page: Page, at: int) -> bool:
    """Says whether a capitalised token ends a person's name: a known name is among it and the one before, or a title stands there."""
    if not (page.at(at).istitle() and page.at(at).isalpha() and len(page.texts[at]) > 2 and page.gap(at) == " "):
        return False
    source = lexicon()
    people, places = source.table("people"), source.table("places")
    parts = [page.at(at - step) for step in range(2) if page.same_line(at - step, at) and not source.is_listed(page.lower(at - step))]
    titled = any(page.lower(at - step) in source.of_kind("offices", "letters") and page.at(at - step + 1) == "." for step in (2, 3))
    return page.at(at) not in places and (titled or any(part in people and part not in places for part in parts))
