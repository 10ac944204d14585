"""Gelar dan sapaan (GLR): Budi Santoso, S.H., M.Si. Tables: dictionaries/titles.tsv, offices.tsv.

Commas before degrees without stops: degrees.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.spans import Span
from rapikan.text import Page

__all__ = [
    "NORM",
    "company_stop",
    "degree_glued",
    "degree_spaced",
    "degree_without_comma",
    "degrees_without_stops",
    "dotted_degree",
    "goes_on_as_name",
    "is_degree",
    "is_plain_degree",
    "name_before_degree",
    "plain_degree_before",
    "prefix_without_stop",
    "role_without_comma",
    "undotted_glued",
]

NORM = "EYD V, Singkatan 1; EYD V, Tanda Koma 11"
FORM = r"[A-Z][A-Za-z]{0,4}(?:\.[A-Z][A-Za-z]{0,4})*"  # S.Sos, M.Si, Ph.D, SH


@lru_cache(maxsize=2_000)
def _degree(small: str) -> str | None:
    """Gives the form of EYD V of a degree that is written small and without its last stop ("s.sos" → "S.Sos."), or None."""
    rows = [row for form in (small, f"{small}.") for row in lexicon().table("titles").starting(form)]
    return next((right for form, right, kind, *_ in sorted(rows, reverse=True) if kind == "degree" and " " not in form), None)


def dotted_degree(text: str) -> str | None:
    """Gives the right form of a degree that has its inner stop, or None."""
    return _degree(text.lower().rstrip(".")) if "." in text.rstrip(".") else None


def is_plain_degree(form: str) -> bool:
    """Says whether a form is a degree that even without stops is nothing else ("SH"; "MA" may be an acronym)."""
    return lexicon().table("titles").get(form, ("", "", ""))[2] == "plain"


def plain_degree_before(text: str, end: int) -> Span | None:
    """Gives the place of a degree without inner stops that ends at a code point behind a comma (", SE."), or None."""
    found = PLAIN.search(text, max(0, end - 12), end)
    return Span(*found.span("degree")) if found is not None and is_plain_degree(found["degree"].rstrip(".")) else None


PLAIN = deferred(r", ?(?P<degree>[A-Z][A-Za-z]{1,3}\.?)\Z")


@card(
    "GLR101",
    "gelar-tanpa-koma",
    stage=Stage.SPELLING,
    source=NORM,
    eyd=("TB11", "KF01"),
    why=Said("Gelar di belakang nama didahului koma.", "A degree behind a name is parted by a comma."),
    message=Said(
        "Gelar di belakang nama didahului koma: “{before}” → “{after}”.", "A degree is parted by a comma: “{before}” → “{after}”."
    ),
    bad=(
        ("Acara dibuka Budi Santoso S.H. di aula.", "Acara dibuka Budi Santoso, S.H. di aula."),
        ("Hadir Siti Rahma, S.Sos M.Si dari Bandung.", "Hadir Siti Rahma, S.Sos., M.Si dari Bandung."),
        ("Hadir Baharudin. S.Sos. dari Bandung.", "Hadir Baharudin, S.Sos. dari Bandung."),
        ("Hadir Siti Rahma, SE. M.Si dari Bandung.", "Hadir Siti Rahma, SE., M.Si dari Bandung."),
    ),
    good=("Acara dibuka Budi Santoso, S.H. di aula.", "Ia menemui Ir. S.H. Simatupang.", "Muhammad A.P. Pratama hadir."),
    leaves_alone=Said("Inisial di tengah nama.", "Initials inside a name."),
    near=".",
    pattern=r"[A-Z](?<![\w.][A-Z])[A-Za-z]{0,4}(?:\.[A-Z][A-Za-z]{0,4})+\.?(?!\w)",
)
def degree_without_comma(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a dotted degree that follows a name or another degree without a comma."""
    degree, start = match.group(), match.start()
    if page.text[start - 1 : start] != " " or dotted_degree(degree) is None or goes_on_as_name(page.text, match.end()):
        return
    start = len(page.text[:start].rstrip(" ")) if start < 2 or page.text[start - 2] == " " else start - 1
    before = LAST_DEGREE.search(page.text, max(0, start - 16), start)
    if before is not None and dotted_degree(before.group()):
        yield rule.finding(page, Span(before.start(), match.end()), f"{before.group().rstrip('.')}., {degree}")
        return
    plain = plain_degree_before(page.text, start)
    if plain is not None:
        yield rule.finding(page, Span(plain.start, match.end()), f"{page.text[slice(*plain)]}, {degree}")
        return
    name = LAST_NAME.search(page.text, max(0, start - 30), start)
    if name is not None and not _is_no_name(name[1].lower()) and not (name[2] and f"{name[1]}." in lexicon().table("titles")):
        yield rule.finding(page, Span(name.start(), match.end()), f"{name[1]}, {degree}")


def goes_on_as_name(text: str, end: int) -> bool:
    """Says whether a capitalised word that is no degree follows directly: "Muhammad A.P. Pratama"."""
    following = NEXT_WORD.match(text, end)
    return following is not None and dotted_degree(following.group(1)) is None and not following.group(1).isupper()


NEXT_WORD = deferred(r" ?([A-Z][\w.]*)")
LAST_NAME = deferred(r"(?<!\w)([A-Z][a-z]{2,})((?<=[a-z]{4})\.)?\Z")
LAST_DEGREE = deferred(r"(?<![\w.])[A-Z][A-Za-z]{0,4}(?:\.[A-Z][A-Za-z]{0,4})+\.?\Z")


def _is_no_name(word: str) -> bool:
    """Says whether a capitalised word before a degree is a title or form of address, or leads to the degree itself ("Program S.Kom.")."""
    return word in LEADING or word in lexicon().of_kind("offices", "letters", "address")


LEADING = frozenset(("haji", "nomor", "pasal", "gelar", "bergelar", "program", "jurusan", "prodi", "studi", "sarjana", "magister"))


@card(
    "GLR102",
    "gelar-berdempetan",
    stage=Stage.SPELLING,
    source=NORM,
    eyd=("TB11", "KF01"),
    why=Said("Dua gelar dipisahkan koma dan spasi.", "Two degrees are parted by a comma and a blank."),
    message=Said("Gelar dipisahkan koma: “{before}” → “{after}”.", "Degrees are parted by a comma: “{before}” → “{after}”."),
    bad=(("Drs. Budi Santoso, S.Sos.M.Si hadir.", "Drs. Budi Santoso, S.Sos., M.Si hadir."),),
    good=("Ahmad Fauzi, S.Pd.I. hadir.", "Budi Santoso, S.Sos., M.Si. hadir."),
    leaves_alone=Said("Gelar yang memang beberapa unsur (S.Pd.I., M.Mar.E.).", "Degrees of several parts (S.Pd.I., M.Mar.E.)."),
    near=".",
    pattern=r"[A-Z](?<![\w.][A-Z])[A-Za-z]{0,4}(?:\.[A-Z][A-Za-z]{0,4}){2,5}(?!\w)",
)
def degree_glued(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports two degrees that are written as one."""
    whole = match.group()
    if dotted_degree(whole):
        return
    parts = whole.split(".")
    for cut in range(2, len(parts) - 1):
        first, second = ".".join(parts[:cut]), ".".join(parts[cut:])
        if dotted_degree(first) and dotted_degree(second):
            yield rule.finding(page, Span(*match.span()), f"{first}., {second}")
            return


SPACED = r"[SM]\. [A-Z][A-Za-z]{1,5}"  # "M. Si"


@card(
    "GLR106",
    "gelar-tanpa-titik-berdempetan",
    stage=Stage.SPELLING,
    source=NORM,
    eyd=("TB11", "KF01"),
    why=Said("Dua gelar dipisahkan koma dan spasi.", "Two degrees are parted by a comma and a blank."),
    message=Said("Gelar dipisahkan koma: “{before}” → “{after}”.", "Degrees are parted by a comma: “{before}” → “{after}”."),
    bad=(
        ("Hadir Ika Wahyuni, SKM.M.Si dari Bogor.", "Hadir Ika Wahyuni, SKM., M.Si dari Bogor."),
        ("Hadir Suhermansyah, ST.M. Eng dari Bogor.", "Hadir Suhermansyah, ST., M.Eng dari Bogor."),
    ),
    good=("Hadir Ika Wahyuni, SKM., M.Si. dari Bogor.", "Hadir Ahmad Fauzi, S.Pd.I. dari Bogor."),
    leaves_alone=Said("Singkatan yang bukan gelar.", "Abbreviations that are no degrees."),
    near=".",
    pattern=rf"(?<![\w.])(?P<first>[SM][A-Za-z]{{1,3}})\.(?P<second>{SPACED}|[SM]\.[A-Z][A-Za-z]{{0,4}}|[SM][A-Za-z]{{1,3}})(?![\w-])",
)
def undotted_glued(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a degree without its stops that a second one clings to."""
    second = match["second"].replace(" ", "")
    if is_plain_degree(match["first"]) and (is_plain_degree(second) or dotted_degree(second)):
        yield rule.finding(page, Span(*match.span()), f"{match['first']}., {second}")


@card(
    "GLR107",
    "gelar-berspasi",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 1",
    eyd=("KF01",),
    why=Said("Unsur singkatan gelar ditulis rapat.", "The parts of an abbreviated degree stand without blanks."),
    message=Said("Gelar “{before}” ditulis “{after}”.", "The degree “{before}” is written “{after}”."),
    bad=(
        ("Hadir Ahmad Fauzi, S. Sos., M. Si. dari Bogor.", "Hadir Ahmad Fauzi, S.Sos., M.Si. dari Bogor."),
        ("Hadir Ahmad Fauzi, S. Tr. Kep. dari Bogor.", "Hadir Ahmad Fauzi, S.Tr.Kep. dari Bogor."),
    ),
    good=("Hadir Ahmad Fauzi, S.Sos. dari Bogor.", "Hadir Budi, S. Pane, dan M. Simatupang."),
    leaves_alone=Said("Inisial nama (S. Pane).", "Initials of a name (S. Pane)."),
    near=".",
    pattern=rf"(?<=, )(?P<degree>{SPACED}|Ph\. D)(?P<more>\. ?[A-Z][A-Za-z]{{1,3}})?(?![\w-])",
)
def degree_spaced(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a blank inside a degree behind a name and its comma."""
    found, more = match["degree"], match["more"] or ""
    if more and is_degree(f"{found}{more}".replace(" ", "")):  # "S. Tr. Kep", which "S. Tr" begins
        found += more
    else:
        person = found.split(" ")[1] in lexicon().table("people")  # "…, S. Li, dan M. Sy"
        longer = more and not lexicon().is_known(more.lstrip(". ").lower())  # a degree that is not listed
        if person or longer or not is_degree(found.replace(" ", "")):
            return
    yield rule.finding(page, Span(match.start(), match.start() + len(found)), found.replace(" ", ""))


def is_degree(form: str) -> bool:
    """Says whether a form stands in the table as an academic degree, letter by letter ("S.Tr"; "M.SI" does not)."""
    return lexicon().table("titles").get(form, ("", ""))[1] == "degree"


@card(
    "GLR103",
    "gelar-tanpa-titik",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 1",
    eyd=("KF01",),
    level=Applicability.SHOW,
    why=Said("Setiap unsur singkatan gelar diakhiri titik.", "Each part of an abbreviated degree ends in a stop."),
    message=Said("Gelar “{before}” ditulis “{after}”.", "The degree “{before}” is written “{after}”."),
    bad=(),
    good=("Budi Santoso, S.H., M.Si. hadir.",),
    leaves_alone=Said("Satu saran saja untuk setiap dokumen.", "One suggestion only for each document."),
    near=",",
    pattern=rf", ?{FORM}(?![\w.])",
)
def degrees_without_stops(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Points once a document at its degrees without stops, and says how many there are."""
    first, number = _without_stops(page.text)
    if match.start() != first:
        return
    degree = match.group().lstrip(", ")
    right = _degree(degree.lower())
    message = Said(
        f"Gelar tanpa titik: “{degree}” → “{right}” ({number} kali).", f"Degree without stops: “{degree}” → “{right}” ({number} times)."
    )
    yield rule.finding(page, Span(match.end() - len(degree), match.end()), None, message=message, evidence={"count": number})


@lru_cache(maxsize=1)
def _without_stops(text: str) -> tuple[int, int]:
    """Gives the place of the first degree without stops (-1 if there is none) and how many there are."""
    found = [match.start() for match in AFTER_COMMA.finditer(text) if _lacks_stops(match.group(1))]
    return (found[0] if found else -1, len(found))


AFTER_COMMA = deferred(rf", ?({FORM})(?![\w.])")


def _lacks_stops(degree: str) -> bool:
    right = _degree(degree.lower())
    return right is not None and degree != right and ("." in degree or is_plain_degree(degree))


@card(
    "GLR108",
    "nama-bergelar-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 2",
    eyd=("HF02",),
    why=Said("Setiap unsur nama orang ditulis dengan huruf awal kapital.", "Each part of a person's name takes a capital."),
    message=Said("Bagian nama “{before}” ditulis “{after}”.", "The part of the name “{before}” is written “{after}”."),
    bad=(("Rapat itu dibuka oleh Retno indah, M.Si. di aula.", "Rapat itu dibuka oleh Retno Indah, M.Si. di aula."),),
    good=("Rapat itu dibuka oleh Retno Indah, M.Si. di aula.", "Ia lulusan Fakultas pertanian, S.P. gelarnya.", "Ia magister, M.Si."),
    leaves_alone=Said("Nama yang tidak diikuti gelar.", "Names that no degree follows."),
    near=".",
    pattern=r", ?(?P<degree>[SM]\. ?[A-Z][A-Za-z]{0,4})(?!\w)",
)
def name_before_degree(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a small last part of a name between its first part and a degree."""
    whole = SMALL_END.search(page.text, max(0, match.start() - 40), match.start())
    if whole is None or not _degree(match["degree"].lower().replace(" ", "")):
        return
    name, people = whole["name"].capitalize(), lexicon().table("people")
    if whole["first"] in people and (name in people or not lexicon().is_known(whole["name"])):
        yield rule.finding(page, Span(*whole.span("name")), name)


SMALL_END = deferred(r"\b(?P<first>[A-Z][a-z]+) (?P<name>[a-z]{3,})\Z")  # "Retno indah"


@card(
    "GLR104",
    "badan-usaha-bertitik",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 3",
    eyd=("KF03",),
    level=Applicability.UNSAFE,
    why=Said("PT dan CV adalah singkatan dari huruf awal kata dan ditulis tanpa titik.", "PT and CV are initialisms and take no stop."),
    message=Said("“{before}” ditulis “{after}”.", "“{before}” is written “{after}”."),
    bad=(("Direktur PT. Maju Jaya hadir.", "Direktur PT Maju Jaya hadir."),),
    good=("Direktur PT Maju Jaya hadir.",),
    leaves_alone=Said("PT di akhir kalimat.", "PT at the end of a sentence."),
    words=("pt", "cv", "ud"),
    pattern=r"(?:PT|CV|UD)\.(?= ?[A-Z])",
)
def company_stop(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports PT and CV with a stop before a company's name."""
    blank = "" if page.text[match.end()] == " " else " "
    yield rule.finding(page, Span(*match.span()), match.group()[:-1] + blank)


@card(
    "GLR105",
    "gelar-depan-tanpa-titik",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 1",
    eyd=("KF01",),
    level=Applicability.UNSAFE,
    why=Said("Singkatan gelar dan sapaan di depan nama diakhiri titik.", "An abbreviated title before a name ends in a stop."),
    message=Said("Gelar “{before}” ditulis “{after}”.", "The title “{before}” is written “{after}”."),
    bad=(("Sambutan Drs Budi Santoso singkat.", "Sambutan Drs. Budi Santoso singkat."),),
    good=("Sambutan Drs. Budi Santoso singkat.", "Serial DR Stone tayang."),
    leaves_alone=Said("Huruf tunggal yang mungkin inisial nama.", "Single letters, which may be initials."),
    words=lambda: lexicon().of_kind("offices", "stopped"),
    pattern=r"[A-Z][a-z]+(?= [A-Z][a-z.])",
)
def prefix_without_stop(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a title before a name without its stop."""
    yield rule.finding(page, Span(*match.span()), f"{match.group()}.")


@card(
    "GLR109",
    "nama-bergelar-berurutan-tanpa-koma",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 1",
    why=Said("Nama orang dalam perincian dipisahkan dengan koma.", "Names in a list are parted by commas."),
    message=Said("Koma ditambahkan di antara dua nama: “{before}” → “{after}”.", "A comma parts two names: “{before}” → “{after}”."),
    bad=(
        (
            "Hadir pula Yetti, S.Sos. (Auditor Madya) Baharudin, M.Si. (Kepala Bidang).",
            "Hadir pula Yetti, S.Sos. (Auditor Madya), Baharudin, M.Si. (Kepala Bidang).",
        ),
    ),
    good=(
        "Hadir Kepala Dinas Kesehatan (Dinkes) Baharudin, M.Si. dari Bogor.",
        "Hadir Yetti, S.Sos. (Auditor), dan Budi, M.Si. dari Bogor.",
    ),
    leaves_alone=Said(
        "Kurung di belakang nama lembaga, yang diikuti nama pejabatnya. Koma pasti hanya di antara dua orang yang keduanya bergelar.",
        "Brackets behind a body before its officer's name. The comma is sure only between two persons who both have a degree.",
    ),
    near=")",
    pattern=(
        r"(?<=\.)[A-Z][A-Za-z]{0,4}\.? (?P<role>\([A-Z][^()\n]{3,50}\))"
        r"(?= (?:[A-Za-z][a-z]{0,3}\. ?)*[A-Z][\w'’]+(?: [A-Z][\w.'’]*){0,4}[,.] ?[SM]\.[A-Z])"
    ),
)
def role_without_comma(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a name with a degree right behind the bracketed role of another one."""
    degree = LAST_DEGREE.search(page.text, max(0, match.start() - 16), match.start("role") - 1)
    if degree is not None and dotted_degree(degree.group()):
        yield rule.finding(page, Span(*match.span("role")), f"{match['role']},")
