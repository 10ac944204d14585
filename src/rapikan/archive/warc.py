"""WARC by warcio, for reading: each HTML response is a record, and the output is JSON Lines of address, time and cleaned text."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rapikan.archive.form import Form, Options, Record, Replace, Source, extra
from rapikan.documents import Document, DocumentError, open_document, storage
from rapikan.language import Said
from rapikan.report import Report

__all__ = ["FORM"]

HTML = ("text/html", "application/xhtml+xml")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
HEAD = 2048  # bytes of a page in which its meta element may name the encoding (HTML standard, 13.2.3.2, has 1024)
BROKEN = Said("arsip WARC rusak: {0}", "the WARC archive is broken: {0}")
TOO_BIG = Said(
    "halaman {0} melebihi {1:,} bita; naikkan --max-member bila arsip ini dapat dipercaya",
    "the page {0} has more than {1:,} bytes; raise --max-member if you trust the archive",
)


class Warc(Form):
    """Records are the HTML responses that were found (status 200). A record's bytes are a line of JSON, and the page."""

    name = "warc"
    suffixes = (".warc",)
    packed = True
    output = ".jsonl"

    def records(self, source: Source, options: Options) -> Iterator[Record]:
        """Yields the pages, their transfer and content encodings undone."""
        iterator = extra("warcio.archiveiterator")
        failure = extra("warcio.exceptions").ArchiveLoadFailed
        with source.open() as stream:
            try:
                for record in iterator.ArchiveIterator(stream):
                    if record.rec_type == "response" and _is_page(record):
                        url = record.rec_headers.get_header("WARC-Target-URI") or ""
                        data = record.content_stream().read(options.limits.member + 1)
                        if len(data) > options.limits.member:
                            raise DocumentError(TOO_BIG, url, options.limits.member)
                        head = {"url": url, "date": record.rec_headers.get_header("WARC-Date"), "charset": _charset(record, data)}
                        yield Record(url, json.dumps(head).encode() + b"\n" + data)
            except failure as error:
                raise DocumentError(BROKEN, error) from None

    def documents(self, record: Record, options: Options, context: Any) -> list[Document]:
        """Gives the page as a document."""
        head, _, data = record.data.partition(b"\n")
        return [open_document("x.html", data, options.encoding or json.loads(head)["charset"], options.formats)]

    def rebuild(self, record: Record, options: Options, context: Any, documents: Sequence[Document], reports: Sequence[Report]) -> bytes:
        """Gives the line with the page's corrected text."""
        return _line(record, reports[0].output)

    def untouched(self, record: Record, options: Options, context: Any) -> bytes:
        """Gives the line with the page's text as it is; null for a page that cannot be read."""
        try:
            return _line(record, self.documents(record, options, context)[0].text)
        except DocumentError:
            return _line(record, None)

    def write(self, source: Source, options: Options, replace: Replace, target: Path) -> None:
        """Writes the lines."""
        with storage.writing(target) as out:
            for record in self.records(source, options):
                new = replace(record)
                if isinstance(new, bytes):
                    out.write(new)


def _is_page(record: Any) -> bool:
    http = record.http_headers
    if http is None or http.get_statuscode() != "200":
        return False
    return str(http.get_header("Content-Type") or "").partition(";")[0].strip().lower() in HTML


def _charset(record: Any, data: bytes) -> str | None:
    """Gives the encoding that the server or the page names; None leaves it to be recognised."""
    said = CHARSET.search(record.http_headers.get_header("Content-Type") or "")
    found = META.search(data[:HEAD])
    name = said.group(1) if said else found.group(1).decode("ascii", "replace") if found else ""
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return None
    # browsers read latin-1 as cp1252, and what says UTF-8 or ASCII may as well be recognised: it may be wrong
    return {"iso8859-1": "cp1252", "ascii": None, "utf-8": None}.get(known, known)


def _line(record: Record, text: str | None) -> bytes:
    head = json.loads(record.data.partition(b"\n")[0])
    return json.dumps({"url": head["url"], "date": head["date"], "text": text}, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


FORM = Warc()
