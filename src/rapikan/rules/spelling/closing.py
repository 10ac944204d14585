"""Tanda penutup yang keliru (TBC122–TBC125): a sign that should close, a date left open, the stop behind a closing quotation mark.

A sign is wrong only where its line leaves no other reading: something is open, the sign clings to the word before it, and nothing
behind it closes what is open. Commas beside quotations: quotations.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.speech import SENTENCE_WORDS, before_quotations, frames
from rapikan.rules.wording import named, word_before
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["bracket_closes", "closes_by_opening", "closing_bracket", "open_date", "stop_outside"]


def bracket_closes(page: Page, at: int) -> bool:
    """Says whether an opening bracket stands where only a closing one can: "(Tanjabtim( hadir"."""
    line = page.line_span(page.line_of(at))
    follows = page.text[at + 1 : at + 2] or " "  # the end of the text is as good as a blank
    if not page.text[at - 1 : at].isalnum() or not (follows.isspace() or follows in ".,;:"):
        return False
    opening = page.rfind("(", line.start, at)
    if opening <= page.rfind(")", line.start, at) or at - opening > LONGEST_BRACKET:
        return False
    closing, again = page.find(")", at, line.end), page.find("(", at + 1, line.end)
    return closing < 0 or 0 <= again < closing


LONGEST_BRACKET = 60  # letters between the two signs; further apart the first one may have lost its own partner


@card(
    "TBC122",
    "kurung-buka-sebagai-penutup",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Kurung 1",
    eyd=("TL01",),
    why=Said("Tanda kurung dibuka dengan ( dan ditutup dengan ).", "A bracket is opened by ( and closed by )."),
    message=Said("Kurung setelah “{word}” ditutup dengan ).", "The bracket behind “{word}” is closed by )."),
    bad=(("Bupati Tanjung Jabung Timur (Tanjabtim( hadir.", "Bupati Tanjung Jabung Timur (Tanjabtim) hadir."),),
    good=("Bupati (baru) dan camat (lama) hadir.", "Rumus f(x) = (2x(y + 1)) dipakai.", "Kantor (pusat (lama)) dibuka."),
    leaves_alone=Said("Kurung di dalam kurung yang ditutup.", "Brackets inside brackets that are closed."),
    near="(",
    pattern=r"\((?<=\w\()(?=[\s.,;:]|\Z)",
)
def closing_bracket(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports an opening bracket in the place of a closing one."""
    if bracket_closes(page, match.start()):
        yield rule.finding(page, Span(*match.span()), ")", message=named(rule.message, word=word_before(page, match.start())))


@card(
    "TBC123",
    "petik-penutup-keliru",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Petik 1",
    eyd=("TJ01",),
    why=Said("Petikan dibuka dengan “ dan ditutup dengan ”.", "A quotation is opened by “ and closed by ”."),
    message=Said("Petikan setelah “{word}” ditutup dengan ”.", "The quotation behind “{word}” is closed by ”."),
    bad=(
        ("Temanya “Bersatu Kita Teguh“.", "Temanya “Bersatu Kita Teguh”."),
        ("“Kami siap melayani,’ kata lurah.", "“Kami siap melayani,” kata lurah."),
        ("“Itu diatur sejak 2012″ ujarnya.", "“Itu diatur sejak 2012,” ujarnya."),
        ('“Kami siap melayani," kata lurah.', "“Kami siap melayani,” kata lurah."),
    ),
    good=(
        "“Kami siap,” kata lurah. “Semoga lancar.”",
        "“Ia berkata, ‘Kami siap,’ lalu pergi,” kata lurah.",
        "“Kami membaca Al-Qur’an,” kata lurah.",
        "Papan 5′ x 6″ itu dipasang.",
        '“Kami memutar "Laskar Pelangi," lalu pulang,” kata lurah.',
    ),
    leaves_alone=Said(
        "Petikan di dalam petikan, apostrof, tanda menit dan detik.", "Quotations inside quotations, apostrophes, primes of minutes."
    ),
    near='“″"’‘',
    pattern=lambda: (
        rf"(?P<parted>(?<=\w) “)(?=[,.])|(?:[“″\"](?<=[\w.,?!)%…]\S)|[’‘](?<=[,.?!]\S)(?= ?{frames()}))(?=[\s.,;:?!)]|\Z|{frames()})"
    ),
)
def closes_by_opening(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a sign that closes what “ opened and is not ”."""
    start, end = match.span()
    line = page.line_span(page.line_of(start))
    opening = page.rfind("“", line.start, start)
    if opening <= page.rfind("”", line.start, start) or (match.group() == '"' and page.count('"', *line) > 1):
        return
    closing, again = page.find("”", end, line.end), page.find("“", end, line.end)
    nested = "‘" in page.text[opening:start] or "'" in page.text[opening:start]
    if (closing < 0 or 0 <= again < closing) and not (nested and match.group() in "’‘"):
        yield rule.finding(page, Span(start, end), "”", message=named(rule.message, word=word_before(page, start)))


@card(
    "TBC124",
    "titik-di-luar-petik",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Petik 1, contohnya",
    why=Said(
        "Titik yang mengakhiri kalimat petikan ditulis di dalam tanda petik.",
        "The stop that ends a quoted sentence stands inside the quotation marks.",
    ),
    message=Said("Titik setelah “{word}” masuk ke dalam petik.", "The stop behind “{word}” goes inside the quotation."),
    bad=(
        ("Bupati berkata, “Kami siap bekerja untuk rakyat”.", "Bupati berkata, “Kami siap bekerja untuk rakyat.”"),
        ('"Mari kita jaga kebersihan lingkungan kita".', '"Mari kita jaga kebersihan lingkungan kita."'),
    ),
    good=(
        "Temanya “Bersatu Kita Teguh”.",
        "Ia membaca buku “Menuju Desa yang Maju dan Mandiri”.",
        "Ia berpidato dengan judul, “Kita yang maju bersama desa”.",
        "Bupati berkata, “Siap”.",
        "Bupati mengatakan bahwa semboyannya ialah, “Satu untuk semua orang”.",
    ),
    leaves_alone=Said(
        "Judul, tema, istilah, dan petikan pendek di dalam kalimat.", "Titles, themes, terms and short quotations inside a sentence."
    ),
    near='”"',
    pattern=lambda: rf"[”\"]\.(?<=[^\W_]\S\.)(?=\s|\Z)(?! ?{frames()})",
)
def stop_outside(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a stop behind the closing mark of a sentence that opens its line, follows a sentence, or follows a speech verb."""
    start, end = match.span()
    sign, line = match.group()[0], page.line_span(page.line_of(start))
    if sign == '"' and page.count('"', line.start, start) % 2 == 0:
        return
    opening = page.rfind("“" if sign == "”" else '"', line.start, start)
    if opening < 0 or (sign == "”" and page.rfind("”", line.start, start) > opening):
        return
    words = page.text[opening + 1 : start].split()
    sentence = len(words) >= SENTENCE_WORDS and words[0][0].isupper() and not any(word[0].isupper() for word in words[1:3])
    before = max(line.start, opening - LONGEST_FRAME)
    if sentence and (opening == line.start or SPOKEN.search(page.text, before, opening)):
        said = named(rule.message, word=word_before(page, start))
        yield rule.finding(page, Span(start, end), f".{sign}", message=said)


# What stands before a quotation that is a sentence: a sentence, or a frame ("Bupati mengatakan kepada warga, ")
SPOKEN = deferred(lambda: rf"(?:[.?!] |\b(?:{before_quotations()})\b(?:(?!\bbahwa\b)[^.?!“”\"]){{0,60}}[,:] ?)\Z")
LONGEST_FRAME = 120  # code points of a frame that SPOKEN may find


@card(
    "TBC125",
    "kurung-tanggal-tak-ditutup",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Kurung 1",
    eyd=("TL01",),
    why=Said("Tanggal yang dibuka dengan kurung ditutup dengan kurung.", "A date that a bracket opens is closed by one."),
    message=Said("Kurung setelah “{before}” ditutup: “{after}”.", "The bracket behind “{before}” is closed: “{after}”."),
    bad=(
        ("Rapat digelar Selasa (20/9/2016. Kegiatan itu ramai.", "Rapat digelar Selasa (20/9/2016). Kegiatan itu ramai."),
        ("Rapat digelar Selasa (20/9 di aula kantor bupati.", "Rapat digelar Selasa (20/9) di aula kantor bupati."),
    ),
    good=("Rapat digelar Selasa (20/9/2016, pukul 10.00 WIB).", "Rapat digelar Selasa (20/9/2016)."),
    leaves_alone=Said("Kurung yang ditutup kemudian.", "Brackets that are closed further on."),
    near="(",
    pattern=r"\((?<= \()\d{1,2}/\d{1,2}(?:/(?:19|20)\d\d)?(?=[.,]? [A-Za-z]|\.?(?:\r?\n|\Z))",
)
def open_date(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a date in an opening bracket that nothing in its line closes before another one opens."""
    end = page.line_span(page.line_of(match.start())).end
    closing, again = page.find(")", match.end(), end), page.find("(", match.end(), end)
    if closing < 0 or 0 <= again < closing:
        yield rule.finding(page, Span(*match.span()), f"{match.group()})")
