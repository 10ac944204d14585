"""Sapaan, kekerabatan, dan jabatan di depan nama (SAP): which of them take a capital. Table: dictionaries/offices.tsv.

Stray capitals: capitals.py; degrees: titles.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.titles import dotted_degree
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["addressee", "degree_small", "name_of_father", "pronoun_small", "rank_comma", "title_small"]

SAFE, UNSAFE, SHOW = Applicability.SAFE, Applicability.UNSAFE, Applicability.SHOW


def _is_person(page: Page, at: int) -> bool:
    """Says whether a token is a capitalised part of a person's name that is no place and no common word ("Fauzi")."""
    token, source = page.at(at), lexicon()
    return (
        token[:1].isupper()
        and token[1:].islower()
        and token in source.table("people")
        and token not in source.table("places")
        and token.lower() not in source.table("calendar")
        and not source.is_listed(token.lower())
    )


def _stands_before(page: Page, at: int) -> bool:
    """Says whether a small-letter token stands in a body sentence, one blank before the next token."""
    return page.gap(at) == " " and page.texts[at].islower() and page.line_case(page.starts[at]) == "body"


@card(
    "SAP101",
    "anda-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 23a",
    eyd=("HF23a",),
    why=Said("Kata Anda ditulis dengan huruf awal kapital di mana pun letaknya.", "The word Anda takes a capital wherever it stands."),
    message=Said("“{before}” ditulis “{after}”.", "“{before}” is written “{after}”."),
    bad=(("Terima kasih atas dukungan anda.", "Terima kasih atas dukungan Anda."),),
    good=("Terima kasih atas dukungan Anda.", "Akun @anda aktif di anda.go.id."),
    leaves_alone=Said("Alamat dan nama akun.", "Addresses and accounts."),
    words=("anda",),
    pattern=r"anda(?<![\w@#./-]anda)(?![\w@/-]|\.\w)",
)
def pronoun_small(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports anda in small letters."""
    yield rule.finding(page, Span(*match.span()), "Anda")


@card(
    "SAP102",
    "sapaan-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 9, 23, dan 23b",
    eyd=("HF09", "HF23", "HF23b"),
    why=Said(
        "Kata sapaan dan jabatan yang dipakai sebagai sapaan ditulis dengan huruf awal kapital.",
        "Words of address, and offices used as such, take a capital.",
    ),
    message=Said("Sapaan “{before}” ditulis “{after}”.", "The form of address “{before}” is written “{after}”."),
    bad=(
        ("Yth. bapak Ahmad di tempat.", "Yth. Bapak Ahmad di tempat."),
        ("Yth. gubernur di tempat.", "Yth. Gubernur di tempat."),
        ("Laporan itu diterima pak Ahmad.", "Laporan itu diterima Pak Ahmad."),
        ("Terima kasih, bu.", "Terima kasih, Bu."),
        ("Laporan itu diterima mbak Ratna.", "Laporan itu diterima Mbak Ratna."),
    ),
    good=("Bapak itu menyapa ibu Ahmad.", "Laporan diterima Pak Ahmad.", "Ia bukan bu atau pak.", "Harga mas Antam naik."),
    leaves_alone=Said(
        "Bapak dan ibu sebagai orang tua; ibu dan bapak di depan nama hanya disarankan.",
        "Bapak and ibu as parents; before a name they are only suggested.",
    ),
    words=lambda: ("yth", *lexicon().of_kind("offices", "address", "familiar")),
    pattern=r"(?P<letter>Yth\.? )?(?P<word>wali kota|[a-z]+)\b(?!-)",
)
def addressee(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a small word of address: behind Yth., before a name, or at the end behind a comma."""
    word, span = match["word"], Span(*match.span("word"))
    right = " ".join(part.capitalize() for part in word.split(" "))
    at = page.index_at(span.start)
    following = page.at(at + 1)
    if match["letter"]:
        if word.split(" ")[0] in lexicon().of_kind("offices", "address", "familiar", "office", "head"):
            yield rule.finding(page, span, right)
    elif word in ("pak", "bu"):
        called = page.at(at - 1) == "," and following in (".", "!", "?")
        if called or (page.gap(at) == " " and following[:1].isupper()):
            yield rule.finding(page, span, right)
    elif word in lexicon().of_kind("offices", "familiar") and page.gap(at) == " " and following in lexicon().table("people"):
        yield rule.finding(page, span, right)
    elif word in ("bapak", "ibu") and page.gap(at) == " " and _is_person(page, at + 1):
        yield rule.finding(page, span, right, level=SHOW)


@card(
    "SAP103",
    "anak-dari-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 5",
    eyd=("HF05",),
    why=Said("Kata bin, binti, dan boru di tengah nama ditulis dengan huruf kecil.", "Bin, binti and boru inside a name are small."),
    message=Said("“{before}” di tengah nama ditulis “{after}”.", "“{before}” inside a name is written “{after}”."),
    bad=(("Hadir Ahmad Bin Yusuf dan Siti Binti Hasan.", "Hadir Ahmad bin Yusuf dan Siti binti Hasan."),),
    good=("Ahmad bin Yusuf hadir.", "Bin Yusuf hadir.", "AHMAD BIN YUSUF"),
    leaves_alone=Said("Awal nama; nama berhuruf kapital semua.", "The head of a name; names in capitals."),
    words=("bin", "binti", "boru"),
)
def name_of_father(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a capitalised bin between two parts of a name."""
    token, before = page.texts[at], page.at(at - 1)
    named = before[:1].isupper() and page.at(at + 1)[:1].isupper() and page.gap(at - 1) == " " == page.gap(at)
    if named and token[0].isupper() and token[1:].islower():
        people = lexicon().table("people")
        sure = token != "Boru" and (before in people or page.at(at + 1) in people)
        yield rule.finding(page, page.span(at), token.lower(), level=SAFE if sure else UNSAFE)


NO_TITLE = frozenset(("para", "naik", "ibadah", "jemaah"))  # "naik haji"


@card(
    "SAP104",
    "gelar-atau-jabatan-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 8 dan 10",
    eyd=("HF08", "HF10"),
    why=Said(
        "Gelar dan jabatan yang diikuti nama orang ditulis dengan huruf awal kapital.",
        "Titles and offices before a person's name take a capital.",
    ),
    message=Said("“{before}” di depan nama orang ditulis “{after}”.", "“{before}” before a person's name is written “{after}”."),
    bad=(
        ("Rapat dipimpin bupati Fauzi.", "Rapat dipimpin Bupati Fauzi."),
        ("Doa dipimpin ustaz Yusuf.", "Doa dipimpin Ustaz Yusuf."),
        ("Rapat dipimpin wakil wali kota Fauzi.", "Rapat dipimpin Wakil Wali Kota Fauzi."),
    ),
    good=("Rapat dipimpin bupati.", "Calon bupati Bogor hadir.", "Para bupati, Fauzi, dan Yusuf hadir.", "Rapat dipimpin Bupati Fauzi."),
    leaves_alone=Said("Jabatan tanpa nama orang, dan di depan nama tempat.", "Offices without a person's name, and before places."),
    words=lambda: (*lexicon().of_kind("offices", "office", "rank", "title"), "kota"),
)
def title_small(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a small title or office right before a person's name ("wakil wali kota Fauzi")."""
    if not _stands_before(page, at) or not _is_person(page, at + 1) or page.lower(at - 1) in NO_TITLE:
        return
    first = at
    if page.texts[at] == "kota":
        first -= 1
        if page.at(first) != "wali":
            return
    if page.at(first - 1) == "wakil":
        first -= 1
    words = page.text[page.starts[first] : page.end(at)]
    yield rule.finding(page, page.span(first, at + 1), words.title())


@card(
    "SAP105",
    "singkatan-gelar-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 8 dan 22",
    eyd=("HF22", "HF08"),
    why=Said(
        "Setiap unsur singkatan gelar pada nama ditulis dengan huruf awal kapital.",
        "Each part of an abbreviated title beside a name takes a capital.",
    ),
    message=Said("Gelar “{before}” ditulis “{after}”.", "The title “{before}” is written “{after}”."),
    bad=(
        ("Rapat dipimpin drs. Budi Santoso.", "Rapat dipimpin Drs. Budi Santoso."),
        ("Hadir Budi Santoso, s.h. dari Bogor.", "Hadir Budi Santoso, S.H. dari Bogor."),
    ),
    good=("Pasien diperiksa dr. Budi Santoso.", "Surat itu dikirim a.n. Budi.", "h. Ahmad menyusun laporan.", "Hadir drg. Siti Rahma."),
    leaves_alone=Said("dr., drg., dan drh., yang memang berhuruf kecil.", "dr., drg. and drh., which are small."),
    near=".",
    pattern=r"(?<![\w.])(?:(?P<title>[a-z]{2,4})\.(?= ?[A-Z][a-z])|(?<=, )(?P<degree>[a-z]{1,2}(?:\.[a-z]{1,4}){1,2}\.)(?!\w))",
)
def degree_small(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports an abbreviated title in small letters before a name, or behind a name and its comma."""
    title, written = match["title"], lexicon().table("titles")
    if title is None:
        right = dotted_degree(match["degree"])
    elif title in lexicon().of_kind("offices", "capital"):
        right = written.get(f"{title.upper()}.", (f"{title.capitalize()}.",))[0]  # "kh." is K.H.
    else:
        right = None
    if right is not None:
        yield rule.finding(page, Span(*match.span()), right)


@card(
    "SAP106",
    "koma-antara-pangkat-dan-nama",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 1–14, yang tidak memuatnya",
    why=Said("Pangkat dan nama orangnya tidak dipisahkan dengan koma.", "No comma parts a rank from the person's name."),
    message=Said(
        "Koma antara pangkat “{before}” dan namanya dihapus: “{after}”.", "The comma between the rank and its name goes: “{after}”."
    ),
    bad=(("Hadir pula Kapolsek IPTU, Abdul Fauzi bersama anggotanya.", "Hadir pula Kapolsek IPTU Abdul Fauzi bersama anggotanya."),),
    good=(
        "Hadir pula Kapolsek IPTU Abdul Fauzi.",
        "Pangkatnya naik menjadi kapten, Fauzi bersyukur.",
        "Seorang AKP, dua Ipda, dan Fauzi hadir.",
    ),
    leaves_alone=Said(
        "Pangkat berhuruf kecil, dan koma yang tidak diikuti nama orang.", "Small ranks, and commas that no person's name follows."
    ),
    words=lambda: lexicon().of_kind("offices", "rank"),
)
def rank_comma(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a comma between a rank with a capital and the name of the person who has it."""
    parted = page.texts[at][0].isupper() and page.at(at + 1) == "," and not page.gap(at) and page.gap(at + 1) == " "
    alone = page.gap(at - 1) == " " and page.at(at - 1)[0].isalpha() and not _is_person(page, at - 1) and page.lower(at - 1) not in COUNTS
    alone = alone and not page.lower(at - 1).endswith("nya")  # "Pangkatnya Serma, Fauzi namanya"
    if parted and alone and page.same_line(at, at + 2) and _is_person(page, at + 2):
        yield rule.finding(page, page.span(at, at + 2), page.texts[at])


COUNTS = frozenset(("seorang", "para", "dua", "tiga", "bernama"))
