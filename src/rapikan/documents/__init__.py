"""Documents: how text is taken out of a file and changes are put back. The door is `open_document`.

    document.py   what a format must give            encoding.py   bytes to text and back alike
    storage.py    reading, writing, earlier versions  correcting.py a document through the pipeline
    markup.py     text taken out of markup            text.py  markdown.py  html.py   the formats
    front_matter.py  mdx.py  markdown_tree.py         the head of a Markdown file, what MDX adds, tree-sitter

One file is one format: a module here with a `Format` at its top is found by itself, and its suffixes are opened with it.
"""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import PurePath

from rapikan.documents.correcting import correct
from rapikan.documents.document import Document, DocumentError, Format, Options
from rapikan.language import Said
from rapikan.modules import modules_in

__all__ = ["UNREAD", "Document", "DocumentError", "Format", "Options", "correct", "formats", "open_document"]

# Formats that an editor may well try and that would be spoilt, or read as rubbish, if they were taken for plain text.
UNREAD = {
    ".docx": "Word (.docx)",
    ".doc": "Word (.doc)",
    ".odt": "OpenDocument (.odt)",
    ".rtf": "RTF (.rtf)",
    ".pdf": "PDF (.pdf)",
    ".xml": "XML (.xml)",
    ".json": "JSON (.json)",
    ".xlsx": "Excel (.xlsx)",
    ".pptx": "PowerPoint (.pptx)",
}
# What rapikan.archive reads, which stands above this package; a test holds the two to the same.
ARCHIVES = frozenset(
    (
        *(".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".pq", ".warc", ".zip", ".tar"),
        *(".gz", ".xz", ".bz2", ".zst", ".tgz", ".txz", ".tbz2", ".tzst"),
    )
)


@cache
def formats() -> dict[str, Format]:
    """Finds every format, by suffix. Raises ImportError where two formats claim one suffix."""
    found: dict[str, Format] = {}
    for name in modules_in(__path__):
        for value in vars(importlib.import_module(f"{__name__}.{name}")).values():
            if isinstance(value, Format):
                for suffix in value.suffixes:
                    if found.setdefault(suffix, value) is not value:
                        raise ImportError(f"{suffix} belongs to two formats: {found[suffix].name} and {value.name}")
    return found


def open_document(name: str, data: bytes, encoding: str | None = None, options: Options | None = None) -> Document:
    """Reads a document's bytes by its file name's suffix; a suffix that nobody claims is plain text.

    Args:
        name: the file's name or path ("" for standard input).
        data: the whole file.
        encoding: the encoding that the user names; None looks at the bytes.
        options: what the configuration says about formats; None means the defaults.

    Raises:
        DocumentError: a format that rapikan cannot read yet, or bytes that are not what the suffix says.
    """
    suffix = PurePath(name).suffix.lower()
    known = formats()
    if suffix in UNREAD and suffix not in known:
        raise DocumentError(
            Said(
                "format {0} belum dapat dibaca; simpan sebagai .txt atau tempelkan teksnya ke `rapikan fix -`",
                "{0} cannot be read yet; save it as .txt, or paste its text into `rapikan fix -`",
            ),
            UNREAD[suffix],
        )
    if suffix in ARCHIVES:
        raise DocumentError(
            Said("ini arsip; pakai `rapikan batch {0} --out …`", "this is an archive; use `rapikan batch {0} --out …`"), name
        )
    return known.get(suffix, known[""]).read(data, encoding, options or Options())
