"""Singkatan (SGK): office shorthand is written out, document abbreviations take their stops. Table: dictionaries/abbreviations.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.figures import follows_street
from rapikan.rules.spelling.forms import recased
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["half_stopped", "shorthand", "stopless"]


def _of_kind(kind: str) -> list[str]:
    return [short for short, row in lexicon().table("abbreviations").items() if row[2] == kind and short.isalpha()]


@card(
    "SGK101",
    "kata-disingkat",
    stage=Stage.SPELLING,
    source="KBBI VI",
    why=Said("Dalam naskah resmi kata ini ditulis lengkap.", "In an edited text this word is written out."),
    message=Said("“{before}” ditulis lengkap: “{after}”.", "“{before}” is written out: “{after}”."),
    bad=(
        ("Acara yg digelar itu ramai.", "Acara yang digelar itu ramai."),
        ("Rapat dgn camat selesai.", "Rapat dengan camat selesai."),
        ("Warga yg hadir utk rapat itu datang pd malam hari.", "Warga yang hadir untuk rapat itu datang pada malam hari."),
        ("Rapat digelar tgl. 5 Mei 2023.", "Rapat digelar tanggal 5 Mei 2023."),
    ),
    good=("Jumlah DPT bertambah.", "Suratnya ditandatangani a.n. bupati.", "Acara dibuka Rina, S.Pd di aula."),
    leaves_alone=Said(
        "Singkatan resmi dan akronim berhuruf kapital; singkatan rancu (pd, spt) dalam naskah yang tidak menyingkat kata lain.",
        "Official abbreviations and acronyms in capitals; doubtful ones (pd, spt) in a text that shortens no other word.",
    ),
    words=lambda: _of_kind("word"),
)
def shorthand(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a word that office shorthand shortens."""
    token = page.texts[at]
    if token.isupper() or (token[0].isupper() and page.at(at + 1) == "." and not page.gap(at)):
        return  # "Telp." in an address
    if page.at(at - 1) == "." and not page.gap(at - 1):
        return  # "S.Pd": the rest of a title
    right, named, *_ = lexicon().table("abbreviations")[token.lower()]
    level = Applicability.of(named)
    stopped = page.at(at + 1) == "." and not page.gap(at)
    # "dr Budi" and "dr. spesialis" may be a doctor
    if level is Applicability.UNSAFE and not stopped and not page.at(at + 1)[:1].isupper() and _is_shortened(page):
        level = Applicability.SAFE
    following = page.at(at + 2)[:1] if page.same_line(at, at + 2) else ""
    own = stopped and (following.islower() or following.isdigit())  # "tgl. 5 Mei": the stop is the short form's
    yield rule.finding(page, page.span(at, at + 2 if own else at + 1), recased(page, at, right), level=level)


HABIT = 2  # certain short forms in a document, from which its doubtful ones are short forms too


def _is_shortened(page: Page) -> bool:
    """Says whether the document shortens words as texting does."""
    counts = page.evidence.counts
    return sum(counts[short] for short, row in lexicon().table("abbreviations").items() if row[1:3] == ("safe", "word")) >= HABIT


@card(
    "SGK102",
    "singkatan-tanpa-titik",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 4",
    eyd=("KF04a", "KF04b", "KF04c"),
    why=Said(
        "Singkatan yang lazim dalam dokumen, surat, dan alamat diakhiri titik: dll., dkk., Kab.",
        "Abbreviations of documents, letters and addresses end in a stop: dll., dkk., Kab.",
    ),
    message=Said("Singkatan “{before}” ditulis “{after}”.", "The abbreviation “{before}” is written “{after}”."),
    bad=(
        ("Peserta membawa buku, pena, dll ke ruang rapat.", "Peserta membawa buku, pena, dll. ke ruang rapat."),
        ("Bantuan itu disalurkan di kab Kolaka pada Kamis.", "Bantuan itu disalurkan di Kab. Kolaka pada Kamis."),
        ("Kantornya di Jl Merdeka No 5.", "Kantornya di Jl. Merdeka No. 5."),
    ),
    good=("Peserta membawa buku, pena, dll.",),
    leaves_alone=Said("Singkatan yang sudah bertitik.", "Abbreviations that have their stop."),
    words=lambda: _of_kind("dotted"),
)
def stopless(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a document abbreviation without its stop."""
    token = page.texts[at]
    following = page.text[page.end(at) : page.end(at) + 1]
    if token.isupper() or following in (".", "-", "/"):
        return
    right, level, *_ = lexicon().table("abbreviations")[token.lower()]
    if right.rstrip(".").lower() != token.lower():
        return
    # Before a listed name a short unit can be nothing else: "kab Kolaka"
    named = (
        token.lower() in lexicon().of_kind("regions", "short")
        and token.islower()
        and page.gap(at) == " "
        and page.at(at + 1) in lexicon().table("places")
    )
    numbered = token.lower() == "no" and page.at(at + 1).isdigit() and follows_street(page, page.starts[at])
    form = right if right[0].isupper() else recased(page, at, right)
    yield rule.finding(page, page.span(at), form, level=Applicability.SAFE if named or numbered else Applicability.of(level))


@card(
    "SGK103",
    "singkatan-bergaris-miring",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 4",
    eyd=("KF04b",),
    why=Said(
        "Singkatan dua huruf dalam surat diakhiri titik pada setiap hurufnya: a.n., d.a., u.p.; dkk. dan dll. hanya di akhirnya.",
        "Two-letter abbreviations in letters have a stop behind each letter: a.n., d.a., u.p.; dkk. and dll. only at their end.",
    ),
    message=Said("Singkatan “{before}” ditulis “{after}”.", "The abbreviation “{before}” is written “{after}”."),
    bad=(
        ("Surat itu ditandatangani a/n bupati.", "Surat itu ditandatangani a.n. bupati."),
        ("Surat itu dikirim u.p bagian umum.", "Surat itu dikirim u.p. bagian umum."),
        ("Hadir camat, lurah, d.k.k. dari desa.", "Hadir camat, lurah, dkk. dari desa."),
    ),
    good=("Surat itu ditandatangani a.n. bupati.", "Ia menemui A.N. Simatupang.", "Laman a/n.html dibuka.", "Rumus d/a dan u/b = 2."),
    leaves_alone=Said("Inisial nama, alamat, rumus.", "Initials, addresses, formulas."),
    near="/.",
    pattern=r"(?<![\w/.])[a-z](?:[./][a-z]){1,2}\.?(?![\w/=])(?= [A-Za-z])(?! (?:dan|atau)\b)",
)
def half_stopped(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a listed abbreviation with slashes, without its last stop or with stops that it does not take."""
    found = match.group()
    if "=" in page.text[slice(*page.part_of_line(match.start()))]:
        return  # a formula
    row = lexicon().table("abbreviations").get(found.rstrip("."))
    if row is not None and row[2] == "dotted" and row[0] != found and not UNTIL.match(found):
        yield rule.finding(page, Span(*match.span()), row[0], level=Applicability.of(row[1]))


UNTIL = deferred(r"s[./]d")  # BIL108's, which also knows it between figures
