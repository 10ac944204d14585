"""Kata baku (KBK): a non-standard form where KBBI has a standard one. The pairs stand in dictionaries/standard-*.tsv."""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.lexicon.morphology import clitics, halves
from rapikan.lexicon.tables import listed
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.forms import recased
from rapikan.rules.spelling.named import in_listed_name
from rapikan.text import Page
from rapikan.words.habits import in_firm, may_be_name
from rapikan.words.languages import is_other_language

__all__ = ["is_name", "nonstandard", "unmelted"]


def _standard(token: str) -> tuple[str, Applicability] | None:
    """Gives the standard form of a token (small letters unless the norm wants a capital) and how sure it is.

    A row whose note is "nama" holds a form that names keep (Putera, Suasta): it counts in small letters only.
    """
    table = lexicon().table("standard")
    found = listed(token.replace("’", "'"), table)  # "Jum’at"
    if found is not None:
        _, (right, level, note, *_), clitic = found
        if note == "nama" and token[0].isupper():
            return None
        return right + clitic, Applicability.of(level)
    both = halves(token.lower())
    if both is not None:
        rows = [(half, listed(half, table)) for half in both]
        if any(row for _, row in rows):  # "isteri-isterinya"
            rights = [(row[1][0] + row[2], row[1][1]) if row else (half, "safe") for half, row in rows]
            return "-".join(right for right, _ in rights), min(Applicability.of(level) for _, level in rights)
    derived = lexicon().standard_derivation(token.lower()) if token.isalpha() else ""
    return (derived, Applicability.SAFE) if derived else None


@card(
    "KBK101",
    "bentuk-tidak-baku",
    stage=Stage.SPELLING,
    source="KBBI; edisi yang sudah dicocokkan: dictionaries/README.md",
    why=Said("KBBI memuat bentuk lain sebagai bentuk baku kata ini.", "KBBI lists another form of this word as the standard one."),
    message=Said("Bentuk baku “{before}” adalah “{after}”.", "The standard form of “{before}” is “{after}”."),
    bad=(
        ("Sekretaris menyampaikan nasehat kepada peserta.", "Sekretaris menyampaikan nasihat kepada peserta."),
        ("Aktifitas warga kembali normal.", "Aktivitas warga kembali normal."),
        ("Resikonya besar.", "Risikonya besar."),
        ("Dinas merespon laporan warga.", "Dinas merespons laporan warga."),
        ("Isteri-isterinya berdoa atas ijin-Nya.", "Istri-istrinya berdoa atas izin-Nya."),
        ("Surat kabar itu pernah di bredel pemerintah.", "Surat kabar itu pernah diberedel pemerintah."),
    ),
    good=(
        "Aktivitas, nasihat, dan risiko sudah baku.",
        "Lembaga Praktik Hukum berdiri.",
        "“Ulah hilap, urang kudu babarengan,” katanya.",
    ),
    leaves_alone=Said(
        "Bentuk yang dapat berarti lain (hanya disarankan), nama orang dan tempat.",
        "Forms that can mean something else (only suggested), names of people and places.",
    ),
    shape=lambda token: len(token) > 2 and _standard(token) is not None,
)
def nonstandard(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a listed non-standard form."""
    token = page.texts[at]
    found = _standard(token)
    if (
        found is None or is_name(page, at) or in_listed_name(page, at) or _melted(token.lower())
    ):  # KBK102 says more of an unmelted consonant
        return
    if token.isupper() and page.line_case(page.starts[at]) != "upper" and not _is_shouted(page, at):
        return  # "AMPLAS" is an acronym
    if is_other_language(page, at) or in_firm(page, at) or _ends_english(page, at) or _is_part_of_person(page, at):
        return
    right, level = found
    passive = _passive(page, at)
    if passive:
        yield rule.finding(page, page.span(at - 1, at + 1), recased(page, at - 1, passive), level=level)
    else:
        yield rule.finding(page, page.span(at), recased(page, at, right), level=level)


def _is_shouted(page: Page, at: int) -> bool:
    """Says whether a neighbour of a word in capitals is a common word in capitals too ("AKTIFITAS WARGA")."""
    source = lexicon()
    return any(page.at(near).isupper() and len(page.at(near)) > 2 and source.is_listed(page.lower(near)) for near in (at - 1, at + 1))


def _is_part_of_person(page: Page, at: int) -> bool:
    """Says whether a capitalised token is a part of a person's name: "Nadia Fatwah Sabillah", "Dimas Drajad"."""
    before, source = page.at(at - 1), lexicon()
    if not (page.texts[at].istitle() and before.istitle() and page.gap(at - 1) == " " and may_be_name(page, at)):
        return False
    return before in source.table("people") and not source.is_listed(before.lower())


def _ends_english(page: Page, at: int) -> bool:
    """Says whether an English word that is no Indonesian one stands before a token: "star syndrom" is an English term."""
    before, source = page.lower(at - 1), lexicon()
    return page.gap(at - 1) == " " and before.isalpha() and source.is_foreign(before) and not source.is_known(before)


def _passive(page: Page, at: int) -> str:
    """Gives the standard form of a verb whose prefix stands apart ("di bredel" → "diberedel"), or ""."""
    if page.lower(at - 1) != "di" or page.gap(at - 1) != " " or not page.texts[at].islower():
        return ""
    row = lexicon().table("standard").get(f"di{page.texts[at]}")
    return row[0] if row and row[1] == "safe" and " " not in row[0] else ""


def is_name(page: Page, at: int) -> bool:
    """Says whether a capitalised token is a listed name, inside a sentence, or at its head a person's who goes on or speaks."""
    token, source = page.texts[at], lexicon()
    if not token[0].isupper() or token.isupper():
        return False
    if not page.opens_sentence(at):
        return token in source.names
    following = page.at(at + 1)
    goes_on = following.istitle() or following in source.of_kind("speech", "before")  # "Rejeki Wulandari", "Drajat mengatakan"
    return token in source.table("people") and page.gap(at) == " " and goes_on


@card(
    "KBK102",
    "konsonan-tidak-luluh",
    stage=Stage.SPELLING,
    source="KBBI VI; Tata Bahasa Baku Bahasa Indonesia",
    why=Said(
        "Huruf k, p, s, t di awal kata dasar luluh setelah awalan meN- dan peN- (memengaruhi, menyukseskan), kecuali dalam gugus konsonan.",
        "A root's initial k, p, s or t gives way to the nasal of meN- and peN- (memengaruhi, menyukseskan), except in a consonant cluster.",
    ),
    message=Said(
        "Konsonan awal kata dasar luluh: “{before}” → “{after}”.", "The root's first consonant gives way: “{before}” → “{after}”."
    ),
    bad=(
        ("Cuaca mempengaruhi panen.", "Cuaca memengaruhi panen."),
        ("Warga ikut mensukseskan acara itu.", "Warga ikut menyukseskan acara itu."),
        ("Dinas mengkoordinasikan bantuan.", "Dinas mengoordinasikan bantuan."),
    ),
    good=("Tim memproses data, mengkaji hasilnya, dan memperhatikan saran.", "Ia mempunyai mempelai yang mempelajari hukum."),
    leaves_alone=Said(
        "Gugus konsonan (memproses), mengkaji, mempunyai, awalan memper-.", "Clusters (memproses), mengkaji, mempunyai, the prefix memper-."
    ),
    shape=lambda token: len(token) > 6 and bool(_melted(token.lower())),
)
def unmelted(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a nasal prefix that left its consonant standing."""
    right = _melted(page.lower(at))
    if right:
        yield rule.finding(page, page.span(at), recased(page, at, right))


def _melted(word: str) -> str:
    source = lexicon()
    right = source.melted(word)
    if right:
        return right
    return next((melted + clitic for base, clitic in clitics(word) if (melted := source.melted(base))), "")
