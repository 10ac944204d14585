"""Tanda baca di antara bagian kalimat (TBC114–TBC116, TBC118–TBC121, TBC126): before a list, around a frame, between subject and verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.around import is_function
from rapikan.rules.spelling.speech import SENTENCE_WORDS, before_quotations, is_speaker
from rapikan.rules.wording import named, word_after
from rapikan.spans import Span
from rapikan.text import Page

__all__ = [
    "cited_title",
    "frame_comma",
    "introduced_list",
    "list_comma",
    "list_semicolon",
    "pointed_comma",
    "quotation_comma",
    "subject_comma",
]

OPENERS = "adalah|ialah|yaitu|yakni|antara lain|di antaranya|meliputi|seperti"


@card(
    "TBC114",
    "titik-koma-sebelum-rincian",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik Koma 1–4; EYD V, Tanda Titik Dua 1 dan 2",
    eyd=("TC01", "TD02"),
    why=Said(
        "Titik koma memisahkan bagian yang setara; perincian dan petikan tidak diawali titik koma.",
        "A semicolon parts equal members; it opens neither a list nor a quotation.",
    ),
    message=Said("Titik koma tidak dipakai di antara “{word}” dan rinciannya.", "No semicolon stands between “{word}” and its list."),
    bad=(
        ("Hadir antara lain; camat, lurah, dan kepala desa.", "Hadir antara lain camat, lurah, dan kepala desa."),
        ("Syaratnya sebagai berikut; usia dan domisili.", "Syaratnya sebagai berikut: usia dan domisili."),
        ("Bupati mengatakan; “Kami siap melayani.”", "Bupati mengatakan, “Kami siap melayani.”"),
        ("Banyak masalah, misalnya; banjir dan sampah.", "Banyak masalah, misalnya, banjir dan sampah."),
    ),
    good=(
        "Hari sudah malam; anak-anak masih membaca.",
        "Ia menjawab; “Besok,” bisik camat.",
        "Ia menyebut camat, lurah; serta kepala desa.",
    ),
    leaves_alone=Said("Titik koma di antara kalimat atau rincian yang setara.", "A semicolon between equal clauses or members."),
    near=";",
    pattern=lambda: (
        rf"\b(?P<word>(?P<open>{OPENERS})|(?P<example>misalnya|contohnya)|sebagai berikut|(?P<say>{before_quotations()})(?= ?; ?[“\"])) ?;"
        r"(?P<end>[ \t]*(?=\r?\n|\Z))?"
    ),
)
def list_semicolon(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a semicolon that opens a list, an example or a quotation."""
    if match["say"] and FRAMED.match(page.text, match.end()):
        return  # the quotation has a frame of its own: "Ia menjawab; “Besok,” bisik camat."
    if match["open"] and match["end"] is None:
        after = ""
    elif match["say"] or match["example"]:
        after = ","
    else:
        after = ":"
    word = match["word"]
    span = Span(match.end("word"), match.start("end") if match["end"] is not None else match.end())
    yield rule.finding(page, span, after, message=named(rule.message, word=word))


FRAMED = deferred(r" ?[“\"][^”\"\n]{0,300}[,?!][”\"] ?[a-z]")
# What makes "kata" the noun: "dengan kata Bupati", "seperti kata pepatah"
NOUN_BEFORE = deferred(
    "dengan|arti|makna|dua|tiga|sepatah|beberapa|satu|sebuah|setiap|tiap|dari|dan|atau|pada|seperti|sebagaimana|menurut|sesuai"
    "|menirukan|mengutip|demikian|begitu|di|kosa|akar|bentuk|yang|kata|istilah|atas|ke|tanpa|mengucapkan|kutipan|oleh|untuk"
    "|tidak|bukan|lain"
    "|asal|unsur|jenis|penggunaan|pemakaian|definisi|pengertian|penulisan|ejaan|memakai|menggunakan|menyebut|ungkapan|sinonim|lawan"
    "|padanan|gabungan|dasar|turunan|serapan|bahasa|tradisi|gaya|seni|budaya|sambung|lanjut"
)


@card(
    "TBC115",
    "pengiring-tanpa-koma",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 7",
    eyd=("TB07",),
    level=Applicability.UNSAFE,
    why=Said(
        "Pengiring (kata dia, ujarnya) di tengah atau di akhir kalimat dipisahkan dengan koma.",
        "A frame (kata dia, ujarnya) inside or behind the sentence that it reports is parted by commas.",
    ),
    message=Said("Koma ditambahkan sebelum “{frame}”.", "A comma is added before “{frame}”."),
    bad=(
        ("Pembangunan jembatan ini kata dia, sudah selesai.", "Pembangunan jembatan ini, kata dia, sudah selesai."),
        ("Usaha kecil saat ini ujar Bupati, tetap bertahan.", "Usaha kecil saat ini, ujar Bupati, tetap bertahan."),
        ("Kami siap melayani warga ungkapnya.", "Kami siap melayani warga, ungkapnya."),
    ),
    good=(
        "Pembangunan jembatan ini, kata dia, sudah selesai.",
        "Dengan kata lain, acara itu ditunda.",
        "Seperti kata Bupati, acara itu ditunda.",
        "Arti kata Desa, menurut kamus, jelas.",
    ),
    leaves_alone=Said(
        "Kata sebagai kata benda; pengiring di awal kalimat. Pasti hanya bila koma kedua yang mengapit “kata dia” sudah ada; "
        "selebihnya disarankan.",
        "The noun kata; a frame at the head of the sentence. Sure only where the second of the two commas around “kata dia” is there; "
        "elsewhere it suggests.",
    ),
    words=lambda: [verb + clitic for verb in lexicon().of_kind("speech", "only") for clitic in ("", "nya")],
    pattern=r"[a-z]+?(?:nya| (?:dia|ia|beliau)|(?P<named> [A-Z]\w+(?: [A-Z]\w+){0,3}(?: itu| ini)?))(?P<end>,|\.(?=[\s”\"]|\Z))",
)
def frame_comma(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a frame that has its comma behind it and none before."""
    at = page.index_at(match.start())
    before = page.at(at - 1)
    inside = page.gap(at - 1) == " " and before.isalpha() and not page.opens_sentence(at - 1)
    if inside and not NOUN_BEFORE.fullmatch(before.lower()) and lexicon().is_known(before.lower()):
        end = page.end(at - 1)
        speaker = match["named"] is None or is_speaker(match["named"].split()[0].lower())  # "arti kata Desa, menurut kamus"
        level = Applicability.SAFE if match["end"] == "," and speaker else None
        frame = page.text[match.start() : match.start("end")]
        yield rule.finding(page, Span(end, end), ",", level=level, message=named(rule.message, frame=frame))


def _offices() -> frozenset[str]:
    """Lists the bodies and offices that open a sentence as its subject, in small letters."""
    return lexicon().of_kind("bodies", "government") | lexicon().of_kind("offices", "office", "head")


def _subjects() -> str:
    """Gives the pattern of a subject that opens a sentence: "Hal itu", "Pemerintah Kota Bogor", "Para pegawai yang …"."""
    bodies, heads = ("|".join(sorted(map(str.capitalize, words))) for words in (lexicon().of_kind("bodies", "government"), _offices()))
    return (
        rf"(?:Hal|Kegiatan|Acara|Program) (?:ini|itu|tersebut)|(?P<body>{bodies})(?: [A-Z][\w'’]*){{1,6}}"
        rf"|(?P<speech>{'|'.join(SPEECHES)}) (?:{heads})(?: [A-Z][\w'’]*){{0,6}}|(?:{heads})(?: [A-Z][\w'’]*){{0,6}}"
        rf"|(?P<person>[A-Z][\w'’]*(?: [A-Z][\w'’]*){{1,3}})|(?:Para|Seluruh|Semua) [a-z][^,.;:?!()“”\"\n]{{3,120}}"
    )


SPEECHES = ("sambutan", "pidato", "arahan", "paparan", "penjelasan", "penyampaian")  # "Dalam sambutan Gubernur Bali"


@card(
    "TBC116",
    "koma-antara-subjek-dan-predikat",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 1–14, yang tidak memuatnya",
    level=Applicability.UNSAFE,
    why=Said("Subjek dan predikat tidak dipisahkan dengan koma.", "No comma parts a subject from its verb."),
    message=Said("Koma antara “{subject}” dan “{word}” tidak perlu.", "The comma between “{subject}” and “{word}” is not needed."),
    bad=(
        ("Hal tersebut, membuktikan bahwa warga peduli.", "Hal tersebut membuktikan bahwa warga peduli."),
        ("Gubernur Bali, mengatakan bahwa acara ditunda.", "Gubernur Bali mengatakan bahwa acara ditunda."),
        ("Para anggota yang bertugas, melaksanakan upacara.", "Para anggota yang bertugas melaksanakan upacara."),
        ("Ahmad Suryadi, mengatakan warga siap membantu.", "Ahmad Suryadi mengatakan warga siap membantu."),
        (
            "Dalam sambutan Gubernur Bali, menyampaikan terima kasih kepada warga.",
            "Dalam sambutan Gubernur Bali menyampaikan terima kasih kepada warga.",
        ),
    ),
    good=(
        "Dalam sambutan itu, menyampaikan terima kasih kepada warga adalah hal pertama.",
        "Gubernur Bali, mewakili Presiden, membuka acara.",
        "Gubernur Bali, Wayan Koster, mengatakan bahwa acara ditunda.",
        "Dalam rapat Pemerintah Kota, menyampaikan usul itu mudah.",
        "Gubernur Bali, memberikan contoh baik, menanam pohon.",
        "Pemerintah Kota Bogor, menjawab tantangan itu, telah menyiapkan anggaran.",
    ),
    leaves_alone=Said(
        "Keterangan yang diapit dua koma, dan subjek yang mengandung koma. Pasti hanya bila nama lembaga atau “para … yang …” langsung "
        "diikuti kata kerjanya, atau jabatan dan nama orang langsung diikuti mengatakan dan sejenisnya; selebihnya disarankan.",
        "What stands between two commas, and subjects with commas. Sure only where a body's name or “para … yang …” is followed by its "
        "verb at once, or an office or a person by a verb that reports; elsewhere it suggests.",
    ),
    words=lambda: ("hal", "kegiatan", "acara", "program", "para", "seluruh", "semua", *_offices(), *SPEECHES),
    shape=lambda token: token.istitle() and token in lexicon().table("people"),
    pattern=lambda: (
        rf"(?P<subject>{_subjects()}),"
        r"(?= (?P<aspect>akan |telah |juga |sudah |turut )?(?P<verb>[a-z]+)\b(?P<rest>[^.?!\n]*))"
    ),
)
def subject_comma(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a comma between the subject that opens a sentence and its verb."""
    at = page.index_at(match.start())
    opens = _opens_with_speech(page, at) if match["speech"] else page.opens_sentence(at)
    reports = match["verb"] in lexicon().of_kind("speech", "before")
    if not opens or not _is_predicate(match["verb"]) or RESUMED.search(match["rest"]) or (match["person"] and not reports):
        return
    end = match.end("subject")
    said = named(rule.message, subject=match["subject"], word=word_after(page, end + 2))
    whole = match["body"] or " yang " in match["subject"] or reports or IS.fullmatch(match["verb"])
    yield rule.finding(page, Span(end, end + 1), "", level=Applicability.SAFE if whole and not match["aspect"] else None, message=said)


def _opens_with_speech(page: Page, at: int) -> bool:
    """Says whether a sentence opens with the speech that a token names: "Dalam sambutan", "Di akhir sambutan"."""
    first = at - 1 if page.lower(at - 1) in ("dalam", "pada", "melalui", "lewat") else at - 2
    return page.opens_sentence(first) and page.lower(first) in ("dalam", "pada", "melalui", "lewat", "di") and page.gap(at - 1) == " "


def _is_predicate(verb: str) -> bool:
    """Says whether a verb reports or acts for an office; "didampingi", "mewakili" and the like may be set off by commas."""
    return verb in lexicon().of_kind("speech", "before", "deed") or verb in ("merupakan", "adalah", "membuktikan", "menunjukkan")


# What shows that the clause behind the comma was set off and that the subject's own verb comes behind another comma
RESUMED = deferred(r", (?:akan|telah|sudah|sedang|juga|kini|lalu|harus|dapat|bisa|tidak|me\w+|ber\w+|di[a-z]{3,})\b")

IS = deferred("merupakan|adalah|ialah|menunjukkan|membuktikan|bertujuan")
# What opens a sentence with a time, a cause or a manner, not with its subject: "Saat ini, merupakan …", "Akibat hal itu, …"
SETTING = deferred(
    "saat|hari|tahun|bulan|pekan|minggu|malam|pagi|siang|sore|waktu|akibat|berkat|meski|walau|kendati|sementara|maka|apalagi"
    "|kali|sejauh|dewasa|belakangan|akhir|selama|detik|zaman|era|musim|momen|dini|petang|abad|periode|semester|triwulan"
)


@card(
    "TBC118",
    "koma-sebelum-merupakan",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 1–14, yang tidak memuatnya",
    level=Applicability.UNSAFE,
    why=Said("Subjek dan predikat tidak dipisahkan dengan koma.", "No comma parts a subject from its verb."),
    message=Said("Koma antara “{subject}” dan “{word}” tidak perlu.", "The comma between “{subject}” and “{word}” is not needed."),
    bad=(
        ("Defisit anggaran itu, merupakan beban negara.", "Defisit anggaran itu merupakan beban negara."),
        ("Rapat evaluasi itu, membahas kinerja tahun lalu.", "Rapat evaluasi itu membahas kinerja tahun lalu."),
    ),
    good=(
        "Defisit anggaran itu merupakan beban negara.",
        "Saat ini, merupakan kesempatan baik bagi warga.",
        "Menurut bupati, hal itu, merupakan tantangan.",
        "Setelah itu, adalah giliran camat.",
        "Kali ini, membahas anggaran menjadi pilihan warga.",
        "Rapat itu, membahas kinerja tahun lalu, digelar di Bogor.",
    ),
    leaves_alone=Said(
        "Keterangan waktu dan sebab di awal kalimat; kalimat yang sudah berkoma. Pasti hanya bila tidak ada koma lain di belakangnya; "
        "selebihnya disarankan.",
        "A time or cause that opens the sentence; sentences that have a comma before. Sure only where no other comma follows; elsewhere it "
        "suggests.",
    ),
    words=("ini", "itu", "tersebut"),
    pattern=r"(?:ini|itu|tersebut),(?= (?P<verb>[a-z]+)\b)",
)
def pointed_comma(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a comma between a short subject that ends in ini, itu or tersebut and merupakan."""
    at = page.index_at(match.start())
    first = at - 1
    whole = CLOSED.match(page.text, match.end()) is not None
    is_verb = IS.fullmatch(match["verb"]) is not None or (whole and DOES.fullmatch(match["verb"]) is not None)
    while is_verb and at - first <= LONGEST_SUBJECT and page.texts[first].isalpha() and not page.opens_sentence(first):
        first -= 1
    if not is_verb or not page.same_line(first, at) or not page.opens_sentence(first):
        return
    word = page.lower(first)
    if page.texts[first].isalpha() and not is_function(word) and not SETTING.fullmatch(word) and not page.lower(first).startswith("me"):
        end = match.end() - 1
        subject = page.text[page.starts[first] : end]
        level = Applicability.SAFE if whole else None
        yield rule.finding(page, Span(end, end + 1), "", level=level, message=named(rule.message, subject=subject, word=match["verb"]))


CLOSED = deferred(r"[^,;:?!\n]*?(?:\.(?=\s|\Z)|\Z)")  # no other comma in the sentence, which might close what this one opens
# What a meeting, act or plan does, besides what IS says of it
DOES = deferred("membahas|mengusung|mengangkat|menjadi|bertema|bertajuk|bertujuan|menghadirkan|melibatkan|mengundang|diikuti|dihadiri")
LONGEST_SUBJECT = 6  # words before ini, itu or tersebut; in a longer stretch a clause may hide


@card(
    "TBC126",
    "tanda-sebelum-tentang",
    stage=Stage.SPELLING,
    source="Undang-Undang Nomor 12 Tahun 2011, Lampiran II nomor 3",
    why=Said(
        "Judul peraturan dirangkaikan dengan nomor dan tahunnya oleh kata tentang, tanpa titik atau koma.",
        "The title of a law is joined to its number and year by tentang, without a mark.",
    ),
    message=Said("Tanda di depan “tentang” dalam sebutan peraturan dihapus.", "The mark before “tentang” in a citation goes."),
    bad=(
        (
            "Hal itu diatur dalam UU No. 22 Tahun 2009. Tentang Lalu Lintas.",
            "Hal itu diatur dalam UU No. 22 Tahun 2009 tentang Lalu Lintas.",
        ),
        ("Perpres Nomor 72 Tahun 2021, tentang Stunting, terbit.", "Perpres Nomor 72 Tahun 2021 tentang Stunting, terbit."),
    ),
    good=(
        "Hal itu diatur dalam UU No. 22 Tahun 2009 tentang Lalu Lintas.",
        "Buku itu terbit pada tahun 2009. Tentang Papua ada dua bab.",
        "Pada tahun 2009, tentang Papua tidak banyak ditulis.",
    ),
    leaves_alone=Said("Tahun yang bukan bagian sebutan peraturan.", "Years that are no part of a citation."),
    words=("tahun",),
    pattern=r"[Tt]ahun \d{4}(?P<end>[.,] [Tt]entang)(?= [A-Z])",
)
def cited_title(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a stop or comma between a law's year and its title."""
    at = page.index_at(match.start())
    numbered = page.lower(at - 3 if page.at(at - 2) == "." else at - 2) in ("nomor", "no")
    if numbered and page.at(at - 1).isdigit():
        yield rule.finding(page, Span(*match.span("end")), " tentang")


@card(
    "TBC119",
    "pengantar-rincian-tanpa-tanda",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik 2; EYD V, Tanda Titik Dua 1",
    eyd=("TA02a", "TA02b", "TD01"),
    level=Applicability.SHOW,
    why=Said(
        "Pernyataan yang mengantar perincian diakhiri titik dua, atau titik jika rinciannya berupa kalimat.",
        "A statement that introduces a list ends in a colon, or in a stop where the members are sentences.",
    ),
    message=Said("Pengantar perincian “{before}” belum bertanda: “{after}”.", "The introduction “{before}” has no mark: “{after}”."),
    bad=(
        ("Syaratnya sebagai berikut\n- usia\n- domisili", "Syaratnya sebagai berikut:\n- usia\n- domisili"),
        ("Langkahnya sebagai berikut\n1. Tim menyusun laporan.", "Langkahnya sebagai berikut.\n1. Tim menyusun laporan."),
    ),
    good=("Syaratnya sebagai berikut:\n- usia\n- domisili", "Acara akan digelar pada pekan berikut"),
    leaves_alone=Said("Semua; hanya disarankan.", "Everything; it only suggests."),
    words=("berikut",),
    pattern=r"berikut(?: ini)?(?=[ \t]*(?:\r?\n){1,3}(?:[-•*]|\(?(?:1|a)[.)])[ \t]*(?P<item>[^\n]*))",
)
def introduced_list(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Suggests the mark behind a statement that a list follows: a stop before sentences, else a colon."""
    item = match["item"].rstrip()
    mark = "." if item[:1].isupper() and item.endswith(".") else ":"
    yield rule.finding(page, Span(*match.span()), f"{match.group()}{mark}")


@card(
    "TBC120",
    "pengantar-petikan-tanpa-koma",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 7",
    eyd=("TB07",),
    why=Said(
        "Pengiring di depan petikan langsung (bupati mengatakan) dipisahkan dari petikan itu dengan koma.",
        "A comma parts the frame before a direct quotation (bupati mengatakan) from the quotation.",
    ),
    message=Said("Koma memisahkan “{word}” dari petikannya.", "A comma parts “{word}” from its quotation."),
    bad=(("Bupati mengatakan “Kami siap bekerja untuk rakyat.”", "Bupati mengatakan, “Kami siap bekerja untuk rakyat.”"),),
    good=(
        "Bupati mengatakan bahwa “Kami Siap” adalah slogan baru.",
        "Ia menyampaikan “Laporan Tahunan Daerah” kepada dewan.",
        "Ia menyebutkan “siap” dan “maju”.",
        "Ia memaparkan “Strategi pembangunan desa” kepada dewan.",
    ),
    leaves_alone=Said(
        "Petikan yang dimulai dengan huruf kecil, judul, dan petikan pendek. Pasti hanya bila petikannya panjang atau diakhiri tanda baca; "
        "selebihnya disarankan.",
        "Quotations that begin small, titles, and short quotations. Sure only where the quotation is long or ends in a mark; elsewhere it "
        "suggests.",
    ),
    near='"“',
    pattern=lambda: rf"\b(?P<word>{before_quotations()})(?= (?P<mark>[\"“]) ?(?P<said>[A-Z]))",
)
def quotation_comma(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a speech verb without a comma before the sentence that it quotes."""
    said = SAID.match(page.text, match.start("said"))  # to its end, which may lie beyond what the pattern sees
    words = said.group().split() if said else []
    start = page.line_span(page.line_of(match.start())).start
    closing = match["mark"] == '"' and page.text.count('"', start, match.start()) % 2 == 1
    if not closing and len(words) >= SENTENCE_WORDS and any(word[0].islower() for word in words[1:SENTENCE_WORDS]):
        end = match.end("word")
        whole = len(words) >= LONG_SENTENCE or words[-1][-1] in ".,!?"  # "memaparkan “Strategi pembangunan desa yang baru”"
        level = Applicability.SAFE if whole else Applicability.UNSAFE
        yield rule.finding(page, Span(end, end), ",", level=level, message=named(rule.message, word=match["word"]))


SAID = deferred(r"[^\"“”\n]*")
LONG_SENTENCE = 12  # words from which no title is so long


@card(
    "TBC121",
    "koma-setelah-yaitu",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 1–14, yang tidak memuatnya",
    level=Applicability.UNSAFE,
    why=Said("Koma mendahului yaitu dan yakni, tidak mengikutinya.", "A comma goes before yaitu and yakni, not behind them."),
    message=Said("Koma setelah “{word}” tidak perlu.", "The comma behind “{word}” is not needed."),
    bad=(("Ada dua syarat, yaitu, usia dan domisili.", "Ada dua syarat, yaitu usia dan domisili."),),
    good=("Ada dua syarat, yaitu usia dan domisili.", "Ada satu syarat, yaitu, menurut camat, usia."),
    leaves_alone=Said("Sisipan yang diapit dua koma.", "An insertion between two commas."),
    words=("yaitu", "yakni"),
    pattern=r"(?P<word>[Yy]aitu|[Yy]akni),(?= (?!menurut|kata|ujar|tentu|antara lain|pertama|jika|apabila|bila|kalau|selain|selama))",
)
def list_comma(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a comma between yaitu and what it introduces."""
    yield rule.finding(page, Span(match.end() - 1, match.end()), "", message=named(rule.message, word=match["word"]))
