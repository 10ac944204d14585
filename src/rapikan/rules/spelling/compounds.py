"""Gabungan kata (GBK): compounds joined that are two words, and apart that are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.lexicon.morphology import nasal
from rapikan.lexicon.tables import listed
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.figures import SCALES
from rapikan.rules.spelling.forms import reads, recased
from rapikan.rules.spelling.named import in_listed_name
from rapikan.spans import Span
from rapikan.text import Page
from rapikan.words.habits import in_firm

__all__ = ["affixed_apart", "apart", "connective_apart", "joined"]


@card(
    "GBK101",
    "gabungan-kata-serangkai",
    stage=Stage.SPELLING,
    source="EYD V, Kata Turunan 3a dan 3d; EYD V, Partikel 4; EYD V, Angka dan Bilangan 8a; KBBI VI",
    eyd=("KB03a", "KB03d", "KE04", "KG08a"),
    why=Said(
        "Unsur gabungan kata ditulis terpisah; hanya yang berawalan dan berakhiran sekaligus yang ditulis serangkai.",
        "The parts of a compound stand apart; only one that has both a prefix and a suffix is written as one word.",
    ),
    message=Said("Gabungan kata “{before}” ditulis terpisah: “{after}”.", "The compound “{before}” is written apart: “{after}”."),
    bad=(
        ("Kedua pihak menandatangani nota kerjasama.", "Kedua pihak menandatangani nota kerja sama."),
        ("Terimakasih atas dukungannya.", "Terima kasih atas dukungannya."),
    ),
    good=("Pertanggungjawaban itu ditandatangani wali kota.", "Olahraga dan kacamata ditulis serangkai."),
    leaves_alone=Said("Gabungan yang padu dalam KBBI (olahraga, kacamata).", "Compounds that KBBI has as one word (olahraga, kacamata)."),
    shape=lambda token: len(token) > 5 and listed(token, lexicon().table("compounds")) is not None,
)
def joined(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a compound written as one word."""
    found = listed(page.texts[at], lexicon().table("compounds"))
    if found is None:
        return
    _, (right, level, *_), clitic = found
    if page.texts[at][0].isupper() and not page.opens_sentence(at) and right.split()[-1] in SCALES:
        return  # "Bukit Duabelas": names are joined as they are
    if in_firm(page, at) or in_listed_name(page, at):
        return
    yield rule.finding(page, page.span(at), recased(page, at, right + clitic), level=Applicability.of(level))


@cache
def _wrongly_apart() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Lists the wrongly parted spellings of dictionaries/fixed.tsv by their first word."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for right, wrong, *_ in lexicon().rows("fixed"):
        for spelling in filter(None, wrong.split("|")):
            words = tuple(spelling.lower().split(" "))
            if len(words) > 1:
                phrases.setdefault(words[0], []).append((words, right))
    return phrases


@card(
    "GBK102",
    "gabungan-kata-terpisah",
    stage=Stage.SPELLING,
    source="EYD V, Kata Turunan 3c dan 3e; EYD V, Partikel 3; KBBI VI",
    eyd=("KB03c", "KB03e", "KE03"),
    why=Said(
        "Gabungan kata yang berawalan dan berakhiran sekaligus, dan gabungan yang sudah padu, ditulis serangkai.",
        "A compound with both a prefix and a suffix, or one that has grown together, is one word.",
    ),
    message=Said("“{before}” ditulis serangkai: “{after}”.", "“{before}” is one word: “{after}”."),
    bad=(("Warga gemar olah raga pagi.", "Warga gemar olahraga pagi."),),
    good=("Dinas menerima tindak lanjut laporan warga.", "Ia belajar di Audio Visual Academy."),
    leaves_alone=Said(
        "Gabungan yang hanya berawalan atau hanya berakhiran; nama berbahasa Inggris.",
        "Compounds with only a prefix or only a suffix; English names.",
    ),
    words=lambda: _wrongly_apart().keys(),
)
def apart(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a one-word compound written as several."""
    for words, right in _wrongly_apart()[page.lower(at)]:
        past = at + len(words)
        if reads(page, at, words):
            if page.at(past)[:1].isupper() and lexicon().is_foreign(page.lower(past)):
                return  # "Audio Visual Academy"
            yield rule.finding(page, page.span(at, past), recased(page, at, right))
            return


@card(
    "GBK104",
    "apalagi-terpisah",
    stage=Stage.SPELLING,
    source="KBBI VI, apalagi",
    why=Said(
        "Kata penghubung apalagi ditulis serangkai; apa lagi yang terpisah menanyakan sesuatu.",
        "The connective apalagi is one word; apa lagi as two asks for something.",
    ),
    message=Said(
        "“{before}” di awal kalimat berita ditulis serangkai: “{after}”.", "“{before}” at the head of a statement is one word: “{after}”."
    ),
    bad=(("Warga cemas. Apa lagi di saat hujan, sungai meluap.", "Warga cemas. Apalagi di saat hujan, sungai meluap."),),
    good=(
        "Apa lagi yang harus dikerjakan?",
        "Apa lagi dalam hal ini yang kurang?",
        "Entah apa lagi yang kurang.",
        "Apa lagi kalau bukan itu.",
    ),
    leaves_alone=Said("Pertanyaan; apa lagi di tengah kalimat.", "Questions; apa lagi inside a sentence."),
    words=("apa lagi",),
    pattern=(
        r"Apa lagi(?= (?:di|dalam|pada|saat|ketika|dengan|untuk|bagi|setelah|sejak|selama|menjelang|karena|sekarang|kini|disaat|dimasa)\b"
        r"[^.?!\n]*(?:[.!\n]|\Z))"
    ),
)
def connective_apart(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports "Apa lagi" before a circumstance at the head of a sentence that asks nothing."""
    if page.opens_sentence(page.index_at(match.start())):
        yield rule.finding(page, Span(*match.span()), "Apalagi")


@cache
def _firsts() -> dict[str, frozenset[str]]:
    """Lists the first words of the compounds of dictionaries/compounds.tsv by their second word ("tangan" → tanda, cuci …)."""
    firsts: dict[str, set[str]] = {}
    for _wrong, right, *_ in lexicon().rows("compounds"):
        first, _blank, second = right.partition(" ")
        if second.isalpha() and first.isalpha():
            firsts.setdefault(second, set()).add(first)
    return {second: frozenset(found) for second, found in firsts.items()}


def _stems(token: str) -> Iterator[tuple[str, str]]:
    """Yields the second words of compounds that a token may be with a suffix ("tangani" → tangan, i)."""
    for suffix in ("kan", "i", "an"):
        stem = token.removesuffix(suffix)
        if stem != token and stem in _firsts():
            yield stem, suffix


@card(
    "GBK103",
    "gabungan-berimbuhan-terpisah",
    stage=Stage.SPELLING,
    source="EYD V, Kata Turunan 3c",
    eyd=("KB03c",),
    why=Said(
        "Gabungan kata yang berawalan dan berakhiran sekaligus ditulis serangkai.",
        "A compound with both a prefix and a suffix is written as one word.",
    ),
    message=Said("“{before}” ditulis serangkai: “{after}”.", "“{before}” is one word: “{after}”."),
    bad=(
        ("Hal itu perlu digaris bawahi oleh panitia.", "Hal itu perlu digarisbawahi oleh panitia."),
        ("Panitia menumbuh kembangkan minat baca warga.", "Panitia menumbuhkembangkan minat baca warga."),
    ),
    good=("Petugas mengambil alih tugas itu.", "Pembaca tulisan itu senang.", "Ia bertanggung jawab dan bekerja sama."),
    leaves_alone=Said("Gabungan yang hanya berawalan atau hanya berakhiran.", "Compounds with only a prefix or only a suffix."),
    shape=lambda token: token.islower() and token.endswith(("i", "an")) and any(_stems(token)),
)
def affixed_apart(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a compound whose prefix stands on its first word and whose suffix on its second."""
    token, before = page.texts[at], page.lower(at - 1)
    if page.gap(at - 1) != " ":
        return
    for second, suffix in _stems(token):
        for first in _firsts()[second]:
            prefixed = _prefixed(page, at - 1, before, first, suffix)
            start = at - 2 if before == first else at - 1
            if prefixed and page.lower(start - 1) != "di":  # "di di alih fungsikan": GND101 first
                yield rule.finding(page, page.span(start, at + 1), recased(page, start, prefixed + token))
                return


def _prefixed(page: Page, at: int, before: str, first: str, suffix: str) -> str:
    """Gives a compound's first word with the prefix that the text has on it or before it, or "" where that is none."""
    if suffix == "an":
        return before if before == f"ke{first}" else ""
    verb = nasal("me", first)
    if before in (verb, f"meng{first}", f"mem{first}", f"men{first}"):
        return verb
    apart = before == first and page.lower(at - 1) == "di" and page.gap(at - 1) == " "
    return f"di{first}" if apart or before == f"di{first}" else ""
