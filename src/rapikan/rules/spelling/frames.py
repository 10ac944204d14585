"""Huruf kapital pada pengiring petikan (HKP107): “…,” ujar Budi. Table: dictionaries/speech.tsv."""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.text import SENTENCE_END, Page

__all__ = ["speech_verb"]


@card(
    "HKP107",
    "pengiring-petikan-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 1; EYD V, Tanda Koma 7",
    eyd=("HF01", "TB07"),
    why=Said(
        "Pengiring setelah petikan (ujar bupati) melanjutkan kalimat petikan itu dan ditulis dengan huruf kecil.",
        "The frame after a quotation (ujar bupati) goes on with its sentence and is small.",
    ),
    message=Said("Pengiring petikan “{before}” ditulis “{after}”.", "The frame “{before}” is written “{after}”."),
    bad=(
        ("“Kami siap,” Ungkap Gubernur.", "“Kami siap,” ungkap Gubernur."),
        ("Kami siap melayani, Ungkap Gubernur Sumsel.", "Kami siap melayani, ungkap Gubernur Sumsel."),
    ),
    good=(
        "“Kami siap.” Ungkapan itu disambut tepuk tangan.",
        "Terang Bulan, Harap Jaya, dan Tegas Abadi hadir.",
        'Ia mengatakan, "Jelas kita siap."',
        '"Harap tenang," kata Budi.',
    ),
    leaves_alone=Said("Kalimat baru setelah petikan.", "A new sentence after the quotation."),
    words=lambda: [verb + clitic for verb in lexicon().of_kind("speech", "frame") for clitic in ("", "nya")],
)
def speech_verb(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a speech verb with a capital behind a quotation or its comma."""
    token, before = page.texts[at], page.at(at - 1)
    if not (token[0].isupper() and token[1:].islower()) or not page.same_line(at - 1, at):
        return
    closed = before == "”" or (before == '"' and page.same_line(at - 2, at) and not page.gap(at - 2))  # "…, "Jelas kita …" opens
    if closed and page.at(at - 2) == ",":
        yield rule.finding(page, page.span(at), token.lower())
        return
    quoted = closed and page.at(at - 2) not in SENTENCE_END
    follows = (
        before == ","
        and page.gap(at - 1)
        and (token.lower() not in lexicon().of_kind("speech", "name") or not page.at(at - 2)[:1].isupper())
    )
    framed = quoted or (follows and (token.endswith("nya") or page.at(at + 1)[:1].isupper()))
    if framed and page.line_case(page.starts[at]) == "body":
        yield rule.finding(page, page.span(at), token.lower())
