"""Nama bervarian (NMA101) and nama tercatat (NMA104): a lone variant of a name that the document itself repeats.

A variant of any name is only suggested; a variant that no list has, of a name that one has, is a slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import Status, lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.text import Evidence, Page
from rapikan.words.channel import by_rest, less_one, one_slip
from rapikan.words.habits import names_firm

__all__ = ["OFTEN", "TIMES", "misspelt", "variant"]

LEAST = 5  # letters; shorter names lie too near one another ("Andi", "Ardi")
OFTEN = 3  # uses that make a spelling the document's own
TIMES = 3  # and how many times as often as its variant it must stand
ACRONYM_OFTEN = 2  # the same for a listed acronym, which is no person's name: "Kominfo", "Koinfo"


@lru_cache(maxsize=1)  # a document's evidence is never asked for again once another has come
def _names(evidence: Evidence) -> dict[str, list[str]]:
    """Lists the capitalised words that a document repeats, by what is left of each when at most one letter is deleted."""
    return by_rest(
        token for token, count in evidence.counts.items() if count >= _least_uses(token) and len(token) >= LEAST and token.istitle()
    )


def _least_uses(name: str) -> int:
    return ACRONYM_OFTEN if name in lexicon().table("acronyms") else OFTEN


def _is_unlisted(token: str) -> bool:
    return len(token) >= LEAST and token.istitle() and token.isalpha() and lexicon().status(token) is Status.UNKNOWN


def _repeated(page: Page, at: int) -> str:
    """Gives the one name of the document that a token is a slip away from, or ""."""
    token, counts = page.texts[at], page.evidence.counts
    names = _names(page.evidence)
    found = {name for rest in less_one(token.lower()) for name in names.get(rest, ())}
    near = [
        name
        for name in found
        if counts[name] >= (_least_uses(name) if counts[token] == 1 else TIMES * counts[token])
        and one_slip(token.lower(), name.lower()) is not None
    ]
    return near[0] if len(near) == 1 else ""


def _is_listed(page: Page, at: int, name: str) -> bool:
    """Says whether a list has the name too, so that its variant, which no list has, is a slip and not another name."""
    return (
        name in lexicon().names
        and not _is_common(name)
        and name[0] == page.texts[at][0]
        and not names_firm(page.at(at - 1))
        and not _is_other_place(page, at, name)
    )


def _is_other_place(page: Page, at: int, name: str) -> bool:
    """Says whether a token stands where a place does and the name is none: "Desa Suryati" beside Suryani, who speaks."""
    source = lexicon()
    placed = page.lower(at - 1) in source.of_kind("regions", "unit", "village", "feature")
    return placed and not any(name in source.table(table) for table in ("places", "places-world", "acronyms"))


@card(
    "NMA101",
    "nama-bervarian",
    stage=Stage.WORDS,
    source="Bukti dari naskah itu sendiri",
    level=Applicability.SHOW,
    why=Said(
        "Naskah ini berkali-kali menulis nama yang hanya berbeda satu ketukan.",
        "The document writes a name that is one slip away several times.",
    ),
    message=Said(
        "Naskah ini biasanya menulis “{after}”, di sini “{before}”.", "The document mostly writes “{after}”; here it is “{before}”."
    ),
    bad=(
        (
            "Petronela hadir. Menurut Petronela, acara itu baik. Sambutan Petronela ditutup doa. Petronlea pulang.",
            "Petronela hadir. Menurut Petronela, acara itu baik. Sambutan Petronela ditutup doa. Petronela pulang.",
        ),
    ),
    good=("Yusharto dan Yushanto hadir.",),
    leaves_alone=Said("Nama yang tidak diulang naskah itu.", "Names that the document does not repeat."),
    shape=_is_unlisted,
)
def variant(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Suggests the document's own spelling of a name."""
    name = _repeated(page, at)
    if name and not _is_listed(page, at, name):
        yield rule.finding(page, page.span(at), name, evidence={"document": page.evidence.counts[name]})


@card(
    "NMA104",
    "nama-tercatat-salah-ketik",
    stage=Stage.WORDS,
    source="Daftar nama rapikan dan bukti dari naskah itu sendiri",
    why=Said(
        "Nama ini tidak ada dalam daftar mana pun, sedangkan nama tercatat yang hanya berbeda satu ketukan berulang dalam naskah ini.",
        "No list has this name, while a listed one that is one slip away stands in this document again and again.",
    ),
    message=Said(
        "“{before}” tidak tercatat; naskah ini biasanya menulis “{after}”.",
        "“{before}” is in no list; the document mostly writes “{after}”.",
    ),
    bad=(
        (
            "Sultra siap. Gubernur Sultra hadir. Warga Sultra gembira. Dinas Kesehatan Sulta menyambutnya.",
            "Sultra siap. Gubernur Sultra hadir. Warga Sultra gembira. Dinas Kesehatan Sultra menyambutnya.",
        ),
    ),
    good=("Sultra siap. Gubernur Sultra hadir. Warga Sultra gembira. Bultra menyambutnya.",),
    leaves_alone=Said(
        "Nama yang tidak ada dalam daftar nama dan yang berbeda huruf awal; keduanya hanya disarankan (NMA101).",
        "Names in no list and names with another first letter; both are only suggested (NMA101).",
    ),
    shape=_is_unlisted,
)
def misspelt(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Mends a slip in a listed name that the document itself writes right."""
    name = _repeated(page, at)
    if name and _is_listed(page, at, name):
        yield rule.finding(page, page.span(at), name, evidence={"document": page.evidence.counts[name]})


def _is_common(name: str) -> bool:
    """Says whether a name is a word that edited text mostly writes small ("Tanah" beside "Ramah Tamah")."""
    source, word = lexicon(), name.lower()
    return source.is_listed(word) and source.capital_share(word) < NAME_SHARE


NAME_SHARE = 0.5
