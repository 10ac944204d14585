"""Invisible, broken and composed signs (NRM102, NRM105–NRM109): what storage and copying did to letters. Blanks: blanks.py; hyphens: hyphens.py."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.wording import named, word_after, word_before
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["decoded_percent", "decomposed", "doubled_single", "invisible", "ligature", "mojibake", "tag_remnant"]


@card(
    "NRM102",
    "tanda-tak-terlihat",
    stage=Stage.NORMALISE,
    source="Unicode, Format Characters",
    why=Said(
        "Tanda tak terlihat memutus kata bagi mesin pencari dan pemeriksa ejaan.",
        "Invisible signs break words for search engines and spelling checkers.",
    ),
    message=Said("Tanda tak terlihat ({sign}) di dekat “{word}” dihapus.", "The invisible sign ({sign}) beside “{word}” is removed."),
    bad=(("Rapat eva\u200bluasi dimulai.", "Rapat evaluasi dimulai."), ("Infor\u00admasi publik.", "Informasi publik.")),
    good=("Selamat 👩\u200d🏫 Hari Guru.", "Doa بسم\u200cالله dibacakan.", "\ufeffRapat dimulai."),
    leaves_alone=Said(
        "Penyambung di dalam emoji, penanda arah dalam tulisan Arab, penanda pengodean di awal berkas.",
        "Joiners inside emoji, direction marks in Arabic writing, the byte order mark at the head of a file.",
    ),
    pattern="[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+",
)
def invisible(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports invisible signs, except where another script or a picture needs them."""
    start, end = match.span()
    before, after = page.text[start - 1 : start], page.text[end : end + 1]
    if (start == 0 and match.group() == "\ufeff") or _is_other_script(before) or _is_other_script(after):
        return
    if "\u200d" in match.group() and before > PICTURES and after > PICTURES:
        return
    word = word_before(page, start) or word_after(page, end)
    yield rule.finding(page, Span(start, end), "", message=named(rule.message, sign=f"U+{ord(match.group()[0]):04X}", word=word))


PICTURES = "\u2190"


def _is_other_script(sign: str) -> bool:
    """Says whether a sign belongs to a script that is written with joiners or from the right (Hebrew to Khmer; Javanese)."""
    return "\u0590" <= sign <= "\u17ff" or "\ua980" <= sign <= "\ua9df" or "\ufb1d" <= sign <= "\ufdff"


# What cp1252 and Latin-1 make of a byte above 0x7F, as a regex class
HIGH = "\u0080-\u00bf\u00c0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"


@card(
    "NRM105",
    "pengodean-rusak",
    stage=Stage.NORMALISE,
    source="Unicode, UTF-8",
    why=Said(
        "Teks UTF-8 pernah dibaca sebagai pengodean lain, sehingga satu tanda menjadi beberapa.",
        "UTF-8 text was once read as another encoding, so that one sign became several.",
    ),
    message=Said("Pengodean rusak “{before}” dipulihkan menjadi “{after}”.", "Broken encoding “{before}” is restored to “{after}”."),
    bad=(
        ("Tema â€œSiapâ€\u009d dipilih.", "Tema “Siap” dipilih."),
        ("Tema â€œSiapâ€ dipilih.", "Tema “Siap” dipilih."),
        ("CafÃ© Batavia ramai.", "Café Batavia ramai."),
        ("Rapat Â dimulai.", "Rapat dimulai."),
    ),
    good=("Gubernur São Paulo hadir.", "Harga naik 5%.", "Suhu 30 °C di “Château Noël”."),
    leaves_alone=Said("Kutip lengkung, entitas HTML, huruf beraksen yang benar.", "Curly quotes, HTML entities, correct accented letters."),
    pattern=f"[ÂÃâðÅÄ](?:[{HIGH}]+|(?<=Â)(?<![A-ZÀ-Þ]Â)(?=\\s))",
)
def mojibake(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports signs that ftfy shows to be broken UTF-8."""
    start, end = match.span()
    found = match.group()
    if found == "Â":  # the first half of a no-break blank
        if page.text[start - 1 : start] in ("", "\n", " "):
            end += page.text[end] == " "
        yield rule.finding(page, Span(start, end), "")
        return
    mended = "”" if found == "â€" else _mended(found)
    if mended != found:
        yield rule.finding(page, Span(start, end), mended.replace("\u00a0", " "))


def _mended(found: str) -> str:
    import ftfy  # costs 100 ms: only where there is something to mend

    return ftfy.fix_encoding(found)


# Function words that begin with two hexadecimal digits, by what is left of them: %de and %da are one byte each
DECODED = {word[2:]: word for word in ("dengan", "dan", "dari", "dalam", "adalah", "dapat", "daripada")}


@card(
    "NRM111",
    "persen-terurai",
    stage=Stage.NORMALISE,
    source="RFC 3986, Percent-Encoding",
    why=Said(
        "Tanda persen dan dua huruf di belakangnya pernah dibaca sebagai pengodean alamat web, sehingga hilang.",
        "A percent sign and the two letters behind it were once read as a web address's encoding, and so were lost.",
    ),
    message=Said("“{before}” dipulihkan menjadi “{after}”.", "“{before}” is restored to “{after}”."),
    bad=(
        ("Ekonomi tumbuh 7,07?ngan inflasi rendah.", "Ekonomi tumbuh 7,07% dengan inflasi rendah."),
        ("Sektor itu tumbuh 2,95?n terus naik.", "Sektor itu tumbuh 2,95% dan terus naik."),
    ),
    good=("Mengapa 5? Nggak tahu.", "Berapa 7?lima", "Benarkah naik 7,07? Dengan apa?"),
    leaves_alone=Said(
        "Tanda tanya di depan spasi dan sisa kata yang tidak dikenal.", "Question marks before a blank, and unknown remains."
    ),
    near="?",
    pattern=lambda: rf"\?(?<=\d\?)(?P<rest>{'|'.join(DECODED)})(?= )",
)
def decoded_percent(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a figure whose percent sign was decoded with the head of the next word ("7%dengan" → "7?ngan")."""
    yield rule.finding(page, Span(*match.span()), f"% {DECODED[match['rest']]}")


@card(
    "NRM106",
    "huruf-terurai",
    stage=Stage.NORMALISE,
    source="Unicode, Normalization Form C",
    why=Said(
        "Huruf dan aksennya tersimpan terpisah, sehingga kata tidak cocok saat dicari.",
        "A letter and its accent are stored apart, so that the word is not found.",
    ),
    message=Said("Huruf “{before}” disatukan menjadi “{after}”.", "“{before}” is composed into “{after}”."),
    bad=(("Cafe\u0301 Batavia ramai.", "Café Batavia ramai."),),
    good=("Café Batavia ramai.",),
    leaves_alone=Said("Huruf yang tidak punya bentuk gabungan.", "Letters without a composed form."),
    pattern="[\u0300-\u036f]+",
)
def decomposed(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a letter that is stored apart from its accent."""
    start = max(0, match.start() - 1)
    found = page.text[start : match.end()]
    composed = unicodedata.normalize("NFC", found)
    if composed != found:
        yield rule.finding(page, Span(start, match.end()), composed)


@card(
    "NRM107",
    "ligatur",
    stage=Stage.NORMALISE,
    source="Unicode, Alphabetic Presentation Forms",
    why=Said(
        "Ligatur dari berkas PDF bukan huruf biasa dan memutus kata.", "Ligatures from PDF files are no ordinary letters and break words."
    ),
    message=Said("Ligatur “{before}” ditulis “{after}”.", "The ligature “{before}” is written “{after}”."),
    bad=(("Sertiﬁkat diserahkan.", "Sertifikat diserahkan."),),
    good=("Sertifikat diserahkan.",),
    leaves_alone=Said("Huruf lain.", "Other letters."),
    pattern="[ﬀ-ﬆ]",
)
def ligature(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a ligature sign."""
    yield rule.finding(page, Span(*match.span()), unicodedata.normalize("NFKC", match.group()))


@card(
    "NRM108",
    "sisa-tag",
    stage=Stage.NORMALISE,
    source="HTML, Void and Empty Elements",
    level=Applicability.SHOW,
    why=Said(
        "Sisa tag dari pengolah kata atau laman web bukan bagian naskah.", "Tags left over from a word processor or web page are no text."
    ),
    message=Said("Di dekat “{before}” ada sisa tag “{tag}”.", "Beside “{before}” stands a left-over tag “{tag}”."),
    bad=(("Foto: Jubir Gubernur Sultra<object></object>.", "Foto: Jubir Gubernur Sultra<object></object>."),),
    good=("Tulis <strong>tebal</strong> di sini.",),
    leaves_alone=Said("Semua; hanya ditunjukkan.", "Everything; it only points."),
    near="<",
    pattern=r"<(?:o:p|st1:\w+|object|font|span|div|p)\b[^<>\n]*>(?:</[\w:]+>)|</?(?:o:p|st1:\w+)\b[^<>\n]*>",
)
def tag_remnant(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Points at the word beside an empty tag (the tag itself is protected)."""
    start, end = match.span()
    word = word_before(page, start).rpartition(">")[2]
    spot = Span(start - len(word), start) if word else Span(end, end + 1)
    yield rule.finding(page, spot, None, message=named(rule.message, tag=match.group()))


@card(
    "NRM109",
    "petik-tunggal-berganda",
    stage=Stage.NORMALISE,
    source="EYD V, Tanda Petik",
    why=Said(
        "Dua petik tunggal berturut-turut bukan tanda petik; petikan diapit tanda petik ganda.",
        "Two single quotation marks in a row are no quotation mark; a quotation takes double ones.",
    ),
    message=Said("Dua petik tunggal “{before}” ditulis “{after}”.", "Two single quotation marks “{before}” are written “{after}”."),
    bad=(
        ("‘’Ini tanggung jawab kita,’’ kata Bupati.", "“Ini tanggung jawab kita,” kata Bupati."),
        ("''Siap,'' ujarnya.", '"Siap," ujarnya.'),
    ),
    good=("Letaknya di 4°30'15'' lintang selatan.", "Ia berkata, “Baca ‘Laskar Pelangi’”."),
    leaves_alone=Said("Detik busur dan inci, petik di dalam petik.", "Seconds of arc and inches, quotations inside quotations."),
    near="'‘’",
    pattern=r"(?<!['‘’\w°])(?P<open>['‘’]{2})(?=\w)|(?<=[,.!?])(?P<close>['’]{2})(?=[\sA-Za-z)]|\Z)|(?<=[a-z])(?P<end>['’]{2})(?=[\s.,]|\Z|[a-z]{3})",
)
def doubled_single(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a double quotation mark that was made of two single ones."""
    line = page.line_span(page.line_of(match.start())).start
    if match["end"] and not OPENED.search(page.text, line, match.start()):
        return  # an inner and an outer quotation that end together
    if match.group() == "''":
        right = '"'
    else:
        right = "“" if match["open"] else "”"
    yield rule.finding(page, Span(*match.span()), right)


OPENED = deferred(r"(?<!['‘’\w°])['‘’]{2}(?=\w)")
