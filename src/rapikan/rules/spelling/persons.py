"""Nama orang dan penyakit berhuruf kecil (HKP118, HKP119): Presiden joko widodo, covid-19. Other missing capitals: proper.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.text import Page, Span

__all__ = ["disease", "person"]

OFFICES = frozenset(
    (
        *("presiden", "gubernur", "bupati", "camat", "lurah", "menteri", "kapolres", "kapolda", "kapolsek", "sekda", "wabup", "wagub"),
        *("pak", "bapak", "bu", "ibu", "saudara", "ustaz", "kiai", "drs", "dra", "ir", "hj", "wakil", "ketua", "bernama"),
    )
)
MOST_NAMES = 5


@card(
    "HKP118",
    "nama-orang-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 2",
    eyd=("HF02",),
    why=Said("Setiap unsur nama orang ditulis dengan huruf kapital.", "Each part of a person's name takes a capital."),
    message=Said("Nama orang “{before}” ditulis “{after}”.", "The name “{before}” is written “{after}”."),
    bad=(("Acara itu dihadiri Presiden joko widodo.", "Acara itu dihadiri Presiden Joko Widodo."),),
    good=("Bupati bersama warga hadir.", "Ibu rumah tangga dan bapak asuh hadir.", "Ketua adat muda hadir."),
    leaves_alone=Said(
        "Nama tunggal, dan nama yang semua unsurnya juga kata umum.", "Single names, and names all of whose parts are common words too."
    ),
    words=OFFICES,
)
def person(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports two or more listed names in small letters behind an office or a form of address."""
    people, source = lexicon().table("people"), lexicon()
    past = at + 1
    while past - at <= MOST_NAMES and page.at(past).islower() and page.at(past).capitalize() in people and page.gap(past - 1) == " ":
        past += 1
    names = page.texts[at + 1 : past]
    if len(names) >= 2 and not any(source.is_known(name) for name in names[:1] + names[-1:]):
        yield rule.finding(page, page.span(at + 1, past), " ".join(map(str.capitalize, names)))


@card(
    "HKP119",
    "covid-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="KBBI VI; EYD V, Singkatan 3",
    eyd=("KF03",),
    why=Said("Nama penyakit Covid-19 berhuruf kapital dan bertanda hubung.", "Covid-19 takes a capital and a hyphen."),
    message=Said("“{before}” ditulis “{after}”.", "“{before}” is written “{after}”."),
    bad=(
        ("Kasus covid-19 menurun di daerah itu.", "Kasus Covid-19 menurun di daerah itu."),
        ("Satgas covid 19 bekerja. Kasus COVID-19 turun.", "Satgas COVID-19 bekerja. Kasus COVID-19 turun."),
    ),
    good=("Kasus Covid-19 dan COVID-19 menurun.", "Lihat covid19.go.id dan #covid-19."),
    leaves_alone=Said("Alamat, tagar, dan nama akun.", "Addresses, hashtags, and account names."),
    words=("covid", "covid-19"),
    pattern=r"(?<![\w#@./-])covid(?: - |- | -|[- ])19(?![\w/]|[.-]\w)",
)
def disease(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports covid-19 in small letters, written as the document writes it elsewhere."""
    capitals = page.text.count("COVID-19", 0, SEARCHED) > page.text.count("Covid-19", 0, SEARCHED)
    yield rule.finding(page, Span(*match.span()), "COVID-19" if capitals else "Covid-19")


SEARCHED = 100_000  # characters
