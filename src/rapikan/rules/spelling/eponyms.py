"""Nama yang menjadi kata jenis, dan kata jenis yang menjadi nama (EPN): watt, gula jawa, hukum Newton, keindonesiaan, Hari Pahlawan.

Tables: dictionaries/eponyms.tsv, measures.tsv (units), regions.tsv (rivers, islands), leads.tsv.
"""

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

__all__ = ["derived_capital", "discoverer_small", "event_small", "feature_capital", "feature_small", "kind_capital", "war_capital"]

SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


def _second_words(kind: str) -> set[str]:
    """Gives the second words of the names of a kind in dictionaries/eponyms.tsv."""
    return {words.split(" ")[1] for words in lexicon().of_kind("eponyms", kind)}


def _first_words(*kinds: str) -> set[str]:
    """Gives the first words of the names of some kinds."""
    return {words.split(" ")[0] for words in lexicon().of_kind("eponyms", *kinds)}


@card(
    "EPN101",
    "nama-jenis-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 3 dan 18",
    eyd=("HF03", "HF18"),
    why=Said(
        "Nama orang atau tempat yang menjadi nama jenis atau satuan ditulis dengan huruf kecil.",
        "A person's or place's name that has become a kind or a unit is small.",
    ),
    message=Said("Nama jenis atau satuan “{before}” ditulis “{after}”.", "The kind or unit “{before}” is written “{after}”."),
    bad=(
        ("Tegangannya 220 Volt saja.", "Tegangannya 220 volt saja."),
        ("Montir membawa kunci Inggris ke bengkel.", "Montir membawa kunci inggris ke bengkel."),
    ),
    good=("Tegangannya 220 volt.", "Ia menjual kopi Gayo dan batik Cirebon.", "Hukum Newton diajarkan."),
    leaves_alone=Said(
        "Nama yang menyatakan asal (kopi Gayo); satuan tanpa angka.", "Names that tell the origin (kopi Gayo); units without a figure."
    ),
    words=lambda: (*lexicon().of_kind("measures", "eponym"), *_second_words("sort")),
)
def kind_capital(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a unit behind a figure, or the second word of a kind, with a capital."""
    token, before = page.texts[at], page.at(at - 1)
    if not (token[0].isupper() and token[1:].islower()) or page.gap(at - 1) != " " or page.line_case(page.starts[at]) != "body":
        return
    word, following = token.lower(), page.at(at + 1)
    if following[:1].isupper() and page.gap(at) == " ":
        return
    if word in lexicon().of_kind("measures", "eponym") and before.isdigit():
        yield rule.finding(page, page.span(at), word)
    elif f"{before} {word}" in lexicon().of_kind("eponyms", "sort"):
        certain = f"{before} {word}" in lexicon().of_kind("eponyms", "certain")
        yield rule.finding(page, page.span(at), word, level=SAFE if certain else UNSAFE)


@card(
    "EPN102",
    "nama-penemu-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 4",
    eyd=("HF04",),
    why=Said(
        "Nama orang dalam nama teori, hukum, dan skala ditulis dengan huruf awal kapital.",
        "A person's name in the name of a theory, law or scale takes a capital.",
    ),
    message=Said("Nama penemu “{before}” ditulis “{after}”.", "The discoverer's name “{before}” is written “{after}”."),
    bad=(
        ("Gempa berkekuatan 6,2 skala richter terjadi.", "Gempa berkekuatan 6,2 skala Richter terjadi."),
        ("Suhunya 30 derajat celsius.", "Suhunya 30 derajat Celsius."),
    ),
    good=("Suhunya 30 derajat Celsius.", "Gayanya 5 newton."),
    leaves_alone=Said("Nama penemu yang menjadi satuan (5 newton).", "Names of discoverers that are units (5 newton)."),
    words=lambda: lexicon().of_kind("eponyms", "discoverer"),
)
def discoverer_small(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a small name of a discoverer behind hukum, teori, skala …"""
    if page.at(at + 1).islower() and page.gap(at) == " ":
        right = lexicon().table("eponyms")[f"{page.lower(at)} {page.at(at + 1)}"][1]
        yield rule.finding(page, page.span(at + 1), right.split(" ")[1])


DERIVED = deferred(r"(ke|pe|peng|pen|pem|meng|di|men|mem)-?([A-Z][a-z]+)-?((?:an|kan|i)(?:nya)?)")


@card(
    "EPN103",
    "turunan-nama-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 12; EYD V, Kata Turunan 1a",
    eyd=("HF12", "KB01a"),
    why=Said(
        "Nama bangsa, suku, dan bahasa sebagai dasar kata turunan ditulis dengan huruf kecil dan serangkai.",
        "A name of a people or language inside a derived word is small and joined.",
    ),
    message=Said("Kata turunan “{before}” ditulis “{after}”.", "The derived word “{before}” is written “{after}”."),
    bad=(
        ("Semangat ke-Indonesiaan itu tumbuh.", "Semangat keindonesiaan itu tumbuh."),
        ("Nilai keIslaman diajarkan.", "Nilai keislaman diajarkan."),
    ),
    good=("Semangat keindonesiaan itu tumbuh.", "Gerakan non-Indonesia dan pan-Afrika.", "Unit PengAwasan dibentuk."),
    leaves_alone=Said(
        "Bentuk terikat di depan nama (non-Indonesia); kata turunan yang tidak tercatat.",
        "Bound forms before names (non-Indonesia); derived words that are not listed.",
    ),
    shape=lambda token: DERIVED.fullmatch(token) is not None,
)
def derived_capital(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a derived word that keeps its name's capital."""
    match = DERIVED.fullmatch(page.texts[at])
    word = page.lower(at).replace("-", "")
    if match is not None and (match[2].lower() in (*lexicon().table("proper"), "tuhan", "pancasila")) and lexicon().is_known(word):
        yield rule.finding(page, page.span(at), word)


@card(
    "EPN104",
    "hari-besar-atau-peristiwa-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 13 dan 14",
    eyd=("HF13", "HF14"),
    why=Said(
        "Setiap kata dalam nama hari besar, peristiwa sejarah, dan lagu kebangsaan ditulis dengan huruf awal kapital.",
        "Names of holidays, historical events and national songs take capitals.",
    ),
    message=Said("Nama “{before}” ditulis “{after}”.", "The name “{before}” is written “{after}”."),
    bad=(
        ("Upacara memperingati hari pahlawan digelar.", "Upacara memperingati Hari Pahlawan digelar."),
        ("Gedung itu dibangun sebelum perang dunia II.", "Gedung itu dibangun sebelum Perang Dunia II."),
        ("Upacara hari Pahlawan dan Hari kartini digelar.", "Upacara Hari Pahlawan dan Hari Kartini digelar."),
        ("Hadirin menyanyikan lagu Indonesia raya.", "Hadirin menyanyikan lagu Indonesia Raya."),
    ),
    good=(
        "Upacara memperingati Hari Pahlawan digelar.",
        "Perlombaan senjata dapat memicu perang dunia.",
        "Pada hari ibu berangkat, anaknya sakit.",
        "Hari ibu berangkat, anaknya sakit.",
        "Cita-cita Indonesia raya hidup lagi.",
    ),
    leaves_alone=Said(
        "Perang dunia tanpa nomor; hari yang tidak didahului kata peringatan; judul lagu yang tidak didahului kata lagu.",
        "World war without a number; days that follow no word of celebration; songs that follow no word for one.",
    ),
    words=lambda: _first_words("holiday", "event", "song"),
    pattern=lambda: rf"(?:{_either('event')}|(?i:{_either('holiday')}|{_either('song')}))\b(?! \d)",
)
def event_small(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a holiday, a historical event or a song behind its word in small letters."""
    found = match.group()
    at = page.index_at(match.start())
    before = page.lower(at - 1)
    right = lexicon().table("eponyms")[found.lower()][1]
    if found.lower() in lexicon().of_kind("eponyms", "song"):
        lead = page.lower(at - 2) if before in ("kebangsaan", "nasional", "wajib") else before  # "lagu kebangsaan Indonesia raya"
        if found not in (right, right.upper()) and lead in lexicon().of_kind("leads", "song"):
            yield rule.finding(page, Span(*match.span()), right)
    elif not found.lower().startswith("hari "):
        yield rule.finding(page, Span(*match.span()), right)
    elif found.islower():
        # "hari ibu berangkat" is no holiday, and "pada hari kemerdekaan itu" may be none
        long = found.count(" ") > 1
        if before in lexicon().of_kind("leads", "holiday") or (long and before in ("pada", "dan")):
            yield rule.finding(page, Span(*match.span()), right)
    elif _is_half(found, page.opens_sentence(at)):
        yield rule.finding(page, Span(*match.span()), right)


def _either(kind: str) -> str:
    """Gives the pattern of the names of a kind; a Roman number is one in either case ("perang dunia II")."""
    names = sorted(lexicon().of_kind("eponyms", kind), key=lambda name: (-len(name), name))
    return "|".join(re.sub(r"\b(i+)\Z", r"(?i:\1)", name) for name in names)


def _is_half(found: str, opens: bool) -> bool:
    """Says whether a holiday has a capital on one word only, the head of a sentence aside ("hari Pahlawan", "Hari pahlawan")."""
    first, *rest = found.split(" ")
    capitals = [word[0].isupper() for word in (rest if opens else (first, *rest))]
    return not found.isupper() and any(capitals) and not all(word[0].isupper() for word in (first, *rest))


POINTING = frozenset(("itu", "ini", "tersebut", "yang"))


@card(
    "EPN105",
    "unsur-geografi-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 17",
    eyd=("HF17",),
    why=Said(
        "Unsur geografi yang tidak diikuti nama diri ditulis dengan huruf kecil.", "A geographical word that no name follows is small."
    ),
    message=Said("“{before}” tanpa nama diri ditulis “{after}”.", "“{before}” without a name is written “{after}”."),
    bad=(
        ("Anak-anak mandi di Sungai itu.", "Anak-anak mandi di sungai itu."),
        ("Kapal menyeberangi Selat yang sempit.", "Kapal menyeberangi selat yang sempit."),
    ),
    good=("Anak-anak mandi di Sungai Musi.", "Warga Desa Gunung itu pindah.", "Anak-anak mandi di sungai."),
    leaves_alone=Said("Unsur geografi di dalam nama.", "Geographical words inside a name."),
    words=lambda: lexicon().of_kind("regions", "feature"),
)
def feature_capital(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a capitalised geographical word between a small word and one that points at it."""
    token, before = page.texts[at], page.at(at - 1)
    alone = before.islower() and page.gap(at - 1) == " " and page.gap(at) == " " and page.at(at + 1) in POINTING
    if alone and token[0].isupper() and token[1:].islower() and page.line_case(page.starts[at]) == "body":
        yield rule.finding(page, page.span(at), token.lower())


# Kinds of road, which are no name ("jalan Provinsi"), and roads that are no street ("jalan Allah")
ROADS = deferred("tol|nasional|provinsi|kabupaten|kota|desa|lingkungan|utama|protokol|lintas|allah|tuhan|bebas|rusak|poros")


@card(
    "EPN106",
    "unsur-geografi-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 16",
    eyd=("HF16",),
    why=Said(
        "Unsur geografi yang diikuti nama diri ditulis dengan huruf awal kapital.",
        "A geographical word that a name follows takes a capital.",
    ),
    message=Said("“{before}” di depan namanya ditulis “{after}”.", "“{before}” before its name is written “{after}”."),
    bad=(
        ("Perahu menyusuri sungai Musi pada malam hari.", "Perahu menyusuri Sungai Musi pada malam hari."),
        ("Gedung itu terletak di jalan Bina Marga nomor 1.", "Gedung itu terletak di Jalan Bina Marga nomor 1."),
    ),
    good=(
        "Perahu menyusuri Sungai Musi pada malam hari.",
        "Anak-anak mandi di sungai itu.",
        "Kendaraan melaju di jalan Tol Jagorawi.",
        "Air laut Jawa Tengah tercemar.",
    ),
    leaves_alone=Said("Nama yang tidak tercatat; jenis jalan (jalan tol).", "Names that are not listed; kinds of road (jalan tol)."),
    words=lambda: (*lexicon().of_kind("regions", "feature"), "jalan"),
)
def feature_small(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a small geographical word before its listed name, or jalan behind di and before a street's."""
    word, name = page.texts[at], page.at(at + 1)
    if not word.islower() or page.gap(at) != " " or not name.istitle():
        return
    after = page.at(at + 2)
    if word == "jalan":
        ends = after.lower() in ("nomor", "no", ",", "km", "rt") or (after.istitle() and page.gap(at + 1) == " ")
        sure = page.lower(at - 1) in ("di", "ke") and not ROADS.fullmatch(name.lower()) and ends
    else:
        kinds, table = lexicon().table("regions")[word][1].split(), lexicon().table("places-world")
        whole = f"{name} {after}" if after.istitle() and page.gap(at + 1) == " " else name
        sure = any(row[0] in kinds for row in (table.get(whole), table.get(f"{word.capitalize()} {whole}")) if row)
    if sure:
        yield rule.finding(page, page.span(at), word.capitalize())


@card(
    "EPN107",
    "perang-dunia-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 15",
    eyd=("HF15",),
    level=UNSAFE,
    why=Said("Peristiwa yang tidak dipakai sebagai nama ditulis dengan huruf kecil.", "An event that is not used as a name is small."),
    message=Said("“{before}” di sini bukan nama: “{after}”.", "“{before}” is no name here: “{after}”."),
    bad=(
        ("Perlombaan senjata dapat memicu Perang Dunia baru.", "Perlombaan senjata dapat memicu perang dunia baru."),
        ("Mereka mencegah Perang Saudara di daerah itu.", "Mereka mencegah perang saudara di daerah itu."),
    ),
    good=("Gedung itu dibangun sebelum Perang Dunia II.", "Buku itu mengulas Perang Saudara Amerika."),
    leaves_alone=Said("Perang yang bernomor atau bernama.", "Wars with a number or a name."),
    words=("perang",),
    pattern=r"Perang (?:Dunia|Saudara|Nuklir|Dagang|Dingin)(?! [A-Z\d]| (?:ke-|pertama|kedua|ketiga))",
)
def war_capital(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a war in capitals that somebody causes, fears or prevents."""
    if page.lower(page.index_at(match.start()) - 1) in CAUSES:
        yield rule.finding(page, Span(*match.span()), match.group().lower())


CAUSES = frozenset(
    ("pecahnya", "memicu", "mencegah", "menghindari", "ancaman", "risiko", "terjadinya", "menuju", "menyulut", "potensi", "bahaya")
)
