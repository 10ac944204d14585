"""Forms of archives: what is read out of them, what stays as it was, and what is refused."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapikan.archive.form import DROPPED, Limits, MissingExtraError, Options, Record, Source, extra, form_of, forms
from rapikan.documents import DocumentError
from rapikan.edits import Change
from rapikan.report import Report
from rapikan.spans import Span

WRONG = "Rapat digelar dilingkungan kantor."
TEXTS = Options(included=("*.txt", "*.html"))


def shouted(name: str, options: Options, target: Path, *, only: Callable[[Record], bool] = lambda record: True) -> bytes:
    """Puts each archive's texts into capitals through the form alone, and gives what is written."""
    source, form = Source(name), form_of(name)
    assert form is not None
    context = form.context(source, options)

    def replace(record: Record) -> bytes | None:
        if not only(record):
            return None
        documents = form.documents(record, options, context)
        reports = [shout(document.text) for document in documents]
        return form.rebuild(record, options, context, documents, reports) if any(report.changes for report in reports) else None

    form.write(source, options, replace, target)
    return target.read_bytes()


def shout(text: str) -> Report:
    """Makes a report whose one change puts the text into capitals."""
    changes = () if text.upper() == text else (Change(Span(0, len(text)), text, text.upper(), ()),)
    return Report(text, text.upper(), changes, ())


def read(name: Path, options: Options = TEXTS) -> list[Record]:
    form = form_of(str(name))
    assert form is not None
    form.inspect(Source(str(name)), options)
    return list(form.records(Source(str(name)), options))


# --- which form ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.jsonl", "jsonl"),
        ("A.JSONL.GZ", "jsonl"),
        ("b.ndjson.zst", "jsonl"),
        ("c.csv", "csv"),
        ("c.tsv.xz", "csv"),
        ("d.parquet", "parquet"),
        ("e.zip", "zip"),
        ("f.tar", "tar"),
        ("f.tar.gz", "tar"),
        ("f.tgz", "tar"),
        ("g.warc.gz", "warc"),
        ("s3://ember/h.jsonl.gz", "jsonl"),
    ],
)
def test_the_suffix_tells_the_form(name: str, form: str) -> None:
    found = form_of(name)
    assert found is not None
    assert found.name == form


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "e.zip.gz", "d.parquet.gz", "jsonl", ".manifest", "manifest", "lock"])
def test_other_names_are_no_archive(name: str) -> None:
    assert form_of(name) is None


def test_a_missing_extra_names_the_command_that_installs_it() -> None:
    with pytest.raises(MissingExtraError, match=r"pip install 'rapikan\[arsip\]'"):
        extra("rapikan_no_such_package")


# --- JSON Lines ---------------------------------------------------------------------------------------------------------------

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3), max_leaves=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(st.dictionaries(st.text(), values, max_size=3), st.none() | st.text()), min_size=1, max_size=5),
    ascii_only=st.booleans(),
    indent=st.sampled_from([(",", ":"), (", ", ": "), ("  ,  ", " :\t")]),
)
def test_jsonl_keeps_every_byte_outside_the_text(
    tmp_path: Path, rows: list[tuple[dict[str, Any], str | None]], ascii_only: bool, indent: tuple[str, str]
) -> None:
    objects = [{**others, "text": text, "last": 1} for others, text in rows]
    lines = [json.dumps(each, ensure_ascii=ascii_only, separators=indent).encode("utf-8", "surrogatepass") for each in objects]
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\r\n".join(lines))
    assert b"".join(record.data for record in read(path)) == path.read_bytes()
    sound = [not any(0xD800 <= ord(sign) < 0xE000 for sign in json.dumps(each, ensure_ascii=False)) for each in objects]
    written = shouted(str(path), Options(), tmp_path / "b.jsonl", only=lambda record: sound[int(record.name) - 1])
    for old, new, kept in zip(objects, written.split(b"\r\n"), sound, strict=True):
        expected = {**old, "text": old["text"].upper() if kept and isinstance(old["text"], str) else old["text"]}
        assert json.loads(new.decode("utf-8", "surrogatepass")) == expected


def test_jsonl_changes_the_text_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"a" :1.50, "text":"kata\\u00e9 \\/" ,"z":"\\u00e9"}  \r\n\n{"text":null}\n{"text": "\xc3\xa9"}')
    written = shouted(str(path), Options(), tmp_path / "b.jsonl")
    assert written == b'\xef\xbb\xbf{"a" :1.50, "text":"KATA\\u00c9 /" ,"z":"\\u00e9"}  \r\n\n{"text":null}\n{"text": "\xc3\x89"}'


@pytest.mark.parametrize(
    "line",
    [
        b"[1]",
        b'{"text": "a"',
        b'{"text": "a"} x',
        b'{"text": 5}',
        b'{"text": "\xff"}',
        b'{"text": "\\ud800"}',
        b'{"text": NaN',
        b"{" * 9999,
    ],
)
def test_a_line_that_cannot_be_read_says_so(tmp_path: Path, line: bytes) -> None:
    form = forms()[".jsonl"]
    with pytest.raises(DocumentError):
        form.documents(Record("1", line), Options(), None)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_utf_16_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes("text\nkata\n".encode("utf-16"))
    with pytest.raises(DocumentError, match="UTF-16"):
        read(tmp_path / name)


def test_several_columns_and_a_missing_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"judul": "a", "isi": "b", "lain": "c"}\n')
    assert shouted(str(path), Options(("judul", "isi")), tmp_path / "b.jsonl") == b'{"judul": "A", "isi": "B", "lain": "c"}\n'
    with pytest.raises(DocumentError, match="judul, isi, lain"):
        forms()[".jsonl"].context(Source(str(path)), Options(("teks",)))


# --- CSV ----------------------------------------------------------------------------------------------------------------------

cells = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=8)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(cells, cells, cells), max_size=6),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_csv_keeps_every_other_value(tmp_path: Path, rows: list[tuple[str, str, str]], delimiter: str, quoting: Any, end: str) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=end)
        writer.writerows([("id", "text", "x"), *rows])
    data = path.read_bytes()
    assert data.endswith(b"".join(record.data for record in read(path)))
    written = shouted(str(path), Options(), tmp_path / "b.csv").decode()
    expected = [["id", "text", "x"], *([a, b.upper(), c] for a, b, c in rows)]
    assert list(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter)) == expected
    if all(text.upper() == text for _, text, _ in rows):
        assert written.encode() == data


def test_csv_keeps_quoting_byte_order_mark_and_foreign_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'\xef\xbb\xbf"id";"text"\r\n"1";"kata"\r\n"\xff";"kata\r\ndua"\r\n\r\n')
    assert shouted(str(path), Options(), tmp_path / "b.csv") == b'\xef\xbb\xbf"id";"text"\r\n"1";"KATA"\r\n"\xff";"KATA\r\nDUA"\r\n\r\n'


def test_csv_rows_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,text\n1\n2,\xff\n3,a\rb\n4,baik\n")
    form, source = forms()[".csv"], Source(str(path))
    context = form.context(source, Options())
    *bad, good = form.records(source, Options())
    for record in bad:
        with pytest.raises(DocumentError):
            form.documents(record, Options(), context)
    assert [document.text for document in form.documents(good, Options(), context)] == ["baik"]
    assert [record.name for record in (*bad, good)] == ["2", "3", "4", "5"]


def test_an_open_quotation_mark_does_not_swallow_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'id,text\n1,"' + b"kata\n" * 1000)
    with pytest.raises(DocumentError):
        list(forms()[".csv"].records(Source(str(path)), Options(limits=Limits(member=1000))))


# --- compression --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".gz", ".xz", ".bz2", ".zst"])
def test_compressed_lines(tmp_path: Path, suffix: str) -> None:
    plain = b'{"text": "a"}\n' * 3
    path, target = tmp_path / f"a.jsonl{suffix}", tmp_path / f"b.jsonl{suffix}"
    path.write_bytes(packed(plain, suffix))
    first = shouted(str(path), Options(), target)
    assert unpacked(first, suffix) == plain.replace(b"a", b"A")
    assert shouted(str(path), Options(), tmp_path / f"c.jsonl{suffix}") == first  # no time and no name inside


def packed(data: bytes, suffix: str) -> bytes:
    if suffix == ".zst":
        return bytes(pytest.importorskip("zstandard", reason="rapikan[arsip] is not installed").ZstdCompressor().compress(data))
    return {".gz": gzip.compress, ".xz": lzma.compress, ".bz2": bz2.compress}[suffix](data)


def unpacked(data: bytes, suffix: str) -> bytes:
    if suffix == ".zst":
        import zstandard

        return zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data)).read()
    return {".gz": gzip.decompress, ".xz": lzma.decompress, ".bz2": bz2.decompress}[suffix](data)


@pytest.mark.parametrize("suffix", [".gz", ".xz", ".bz2", ".zst"])
@pytest.mark.parametrize("spoil", [lambda data: data[:-6], lambda data: b"bukan" + data[5:]])
def test_broken_streams_are_told(tmp_path: Path, suffix: str, spoil: Callable[[bytes], bytes]) -> None:
    path = tmp_path / f"a.jsonl{suffix}"
    path.write_bytes(spoil(packed(b'{"text": "abcdefgh"}\n' * 99, suffix)))
    with pytest.raises(DocumentError):
        read(path)


@pytest.mark.parametrize(
    ("limits", "option"),
    [
        (Limits(free=1000, ratio=50), "--max-ratio"),
        (Limits(total=100_000), "--max-total"),
        (Limits(member=100_000), "--max-member"),
    ],
)
def test_a_line_bomb_is_refused(tmp_path: Path, limits: Limits, option: str) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b" " * 2_000_000))
    with pytest.raises(DocumentError, match=option):
        read(path, Options(limits=limits))


# --- zip and tar --------------------------------------------------------------------------------------------------------------


def zipped(path: Path, members: dict[str, bytes], **kind: Any) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = kind.get("mode", 0o100640) << 16
            archive.writestr(info, data)
    return path


def tarred(path: Path, members: dict[str, bytes], **fields: Any) -> Path:
    with tarfile.open(path, f"w:{path.suffix[1:]}" if path.suffix != ".tar" else "w", pax_headers={"comment": "1c711c8"}) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.mode = len(data), 1_700_000_000, 0o640
            for field, value in fields.items():
                setattr(info, field, value)
            archive.addfile(info, io.BytesIO(data))
    return path


PLAIN = {"berita/": b"", "berita/a.txt": b"satu\r\n", "foto.jpg": b"\xff\xd8\0", "b.html": b"<p>dua</p>"}


def test_zip_members_keep_their_place_and_their_times(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", PLAIN)
    shouted(str(path), TEXTS, tmp_path / "b.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "b.zip") as new:
        assert new.testzip() is None
        assert new.namelist() == old.namelist()
        assert {name: new.read(name) for name in new.namelist()} == {
            **PLAIN,
            "berita/a.txt": b"SATU\r\n",
            "b.html": b"<p>DUA</p>",
        }
        for before, after in zip(old.infolist(), new.infolist(), strict=True):
            assert (before.date_time, before.external_attr) == (after.date_time, after.external_attr)


@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz", "a.tar.xz", "a.tar.bz2"])
def test_tar_members_keep_their_headers(tmp_path: Path, name: str) -> None:
    members = {key: data for key, data in PLAIN.items() if not key.endswith("/")}
    path = tarred(tmp_path / name, {**members, "panjang/" * 30 + "c.txt": b"tiga"}, uname="redaksi")
    target = tmp_path / f"b{name}"
    shouted(str(path), TEXTS, target)
    with tarfile.open(path) as old, tarfile.open(target) as new:
        assert new.getnames() == old.getnames()
        assert new.pax_headers == old.pax_headers == {"comment": "1c711c8"}
        for before, after in zip(old, new, strict=True):
            assert (before.mtime, before.mode, before.uname) == (after.mtime, after.mode, after.uname)
        last = new.extractfile("panjang/" * 30 + "c.txt")
        assert last is not None
        assert last.read() == b"TIGA"


@pytest.mark.parametrize(
    "name", ["../keluar.txt", "/etc/keluar.txt", "a/../../keluar.txt", "..\\keluar.txt", "C:\\keluar.txt", "\\\\s\\k.txt"]
)
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    for path in (zipped(tmp_path / "a.zip", {name: b"x"}), tarred(tmp_path / "a.tar.gz", {name: b"x"})):
        with pytest.raises(DocumentError, match="menunjuk ke luar"):
            read(path)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_links_and_devices_are_refused(tmp_path: Path, kind: bytes) -> None:
    with pytest.raises(DocumentError, match="tautan"):
        read(tarred(tmp_path / "a.tar", {"a.txt": b""}, type=kind, linkname="/etc/passwd"))
    with pytest.raises(DocumentError, match="tautan"):
        read(zipped(tmp_path / "a.zip", {"a.txt": b"/etc/passwd"}, mode=0o120777))


@pytest.mark.parametrize(
    ("limits", "option"),
    [
        (Limits(free=1000, ratio=50), "--max-ratio"),
        (Limits(total=100_000), "--max-total"),
        (Limits(member=100_000), "--max-member"),
    ],
)
def test_bombs_are_refused(tmp_path: Path, limits: Limits, option: str) -> None:
    bomb = {"a.txt": b" " * 2_000_000}
    for path in (zipped(tmp_path / "a.zip", bomb), tarred(tmp_path / "a.tar.gz", bomb)):
        with pytest.raises(DocumentError, match=option):
            read(path, Options(included=("*.txt",), limits=limits))


def test_a_zip_whose_headers_lie_is_broken_and_not_unfolded(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b" " * 2_000_000})
    data = path.read_bytes()
    size = (2_000_000).to_bytes(4, "little")
    assert data.count(size) == 2
    path.write_bytes(data.replace(size, (20).to_bytes(4, "little")))
    with pytest.raises(DocumentError, match="rusak"):
        read(path)


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"x"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    with pytest.raises(DocumentError, match="terenkripsi"):
        read(path)


def test_dropped_records_are_left_out(tmp_path: Path) -> None:
    jsonl = tmp_path / "a.jsonl"
    jsonl.write_bytes(b'{"text": "a"}\n{"text": "b"}\n')
    form = forms()[".jsonl"]
    form.write(Source(str(jsonl)), Options(), lambda record: DROPPED if record.name == "1" else None, tmp_path / "b.jsonl")
    assert (tmp_path / "b.jsonl").read_bytes() == b'{"text": "b"}\n'


# --- with rapikan[arsip] --------------------------------------------------------------------------------------------------------


@pytest.fixture
def pa() -> Any:
    return pytest.importorskip("pyarrow", reason="rapikan[arsip] is not installed")


def test_parquet_keeps_the_other_columns(tmp_path: Path, pa: Any) -> None:
    import pyarrow.parquet as pq

    table = pa.table(
        {
            "id": pa.array(range(5), pa.int16()),
            "text": pa.array(["a", None, "b", "C", "d"]).dictionary_encode(),
            "isi": pa.array(["e", "f", None, "G", "h"], pa.large_string()),
            "lain": pa.array([[1], None, [], [2, 3], [None]]),
        },
    ).replace_schema_metadata({"asal": "uji"})
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=2, compression="zstd")
    shouted(str(tmp_path / "a.parquet"), Options(("text", "isi")), tmp_path / "b.parquet")
    new = pq.read_table(tmp_path / "b.parquet")
    assert new.schema.equals(pq.read_table(tmp_path / "a.parquet").schema, check_metadata=True)
    assert new.column("text").to_pylist() == ["A", None, "B", "C", "D"]
    assert new.column("isi").to_pylist() == ["E", "F", None, "G", "H"]
    assert new.select(["id", "lain"]).equals(table.select(["id", "lain"]).replace_schema_metadata(new.schema.metadata))
    metadata = pq.ParquetFile(tmp_path / "b.parquet").metadata
    assert [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)] == [2, 2, 1]
    assert metadata.row_group(0).column(0).compression == "ZSTD"


def test_parquet_that_does_not_fit_is_told(tmp_path: Path, pa: Any) -> None:
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"text": [1]}), tmp_path / "a.parquet")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 bukan")
    form = forms()[".parquet"]
    for name, columns in (("a", ("text",)), ("a", ("isi",)), ("b", ("text",))):
        with pytest.raises(DocumentError):
            form.context(Source(str(tmp_path / f"{name}.parquet")), Options(columns))


def test_warc_gives_the_text_of_html_pages(tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="rapikan[arsip] is not installed")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    pages = [
        ("https://a.id/1", "200 OK", "text/html; charset=UTF-8", b"<title>Judul</title><p>Rapat <b>besar</b>.</p>"),
        ("https://a.id/2", "404 Not Found", "text/html", b"<p>tidak ada</p>"),
        ("https://a.id/3", "200 OK", "image/png", b"\x89PNG"),
        ("https://a.id/4", "200 OK", "text/html; charset=ISO-8859-1", "<p>Caf\xe9 \u201cini\u201d</p>".encode("cp1252")),
        ("https://a.id/5", "200 OK", "text/html", b"\0\1\2" * 99),
    ]
    with (tmp_path / "a.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, status, kind, data in pages:
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(data), http_headers=headers))
    source, form = Source(str(tmp_path / "a.warc.gz")), forms()[".warc"]

    def replace(record: Record) -> bytes | None:
        return form.untouched(record, Options(), None)

    form.write(source, Options(), replace, tmp_path / "b.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "b.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["url"][-1] for line in lines] == ["1", "4", "5"]
    assert "Rapat besar." in lines[0]["text"]
    assert lines[1]["text"].strip() == "Caf\xe9 \u201cini\u201d"
    assert lines[2]["text"] is None


def test_remote_sources_are_read_by_fsspec(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="rapikan[arsip] is not installed")
    with fsspec.open("memory://arsip/a.jsonl.gz", "wb") as file:
        file.write(gzip.compress(b'{"text": "a"}\n'))
    assert shouted("memory://arsip/a.jsonl.gz", Options(), tmp_path / "b.jsonl") == b'{"text": "A"}\n'
    with pytest.raises(DocumentError):
        Source("memory://arsip/tidak-ada.jsonl").open()
