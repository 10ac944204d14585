"""Documents: every byte outside the changes stays, in every encoding and with every line ending; what is not text is refused."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapikan.documents import Document, DocumentError, formats, open_document, storage
from rapikan.documents.encoding import detect
from rapikan.edits import Change
from rapikan.spans import Span

MARKED = {
    "utf-8": b"",
    "utf-8 with mark": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "cp1252": b"",
}
# Letters, what a release holds beyond ASCII, signs outside the first plane; in cp1252 only what it has.
ANY = st.text(st.sampled_from("abz KPU.,:-\t\u00a0“”’–…é\u200bα文😀"), max_size=30)
NARROW = st.text(st.sampled_from("abz KPU.,:-\t“”–…"), max_size=30)
ENDS = st.sampled_from(["", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n"])
CP1252_HEAD = "Siaran pers Komisi Pemilihan Umum tentang “sosialisasi” – tahapan pemilihan umum. " * 4


@st.composite
def sources(draw: st.DrawFn) -> tuple[bytes, bytes, list[tuple[str, str]]]:
    """Draws a file, what it should become, and the changes as (old, new) in order."""
    name = draw(st.sampled_from(sorted(MARKED)))
    words = NARROW if name == "cp1252" else ANY
    before = after = CP1252_HEAD if name == "cp1252" else ""
    changes = []
    for _ in range(draw(st.integers(0, 4))):
        kept = f"k{draw(words)}{draw(ENDS)}k"
        old, new = f"<{draw(words)}{draw(ENDS)}{len(changes)}>", draw(words)
        before += kept + old
        after += kept + new
        changes.append((old, new))
    tail = f"k{draw(words)}{draw(ENDS)}"
    encoding = name.removesuffix(" with mark")
    return MARKED[name] + (before + tail).encode(encoding), MARKED[name] + (after + tail).encode(encoding), changes


def changes_of(document: Document, pairs: list[tuple[str, str]]) -> list[Change]:
    """Finds the drawn changes in the text that a document yields."""
    changes, at = [], 0
    for old, new in pairs:
        levelled = old.replace("\r\n", "\n").replace("\r", "\n")
        at = document.text.index(levelled, at)
        changes.append(Change(Span(at, at + len(levelled)), levelled, new, ()))
        at += len(levelled)
    return changes


@given(sources())
def test_bytes_outside_the_changes_stay(source: tuple[bytes, bytes, list[tuple[str, str]]]) -> None:
    before, after, pairs = source
    document = open_document("siaran.txt", before)
    assert "\r" not in document.text
    assert document.render([]) == before
    assert document.render(changes_of(document, pairs)) == after


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_written_back_alike(data: bytes) -> None:
    try:
        document = open_document("siaran.txt", data)
    except DocumentError:
        return
    assert document.render([]) == data


@pytest.mark.parametrize(
    ("source", "old", "new", "written"),
    [
        ("satu\r\ndua\r\ntiga", "dua", "d\nu\na", "satu\r\nd\r\nu\r\na\r\ntiga"),
        ("satu\r\ndua\ntiga", "satu\ndua\ntiga", "1\n2\n3", "1\r\n2\n3"),
        ("satu\rdua", "satu\n", "1\n", "1\rdua"),
        ("satu\ndua", "satu\n", "1\n\n", "1\n\ndua"),
    ],
)
def test_a_new_line_end_is_the_sources_own(source: str, old: str, new: str, written: str) -> None:
    document = open_document("siaran.txt", source.encode())
    at = document.text.index(old)
    assert document.render([Change(Span(at, at + len(old)), old, new, ())]) == written.encode()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "utf-8"),
        (b"Rapat", "utf-8"),
        ("Rapat “besar”".encode(), "utf-8"),
        (codecs.BOM_UTF8 + b"Rapat", "utf-8"),
        (codecs.BOM_UTF16_LE + "Rapat".encode("utf-16-le"), "utf-16-le"),
        ("Rapat kerja “besar” di kafé”…".encode("cp1252"), "cp1252"),
    ],
)
def test_an_encoding_is_told_by_the_bytes(data: bytes, name: str) -> None:
    assert detect(data).name == name


@pytest.mark.parametrize(
    "data",
    [
        b"Rapat\0kerja",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"PK\x03\x04rest",
        b"%PDF-1.7\nteks",
        b"{\\rtf1 teks}",
        b"\x01\x02\x03\x04 teks",
        bytes(range(128, 256)),  # no language has so many letters beyond ASCII in cp1252
        "“dua” – ".encode() + "“tiga” – ".encode() + "“satu”".encode("cp1252"),  # two encodings glued together
        codecs.BOM_UTF16_LE + b"abc",  # half a character
        b"Rapat \xed\xa0\xbd\xed\xb8\x80 kerja",  # a sign beyond the first plane in two halves, which UTF-8 forbids
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError):
        open_document("siaran.txt", data)


def test_a_named_encoding_is_used_and_an_unknown_one_refused() -> None:
    assert open_document("a.txt", "kafé".encode("latin-1"), "latin-1").text == "kafé"
    assert open_document("a.txt", "Rapat".encode("utf-16-le"), "utf-16-le").text == "Rapat"
    marked = codecs.BOM_UTF16_BE + "Rapat".encode("utf-16-be")
    assert open_document("a.txt", marked, "utf-16").render([]) == marked
    unmarked = "Rapat".encode("utf-16-be")  # the noughts tell which byte comes first
    assert (open_document("a.txt", unmarked, "utf-16").text, open_document("a.txt", unmarked, "utf-16").render([])) == ("Rapat", unmarked)
    for name in ("utf-99", "base64", "rot13", "idna", "undefined", "a\0b"):
        with pytest.raises(DocumentError, match=name):
            open_document("a.txt", b"Rapat", name)
    with pytest.raises(DocumentError, match="--encoding"):
        open_document("a.txt", b"kaf\xe9", "utf-8")


def test_a_character_that_the_encoding_lacks_is_an_error() -> None:
    document = open_document("a.txt", CP1252_HEAD.encode("cp1252"))
    with pytest.raises(DocumentError, match="文"):
        document.render([Change(Span(0, 6), "Siaran", "文", ())])


@pytest.mark.parametrize("suffix", [".docx", ".DOCX", ".odt", ".pdf", ".doc", ".rtf"])
def test_a_format_that_is_not_read_yet_names_itself_and_the_way_on(suffix: str) -> None:
    with pytest.raises(DocumentError) as error:
        open_document(f"siaran{suffix}", b"Rapat")
    assert suffix.lower() in str(error.value)
    assert ".txt" in str(error.value)
    assert "rapikan fix -" in str(error.value)


def test_every_form_of_archive_names_the_command_that_reads_it() -> None:
    from rapikan.archive.form import forms
    from rapikan.archive.streams import PACKED, SHORT

    for suffix in (*forms(), *PACKED, *SHORT):
        with pytest.raises(DocumentError, match="rapikan batch"):
            open_document(f"a{suffix}", b"Rapat")


def test_formats_are_found_by_themselves() -> None:
    assert formats()[".txt"].name == "teks"
    assert open_document("catatan", b"Rapat").text == "Rapat"  # no suffix
    assert open_document("", b"Rapat").text == "Rapat"  # standard input


def test_a_stretch_knows_whether_it_crosses_a_seam() -> None:
    document = open_document("a.txt", b"Rapat kerja")
    document.seams = (5,)
    assert document.crosses(Span(4, 6))
    assert not document.crosses(Span(0, 5))
    assert not document.crosses(Span(5, 6))
    document.bound = (Span(8, 9), Span(9, 12))
    assert [document.crosses(Span(*ends)) for ends in ((6, 8), (7, 9), (10, 11), (11, 20), (12, 14))] == [False, True, True, True, False]


# --- storage ------------------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "siaran.txt"
    path.write_bytes(b"lama")
    return path


def change(path: Path, new: bytes) -> None:
    storage.keep(path, path.read_bytes(), new)
    storage.write(path, new)


def test_writing_keeps_mode_and_leaves_nothing_beside_the_file(file: Path) -> None:
    file.chmod(0o640)
    storage.write(file, b"baru")
    assert file.read_bytes() == b"baru"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [path.name for path in file.parent.iterdir()] == ["siaran.txt"]


def test_writing_goes_through_a_symbolic_link(file: Path) -> None:
    link = file.parent / "tautan.txt"
    link.symlink_to(file.name)
    storage.write(link, b"baru")
    assert link.is_symlink()
    assert file.read_bytes() == b"baru"


def test_a_write_that_fails_leaves_the_old_bytes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(KeyboardInterrupt):
        storage.write(file, b"baru")
    assert file.read_bytes() == b"lama"
    assert [path.name for path in file.parent.iterdir()] == ["siaran.txt"]


def test_a_file_that_nobody_may_write_is_left_alone_even_by_root(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(DocumentError):
        storage.write(file, b"baru")
    assert file.read_bytes() == b"lama"


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="chmod does not stop root")
def test_a_folder_that_may_not_be_written_is_an_error(file: Path) -> None:
    file.parent.chmod(0o555)
    try:
        with pytest.raises(DocumentError):
            storage.write(file, b"baru")
    finally:
        file.parent.chmod(0o755)


def test_a_path_below_a_file_is_an_error(file: Path) -> None:
    with pytest.raises(DocumentError):
        storage.write(file / "anak.txt", b"baru")
    with pytest.raises(DocumentError):
        storage.read(file / "anak.txt")


def test_restoring_goes_back_step_by_step(file: Path) -> None:
    change(file, b"kedua")
    change(file, b"ketiga")
    assert storage.restore(file) == 1
    assert file.read_bytes() == b"kedua"
    assert storage.restore(file) == 0
    assert file.read_bytes() == b"lama"
    with pytest.raises(DocumentError):
        storage.restore(file)


def test_the_last_twenty_versions_stay(file: Path) -> None:
    for number in range(25):
        change(file, b"%d" % number)
    kept = storage.backups(file)
    assert len(kept) == storage.KEPT == 20
    assert [backup.path.read_bytes() for backup in kept] == [b"%d" % number for number in range(4, 24)]


def test_an_edited_file_is_restored_only_on_demand_and_its_edit_kept(file: Path) -> None:
    change(file, b"baru")
    file.write_bytes(b"baru, disunting")
    with pytest.raises(DocumentError, match="--force"):
        storage.restore(file)
    storage.restore(file, force=True)
    assert file.read_bytes() == b"lama"
    storage.restore(file)
    assert file.read_bytes() == b"baru, disunting"


def test_files_of_one_name_in_two_folders_have_versions_of_their_own(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain" / file.name
    other.parent.mkdir()
    other.write_bytes(b"lain")
    change(file, b"baru")
    assert storage.backups(other) == []


def test_a_deleted_file_comes_back(file: Path) -> None:
    change(file, b"baru")
    file.unlink()
    storage.restore(file)
    assert file.read_bytes() == b"lama"
