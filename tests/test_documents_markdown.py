"""Markdown and MDX: prose and chosen front matter are corrected; every mark, address and line of code stays."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rapikan.documents import correct, open_document
from rapikan.documents.front_matter import FRONT
from rapikan.edits import Applicability, replay

FAULT, MENDED = "dilingkungan", "di lingkungan"


def fixed(data: bytes, name: str = "a.md", level: Applicability = Applicability.SAFE) -> bytes:
    document = open_document(name, data)
    return document.render(correct(document, level=level).changes)


def mended(source: str, name: str = "a.md") -> str:
    return fixed(source.encode(), name).decode()


def text_of(source: str, name: str = "a.md") -> str:
    return open_document(name, source.encode()).text


LEFT_ALONE = [
    "```\nRapat dilingkungan kantor\n```\n",
    "~~~ dilingkungan\nRapat dilingkungan kantor\n~~~\n",
    "Paragraf.\n\n    Rapat dilingkungan kantor\n",
    "- butir\n\n      Rapat dilingkungan kantor\n",
    "> ```\n> Rapat dilingkungan kantor\n> ```\n",
    "Perintah `dilingkungan kantor` dan ``di ` dilingkungan``.\n",
    "[x](dilingkungan.html) dan <http://dilingkungan.id/x>.\n",
    "![](dilingkungan.png)\n",
    "[x][dilingkungan]\n\n[dilingkungan]: http://dilingkungan.id\n",
    "[dilingkungan] dan [dilingkungan][].\n\n[Dilingkungan]: http://x.id\n",  # the text is the address
    "<div>\nRapat dilingkungan kantor\n</div>\n",
    "<!-- Rapat dilingkungan kantor -->\n",
    "Teks <span title='dilingkungan'>x</span> <kbd>dilingkungan</kbd>.\n",
    "Rumus $dilingkungan$ saja.\n\n$$\ndilingkungan kantor\n$$\n",
    "{{< figure src='dilingkungan kantor' >}}\n\n{% include dilingkungan %}\n\n{: .dilingkungan }\n",
    "Satu  \ndua   \ntiga\\\nempat\n",
    "-   satu\n*   dua\n\n1.  satu\n10) dua\n\n***\n\n> kutipan\n>   lanjut\n",
    "#   Judul   #\n\nJudul\n===\n\n---\n",
    "| a   |  b |\n|:----|---:|\n| x   |  y |\n",
    "- [ ] satu\n- [x] dua\n",
    "---\nslug: dilingkungan kantor\ntags: [dilingkungan]\nlayout: dilingkungan\n---\n",
    "---\nslug: dilingkungan kantor\n...\n",
    "--- \n# catatan\n\nslug: dilingkungan kantor\n---\n",
    '{\n  "title": "Rapat dilingkungan kantor"\n}\n',
    "Judul {#a .dilingkungan}\n===\n\n# Judul {.dilingkungan #a}\n\nRapat [penting]{.dilingkungan} selesai.\n",
    "Nilai {{ dilingkungan }} dan {% include dilingkungan %} saja.\n",
    "![a <b title='dilingkungan'>](x.png) selesai :dilingkungan: benar.\n",
    "Lihat [[dilingkungan kantor]] dan [[Rapat dilingkungan|rapat]].\n",
    "::: warning Rapat\nRapat digelar.\n:::\n",  # "Rapat" begins a sentence
    '::: dilingkungan\n\n!!! note "Rapat dilingkungan"\n\n> [!dilingkungan]\n> Rapat digelar.\n',
    "Istilah\n: Arti\n",
    "Rapat ~~dilingkungan~~ di lingkungan <del>dilingkungan</del> kantor.\n",  # struck out, as a correction shows it
    "Kantor<sup>2</sup> itu seluas 20 km<sup>2</sup> dan berlantai~~dua~~ tiga.\n",
    "Informasi *public*, _code review_, dan *open* menurut panitia.\n",  # italics say that the word is foreign
]


@pytest.mark.parametrize("name", ["a.md", "a.markdown", "a.mdx"])
@pytest.mark.parametrize("source", LEFT_ALONE)
def test_what_is_no_prose_stays(source: str, name: str) -> None:
    if name == "a.mdx" and any(sign in source for sign in ("    Rapat", "<http", "<!--", "<div>")):
        pytest.skip("MDX has no indented code, no <address> and no comments of HTML, and reads what is in an element")
    assert mended(source, name) == source


@pytest.mark.parametrize(
    "source",
    [
        "import A from './dilingkungan'\nexport const dilingkungan = {a: {b: 'dilingkungan kantor'}}\n",
        "<Kartu judul={'dilingkungan'} isi='dilingkungan kantor' {...dilingkungan}>\n</Kartu>\n",
        "<Kartu\n  judul='dilingkungan kantor'\n/>\n",
        "Nilai {props.dilingkungan} dan {/* dilingkungan kantor */} saja.\n",
        "<code>{dilingkungan} dilingkungan</code>\n",
        "<Kartu klik={() => { if (x) { return {a: {b: 'dilingkungan kantor'}} } }} />\n",
        "Daftar {nama.map(x => {\n\n  return 'dilingkungan kantor'\n})} saja.\n",
        "export const a = {\n\n  b: 'dilingkungan kantor'\n}\n",
    ],
)
def test_modules_elements_and_expressions_of_mdx_stay(source: str) -> None:
    assert mended(source, "a.mdx") == source


@pytest.mark.parametrize("name", ["a.md", "a.mdx"])
@pytest.mark.parametrize(
    "source",
    [
        "Rapat digelar dilingkungan kantor.\n",
        "# Rapat dilingkungan kantor\n",
        "Rapat dilingkungan kantor\n===\n",
        "Rapat **dilingkungan** kantor, *dilingkungan* aula.\n",
        "Rapat [dilingkungan kantor](http://x.id 'y').\n",
        "Rapat [dilingkungan kantor][x].\n\n[x]: http://x.id\n",
        "![Rapat dilingkungan kantor](x.png)\n",
        "- Rapat dilingkungan kantor\n  - Rapat dilingkungan aula\n",
        "> Rapat digelar\n> dilingkungan kantor\n",
        "| Tempat |\n|---|\n| Rapat dilingkungan kantor |\n",
        "Rapat[^1].\n\n[^1]: Rapat dilingkungan kantor.\n",
        "Rapat &amp; aula dilingkungan kantor \\* saja.\n",
        "Rapat dilingkungan kantor  \ndan dilingkungan aula\\\nselesai\n",
        "---\ntitle: Rapat dilingkungan kantor\nslug: x\n---\nIsi.\n",
        '---\nslug: x\njudul: "Rapat dilingkungan kantor" # catatan\n---\n',
        "---\nringkasan: 'Rapat dilingkungan kantor'\n---\n",
        "---\ndescription: >-\n  Rapat digelar\n  dilingkungan kantor\nslug: x\n---\n",
        '+++\ntitle = "Rapat dilingkungan kantor"\n+++\nIsi.\n',
        "Rapat\r\ndigelar dilingkungan kantor\r\n\r\n- dilingkungan aula\r\n",
        "😀 “Rapat” dilingkungan kantor **dilingkungan** aula\n",
        "---\ntitle: Rapat dilingkungan kantor\n...\nRapat dilingkungan aula.\n",
        "---\n\nRapat dilingkungan kantor.\n\n---\n\nRapat dilingkungan aula.\n",  # rules, and no front matter
        "Lihat [[rapat|Rapat dilingkungan kantor]] dan [[Rapat dilingkungan kantor]](x).\n",
        "Harga $5 dilingkungan kantor dan $10 dilingkungan aula.\n",
        "> [!NOTE]\n> Rapat dilingkungan kantor.\n",
        "Istilah\n: Arti dilingkungan kantor\n",
        "Lo&shy;ka&shy;karya dilingkungan kantor.\n",
    ],
)
def test_prose_is_mended_where_it_stands(source: str, name: str) -> None:
    assert mended(source, name) == source.replace(FAULT, MENDED)


def test_the_prose_of_mdx_elements_is_mended() -> None:
    source = "import A from 'x'\n\n<Kartu isi={`dilingkungan`}>\n  Rapat dilingkungan **kantor** {a.b}.\n</Kartu>\n"
    assert mended(source, "a.mdx") == source.replace("Rapat dilingkungan", "Rapat di lingkungan")


def test_a_wrapped_paragraph_is_one_line_of_text() -> None:
    assert text_of("Satu\n  dua **tiga\nempat**.\n\n- a\n  b\n- c\n\nLima  \nenam\n") == "Satu dua tiga empat.\n\na b\nc\n\nLima\nenam"
    assert text_of("> satu\n> dua\n\n| a | b |\n|--|--|\n| c | d |\n") == "satu dua\n\na\nb\nc\nd"


def test_a_sign_that_nobody_sees_is_markup_where_an_entity_stands_for_it() -> None:
    document = open_document("a.md", b"Lo&shy;ka&shy;karya selesai.\n")
    assert document.text == "Lokakarya selesai."
    assert correct(document).suggestions == ()


def test_lines_that_are_marks_to_other_readers_part_the_text() -> None:
    assert text_of("Satu\n::: note\nDua\n:::\n") == "Satu\nDua"
    assert text_of("> [!NOTE]\n> Dua\n") == "Dua"
    assert text_of('!!! note "Judul"\n\n=== "Tab"\n\nDua\n') == "Dua"
    assert text_of("Istilah\n:   Arti\n\n: Bukan arti\n") == "Istilah\nArti\n\n: Bukan arti"
    assert text_of("Teks[^1][^2].\n\n[^1]: Satu rapat\n[^2]: Dua rapat\n") == "Teks.\n\nSatu rapat\nDua rapat"


def test_front_matter_stays_what_it_is() -> None:
    source = "---\ntitle: Rapat : dilingkungan kantor\njudul: 'Jum''at dilingkungan kantor'\n---\n"
    assert mended(source) == source.replace(FAULT, MENDED)


def test_a_table_cell_or_list_mark_is_not_made_by_a_correction() -> None:
    for source in ("1 . Rapat kerja\n", "2 * 3 * 4 dan a \\* b\n", "Rapat\n- - -\n", "# .Rapat\n"):
        assert outline(mended(source)) == outline(source)


# --- for any source -----------------------------------------------------------------------------------------------------------

PIECES = [
    *(
        "# ",
        "## ",
        "- ",
        "* ",
        "1. ",
        "> ",
        "    ",
        "  ",
        " ",
        "\n",
        "\n\n",
        "  \n",
        "\\\n",
        "\r\n",
        "---\n",
        "===\n",
        "```\n",
        "~~~\n",
        "|",
        "|--|\n",
    ),
    *(
        "*",
        "**",
        "_",
        "`",
        "``",
        "[",
        "]",
        "](x)",
        "](x 'y')",
        "![",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<http://a.id>",
        "&amp;",
        "&nbsp;",
        "\\",
        "$",
    ),
    *(
        "[^1]",
        "[x]: y\n\n",
        "{",
        "}",
        "{{",
        "}}",
        "<A b={c}>",
        "</A>",
        "import x\n",
        "title: ",
        "+++\n",
        "<div>\n",
        "\t",
        "\u00a0",
        "é",
        "😀",
    ),
    *("::: ", "!!! note\n", "[!NOTE]\n", ": ", "[[", "]]", " {.yg}", ":yg:", "...\n", "$5", "&shy;", "{\n", "\n}\n"),
    *(",", " ,", ". ", " :", "”", "( ", "-", "3", "~~"),
    *("dilingkungan", "di laksanakan", "masing2", "Rapat", "rapat kerja", "kantor", "yg", "hal hal", "tidak", "dan", "Rp 20.000"),
]
SOURCES = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)
NAMES = st.sampled_from(["a.md", "a.mdx"])
CODINGS = st.sampled_from([("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")])


def outline(source: str) -> list[object]:
    """Lists what an independent parser (markdown-it), which knows no front matter, sees besides words: marks, addresses, code, HTML."""
    seen: list[object] = []

    def look(tokens: list[Token]) -> None:
        for token in tokens:
            content = token.content if token.type in ("code_inline", "code_block", "fence", "html_block", "html_inline") else ""
            if token.type != "text":
                seen.append((token.type, token.markup, token.attrs.get("href"), token.attrs.get("src"), content))
            if token.type != "image":
                look(token.children or [])

    levelled = source.replace("\r\n", "\n")
    front = FRONT.match(levelled)
    body = levelled[front.end() :] if front else levelled
    look(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body))
    return seen


@given(SOURCES, NAMES, CODINGS)
def test_any_source_is_written_back_alike(source: str, name: str, coding: tuple[str, bytes]) -> None:
    data = coding[1] + source.encode(coding[0])
    document = open_document(name, data)
    assert document.render([]) == data
    assert all(wall.start < wall.end for wall in document.walls)


@settings(max_examples=600, deadline=None)
@example("$5`$5:yg:`", "a.md")  # a formula of tree-sitter's that ends inside code
@given(SOURCES, NAMES)
def test_fixing_keeps_the_marks_and_twice_is_once(source: str, name: str) -> None:
    once = fixed(source.encode(), name)
    assert fixed(once, name) == once
    if name != "a.mdx":  # which markdown-it does not know
        assert outline(once.decode()) == outline(source)
        assert outline(fixed(source.encode(), name, Applicability.UNSAFE).decode()) == outline(source)


@settings(max_examples=200, deadline=None)
@given(SOURCES, NAMES)
def test_no_finding_leaves_every_byte_and_changes_touch_nothing_else(source: str, name: str) -> None:
    document = open_document(name, source.encode())
    report = correct(document)
    shown = document.shown(report)
    out = document.render(report.changes)
    if not report.changes:
        assert out == source.encode()
    assert out.decode().replace("\r\n", "\n").replace("\r", "\n") == shown.output == replay(shown.original, shown.changes)


def test_a_definition_above_an_indented_line_is_no_prose() -> None:
    # tree-sitter takes all of it for a paragraph where the label is "x", which looks like a task's mark
    assert text_of("[x]: dilingkungan\n\tRapat [z][x]", "a.md") == "Rapat z"
    assert text_of("[x]: <di lingkungan> 'judul'\n\n\tyg", "a.md") == ""


def test_a_paragraph_that_is_torn_apart_at_an_indented_sign_is_left_alone() -> None:
    assert text_of("Rapat `a\n\t> b  c` yg\nhadir\n\nSelesai yg", "a.md") == "Selesai yg"
    assert text_of("Rapat yg\n\n\tkode\nhadir", "a.md") == "Rapat yg\n\nhadir"


def test_deep_and_long_sources_are_read() -> None:
    for source in (
        ">" * 3000 + " a",
        "*" * 3000 + "a",
        "[" * 3000 + "a",
        "- " * 500 + "a",
        "<A {" * 3000,
        "`" * 3000,
        "{{" * 3000,
        "a\n" * 5000,
    ):
        for name in ("a.md", "a.mdx"):
            assert open_document(name, source.encode()).render([]) == source.encode()
