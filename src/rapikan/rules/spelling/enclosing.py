"""Blanks beside brackets and quotation marks (SPS102, SPS105, SPS106, SPS110). Marks: spacing.py; commas at quotations: quotations.py.

A straight quotation mark opens where an even number of them stands before it in its line, and closes where an odd number does;
in a line with an odd number nobody can tell, and it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.around import is_function
from rapikan.rules.spelling.closing import bracket_closes
from rapikan.rules.spelling.figures import NUMERALS
from rapikan.rules.spelling.speech import frames
from rapikan.rules.wording import named, word_after, word_before
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["after_bracket", "before_bracket", "beside_quote", "inside"]


def _is_paired(page: Page, at: int) -> bool:
    """Says whether a line has as many straight quotation marks as pairs need."""
    return page.count('"', *page.line_span(page.line_of(at))) % 2 == 0


def _opens(page: Page, at: int) -> bool:
    """Says whether a straight quotation mark in a line of pairs is an opening one."""
    return page.count('"', page.line_span(page.line_of(at)).start, at) % 2 == 0


def _is_quoted(page: Page, at: int) -> bool:
    """Says whether a code point stands inside curly quotation marks that were opened in its line."""
    line = page.line_span(page.line_of(at)).start
    return page.rfind("“", line, at) > page.rfind("”", line, at)


@card(
    "SPS102",
    "spasi-di-dalam-kurung-atau-kutip",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Kurung 1; EYD V, Tanda Petik 1",
    why=Said("Tanda kurung dan tanda petik ditulis rapat dengan isinya.", "Brackets and quotation marks cling to what they enclose."),
    message=Said("Spasi antara “{word}” dan {sign} dihapus.", "The blank between “{word}” and {sign} is removed."),
    bad=(
        ("Ketua ( Auditor Madya) hadir.", "Ketua (Auditor Madya) hadir."),
        ('Ia berkata, " Kami siap."', 'Ia berkata, "Kami siap."'),
        ('Temanya "Menuju Sultra Emas ".', 'Temanya "Menuju Sultra Emas".'),
        ("Tema “ Tourism is Our Life ”.", "Tema “Tourism is Our Life”."),
        ("“Kami siap melayani, ”kata lurah.", "“Kami siap melayani,” kata lurah."),
        ("Lomba ‘ Sehat Bersama ’ digelar.", "Lomba ‘Sehat Bersama’ digelar."),
        ('Ia berkata: " Kami siap. "', 'Ia berkata: "Kami siap."'),
    ),
    good=(
        'Ia berkata, "Kami siap." Lalu ia pergi.',
        "Ketua (Auditor Madya) hadir.",
        'Panjangnya 5 " lebih.',
        'Pisahkan dengan ";" di antaranya.',
        "Ia pergi. ” Kami siap.",
    ),
    leaves_alone=Said("Petik lurus yang tidak jelas pembuka atau penutup.", "Straight quotes that are not clearly opening or closing."),
    near='([“"”‘',
    pattern=lambda: rf"[(\[“\"‘] +(?=[^\W_])| +[\"”’](?=[\s.,;:?!)]|\Z|{frames()})(?![.,;:]\")",
)
def inside(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a blank behind an opening bracket or quotation mark, or before a closing quotation mark."""
    start = match.start()
    at = page.text.index(match.group().strip(), start)  # of the bracket or quotation mark
    sign, before = page.text[at], page.text[start - 1 : start]
    gap = GAP.match(page.text, at + 1)
    if at > start and not before.isspace() and before not in '“"‘([' and _closes(page, at):
        yield rule.finding(page, Span(start, at), "", message=named(rule.message, word=word_before(page, start), sign=sign))
    elif (
        gap
        and (at > start or before not in (":", ";", "="))
        and not (sign == "(" and bracket_closes(page, at))
        and (sign in "([" or (_stands_free(page, at) and (sign in "“‘" or (sign == '"' and _is_paired(page, at) and _opens(page, at)))))
    ):
        yield rule.finding(page, Span(*gap.span()), "", message=named(rule.message, word=word_after(page, gap.end()), sign=sign))


GAP = deferred(r" +(?=[^\W_])")


def _closes(page: Page, at: int) -> bool:
    """Says whether a quotation mark closes what was opened in its line."""
    if page.text[at] == "’":
        line = page.line_span(page.line_of(at)).start
        return page.rfind("‘", line, at) > page.rfind("’", line, at)
    return _is_quoted(page, at) if page.text[at] == "”" else _is_paired(page, at) and not _opens(page, at)


def _stands_free(page: Page, at: int) -> bool:
    """Says whether nothing, a blank, a bracket or a dash stands before a mark, as before an opening one."""
    before = page.text[at - 1 : at]
    return at == 0 or before.isspace() or before in "([-–—"


@card(
    "SPS105",
    "spasi-sebelum-kurung-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Kurung 1",
    why=Said("Sebelum kurung buka ada spasi.", "A blank stands before an opening bracket."),
    message=Said("Spasi ditambahkan antara “{word}” dan kurung buka.", "A blank is added between “{word}” and the opening bracket."),
    bad=(
        (
            "Badan Penanggulangan Bencana Daerah(BPBD) dan Bank Indonesia(BI) hadir.",
            "Badan Penanggulangan Bencana Daerah (BPBD) dan Bank Indonesia (BI) hadir.",
        ),
        ("Ada 5(lima) orang di Benoa(24/12/2017).", "Ada 5 (lima) orang di Benoa (24/12/2017)."),
        ("Pasal 7 ayat(1) berlaku.", "Pasal 7 ayat (1) berlaku."),
        ("Pinjaman(on going loan) senilai 30 ringgit(8,3 dolar).", "Pinjaman (on going loan) senilai 30 ringgit (8,3 dolar)."),
    ),
    good=("Kata(-kata) itu.", "Guru(s) hadir.", "Kegiatan(nya) itu.", "dr. Budi, Sp.A(K) hadir.", "Meng(k)ritik Ca(OH)2."),
    leaves_alone=Said("Kurung yang memuat imbuhan.", "Brackets that hold an affix."),
    near="(",
    pattern=r"\((?:(?<=[^\W\d_]{2}\()(?=[^\W_]{3}|[A-Z]{2}|\d{1,2}[/-]\w)|(?<=[Aa]yat\()(?=\d)|(?<=[a-z]{4}\()(?=\d[\d.,]* [a-z])|(?<=[a-z]{3}\()(?=[a-z]+ [a-z])|(?<=\d\()(?=[a-z]{3})|(?<=[”%]\()(?=[^\W_]{2}))",
)
def before_bracket(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a missing blank before a bracket."""
    start, end = match.span()
    closing = page.text.find(")", end, end + 200)
    content = page.text[end:closing] if closing >= 0 else ""
    follows = page.text[closing + 1 : closing + 2] if closing >= 0 else ""
    affix = content.lower() in SUFFIXES or (follows.isalpha() and content.islower() and len(content) <= LONGEST_AFFIX)
    if affix or follows.isdigit():  # Ca(OH)2
        return
    yield rule.finding(page, Span(start, end), " (", message=named(rule.message, word=word_before(page, start)))


SUFFIXES = frozenset(("nya", "kan", "lah", "kah", "pun", "wan", "wati", "isme", "isasi"))
LONGEST_AFFIX = 5  # "diper", "memper" aside, an affix or a part of a word in brackets: "perse(orang)an"


@card(
    "SPS106",
    "spasi-setelah-kurung-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Kurung 1",
    why=Said("Setelah kurung tutup ada spasi.", "A blank follows a closing bracket."),
    message=Said("Spasi ditambahkan antara kurung tutup dan “{word}”.", "A blank is added between the closing bracket and “{word}”."),
    bad=(
        ("Komisi Pemilihan Umum (KPU)telah rapat.", "Komisi Pemilihan Umum (KPU) telah rapat."),
        ("Ada 5 (lima)orang hadir, Sabtu (17/3)di Bali.", "Ada 5 (lima) orang hadir, Sabtu (17/3) di Bali."),
    ),
    good=(
        "Lagu itu (di)nyanyikan bersama.",
        "Sikap (a)sosial.",
        "Kelompok (meng)ajar.",
        "Perse(orang)an itu.",
        "Ia menerima (keuntungan)nya.",
    ),
    leaves_alone=Said("Imbuhan dalam kurung.", "Affixes in brackets."),
    near=")",
    pattern=r"\)(?<=[^\W_]\))(?=[^\W\d_]{2})",
)
def after_bracket(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a missing blank after a bracket."""
    start, end = match.span()
    opening = page.text.rfind("(", max(0, start - 200), start)
    content = page.text[opening + 1 : start]
    word = word_after(page, end)
    # no affix is a number, and none belongs to a function word: "bank sekelas (peer)yang"
    affix = content.islower() and len(content) <= LONGEST_AFFIX + 1 and content not in NUMERALS and not is_function(word)
    if opening < 0 or affix or page.lower(page.index_at(end)) in CLITICS:
        return
    yield rule.finding(page, Span(start, end), ") ", message=named(rule.message, word=word))


CLITICS = frozenset(("nya", "ku", "mu", "lah", "kah"))  # "timbangan (kebaikan)nya"


@card(
    "SPS110",
    "petik-berimpit-dengan-kata",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Petik 1",
    why=Said(
        "Sebelum tanda petik pembuka dan setelah tanda petik penutup ada spasi.",
        "A blank stands before an opening and after a closing quotation mark.",
    ),
    message=Said("Spasi ditambahkan antara “{word}” dan tanda petik.", "A blank is added between “{word}” and the quotation mark."),
    bad=(
        ('"Itu nasihat,"ujar lurah.', '"Itu nasihat," ujar lurah.'),
        ("“Kami siap,”ujar lurah.", "“Kami siap,” ujar lurah."),
        ('Lurah berkata,"Kami siap."', 'Lurah berkata, "Kami siap."'),
        ("Sebutan“Emas”adalah doa.", "Sebutan “Emas” adalah doa."),
    ),
    good=(
        'Hari Jum"at ini cerah.',
        "Istilah “hoaks”nya beredar.",
        "(“Emas”)",
        'Pipa 3"x5" dipasang.',
        '"A","B"',
    ),
    leaves_alone=Said(
        "Akhiran setelah istilah yang dipetik, tanda inci, petik yang tidak berpasangan.",
        "Suffixes behind a quoted term, inch signs, unpaired quotes.",
    ),
    near='“"”',
    pattern=r"[“\"”](?:(?<=[^\W_][“\"”])|(?<=[,.?!:;)…][“\"”]))(?=[^\W_])",
)
def beside_quote(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a quotation mark between two words without a blank on its outer side."""
    start, end = match.span()
    sign, before = match.group(), page.text[start - 1]
    if sign == '"' and before in ",;" and page.text[start - 2] == '"':
        return  # a line of data: "A","B"
    word = word_after(page, end)
    if sign == "“":
        opens, closes = not _is_quoted(page, start) and page.find("”", end, page.line_span(page.line_of(start)).end) >= 0, False
    elif sign == "”":
        opens, closes = False, _is_quoted(page, start)
    else:
        paired = _is_paired(page, start)
        opens = paired and _opens(page, start) and not before.isdigit()
        closes = (paired and not _opens(page, start) and not (before.isdigit() and page.text[end] in "x×")) or (
            not paired and before == "," and SPEECH_HEAD.match(word) is not None
        )
    if opens:
        yield rule.finding(page, Span(start, end), f" {sign}", message=named(rule.message, word=word_before(page, start)))
    elif closes and not SUFFIX.match(word):
        yield rule.finding(page, Span(start, end), f"{sign} ", message=named(rule.message, word=word))


SUFFIX = deferred(r"(?:nya|ku|mu|lah|kah|pun|an|isme|isasi|s)\b")
SPEECH_HEAD = deferred(lambda: rf"{frames()}(?:nya)?\b")
