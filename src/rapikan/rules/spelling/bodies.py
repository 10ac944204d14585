"""Nama lembaga dan peraturan (HKP124, HKP125, HKP130): Dinas Kesehatan, SMK Negeri 1, Peraturan Presiden Nomor 39 Tahun 2019.

Tables: dictionaries/acronyms.tsv, bodies.tsv, offices.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.around import kind_of
from rapikan.rules.spelling.forms import reads
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["body", "law_number", "state_school"]

SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


@cache
def _names() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Lists the words of bodies' names in small letters, longest first, with the acronym each has, by their first two words.

    Acronyms of what is no body and no office that leads one are common nouns ("rapat koordinasi"), unless they are long.
    """
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    heads = _heads()
    for short, expansions, *_ in lexicon().rows("acronyms"):
        for full in expansions.lower().split("; "):
            words = tuple(full.split(" ")) if full.partition(" ")[0] in heads or full.count(" ") >= LONG else ()
            if len(words) > 1 and all(map(str.isalpha, words)):
                names.setdefault(" ".join(words[:2]), []).append((words, short))
    return {head: sorted(found, key=lambda entry: (-len(entry[0]), entry)) for head, found in names.items()}


LONG = 2  # capitals in a name of more words that show that a name was meant, whatever it names ("pendapatan Asli Daerah")


@cache
def _heads() -> frozenset[str]:
    """Gives the words that open the names of bodies, or of the offices that lead them."""
    return lexicon().of_kind("bodies", "named") | lexicon().of_kind("offices", "head", "minister")


def _stays_small(word: str) -> bool:
    """Says whether a word stays small inside a name ("dan", "untuk"); "dalam" may be its part (Dalam Negeri)."""
    return word in ("di", "ke", "dan") or kind_of(word) in ("function", "inner-function")


@card(
    "HKP125",
    "nama-lembaga-setengah-kapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 10 dan 20",
    eyd=("HF20", "HF10"),
    why=Said(
        "Setiap kata dalam nama lembaga ditulis dengan huruf awal kapital, kecuali kata tugas.",
        "All words of a body's name take a capital, function words excepted.",
    ),
    message=Said("Nama lembaga “{before}” ditulis “{after}”.", "The body's name “{before}” is written “{after}”."),
    bad=(
        ("Rapat itu dipimpin Dinas kesehatan setempat.", "Rapat itu dipimpin Dinas Kesehatan setempat."),
        ("Sambutan menteri Pertanian dibacakan bupati.", "Sambutan Menteri Pertanian dibacakan bupati."),
        ("Mereka menggenjot pendapatan Asli Daerah tahun ini.", "Mereka menggenjot Pendapatan Asli Daerah tahun ini."),
        (
            "Hadir pula badan pengawas pemilihan umum (Bawaslu) pada Kamis.",
            "Hadir pula Badan Pengawas Pemilihan Umum (Bawaslu) pada Kamis.",
        ),
    ),
    good=(
        "Rapat itu dipimpin dinas kesehatan setempat.",
        "Dinas kesehatan setempat memimpin rapat.",
        "Rapat itu dipimpin Dinas Kesehatan dan dihadiri Menteri Pertanian.",
        "Para menteri keuangan bertemu di Bali.",
        "Mereka menjaga persatuan Indonesia dan gerakan lembaga negara.",
    ),
    leaves_alone=Said(
        "Nama yang seluruhnya berhuruf kecil; nama di awal kalimat.", "Names that are all small; names at a sentence's head."
    ),
    words=lambda: _names().keys(),
)
def body(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a body's listed name of which some words have a capital and some have none, or whose acronym follows."""
    for words, short in _names()[f"{page.lower(at)} {page.lower(at + 1)}"]:
        past = at + len(words)
        if not reads(page, at, words):
            continue
        typed = page.texts[at:past]
        inner = [token for token in typed if not _stays_small(token.lower())]
        if any(token.isupper() for token in typed):
            return
        right = " ".join(token if _stays_small(token) else token.capitalize() for token in map(str.lower, typed))
        counted = inner[1:] if page.opens_sentence(at) else inner  # the head of a sentence has its capital anyway
        counted = [token for token in counted if token.lower() not in lexicon().table("proper")]  # "persatuan Indonesia" may be unity
        body_named = words[0] in _heads()
        if not body_named and not _is_long(words, typed):
            return
        mixed = sum(token[0].isupper() for token in counted) >= (1 if body_named else LONG) and any(token.islower() for token in inner)
        bracket = (page.at(past), page.at(past + 1), page.at(past + 2))
        explained = body_named and bracket == ("(", short, ")") and short[0].isupper()
        if (mixed or explained) and " ".join(typed) != right:
            yield rule.finding(page, page.span(at, past), right)
        return


def _is_long(words: tuple[str, ...], typed: list[str]) -> bool:
    """Says whether an Indonesian name is long enough to be known for one by its capitals, and begins it: not "kantor Akuntan Publik"."""
    kind_before = kind_of(words[0]) == "taste" and typed[0].islower()  # what kind of office it is may stand before its name
    return sum(not _stays_small(word) for word in words) > LONG and not kind_before and not any(map(lexicon().is_foreign, words))


SHORT_LAWS = r"UU|PP|Perp?pu|Perpres|Keppres|Inpres|Permen\w*|Kepmen\w*|Perda|Pergub|Perbup|Perwali|Perwako|PKPU|Qanun"
LAWS = rf"{SHORT_LAWS}|Undang-Undang|(?:Peraturan|Keputusan|Instruksi)(?: [A-Z][a-z]+)+|Surat Edaran(?: [A-Z][a-z]+)*"


@card(
    "HKP124",
    "nomor-dan-tahun-peraturan-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 20",
    eyd=("HF20",),
    why=Said(
        "Kata nomor dan tahun adalah unsur nama peraturan dan ditulis dengan huruf awal kapital; kata tentang ditulis dengan huruf kecil.",
        "The words nomor and tahun are part of a law's name and take a capital; tentang is small.",
    ),
    message=Said("Dalam nama peraturan “{before}” ditulis “{after}”.", "In a law's name “{before}” is written “{after}”."),
    bad=(
        (
            "Hal itu diatur dalam Peraturan Presiden nomor 39 tahun 2019 tentang Satu Data.",
            "Hal itu diatur dalam Peraturan Presiden Nomor 39 Tahun 2019 tentang Satu Data.",
        ),
        ("Hal itu diatur dalam Perda Nomor 5 Tahun 2019 Tentang Pajak.", "Hal itu diatur dalam Perda Nomor 5 Tahun 2019 tentang Pajak."),
        ("Hal itu diatur dalam UU no.5 itu.", "Hal itu diatur dalam UU No. 5 itu."),
    ),
    good=(
        "Hal itu diatur dalam Undang-Undang Nomor 5 Tahun 1960.",
        "Undang-Undang itu berlaku pada tahun 1960.",
        "UU itu disahkan nomor dua tahun 2019.",
    ),
    leaves_alone=Said("Nomor dan tahun yang bukan bagian nama peraturan.", "Numbers and years that are no part of a law's name."),
    near="0-9",
    pattern=(
        rf"\b(?P<law>{LAWS})(?: RI| Republik Indonesia)? (?P<number>[Nn]omor:? |[Nn]o\.? ?:? ?)(?P<figure>\d[\w./-]*)"
        r"(?P<year> [Tt]ahun (?=(?:19|20)\d\d\b))?(?:\d{4} (?P<about>Tentang)\b)?"
    ),
)
def law_number(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports nomor or tahun in small letters inside a law's name."""
    number = match["number"]
    level = UNSAFE if re.fullmatch(SHORT_LAWS, match["law"]) else SAFE  # newspapers write "PP nomor 1 tahun 2007"
    if number[0] == "n":
        right = "Nomor " if number.startswith("nomor") else "No. "
        yield rule.finding(page, Span(match.start("number"), match.end("number")), right, level=level if right == "Nomor " else SAFE)
    if (match["year"] or "").startswith(" t"):
        yield rule.finding(page, Span(match.start("year") + 1, match.end("year") - 1), "Tahun", level=level)
    if match["about"]:
        yield rule.finding(page, Span(*match.span("about")), "tentang")


SCHOOLS = frozenset(("tk", "sd", "smp", "sma", "smk", "slb", "mi", "mts", "ma", "man", "min", "mtsn"))


@card(
    "HKP130",
    "sekolah-negeri-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 10 dan 20",
    eyd=("HF10", "HF20"),
    why=Said(
        "Negeri di dalam nama sekolah yang bernomor ditulis dengan huruf awal kapital.",
        "Negeri in the name of a school that has a number takes a capital.",
    ),
    message=Said("Nama sekolah “{before}” ditulis “{after}”.", "The school “{before}” is written “{after}”."),
    bad=(
        ("Siswa SMK negeri 1 Cibinong menang lomba.", "Siswa SMK Negeri 1 Cibinong menang lomba."),
        ("Guru sd negeri 3 Kendari mengikuti pelatihan.", "Guru SD Negeri 3 Kendari mengikuti pelatihan."),
    ),
    good=("Siswa SMA negeri dan swasta hadir.", "Berkas dikirim paling lambat s.d. negeri 5.", "Novel Negeri 5 Menara dibahas."),
    leaves_alone=Said("Sekolah negeri tanpa nomor.", "State schools without a number."),
    words=("negeri",),
)
def state_school(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports negeri in small letters between the kind of a school and its number."""
    kind = page.at(at - 1)
    numbered = page.at(at + 1).isdigit() and page.gap(at) == " " and page.gap(at - 1) == " "
    if page.texts[at].islower() and numbered and kind.lower() in SCHOOLS and (kind.isupper() or kind.islower() or kind == "MTs"):
        yield rule.finding(page, page.span(at - 1, at + 1), f"{kind if kind == 'MTs' else kind.upper()} Negeri")
