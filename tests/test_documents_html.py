"""HTML: text nodes, alt and title are corrected, and every other byte stays, however broken the markup is."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rapikan.documents import DocumentError, correct, open_document
from rapikan.documents.html import TAG, escaped, escaped_in_quotes
from rapikan.edits import Applicability, Change, replay
from rapikan.pipeline import run
from rapikan.spans import Span

FAULT, MENDED = "dilingkungan", "di lingkungan"


def fixed(data: bytes, name: str = "a.html") -> bytes:
    document = open_document(name, data)
    return document.render(correct(document).changes)


def mended(source: str) -> str:
    return fixed(source.encode()).decode()


def text_of(source: str) -> str:
    return open_document("a.html", source.encode()).text


# --- what is text -------------------------------------------------------------------------------------------------------------

LEFT_ALONE = [
    "<script>var a = '<p>Rapat dilingkungan kantor';</script>",
    "<style>/* dilingkungan kantor */</style>",
    "<pre>Rapat dilingkungan kantor</pre>",
    "<code>dilingkungan kantor</code>",
    "<pre><code>Rapat <b>dilingkungan</b></code> kantor</pre>",
    "<textarea>Rapat <b>dilingkungan</textarea>",
    "<!-- Rapat dilingkungan kantor -->",
    "<!-- a > b --> <!--> <!---> <![CDATA[ dilingkungan ]]> <!doctype dilingkungan> <?php dilingkungan ?>",
    '<p lang="en">Rapat dilingkungan kantor</p>',
    '<p lang="jv-ID">Rapat dilingkungan <b>dilingkungan</b> kantor</p>',
    '<p translate="no">Rapat <span lang="id">dilingkungan</span> kantor</p>',
    '<code>a <span lang="id">Rapat dilingkungan</span></code>',
    '<a href="dilingkungan" class="dilingkungan" data-x="Rapat dilingkungan">x</a>',
    "<img alt=dilingkungan>",  # without quotes a value may hold no blank
    "<svg><title>Rapat dilingkungan</title><text>dilingkungan</text></svg>",
    "<p>&ldquo;Rapat&nbsp;&nbsp;selesai&rdquo;&hellip;</p>",
    "<p>Rapat   selesai \n\t  dan   lancar </p>  \n\n",
    "{{ dilingkungan }} {% if dilingkungan %} [dilingkungan id=1]",
    "1 ><\u200bdua",  # without U+200B a tag would begin
    "<p>R&D dan A&dilingkungan; a < b</p>",
    "<p>Nilai <%= dilingkungan > 1 %> dan <?php echo $a->dilingkungan ?> saja</p>",
    "<p title='Rapat dilingkungan kantor>x</p>",  # whose quotes nobody closed
    "<p>Lo&shy;ka&#173;karya&#8203; selesai</p>",
    "<p>Rapat <del>dilingkungan</del><ins>di lingkungan</ins> <s>dilingkungan</s> kantor.</p>",  # struck out, as a correction shows it
    "<p>Informasi <i>public</i> dan <em>code review</em> menurut panitia.</p>",  # italics say that the word is foreign
]


@pytest.mark.parametrize("source", LEFT_ALONE)
def test_what_is_no_text_stays(source: str) -> None:
    assert mended(source) == source


@pytest.mark.parametrize(
    "source",
    [
        "<p>Rapat digelar dilingkungan kantor.</p>",
        "Rapat digelar dilingkungan kantor.",
        "<p>Rapat digelar <b>dilingkungan</b> kantor.</p>",
        '<p>Rapat digelar <a href="x">dilingkungan kantor</a>.</p>',
        '<img src="x" alt="Rapat dilingkungan kantor">',
        "<p>Rapat <img alt='Foto dilingkungan kantor' src=x> selesai.</p>",
        '<span title="Rapat dilingkungan kantor">x</span>',
        "<title>Rapat dilingkungan kantor</title>",
        '<html lang="id-ID"><p>Rapat dilingkungan kantor</html>',
        '<div lang="en">The meeting <p lang="id">Rapat dilingkungan kantor</p></div>',
        "<ul><li>Satu<li>Rapat dilingkungan kantor</ul>",
        "<table><tr><td>Rapat dilingkungan kantor<td>Dua</table>",
        "<p>Rapat digelar\n      dilingkungan kantor",
        "<p>Rapat &ldquo;dilingkungan&rdquo; kantor &amp; aula &copy; &lt;b&gt;",
        "<p lang=en>Meeting<p>Rapat dilingkungan kantor",  # the first paragraph ended where the second begins
        "<P>Rapat dilingkungan</P >kantor",
        "<p title='a > b'>Rapat dilingkungan kantor",
    ],
)
def test_text_is_mended_where_it_stands(source: str) -> None:
    assert mended(source) == source.replace(FAULT, MENDED)


def test_text_over_inline_tags_is_one_sentence_and_blocks_part_paragraphs() -> None:
    assert text_of("<p>Rapat <b>be</b>sar\n  <i>kantor</i></p><p>Dua</p>") == "Rapat besar kantor\n\nDua"
    assert text_of("<ul>\n <li>Satu</li>\n <li>Dua<br>tiga</li>\n</ul>") == "Satu\nDua\ntiga"
    assert text_of("<td>a</td><td>b</td>") == "a\nb"


def test_code_and_foreign_phrases_hold_their_place_in_the_sentence() -> None:
    source = "<p>Perintah <code>fix</code>, <em lang='en'>the lazy fox</em> dan <kbd>a</kbd> .</p>"
    assert text_of(source).replace("\u02cd", "_") == "Perintah ___, ___ dan ___ ."
    assert mended("<p><code>rapikan</code> adalah alat.</p>") == "<p><code>rapikan</code> adalah alat.</p>"
    assert mended("<p>Foto <img src=x>, lalu.</p>") == "<p>Foto <img src=x>, lalu.</p>"


def test_a_note_s_number_is_no_word() -> None:
    source = "<p>Menurut bupati<sup>1</sup>, kantor<sup><a href='#2'>2</a></sup>(lama) seluas 20 km<sup>2</sup>.</p>"
    assert text_of(source) == "Menurut bupati, kantor(lama) seluas 20 km."
    assert mended(source) == source.replace("</sup>(", "</sup> (")
    assert text_of("<p>H<sub>2</sub>O, <sub><sup>Sumber: Antara</sup></sub></p>") == "H2O, Sumber: Antara"


def test_a_word_split_by_a_tag_is_not_mended_and_its_neighbours_are() -> None:
    source = "<p>Rapat di<b>lingkungan</b> kantor dan dilin<b>gkungan</b> aula digelar dilingkungan sekolah.</p>"
    assert mended(source) == source.replace("digelar dilingkungan", "digelar di lingkungan")


@pytest.mark.parametrize(
    ("source", "code", "place"),
    [
        ("<p>Rapat digelar dilin<b>gkungan</b> kantor.</p>", "KDP101", "dilin<b>gkungan"),
        ("<p>Rapat di&nbsp;hadiri bupati.</p>", "KDP102", "di&nbsp;hadiri"),
        ("<p>Rapat di\n  hadiri bupati.</p>", "KDP102", "di\n  hadiri"),
    ],
)
def test_a_fault_that_markup_cuts_through_is_told_and_left(source: str, code: str, place: str) -> None:
    document = open_document("a.html", source.encode())
    report = correct(document)
    assert report.changes == ()
    (told,) = document.shown(report).suggestions
    assert (told.code, told.edits, told.applicability) == (code, (), Applicability.SAFE)
    assert source[told.span.start : told.span.end] == place
    assert "perbaiki sendiri" in told.message


def test_a_sign_that_nobody_sees_is_markup_where_an_entity_stands_for_it() -> None:
    document = open_document("a.html", b"<p>Lo&shy;ka&shy;karya selesai.</p>")
    assert document.text == "Lokakarya selesai."
    assert correct(document).suggestions == ()


def test_a_change_that_crosses_markup_is_refused() -> None:
    document = open_document("a.html", b"<p>satu <b>dua</b></p>")
    with pytest.raises(DocumentError):
        document.render([Change(Span(2, 7), "tu du", "x", ())])


@pytest.mark.parametrize(
    ("source", "place", "new", "written"),
    [
        ("<b>satu,</b>dua", 5, " ", "<b>satu,</b> dua"),
        ("satu,<b>dua</b>", 5, " ", "satu, <b>dua</b>"),
        ("satu &amp; dua", 4, "<&>", "satu&lt;&amp;> &amp; dua"),
        ("<i title='a'></i>", 1, "'\"", "<i title='a&#39;&quot;'></i>"),
    ],
)
def test_what_is_put_in_stands_outside_of_tags_and_is_escaped(source: str, place: int, new: str, written: str) -> None:
    assert open_document("a.html", source.encode()).render([Change(Span(place, place), "", new, ())]) == written.encode()


def test_an_editor_is_shown_the_source() -> None:
    document = open_document("a.html", b"<h1>Judul</h1>\r\n<p>Rapat &amp; <b>dilingkungan</b> kantor</p>\r\n")
    report = document.shown(correct(document))
    assert report.original.split("\n")[1] == "<p>Rapat &amp; <b>dilingkungan</b> kantor</p>"
    assert [report.position(change.span.start) for change in report.changes] == [(2, 19)]
    assert replay(report.original, report.changes) == report.output


def test_attributes_are_escaped_for_either_quote() -> None:
    assert escaped("<&\"'") == "&lt;&amp;\"'"
    assert escaped_in_quotes("<\"'") == "&lt;&quot;&#39;"


# --- for any source -----------------------------------------------------------------------------------------------------------

PIECES = [
    *("<p>", "</p>", "<b>", "</b>", "<i", "<br>", "<br/>", "</", "<", ">", "&", "&amp;", "&nbsp;", "&#8220;", "&#x", "<!--", "-->", "<![x"),
    *("<script>", "</script>", "<pre>", "</pre>", "<code>", "</code>", "<textarea>", "</textarea>", "<title>", "</title>", "<img alt='"),
    *(
        '<a title="',
        '">',
        "'>",
        "<p lang=en>",
        "<p lang=id>",
        "</P >",
        "<li>",
        "<td>",
        " x=y",
        "=",
        '"',
        "'",
        "{{",
        "}}",
        "[a b=c]",
        "<?x",
        "<%",
        "%>",
        "?>",
        "&shy;",
    ),
    *(" ", "  ", "\n", "\r\n", "\n   ", "\t", "\u00a0", "\u200b", "é", "😀", ",", " ,", ". ", " :", "”", "( ", "-"),
    *("dilingkungan", "di laksanakan", "masing2", "Rapat", "rapat kerja", "kantor", "yg", "hal hal", "tidak", "dan", "3", "Rp 20.000"),
]
SOURCES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(st.sampled_from("ab <>&;'\"/=-!\n"), max_size=4)), max_size=25).map("".join)
CODINGS = st.sampled_from([("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")])


def skeleton(source: str) -> list[str]:
    """Lists the tags and comments without the values of alt and title."""
    from rapikan.documents.html import ATTRIBUTE, _parts

    tags = []
    for start, end, tag in _parts(source):
        if tag is not None and tag["open"]:
            attributes = [
                match.group().strip() if match["name"].lower() not in ("alt", "title") else match["name"]
                for match in ATTRIBUTE.finditer(source, *tag.span("attributes"))
            ]
            tags.append(f"<{tag['open']} {attributes}")
        elif tag is not None:
            tags.append(source[start:end])
    return tags


def settles(text: str) -> bool:
    """Says whether the pipeline leaves its own output of a plain text alone; where it does not, no document can."""
    return not run(run(text).output).changes


@given(SOURCES, CODINGS)
def test_any_source_is_written_back_alike(source: str, coding: tuple[str, bytes]) -> None:
    data = coding[1] + source.encode(coding[0])
    document = open_document("a.html", data)
    assert document.render([]) == data
    assert "\n" not in {document.text[wall.start : wall.end] for wall in document.walls}
    assert [document.text[wall.start] for wall in document.walls if wall.start == wall.end] == []


@settings(max_examples=300, deadline=None)
@given(SOURCES)
def test_fixing_keeps_the_markup_and_twice_is_once(source: str) -> None:
    data = source.encode()
    assume(settles(text_of(source)))
    once = fixed(data)
    assert skeleton(once.decode()) == skeleton(source)
    assert fixed(once) == once
    document = open_document("a.html", data)
    assert skeleton(document.render(correct(document, level=Applicability.UNSAFE).changes).decode()) == skeleton(source)


@settings(max_examples=200, deadline=None)
@given(SOURCES)
def test_no_finding_leaves_every_byte_and_changes_touch_nothing_else(source: str) -> None:
    document = open_document("a.html", source.encode())
    report = correct(document)
    shown = document.shown(report)
    out = document.render(report.changes)
    if not report.changes:
        assert out == source.encode()
    assert out.decode().replace("\r\n", "\n").replace("\r", "\n") == shown.output == replay(shown.original, shown.changes)


@given(st.text(st.sampled_from("ab <>&;'\"/=-!\n?x"), max_size=40))
def test_tags_are_found_in_linear_time_and_without_gaps(source: str) -> None:
    from rapikan.documents.html import _parts

    at = 0
    for start, end, _ in _parts(source):
        assert start == at < end
        at = end
    assert at == len(source)


def test_a_long_broken_tag_costs_no_more_than_its_length() -> None:
    for source in (
        "<a " + "x " * 50_000,
        "<a " + "x=" * 50_000,
        "<" * 50_000,
        "<!-" * 20_000,
        "&" * 50_000,
        "<sup>" * 20_000,
        "<%" * 20_000,
        "[a" * 20_000,
        "{{" * 20_000,
    ):
        assert open_document("a.html", source.encode()).render([]) == source.encode()


# --- real pages ---------------------------------------------------------------------------------------------------------------


class Witness(HTMLParser):
    """Python's own parser: tags, attributes but alt and title, entities."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.seen: list[object] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, [(name, value if name not in ("alt", "title") else None) for name, value in attrs]))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(f"/{tag}")

    def handle_entityref(self, name: str) -> None:
        self.seen.append(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self.seen.append(f"&#{name}")


def test_real_pages_keep_their_markup(shared: Path) -> None:
    changed = 0
    for page in sorted((shared / "documents" / "html").glob("*.html")):
        data = page.read_bytes()
        once = fixed(data, page.name)
        assert Witness(once.decode()).seen == Witness(data.decode()).seen, page.name
        assert fixed(once, page.name) == once, page.name
        tags = [match.group() for match in TAG.finditer(data.decode())]
        assert [match.group() for match in TAG.finditer(once.decode())] == tags, page.name
        changed += once != data
    assert changed > 10
