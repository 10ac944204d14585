"""Bytes to text and back alike: byte-order mark, UTF-8, UTF-16, cp1252 by evidence. Line endings are text.py's.

A `Coding` remembers what it saw, so that writing gives the same mark and the same encoding. What is not text is refused here,
and so is text whose encoding would be a guess: start reading at `detect`.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from rapikan.documents.document import DocumentError
from rapikan.language import Said
from rapikan.patterns import deferred

__all__ = ["Coding", "decode", "detect"]

# UTF-32's little-endian mark begins with UTF-16's, so it is asked for first.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What other programs' files begin with; their bytes may well pass for text.
SIGNATURES = (
    (b"PK\x03\x04", "zip, docx, odt"),
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word .doc"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "gzip"),
)
# Control signs that text files hold: tab, line feed, vertical tab (Word's soft break), form feed, carriage return, Ctrl-Z, escape.
CONTROL = deferred(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
MOST_CONTROL = 0.01  # share of a file's bytes; Word's field marks leave a few in pasted text
UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HALF = deferred(rb"\xed[\xa0-\xbf][\x80-\xbf]")  # half of a sign beyond the first plane, as some programs write it: bad UTF-8
HIGH = deferred(rb"[\x80-\xff]")
MOST_HIGH = 0.2  # share of letters beyond ASCII; Indonesian has hardly any, curly quotes and dashes make 1 to 3 %


class Coding(NamedTuple):
    """How a document's characters are written: an encoding's name and the mark at its head (b"" if none)."""

    name: str
    mark: bytes = b""

    def decode(self, data: bytes) -> str:
        """Gives the text behind the mark. Raises DocumentError where the bytes are not in this encoding."""
        try:
            return data[len(self.mark) :].decode(self.name)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, len(self.mark) + error.start) + 1
            raise DocumentError(
                Said(
                    "isi berkas bukan {0} (bita ke-{1}, baris {2}); sebutkan pengodeannya dengan --encoding",
                    "the content is not {0} (byte {1}, line {2}); name its encoding with --encoding",
                ),
                self.name,
                len(self.mark) + error.start + 1,
                line,
            ) from None

    def encode(self, text: str) -> bytes:
        """Gives the mark and the text's bytes. Raises DocumentError for a character that the encoding lacks."""
        try:
            return self.mark + text.encode(self.name)
        except UnicodeEncodeError as error:
            raise DocumentError(
                Said(
                    "pengodean {0} tidak memiliki karakter “{1}” yang diperlukan perbaikan; simpan berkas sebagai UTF-8 lebih dahulu",
                    "the encoding {0} lacks the character “{1}” that a correction needs; save the file as UTF-8 first",
                ),
                self.name,
                text[error.start],
            ) from None


def decode(data: bytes, named: str | None = None) -> tuple[str, Coding]:
    """Reads a text file's bytes.

    Args:
        data: the whole file.
        named: the encoding that the user names; None looks at the bytes.

    Raises:
        DocumentError: the bytes are not text, or not in the named encoding, or in none that can be told.
    """
    _refuse_other_programs(data)
    coding = detect(data) if named is None else _named(named, data)
    text = coding.decode(data)
    if named is not None and coding.encode(text) != data:
        raise DocumentError(
            Said("berkas ini tidak dapat ditulis kembali persis sama dalam pengodean {0}", "this file cannot be written back alike in {0}"),
            named,
        )
    return text, coding


def detect(data: bytes) -> Coding:
    """Tells a file's encoding by its mark, then as strict UTF-8, then as cp1252 by evidence. Raises DocumentError for what is not text."""
    for mark, name in MARKS:
        if data.startswith(mark):
            if name == "utf-8":
                _refuse_binary(data)
            return Coding(name, mark)
    _refuse_binary(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _looks_like_cp1252(data):
            return Coding("cp1252")
        raise DocumentError(
            Said(
                "pengodean berkas tidak dapat dipastikan (bukan UTF-8 pada baris {0}); simpan ulang sebagai UTF-8 atau sebutkan dengan --encoding",
                "the file's encoding is uncertain (not UTF-8 in line {0}); save it as UTF-8 or name its encoding with --encoding",
            ),
            data.count(b"\n", 0, error.start) + 1,
        ) from None
    return Coding("utf-8")


def _named(name: str, data: bytes) -> Coding:
    try:
        known = codecs.lookup(name)
        b"a".decode(name, "replace")  # base64 and its like are codecs, but not of text; idna is one of names
    except (LookupError, ValueError):
        raise DocumentError(
            Said("pengodean “{0}” tidak dikenal; contoh: utf-8, cp1252, utf-16", "unknown encoding “{0}”; try utf-8, cp1252 or utf-16"),
            name,
        ) from None
    canonical = known.name.removesuffix("-sig")
    for mark, marked in MARKS:
        if data.startswith(mark) and marked in (canonical, f"{canonical}-le", f"{canonical}-be"):
            return Coding(marked, mark)
    if canonical not in ("utf-16", "utf-32"):
        return Coding(canonical)
    # Without a mark the nought of "\0R\0a\0p" tells which byte comes first.
    return Coding(f"{canonical}-be" if data[0::2].count(0) > data[1::2].count(0) else f"{canonical}-le")


def _looks_like_cp1252(data: bytes) -> bool:
    """Says whether bytes that are not UTF-8 read well as cp1252: few letters beyond ASCII, and those not UTF-8 for the most part."""
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    high = len(HIGH.findall(data))
    sequences = UTF8_SEQUENCE.findall(data)
    # A file that is UTF-8 in one place and cp1252 in another was glued together; either reading would spoil half of it.
    # One sequence may be chance: é”… in cp1252.
    glued = len(sequences) > 1 and 2 * sum(map(len, sequences)) >= high
    return high <= MOST_HIGH * len(data) and not glued and HALF.search(data) is None


def _refuse_other_programs(data: bytes) -> None:
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(
                Said(
                    "isi berkas bukan teks, melainkan {0}; simpan sebagai .txt atau tempelkan teksnya ke `rapikan fix -`",
                    "the content is not text but {0}; save it as .txt, or paste its text into `rapikan fix -`",
                ),
                name,
            )


def _refuse_binary(data: bytes) -> None:
    if b"\0" in data or len(CONTROL.findall(data)) > MOST_CONTROL * len(data):
        raise DocumentError(
            Said(
                "berkas ini biner, bukan teks; jika isinya teks, sebutkan pengodeannya dengan --encoding (misalnya utf-16)",
                "this file is binary, not text; if it does hold text, name its encoding with --encoding (utf-16, say)",
            )
        )
