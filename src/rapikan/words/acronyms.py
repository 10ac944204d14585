"""Akronim salah ketik (NMA103): a slip in a long acronym of an agency or office. Table: dictionaries/acronyms.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import Status, lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.text import Page
from rapikan.words.channel import one_slip, sounds_alike

__all__ = ["acronym_slip"]

LEAST = 7  # letters; shorter acronyms lie too near one another (Kemenkes, Kemenkeu)


@cache
def _acronyms() -> dict[tuple[str, int], list[str]]:
    """Groups the long acronyms by first letter and length."""
    groups: dict[tuple[str, int], list[str]] = {}
    for form in lexicon().table("acronyms"):
        if len(form) >= LEAST and form.isalpha():
            groups.setdefault((form[0].lower(), len(form)), []).append(form)
    return groups


def _is_strange(token: str) -> bool:
    if len(token) < LEAST or not token.isalpha() or not token[0].isupper() or token.lower() in lexicon().table("misspelt"):
        return False  # the listed ones have a rule of their own
    return lexicon().status(token) is Status.UNKNOWN


@card(
    "NMA103",
    "akronim-salah-ketik",
    stage=Stage.WORDS,
    source="nama resmi lembaga; dictionaries/acronyms.tsv",
    why=Said(
        "Akronim ini tidak dikenal dan berbeda satu ketukan dari satu akronim yang dikenal.",
        "This acronym is unknown and one slip away from one known acronym.",
    ),
    message=Said("Akronim “{before}” ditulis “{after}”.", "The acronym “{before}” is spelt “{after}”."),
    bad=(("Kepala Diskomimfo Sulawesi Tenggara hadir.", "Kepala Diskominfo Sulawesi Tenggara hadir."),),
    good=("Hadir unsur Forkopimda dan Diskominfotik.", "Kemenhaj dan Kemenhan hadir.", "Puslatbang menggelar pelatihan."),
    leaves_alone=Said(
        "Akronim pendek dan yang berbeda di huruf terakhir; yang berbeda satu bunyi (Puslatbang, Puslitbang) hanya disarankan.",
        "Short acronyms and a different last letter; a different sound (Puslatbang, Puslitbang) is only suggested.",
    ),
    shape=_is_strange,
)
def acronym_slip(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a strange acronym one slip from a known one."""
    token = page.texts[at]
    typed = token.lower()
    near = {
        form
        for length in (len(typed) - 1, len(typed), len(typed) + 1)
        for form in _acronyms().get((typed[0], length), ())
        if typed[-1] == form[-1].lower() and one_slip(typed, form.lower()) is not None
    }
    if len(near) == 1:
        form = near.pop()
        level = Applicability.SAFE if _is_same_sound(typed, form.lower()) else Applicability.SHOW
        yield rule.finding(page, page.span(at), form.upper() if token.isupper() else form, level=level)


def _is_same_sound(typed: str, form: str) -> bool:
    """Says whether two forms one slip apart differ by swapped letters or a letter that sounds alike, and so by no other word."""
    differing = [(a, b) for a, b in zip(typed, form, strict=False) if a != b]
    return len(typed) == len(form) and (len(differing) == 2 or sounds_alike(*differing[0]))
