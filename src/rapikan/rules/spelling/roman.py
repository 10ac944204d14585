"""Angka Romawi (BIL111): a small l typed or scanned for the I of a Roman figure ("Musi Vl", "Bab lV")."""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.text import Page

__all__ = ["letter_for_figure"]

ROMAN = deferred(r"X{0,3}(?:IX|IV|V?I{0,3})")  # 1 to 39
ALSO_WORDS = frozenset(("Xl", "Il"))  # a firm (XL), a name (Kim Jong Il)


def _meant(token: str) -> str:
    """Gives the Roman figure that a token is when each l is an I, or ""."""
    figure = token.replace("l", "I")
    mixed = figure != token and not token.islower() and token not in ALSO_WORDS
    return figure if mixed and set(figure) <= set("IVX") and ROMAN.fullmatch(figure) else ""


@card(
    "BIL111",
    "angka-romawi-berhuruf-l",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 1",
    why=Said("Angka Romawi memakai huruf I kapital, bukan huruf l kecil.", "A Roman figure has a capital I, not a small l."),
    message=Said("Angka Romawi “{before}” ditulis “{after}”.", "The Roman figure “{before}” is written “{after}”."),
    bad=(("Pembangunan Jembatan Musi Vl dilanjutkan.", "Pembangunan Jembatan Musi VI dilanjutkan."),),
    good=("Pelanggan Xl dan Kim Jong Il disebut.", "Jembatan Musi VI dibangun.", "Ia memakai kode Vl-2."),
    leaves_alone=Said("Xl dan Il, yang juga nama; kode.", "Xl and Il, which are names too; codes."),
    shape=lambda token: 1 < len(token) < 7 and "l" in token and _meant(token) != "",
)
def letter_for_figure(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a small l in a Roman figure behind a word."""
    if page.at(at - 1).isalpha() and page.gap(at - 1) == " ":
        yield rule.finding(page, page.span(at), _meant(page.texts[at]))
