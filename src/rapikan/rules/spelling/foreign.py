"""Kata asing (ASG): English words put for Indonesian ones, with an Indonesian prefix, or misspelt.

Tables: dictionaries/foreign.tsv, english-verbs.tsv, misspelt.tsv.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.lexicon.tables import listed
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.forms import recased
from rapikan.text import Page
from rapikan.words.habits import STREWN, capital_rate, is_mentioned, may_be_name

__all__ = ["between_indonesian", "english", "misspelt", "prefixed"]


@card(
    "ASG101",
    "kata-inggris-bukan-indonesia",
    stage=Stage.SPELLING,
    source="KBBI VI",
    why=Said(
        "Bahasa Indonesia punya kata baku untuk kata Inggris ini, dan kata di sekitarnya berbahasa Indonesia.",
        "Indonesian has a standard word for this English one, and its neighbours are Indonesian.",
    ),
    message=Said("Kata Inggris “{before}” dalam kalimat Indonesia: “{after}”.", "English “{before}” in an Indonesian sentence: “{after}”."),
    bad=(("Lembaga ini menjaga keterbukaan informasi public.", "Lembaga ini menjaga keterbukaan informasi publik."),),
    good=(
        "Kepala bagian Public Relations hadir.",
        "Perusahaan menggelar Public Expose tahunan.",
        "Suku bunga Deposit Facility tetap, begitu pula skema COVAX Facility.",
        "Ia meraih gelar doctor honoris causa dan menulis curriculum vitae.",
        "Petugas menindak kendaraan over dimension, kata racism itu dihapus.",
        "Yang dibahas ialah budaya (culture) dan domain .local itu.",
        'Ia mengutip "the public interest" dari laporan itu.',
    ),
    leaves_alone=Said("Istilah dan nama Inggris, kutipan berbahasa Inggris.", "English terms and names, English quotations."),
    shape=lambda token: len(token) > 2 and listed(token, lexicon().table("foreign")) is not None,
)
def english(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports an English spelling between Indonesian words."""
    found = listed(page.texts[at], lexicon().table("foreign"))
    if found is None:
        return
    _, (right, level, *_), clitic = found
    sure = Applicability.of(level)
    if _is_in_english(page, at):
        return
    if not between_indonesian(page, at, at + 1) or _is_spoken_of(page, at):
        sure = Applicability.SHOW
    token = page.texts[at]
    if sure is Applicability.UNSAFE and (token.islower() or capital_rate(page) >= STREWN):
        sure = Applicability.SAFE  # names and foreign terms of more than one word keep their capitals or their English neighbours
    if token[0].isupper() and not page.opens_sentence(at) and any(_may_name(page, at, near) for near in (at - 1, at + 1)):
        sure = min(sure, Applicability.SHOW if page.line_case(page.starts[at]) == "body" else Applicability.UNSAFE)
    options = right.split("|")
    if len(options) > 1:
        yield rule.finding(page, page.span(at), None, options=[option + clitic for option in options])
    else:
        yield rule.finding(page, page.span(at), recased(page, at, right + clitic), level=sure)


def _is_in_english(page: Page, at: int) -> bool:
    """Says whether a neighbour is English and nothing else: "control delivery" is an English term, whose words have no Indonesian one."""
    source = lexicon()
    return any(
        page.same_line(at, near)
        and page.at(near).islower()
        and page.gap(min(at, near)) == " "
        and not source.is_known(page.texts[near])
        and source.is_foreign(page.texts[near])
        for near in (at - 1, at + 1)
    )


def _is_spoken_of(page: Page, at: int) -> bool:
    """Says whether a text speaks of an English word itself: "kata racism", "budaya (culture)", "domain .local"."""
    led = page.lower(at - 1) in MENTIONING and page.same_line(at - 1, at)
    return led or is_mentioned(page, at) or (page.at(at - 1) == "." and not page.gap(at - 1) and page.gap(at - 2) != "")


MENTIONING = frozenset(("kata", "istilah", "frasa", "lema"))


def _may_name(page: Page, at: int, near: int) -> bool:
    """Says whether a neighbour is a capitalised word that may be English: the two may be a name ("Public Expose", "COVAX Facility")."""
    token = page.at(near)
    if not token[:1].isupper() or not token.isalpha():
        return False
    if token.isupper() and len(token) > 2 and near < at:
        return may_be_name(page, at)
    return (not token.isupper() and not lexicon().is_known(token.lower())) or (
        not page.opens_sentence(near) and _may_be_both(token.lower())
    )


def _may_be_both(word: str) -> bool:
    """Says whether a word that Indonesian took over is as much an English one ("over", "deposit")."""
    source = lexicon()
    return source.is_foreign(word) and source.count(word) < AT_HOME


AT_HOME = 100.0  # weighted count of an English word that has become an Indonesian one ("input", "level")


def between_indonesian(page: Page, first: int, past: int) -> bool:
    """Says whether no neighbour of a stretch of tokens is English and at least one is Indonesian."""
    source = lexicon()
    indonesian = False
    for near, between in ((first - 2, first - 1), (first - 1, -1), (past, -1), (past + 1, past)):
        if not (0 <= near < len(page)) or not page.same_line(first, near):
            continue
        parts = page.lower(near).split("-")  # "win-win solution"
        if not all(part.isalpha() for part in parts):
            continue
        joined = between >= 0 and page.at(between) in JOINING
        if joined and all(source.may_be_english(part) for part in parts):
            return False
        if any(source.is_known(part) and not _may_be_both(part) for part in parts):
            indonesian = True
        elif (joined or between < 0) and any(source.may_be_english(part) for part in parts):
            return False
    return indonesian


JOINING = ("&", "/")  # "transparency & open data" is one English term


PREFIXES = ("di", "me", "mem", "men", "meng", "menge", "ter")
SUFFIXES = ("", "kan", "i", "nya", "-nya", "-kan", "-i")


@cache
def _prefixed() -> dict[str, str]:
    """Maps English verbs with an Indonesian prefix to their right form ("diupload" and "di upload" → "di-upload")."""
    verbs = lexicon().table("english-verbs")
    return {f"di {verb}": f"di-{verb}" for verb, (apart, *_) in verbs.items() if apart} | {
        f"{prefix}{verb}{suffix}": f"{prefix}-{verb}{suffix if not suffix or suffix[0] == '-' else f'-{suffix}'}"
        for verb in verbs
        for prefix in PREFIXES
        for suffix in SUFFIXES
    }


@card(
    "ASG102",
    "imbuhan-pada-kata-asing-serangkai",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Hubung 7",
    eyd=("TE07",),
    why=Said("Imbuhan Indonesia dan kata asing dirangkaikan dengan tanda hubung.", "A hyphen joins an Indonesian affix to a foreign word."),
    message=Said("Imbuhan pada kata asing memakai tanda hubung: “{after}”.", "An affix on a foreign word takes a hyphen: “{after}”."),
    bad=(
        ("Foto kegiatan diupload ke laman desa.", "Foto kegiatan di-upload ke laman desa."),
        ("Kami sering mengupdatenya setiap hari.", "Kami sering meng-update-nya setiap hari."),
        ("Berita itu di share warga.", "Berita itu di-share warga."),
    ),
    good=(
        "Foto kegiatan di-upload ke laman desa.",
        "Naskah diedit dan data diinput.",
        "Foto kegiatan diunggah ke laman desa.",
        "Hal itu dibahas di Review Tahunan.",
    ),
    leaves_alone=Said("Kata serapan (diedit, diinstal); kata dasar di luar daftar.", "Loan words (diedit, diinstal); verbs not listed."),
    words=lambda: _prefixed().keys(),
)
def prefixed(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports an Indonesian prefix that is joined to an English verb, or stands apart from it."""
    word = page.lower(at)
    if word != "di":
        yield rule.finding(page, page.span(at), recased(page, at, _prefixed()[word]))
    elif page.gap(at) == " " and page.at(at + 1).islower():
        yield rule.finding(page, page.span(at, at + 2), recased(page, at, _prefixed()[f"di {page.at(at + 1)}"]))


@card(
    "ASG103",
    "kata-asing-salah-eja",
    stage=Stage.SPELLING,
    source="ejaan bahasa asalnya; dictionaries/misspelt.tsv",
    why=Said(
        "Ejaan kata asing, merek, atau akronim ini sering keliru dan bukan kata lain.",
        "This spelling of a foreign word, brand or acronym is a frequent mistake and no word of its own.",
    ),
    message=Said("Ejaan yang benar untuk “{before}” adalah “{after}”.", "“{before}” is spelt “{after}”."),
    bad=(
        ("Seluruh stackholder hadir dalam rapat itu.", "Seluruh stakeholder hadir dalam rapat itu."),
        ("Akun Instragram dinas itu diikuti warga.", "Akun Instagram dinas itu diikuti warga."),
    ),
    good=("Seluruh stakeholder hadir.",),
    leaves_alone=Said("Ejaan yang juga kata lain, seperti steaming.", "Spellings that are other words too, such as steaming."),
    words=lambda: lexicon().table("misspelt").keys(),
)
def misspelt(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a listed misspelling of a foreign word."""
    right, *_ = lexicon().table("misspelt")[page.lower(at)]
    yield rule.finding(page, page.span(at), recased(page, at, right))
