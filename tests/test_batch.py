"""`rapikan batch` for real: processes that are killed, disks that fill up, records that kill, archives that are hostile."""

from __future__ import annotations

import contextlib
import gc
import gzip
import io
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rapikan.archive.form import Form, Limits, Options, Record
from rapikan.archive.jsonl import JsonLines
from rapikan.batch.engines import local
from rapikan.batch.manifest import FOLDER_NAME, Installation, State, installation
from rapikan.batch.part import FatalError, Summary, Task, frames
from rapikan.batch.texts import MOST_CHARACTERS, corrected
from rapikan.batch.totals import Totals
from rapikan.checking.file import Order
from rapikan.cli.app import run as command
from rapikan.documents import Document, DocumentError
from rapikan.edits import Applicability

WRONG = "Rapat digelar dilingkungan kantor bupati."
RIGHT = "Rapat digelar di lingkungan kantor bupati."


class Done(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def own_installation() -> Iterator[None]:
    """Looks anew at what is installed: every test has a home, and with it a dictionary, of its own."""
    installation.cache_clear()
    yield
    installation.cache_clear()


@pytest.fixture
def batch(folder: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs `rapikan batch …` with one worker process."""

    def runs(*arguments: str) -> Done:
        code = command(["batch", "--workers", "1", *arguments])
        sys.stdout.flush()
        return Done(code, *capfd.readouterr())

    return runs


def jsonl(path: Path, texts: list[Any]) -> Path:
    path.write_text("".join(json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(texts, 1)), encoding="utf-8")
    return path


def texts_of(path: Path) -> list[Any]:
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


def report_of(done: Done) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(done.out.splitlines()[-1])
    return read


# --- forms, through the whole command ----------------------------------------------------------------------------------------


def test_a_jsonl_archive_and_its_report(batch: Run, folder: Path) -> None:
    jsonl(folder / "a.jsonl", [WRONG, RIGHT, None, 5, WRONG + " " + WRONG])
    done = batch("a.jsonl", "--out", "b", "--format", "json", "--report", "r.html", "--report", "r.json")
    assert done.code == 0
    assert texts_of(folder / "b" / "a.jsonl") == [RIGHT, RIGHT, None, 5, RIGHT + " " + RIGHT]
    assert "a.jsonl:4: kolom “text” bukan teks" in done.err
    report = report_of(done)
    assert report == json.loads((folder / "r.json").read_text(encoding="utf-8"))
    assert (report["records"], report["changed"], report["changes"]) == (5, 2, 3)
    assert report["rules"] == [{"code": "KDP101", "count": 3}]
    assert report["corrections"] == [{"before": "dilingkungan", "after": "di lingkungan", "code": "KDP101", "count": 3}]
    assert report["records_by_changes"] == [{"changes": 0, "records": 3}, {"changes": 1, "records": 1}, {"changes": 2, "records": 1}]
    assert report["errors"]["count"] == 1
    assert sorted(path.name for path in (folder / "b" / FOLDER_NAME).iterdir()) == ["lock", "manifest", "report"]


def test_the_page_stands_alone(batch: Run, folder: Path) -> None:
    jsonl(folder / "a.jsonl", [WRONG, 5])
    batch("a.jsonl", "--out", "b", "--report", "r.html")
    page = (folder / "r.html").read_text(encoding="utf-8")

    class Reader(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.tags: list[str] = []
            self.addresses: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.tags.append(tag)
            self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]

    reader = Reader()
    reader.feed(page)
    assert reader.tags.count("rect") == 4  # a rule, a correction, none and one change
    assert not reader.addresses
    assert "script" not in reader.tags
    assert "url(" not in page
    assert "a.jsonl:2" in page


def test_a_folder_keeps_its_shape_and_its_settings(batch: Run, folder: Path) -> None:
    news = folder / "berita"
    (news / "dalam").mkdir(parents=True)
    (news / "dalam" / "a.txt").write_bytes(WRONG.encode() + b"\r\n")
    (news / "b.html").write_text(f"<p>{WRONG}</p>", encoding="utf-8")
    (news / "foto.jpg").write_bytes(b"\xff\xd8\0")
    (news / "dalam" / "rapikan.toml").write_text('ignore = ["KDP"]', encoding="utf-8")
    assert batch("berita", "--out", "b", "-q").code == 0
    written = sorted(path.relative_to(folder / "b").as_posix() for path in (folder / "b").rglob("*") if path.is_file())
    assert [name for name in written if not name.startswith(".")] == ["b.html", "dalam/a.txt"]
    assert (folder / "b" / "b.html").read_text(encoding="utf-8") == f"<p>{RIGHT}</p>"
    assert (folder / "b" / "dalam" / "a.txt").read_bytes() == WRONG.encode() + b"\r\n"


def test_batch_writes_what_fix_writes(batch: Run, folder: Path) -> None:
    example = Path(__file__).resolve().parent.parent / "contoh" / "siaran-pers.txt"
    for level in ("safe", "show"):
        assert batch(str(example), "--out", level, "--level", level, "-q").code == 0
        assert command(["fix", str(example), "--output", f"{level}.txt", "--level", level, "-q"]) == 0
        assert (folder / level / example.name).read_bytes() == (folder / f"{level}.txt").read_bytes() != example.read_bytes()


def test_a_single_text_and_an_archive_together(batch: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(WRONG, encoding="utf-8")
    with gzip.open(folder / "c.csv.gz", "wt", encoding="utf-8") as file:
        file.write(f"id;text\n1;{WRONG}\n")
    with zipfile.ZipFile(folder / "d.zip", "w") as archive:
        archive.writestr("x.txt", WRONG)
        archive.writestr("y.bin", b"\0\1")
    assert batch("a.txt", "c.csv.gz", "d.zip", "--out", "b", "-q").code == 0
    assert (folder / "b" / "a.txt").read_text(encoding="utf-8") == RIGHT
    assert gzip.decompress((folder / "b" / "c.csv.gz").read_bytes()).decode() == f"id;text\n1;{RIGHT}\n"
    with zipfile.ZipFile(folder / "b" / "d.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"x.txt": RIGHT.encode(), "y.bin": b"\0\1"}


def test_a_folder_inside_its_own_output(batch: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(WRONG, encoding="utf-8")
    assert batch(".", "--out", "b", "-q").code == 0
    assert batch(".", "--out", "b", "-q").code == 0  # what stands in b is not taken for input
    assert not (folder / "b" / "b").exists()


def test_format_options_reach_the_workers(batch: Run, folder: Path) -> None:
    (folder / "a.md").write_text(f"---\ncatatan: {WRONG}\n---\n\n{WRONG}\n", encoding="utf-8")
    (folder / "rapikan.toml").write_text('front-matter = ["catatan"]', encoding="utf-8")
    assert batch("a.md", "--out", "b", "-q").code == 0
    assert (folder / "b" / "a.md").read_text(encoding="utf-8") == f"---\ncatatan: {RIGHT}\n---\n\n{RIGHT}\n"


def test_include_says_which_members_are_texts(batch: Run, folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as made:
        made.writestr("x.txt", WRONG)
        made.writestr("y.siaran", WRONG)
    (folder / "rapikan.toml").write_text('include = ["*.siaran"]', encoding="utf-8")
    assert batch("a.zip", "--out", "b", "-q").code == 0
    with zipfile.ZipFile(folder / "b" / "a.zip") as made:
        assert (made.read("x.txt"), made.read("y.siaran")) == (WRONG.encode(), RIGHT.encode())


@pytest.mark.parametrize(
    ("name", "package"), [("a.parquet", "pyarrow"), ("a.jsonl.zst", "zstandard"), ("a.warc", "warcio"), ("s3://a/b.jsonl", "fsspec")]
)
def test_a_missing_extra_is_told_in_one_line(batch: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str) -> None:
    for known in [known for known in sys.modules if known.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, known)
    monkeypatch.setitem(sys.modules, package, None)  # as Python marks what cannot be imported
    (folder / Path(name).name).write_bytes(b"isi")
    done = batch(name, "--out", "b")
    assert done.code == 2
    assert "pip install 'rapikan[arsip]'" in done.err
    assert done.err.count("\n") == 1
    assert not (folder / "b").exists()


def test_errors_name_the_path(batch: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(WRONG, encoding="utf-8")
    for arguments, told in (
        (("tiada", "--out", "b"), "rapikan batch: tiada: tidak dapat dibaca: berkas tidak ditemukan"),
        (("a.txt", "--out", "a.txt"), "rapikan batch: a.txt: folder tidak dapat dibuat: ada berkas pada jalurnya"),
    ):
        done = batch(*arguments)
        assert (done.code, done.err) == (2, told + "\n")


def test_an_input_without_records_is_told(batch: Run, folder: Path) -> None:
    (folder / "a").mkdir()
    (folder / "a" / "gambar.png").write_bytes(b"x")
    done = batch("a", "--out", "b", "-q")
    assert done.code == 0
    assert "tidak ada rekaman" in done.err
    assert "rapikan config" in done.err


def test_dask_missing(batch: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    jsonl(folder / "a.jsonl", [WRONG])
    done = batch("a.jsonl", "--out", "b", "--engine", "dask")
    assert (done.code, "pip install 'rapikan[dask]'" in done.err) == (2, True)


def test_warc_becomes_jsonl(batch: Run, folder: Path) -> None:
    pytest.importorskip("warcio", reason="rapikan[arsip] is not installed")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with (folder / "a.warc.gz").open("wb") as file:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        payload = io.BytesIO(f"<p>{WRONG}</p>".encode())
        writer = WARCWriter(file, gzip=True)
        writer.write_record(writer.create_warc_record("https://a.id/", "response", payload=payload, http_headers=headers))
    assert batch("a.warc.gz", "--out", "b", "-q").code == 0
    assert [text.strip() for text in texts_of(folder / "b" / "a.jsonl")] == [RIGHT]


# --- settings and options ------------------------------------------------------------------------------------------------------


def test_house_words_levels_and_rules(batch: Run, folder: Path) -> None:
    jsonl(folder / "a.jsonl", [WRONG])
    (folder / "rapikan.toml").write_text('allow-words = ["dilingkungan"]', encoding="utf-8")
    assert batch("a.jsonl", "--out", "b", "-q").code == 0
    assert texts_of(folder / "b" / "a.jsonl") == [WRONG]
    assert batch("a.jsonl", "--out", "c", "-q", "--isolated").code == 0
    assert texts_of(folder / "c" / "a.jsonl") == [RIGHT]
    assert batch("a.jsonl", "--out", "d", "-q", "--isolated", "--ignore", "KDP").code == 0
    assert texts_of(folder / "d" / "a.jsonl") == [WRONG]


def test_check_writes_nothing(batch: Run, folder: Path) -> None:
    jsonl(folder / "a.jsonl", [RIGHT, WRONG])
    jsonl(folder / "b.jsonl", [RIGHT])
    before = sorted(folder.iterdir())
    done = batch("a.jsonl", "--check")
    assert done.code == 1
    assert "a.jsonl:2: KDP101 “dilingkungan” → “di lingkungan”" in done.out
    assert batch("b.jsonl", "--check").code == 0
    jsonl(folder / "b.jsonl", [5])
    assert batch("b.jsonl", "--check").code == 2
    assert sorted(folder.iterdir()) == before


def test_json_stands_alone_on_standard_output(batch: Run, folder: Path) -> None:
    jsonl(folder / "a.jsonl", [WRONG, 5])
    for what in (["--check"], ["--out", "b"]):
        done = batch("a.jsonl", *what, "--format", "json")
        assert json.loads(done.out)["changes"] == 1
        assert "a.jsonl:2" in done.err


def test_a_report_may_stand_in_the_output(batch: Run, folder: Path) -> None:
    jsonl(folder / "a.jsonl", [WRONG])
    assert batch("a.jsonl", "--out", "b", "-q", "--report", "b/laporan.json").code == 0
    assert json.loads((folder / "b" / "laporan.json").read_bytes())["changes"] == 1


def test_numbers_are_written_as_the_reader_does(batch: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jsonl(folder / "a.jsonl", ["baik"] * 1234)
    assert "1.234 rekaman, 0,0 MB" in batch("a.jsonl", "--check", "--dry-run").out
    monkeypatch.setenv("RAPIKAN_LANG", "en")
    assert "1,234 records, 0.0 MB" in batch("a.jsonl", "--check", "--dry-run").out


def test_check_at_a_wider_level(batch: Run, folder: Path) -> None:
    jsonl(folder / "a.jsonl", ["Kegiatan tersebut dalam rangka untuk meningkatkan pelayanan kepada masyarakat."])
    assert batch("a.jsonl", "--check", "-q").code == 0
    assert batch("a.jsonl", "--check", "-q", "--level", "show").code == 1
    (folder / "rapikan.toml").write_text('level = "show"', encoding="utf-8")
    assert batch("a.jsonl", "--check", "-q").code == 1


def test_dry_run_limit_and_sample(batch: Run, folder: Path) -> None:
    jsonl(folder / "a.jsonl", [f"{number}. {WRONG}" for number in range(50)])
    done = batch("a.jsonl", "--out", "b", "--dry-run", "--sample", "7")
    assert "50 rekaman" in done.out
    assert "akan dikerjakan: 7 rekaman" in done.out
    assert not (folder / "b").exists()
    batch("a.jsonl", "--out", "b", "-q", "--limit", "3")
    assert texts_of(folder / "b" / "a.jsonl") == [f"{number}. {RIGHT}" for number in range(3)]
    for target, seed in (("c", "1"), ("d", "1"), ("e", "2")):
        batch("a.jsonl", "--out", target, "-q", "--sample", "7", "--seed", seed)
    drawn = [texts_of(folder / target / "a.jsonl") for target in "cde"]
    assert drawn[0] == drawn[1] != drawn[2]
    assert [len(texts) for texts in drawn] == [7, 7, 7]


def test_strict_stops_and_the_usual_run_goes_on(batch: Run, folder: Path) -> None:
    (folder / "a.jsonl").write_bytes(b'{"text": "baik"}\n{"text": "\xff"}\n' + json.dumps({"text": WRONG}).encode() + b"\n")
    done = batch("a.jsonl", "--out", "b", "-q", "--strict")
    assert done.code == 2
    assert "a.jsonl:2:" in done.err
    assert not (folder / "b" / "a.jsonl").exists()
    assert batch("a.jsonl", "--out", "c", "-q").code == 0
    _, second, third = (folder / "c" / "a.jsonl").read_bytes().splitlines()
    assert second == b'{"text": "\xff"}'
    assert json.loads(third)["text"] == RIGHT


def test_strict_minds_what_an_earlier_run_passed_through(folder: Path) -> None:
    from rapikan.batch.run import Batch
    from rapikan.batch.wish import Wish

    jsonl(folder / "a.jsonl", [5])
    for strict in (False, True):
        with Batch(Wish(("a.jsonl",), Path("b"), strict=strict)) as run:
            list(run.sources.inspect())
            run.begin()
            if strict:
                with pytest.raises(FatalError, match=r"a\.jsonl:1"):
                    list(run.done_before())
            else:
                list(run.work(lambda tasks: local.run(tasks, 1)))  # and killed before it assembles


def test_a_text_that_is_too_long_is_passed_through(batch: Run, folder: Path) -> None:
    jsonl(folder / "a.jsonl", [WRONG, WRONG * 3])
    done = batch("a.jsonl", "--out", "b", "--max-chars", "60", "-q")
    assert done.code == 0
    assert "a.jsonl:2: teks memuat 123 karakter, batasnya 60" in done.err
    assert texts_of(folder / "b" / "a.jsonl") == [RIGHT, WRONG * 3]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.jsonl",), "--out"),
        (("a.jsonl", "--out", "b", "--check"), "--check tidak menulis"),
        (("tidak-ada.jsonl", "--out", "b"), "tidak-ada.jsonl: tidak dapat dibaca"),
        (("a.jsonl", "--out", "b", "--column", "isi"), "Kolom yang ada: id, text"),
        (("a.jsonl", "--out", "b", "--engine", "awan"), "pilih dask, local"),
        (("a.jsonl", "--out", "b", "--scheduler", "tcp://x"), "memerlukan --engine dask"),
        (("a.jsonl", "--out", "b", "--report", "r.pdf"), ".html atau .json"),
        (("a.jsonl", "--out", "b", "--report", "tiada/r.html"), "foldernya tidak ada"),
        (("a.jsonl", "--out", "b", "--report", "a.jsonl/r.html"), "foldernya tidak ada"),
        (("a.jsonl", "--out", "b", "--format", "yaml"), "pilih table atau json"),
        (("a.jsonl", "--out", "b", "--select", "ZZZ"), "“ZZZ” tidak ada"),
        (("a.jsonl", "--out", "b", "--level", "mungkin"), "safe, unsafe, atau show"),
        (("a.jsonl", "--check", "--level", "mungkin"), "safe, unsafe, atau show"),
        (("a.jsonl", "--out", "."), "menimpa masukan"),
        (("a.jsonl", "--out", ""), "--out"),
        (("", "--out", "b"), "nama sumber kosong"),
        (("a.jsonl", "lain/a.jsonl", "--out", "b"), "ke tempat yang sama"),
        (("a.jsonl", "a.jsonl", "--out", "b"), "a.jsonl disebut dua kali"),
        (("a.docx", "--out", "b"), "bentuk berkas ini tidak dikenal"),
        (("a.jsonl", "--out", "a.jsonl"), "ada berkas pada jalurnya"),
        (("a.jsonl", "--out", "b", "--encoding", "klingon"), "klingon"),
        (("kosong.csv", "--out", "b"), "judul kolom"),
    ],
)
def test_wrong_usage_is_2_and_writes_nothing(batch: Run, folder: Path, arguments: tuple[str, ...], said: str) -> None:
    jsonl(folder / "a.jsonl", [WRONG])
    (folder / "lain").mkdir()
    jsonl(folder / "lain" / "a.jsonl", [WRONG])
    (folder / "a.docx").write_bytes(b"PK\3\4")
    (folder / "kosong.csv").write_bytes(b"")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = batch(*arguments)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") <= 2
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


# --- going on ------------------------------------------------------------------------------------------------------------------


def test_a_finished_run_does_nothing(batch: Run, folder: Path) -> None:
    jsonl(folder / "a.jsonl", [WRONG])
    first = batch("a.jsonl", "--out", "b", "--format", "json")
    (folder / "b" / "a.jsonl").write_text("disunting", encoding="utf-8")
    again = batch("a.jsonl", "--out", "b", "--format", "json")
    assert again.code == 0
    assert report_of(again) == report_of(first)
    assert (folder / "b" / "a.jsonl").read_text(encoding="utf-8") == "disunting"
    assert batch("a.jsonl", "--out", "b", "-q", "--restart").code == 0
    assert texts_of(folder / "b" / "a.jsonl") == [RIGHT]


def test_nothing_else_is_mixed_in(batch: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jsonl(folder / "a.jsonl", [WRONG])
    batch("a.jsonl", "--out", "b", "-q")
    refused = {
        "pilihan": lambda: batch("a.jsonl", "--out", "b", "--level", "unsafe"),
        "konfigurasi": lambda: batch("a.jsonl", "--out", "b", "--ignore", "KDP"),
    }
    for name, again in refused.items():
        done = again()
        assert (done.code, name in done.err, "--restart" in done.err) == (2, True, True)
    monkeypatch.setattr("rapikan.__version__", "99")
    installation.cache_clear()  # as another process would
    assert "versi rapikan" in batch("a.jsonl", "--out", "b").err
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    installation.cache_clear()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "home"))
    (folder / "home" / "rapikan").mkdir(parents=True)
    (folder / "home" / "rapikan" / "kamus.txt").write_text("dilingkungan\n", encoding="utf-8")
    assert "kamus" in batch("a.jsonl", "--out", "b").err
    jsonl(folder / "a.jsonl", [WRONG, WRONG])
    assert "masukan" in batch("a.jsonl", "--out", "b").err


def test_files_of_others_are_not_overwritten(batch: Run, folder: Path) -> None:
    jsonl(folder / "a.jsonl", [WRONG])
    (folder / "b").mkdir()
    (folder / "b" / "a.jsonl").write_text("milik orang", encoding="utf-8")
    assert batch("a.jsonl", "--out", "b").code == 2
    assert (folder / "b" / "a.jsonl").read_text(encoding="utf-8") == "milik orang"


def test_two_runs_on_one_output(batch: Run, folder: Path) -> None:
    jsonl(folder / "a.jsonl", [WRONG])
    holder = subprocess.Popen(
        [sys.executable, "-c", "import sys; from pathlib import Path; from rapikan.batch.manifest import State\n"
         "with State(Path('b')): print('ya', flush=True); sys.stdin.read()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder,
    )  # fmt: skip
    with holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"ya\n"
        done = batch("a.jsonl", "--out", "b")
        assert (done.code, "sedang dikerjakan" in done.err) == (2, True)
        holder.kill()
    assert batch("a.jsonl", "--out", "b", "-q").code == 0  # the lock went with its holder


def test_an_input_that_changes_under_way_is_noticed(folder: Path) -> None:
    from rapikan.batch.run import Batch
    from rapikan.batch.wish import Wish

    jsonl(folder / "a.jsonl", [WRONG, RIGHT])
    with Batch(Wish(("a.jsonl",), Path("b"))) as run:
        list(run.sources.inspect())
        run.begin()
        list(run.work(lambda tasks: local.run(tasks, 1)))
        jsonl(folder / "a.jsonl", [RIGHT, WRONG])
        with pytest.raises(DocumentError, match="berubah selama dikerjakan"):
            list(run.assemble())
    assert not (folder / "b" / "a.jsonl").exists()


# --- death ---------------------------------------------------------------------------------------------------------------------


class Deadly(JsonLines):
    """JSON Lines in which some texts kill the process that reads them, as a defect in a library of C would."""

    def documents(self, record: Record, options: Options, context: Any) -> list[Document]:
        if b"racun" in record.data:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().documents(record, options, context)


@dataclass(frozen=True)
class DeadlyTask(Task):
    @property
    def form(self) -> Form:
        return Deadly()


def tasks(folder: Path, parts: list[list[str]], kind: type[Task] = Task) -> list[Task]:
    return [
        kind(
            path=folder / f"{number}.part",
            keep=True,
            suffix=".jsonl",
            place="a.jsonl",
            options=Options(),
            context=None,
            records=tuple(Record(f"{number}.{index}", json.dumps({"text": text}).encode()) for index, text in enumerate(texts)),
            orders=(Order(),) * len(texts),
            level=Applicability.SAFE,
            most=10_000,
            strict=False,
            installation=installation(),
        )
        for number, texts in enumerate(parts)
    ]


def test_a_record_that_kills_is_reported_and_the_rest_is_done(tmp_path: Path) -> None:
    parts = [[WRONG, "racun", WRONG], ["racun"], [WRONG]]
    summaries = list(local.run(iter(tasks(tmp_path, parts, DeadlyTask)), 2))
    assert [[place for place, _ in summary.errors] for summary in summaries] == [["a.jsonl:0.1"], ["a.jsonl:1.0"], []]
    assert [summary.changes for summary in summaries] == [2, 0, 1]
    assert [data is None for _, data in frames(tmp_path / "0.part")] == [False, True, False]
    assert not list(tmp_path.glob("*.trail"))


def test_workers_that_never_begin_end_the_run(tmp_path: Path) -> None:
    (first,) = tasks(tmp_path, [[WRONG]], DeadlyTask)
    stillborn = replace(first, options=Exploding())
    with pytest.raises(FatalError, match="mati sebelum mulai"):
        list(local.run(iter([stillborn]), 1))


class Exploding(Options):
    """Options at whose arrival a process dies."""

    def __reduce__(self) -> tuple[Callable[[int, int], None], tuple[int, int]]:
        return _kill_unless, (os.getpid(), signal.SIGKILL)


def _kill_unless(parent: int, sign: int) -> None:
    if os.getpid() != parent:
        os.kill(os.getpid(), sign)


def test_the_engine_holds_few_tasks_and_keeps_their_order(tmp_path: Path) -> None:
    taken = 0

    def counted() -> Iterator[Task]:
        nonlocal taken
        for task in tasks(tmp_path, [[f"{number} {WRONG}"] * (1 + number % 3) for number in range(40)]):
            taken += 1
            yield task

    done = 0
    for summary in local.run(counted(), 2):
        assert summary.records == 1 + done % 3
        done += 1
        assert taken - done <= 2 * local.AHEAD
    assert done == 40


def started(archive: Path, target: Path, *, room: int | None = None) -> subprocess.Popen[bytes]:
    """Starts a run of two workers as a process group of its own; files may not grow beyond `room` bytes."""

    def limit() -> None:
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    return subprocess.Popen(
        [sys.executable, "-m", "rapikan", "batch", str(archive), "--out", str(target), "--workers", "2", "-q"],
        start_new_session=True,
        preexec_fn=limit,
        stderr=subprocess.PIPE,
        cwd=archive.parent,
    )


def workers_of(pid: int) -> list[int]:
    """Lists the processes below a process that run workers."""
    with contextlib.suppress(OSError):
        children = [int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]
        return [child for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
    return []


def until(true: Callable[[], Any], seconds: float = 20) -> Any:
    end = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)
    return found


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds worker processes in /proc, which only Linux has")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """Gives a small archive of some parts, and what an undisturbed run makes of it."""
    folder = tmp_path_factory.mktemp("arsip")
    chance = random.Random(6)
    words = [
        "rapat",
        "dilingkungan",
        "kantor",
        "bupati",
        "membahas",
        "keprcayaan",
        "masyarakat",
        "terhadap",
        "pelayanan",
        "publik",
        "diatas",
        "meja",
        "olehtim",
    ]
    texts = [" ".join(chance.choices(words, k=12)).capitalize() + "." for _ in range(420)]
    path = jsonl(folder / "a.jsonl", texts)
    run = started(path, folder / "utuh")
    assert run.wait() == 0, run.stderr.read() if run.stderr else b""
    return path, (folder / "utuh" / "a.jsonl").read_bytes()


def continued(path: Path, target: Path, expected: bytes) -> None:
    """Goes on with a run and compares: every record is there once, as in the undisturbed run."""
    run = started(path, target)
    _, err = run.communicate()
    assert run.returncode == 0, err
    assert (target / "a.jsonl").read_bytes() == expected
    assert sorted(each.name for each in (target / FOLDER_NAME).iterdir()) == ["lock", "manifest", "report"]
    assert sorted(each.name for each in target.iterdir()) == [FOLDER_NAME, "a.jsonl"]


@needs_proc
@pytest.mark.parametrize("moment", ["at the start", "at the first part"])
def test_kill_a_worker(archive: tuple[Path, bytes], tmp_path: Path, moment: str) -> None:
    """The moments are events and no seconds: on a fast machine the run is over sooner than any number of them."""
    path, expected = archive
    run = started(path, tmp_path / "b")
    found = until(lambda: workers_of(run.pid))
    if moment == "at the first part":
        until(lambda: list((tmp_path / "b").rglob("*.part")))
    os.kill(found[0], signal.SIGKILL)
    assert run.wait() == 0
    assert (tmp_path / "b" / "a.jsonl").read_bytes() == expected
    report = json.loads((tmp_path / "b" / FOLDER_NAME / "report").read_bytes())
    assert (report["records"], report["errors"]["count"]) == (420, 0)


@needs_proc
@pytest.mark.parametrize("seed", [1, 2])
def test_kill_the_whole_run(archive: tuple[Path, bytes], tmp_path: Path, seed: int) -> None:
    path, expected = archive
    run = started(path, tmp_path / "b")
    until(lambda: list((tmp_path / "b").rglob("*.part")) or run.poll() is not None)
    time.sleep(random.Random(seed).uniform(0, 0.8))
    with contextlib.suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    continued(path, tmp_path / "b", expected)


@needs_proc
def test_workers_die_with_their_parent(archive: tuple[Path, bytes], tmp_path: Path) -> None:
    path, expected = archive
    run = started(path, tmp_path / "b")
    until(lambda: list((tmp_path / "b").rglob("*.part")))
    found = workers_of(run.pid)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    assert found
    until(lambda: not any(_runs(pid) for pid in found), 5)
    continued(path, tmp_path / "b", expected)


def _runs(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    return False


@pytest.mark.parametrize("share", [0.05, 0.6])
def test_a_full_disk(archive: tuple[Path, bytes], tmp_path: Path, share: float) -> None:
    """RLIMIT_FSIZE stands for a full disk: a part does not fit, or all parts do and the archive does not."""
    path, expected = archive
    run = started(path, tmp_path / "b", room=int(share * len(expected)))
    _, err = run.communicate()
    assert run.returncode == 2
    assert b"Traceback" not in err
    assert b"perintah yang sama" in err
    assert not (tmp_path / "b" / "a.jsonl").exists()
    continued(path, tmp_path / "b", expected)


def test_interrupt_says_how_to_go_on(archive: tuple[Path, bytes], tmp_path: Path) -> None:
    path, expected = archive
    run = started(path, tmp_path / "b")
    until(lambda: list((tmp_path / "b").rglob("*.part")))
    os.killpg(run.pid, signal.SIGINT)
    _, err = run.communicate()
    assert run.returncode == 130
    assert b"Traceback" not in err
    assert b"perintah yang sama" in err
    continued(path, tmp_path / "b", expected)


@needs_proc
def test_interrupt_while_workers_start_shows_no_traceback(archive: tuple[Path, bytes], tmp_path: Path) -> None:
    path, expected = archive
    run = started(path, tmp_path / "b")
    until(lambda: workers_of(run.pid))  # which are still importing
    os.killpg(run.pid, signal.SIGINT)
    _, err = run.communicate()
    assert run.returncode == 130
    assert b"Traceback" not in err
    continued(path, tmp_path / "b", expected)


def test_interrupt_of_a_check_promises_nothing(archive: tuple[Path, bytes], tmp_path: Path) -> None:
    path, _ = archive
    run = subprocess.Popen(
        [sys.executable, "-m", "rapikan", "batch", str(path), "--check"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert run.stdout is not None
    assert run.stdout.readline()  # a finding: the check is under way
    os.killpg(run.pid, signal.SIGINT)
    _, err = run.communicate()
    assert (run.returncode, err.decode().strip()) == (130, "Dihentikan; tidak ada yang ditulis.")


def test_dask_gives_the_same_bytes(archive: tuple[Path, bytes], tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="rapikan[dask] is not installed")
    path, expected = archive
    done = subprocess.run(
        [sys.executable, "-m", "rapikan", "batch", str(path), "--out", str(tmp_path / "b"), "--engine", "dask", "--workers", "2", "-q"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "b" / "a.jsonl").read_bytes() == expected


def test_a_record_that_kills_dask_workers_is_passed_through(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="rapikan[dask] is not installed")
    from rapikan.batch.engines import dask

    parts = tasks(tmp_path, [[WRONG, "racun", WRONG], [WRONG]], DeadlyTask)
    summaries = list(dask.run(iter(parts), None, 1))
    assert [[place for place, _ in summary.errors] for summary in summaries] == [["a.jsonl:0.1"], []]
    assert [summary.changes for summary in summaries] == [2, 1]


def test_a_cluster_of_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed", reason="rapikan[dask] is not installed")
    from rapikan.batch.engines import dask

    monkeypatch.setattr(dask, "GLANCE", 1)
    monkeypatch.setattr(dask, "PATIENCE", 2)
    (task,) = tasks(tmp_path, [[WRONG]])
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50) as cluster:
        address = cluster.scheduler_address
        with pytest.raises(FatalError, match="samakan versi"):
            list(dask.run(iter([replace(task, installation=Installation("99", ""))]), address, 1))
        cluster.scale(0)
        with pytest.raises(FatalError, match=f"dask worker {address}"):
            list(dask.run(iter([task]), address, 1))
        cluster.scale(1)
        monkeypatch.setattr(dask, "PATIENCE", 60)
        assert [summary.changes for summary in dask.run(iter([task]), address, 1)] == [1]


def test_the_dask_engine_lets_python_look_for_cycles(tmp_path: Path) -> None:
    """`rapikan.__main__` puts the garbage collector off, and what dask makes with every part would pile up."""
    pytest.importorskip("distributed", reason="rapikan[dask] is not installed")
    from rapikan.batch.engines import dask

    seen = []

    def watched() -> Iterator[Task]:
        for task in tasks(tmp_path, [[WRONG]]):
            seen.append(gc.get_threshold()[0])
            yield task

    before = gc.get_threshold()
    gc.set_threshold(100_000)
    try:
        list(dask.run(watched(), None, 1))
        assert (seen, gc.get_threshold()[0]) == ([700], 100_000)
    finally:
        gc.set_threshold(*before)


def test_a_scheduler_that_does_not_answer(batch: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="rapikan[dask] is not installed")
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "1s")
    import dask.config

    dask.config.refresh()
    jsonl(folder / "a.jsonl", [WRONG])
    done = batch("a.jsonl", "--out", "b", "-q", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert done.code == 2
    assert "tcp://127.0.0.1:9" in done.err
    assert "Traceback" not in done.err


# --- hostile archives ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../keluar.txt", "/tmp/keluar.txt"])
def test_nothing_is_written_outside(batch: Run, folder: Path, name: str) -> None:
    (folder / "dalam").mkdir()
    with zipfile.ZipFile(folder / "dalam" / "a.zip", "w") as made:
        made.writestr("baik.txt", WRONG)
        made.writestr(name, WRONG)
    with tarfile.open(folder / "dalam" / "a.tar", "w") as tar:
        info = tarfile.TarInfo(name)
        info.size = 1
        tar.addfile(info, io.BytesIO(b"x"))
    for hostile in ("a.zip", "a.tar"):
        done = batch(f"dalam/{hostile}", "--out", "dalam/b")
        assert (done.code, "menunjuk ke luar" in done.err, done.err.count("\n")) == (2, True, 1)
    assert sorted(path.name for path in folder.rglob("*")) == ["a.tar", "a.zip", "dalam"]


def test_a_bomb_is_refused_unless_allowed(batch: Run, folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.bin", b"\0" * 11_000_000)
    done = batch("a.zip", "--out", "b")
    assert (done.code, "--max-ratio" in done.err) == (2, True)
    assert not (folder / "b").exists()
    assert batch("a.zip", "--out", "b", "--max-ratio", "5000", "-q").code == 0


def test_a_link_in_the_output_is_not_followed(batch: Run, folder: Path) -> None:
    (folder / "a").mkdir()
    (folder / "a" / "x.txt").write_text(WRONG, encoding="utf-8")
    (folder / "luar").mkdir()
    (folder / "b").mkdir()
    (folder / "b" / "x.txt").symlink_to(folder / "luar" / "x.txt")
    assert batch("a", "--out", "b").code == 2
    shutil.rmtree(folder / "b")
    (folder / "a" / "sub").mkdir()
    (folder / "a" / "x.txt").rename(folder / "a" / "sub" / "x.txt")
    (folder / "b").mkdir()
    (folder / "b" / "sub").symlink_to(folder / "luar")
    assert batch("a", "--out", "b").code == 2
    assert not list((folder / "luar").iterdir())


# --- the function, the totals, arrow ---------------------------------------------------------------------------------------------


def test_one_function_over_texts() -> None:
    done = list(corrected([WRONG, RIGHT, "x" * 99, "\ud800", "a\r\n" + WRONG], most=60))
    assert [each.output for each in done] == [RIGHT, None, None, None, "a\r\n" + RIGHT]
    assert [bool(each.error) for each in done] == [False, False, True, True, False]


def test_totals_do_not_grow_without_bound() -> None:
    totals = Totals()
    for number in range(30):
        each = Summary(records=1, corrections=[(f"{number}-{index}", "x", "SLK101", 1) for index in range(3_000)])
        each.corrections.append(("sering", "x", "SLK101", 5))
        each.errors = [(str(index), "sebab") for index in range(1_000)]
        totals.add(each)
    told = totals.as_dict()
    assert told["records"] == 30
    assert told["corrections"][0] == {"before": "sering", "after": "x", "code": "SLK101", "count": 150}
    assert (told["errors"]["count"], len(told["errors"]["listed"])) == (30_000, 10_000)


def test_summaries_survive_the_way_through_a_file() -> None:
    summary = Summary(3, 2, 99, 1)
    summary.rules["KDP101"] = 1
    summary.by_changes[0] = 2
    summary.corrections = [("a", "b", "KDP101", 1)]
    summary.errors = [("a:1", "sebab")]
    assert Summary.from_json(summary.as_json()) == summary


def test_state_takes_no_data_files_suffix(tmp_path: Path) -> None:
    from rapikan.archive.form import form_of
    from rapikan.config import INCLUDED

    with State(tmp_path / "b") as state:
        wish = dict.fromkeys(("rapikan", "dictionaries", "sources", "settings", "options"), 1)
        assert state.begin(wish, restart=False) is False
        assert state.begin(wish, restart=False) is True
    for path in (tmp_path / "b").rglob("*"):
        assert form_of(path.name) is None
        assert not any(path.match(pattern) for pattern in INCLUDED)


def test_limits_are_stated_in_the_help(batch: Run) -> None:
    page = batch("--help").out
    limits = Limits()
    for number in (limits.member, limits.total, limits.ratio, MOST_CHARACTERS):
        assert str(number) in page


def test_fix_batch_over_arrow() -> None:
    pa = pytest.importorskip("pyarrow", reason="rapikan[arsip] is not installed")
    from rapikan.arrow import fix_batch, schema

    table = pa.table({"id": [1, 2, 3], "text": pa.array([WRONG, None, "\u0000" + "x" * 99], pa.large_string())})
    for given in (table, table.to_batches()[0]):
        made = fix_batch(given, ["text"], max_chars=60)
        assert type(made) is type(given)
        assert made.schema == schema(given.schema, ["text"])
        first, second, third = made.to_pylist()
        assert (first["id"], first["text"], first["text_change_count"], first["text_error"]) == (1, RIGHT, 1, None)
        (change,) = first["text_changes"]
        assert WRONG[change["start"] : change["end"]] == change["before"] == "dilingkungan"
        assert (change["after"], change["codes"]) == ("di lingkungan", ["KDP101"])
        assert (second["text"], second["text_change_count"]) == (None, None)
        assert (third["text_change_count"], bool(third["text_error"])) == (0, True)
    with pytest.raises(KeyError):
        fix_batch(table, ["isi"])
    with pytest.raises(ValueError):
        fix_batch(table, ["text"], level="mungkin")
