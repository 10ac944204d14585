"""`rapikan lint` as newsrooms and their CI meet it: exit codes, folders, corrections, silencing, baselines, git, cache."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from rapikan.checking.silence import Silences
from rapikan.cli.app import run as command

WRONG = "Rapat digelar dilingkungan kantor bupati.\n"
RIGHT = "Rapat digelar di lingkungan kantor bupati.\n"


class Done(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def lint(folder: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `rapikan lint …` in a folder of its own, by default with a cache of its own."""

    def runs(*arguments: str, text: str | bytes | None = None) -> Done:
        if text is not None:
            data = text.encode() if isinstance(text, str) else text
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        cache = [] if "--no-cache" in arguments else ["--cache-dir", str(folder / ".cache")]
        code = command(["lint", *cache, *arguments])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return runs


def write(path: Path, text: str = WRONG) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def codes(done: Done) -> list[str]:
    return [entry["code"] for entry in json.loads(done.out)]


# --- exit codes ---------------------------------------------------------------------------------------------------------------


def test_clean_is_0_findings_are_1_errors_are_2(lint: Run, folder: Path) -> None:
    write(folder / "rapi.txt", RIGHT)
    write(folder / "salah.txt")
    assert lint("rapi.txt").code == 0
    done = lint("salah.txt")
    assert done.code == 1
    assert "salah.txt:1:15: KDP101" in done.out
    missing = lint("rapi.txt", "tidak-ada.txt")
    assert missing.code == 2
    assert "tidak-ada.txt: tidak dapat dibaca" in missing.err


def test_lint_changes_nothing(lint: Run, folder: Path) -> None:
    path = write(folder / "salah.txt", WRONG.replace("\n", "\r\n"))
    before = path.read_bytes(), path.stat().st_mtime_ns
    lint(".", "--level", "show")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_an_error_in_one_file_hides_no_finding_in_another(lint: Run, folder: Path) -> None:
    (folder / "biner.txt").write_bytes(b"\0\1\2" * 50)
    write(folder / "salah.txt")
    done = lint(".")
    assert done.code == 2
    assert "KDP101" in done.out
    assert "biner.txt" in done.err


def test_level_widens_what_is_reported_and_what_fails(lint: Run, folder: Path) -> None:
    write(folder / "saran.txt", "Kegiatan tersebut dalam rangka untuk meningkatkan pelayanan kepada masyarakat.\n")
    safe, shown = lint("saran.txt"), lint("saran.txt", "--level", "show")
    assert safe.code == 0
    assert "tidak dihitung: " in safe.out
    assert shown.code == 1
    assert lint("saran.txt", "--level", "saran").code == 1


def test_exit_zero_and_max_findings(lint: Run, folder: Path) -> None:
    write(folder / "salah.txt", WRONG * 2)
    assert lint(".", "--exit-zero").code == 0
    assert lint(".", "--max-findings", "2").code == 0
    assert lint(".", "--max-findings", "1").code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "yaml"),
        ("--level", "mungkin"),
        ("--color", "kadang"),
        ("--select", "ZZZ"),
        ("--fix", "--diff"),
        ("--unsafe-fixes",),
        ("--baseline", "tidak-ada.json"),
        ("--statistics", "--format", "json"),
        ("--config", "tidak-ada.toml"),
    ],
)
def test_wrong_usage_is_2_and_explained(lint: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    write(folder / "salah.txt")
    done = lint(".", *arguments)
    assert done.code == 2
    assert done.err.startswith("rapikan lint: ")
    assert done.out == ""


# --- which files --------------------------------------------------------------------------------------------------------------


def test_a_folder_gives_text_files_but_not_what_git_ignores(lint: Run, folder: Path) -> None:
    (folder / ".git").mkdir()
    write(folder / ".gitignore", "buangan/\n*.bak.txt\n!simpan.bak.txt\n")
    for name in ("a.txt", "dalam/b.txt", "buangan/c.txt", "d.bak.txt", "simpan.bak.txt", "e.py", "node_modules/f.txt", "dalam/g.txt"):
        write(folder / name)
    write(folder / "dalam" / ".gitignore", "/g.txt\n")
    done = lint(".", "--format", "concise")
    assert [line.split(":")[0] for line in done.out.splitlines() if "KDP101" in line] == ["a.txt", "dalam/b.txt", "simpan.bak.txt"]
    assert "buangan/c.txt" in lint(".", "--no-respect-gitignore", "--format", "concise").out


def test_exclude_spares_walked_files_and_named_ones_by_force(lint: Run, folder: Path) -> None:
    write(folder / "arsip" / "a.txt")
    assert lint(".", "--exclude", "arsip/").code == 0
    assert lint("arsip/a.txt", "--exclude", "arsip/").code == 1
    assert lint("arsip/a.txt", "--exclude", "arsip/", "--force-exclude").code == 0


def test_no_file_found_is_a_warning_and_0(lint: Run) -> None:
    done = lint(".")
    assert done.code == 0
    assert "peringatan" in done.err


def test_links_that_lead_nowhere_or_in_a_circle_are_no_files(lint: Run, folder: Path) -> None:
    write(folder / "a.txt")
    (folder / "putar.txt").symlink_to("putar.txt")
    (folder / "hilang.txt").symlink_to("tidak-ada.txt")
    assert codes(lint(".", "--format", "json")) == ["KDP101"]
    assert lint("putar.txt").code == 2


def test_a_file_named_twice_is_checked_once(lint: Run, folder: Path) -> None:
    write(folder / "salah.txt")
    assert codes(lint("salah.txt", ".", "--format", "json")) == ["KDP101"]


def test_standard_input_under_a_name(lint: Run, folder: Path) -> None:
    done = lint("-", "--stdin-filename", "berita/a.txt", "--format", "concise", text=WRONG)
    assert done == lint("--stdin-filename", "berita/a.txt", "--format", "concise", text=WRONG)  # naming it asks for it
    assert done.code == 1
    assert done.out.startswith("berita/a.txt:1:15: KDP101")


def test_standard_input_that_is_excluded_comes_out_as_it_went_in(lint: Run) -> None:
    arguments = ("-", "--stdin-filename", "arsip/a.txt", "--exclude", "arsip/")
    assert lint(*arguments, text=WRONG).code == 1
    assert lint(*arguments, "--force-exclude", "--fix", text=WRONG) == Done(0, WRONG, "")


def test_markup_is_read_around_and_left_as_it_is(lint: Run, folder: Path) -> None:
    html = write(folder / "a.html", "<p>Ia menganai hal itu.</p>\r\n<p>Rapat &amp; <b>acara</b> digelar dilingkungan kantor.</p>\r\n")
    prose = write(folder / "b.md", "---\ntitle: Uji\n---\n\n<!-- rapikan: ignore SLK101 -->\n\nIa menganai **hal** itu, *silahkan*.\n")
    done = lint(".", "--format", "json")
    assert [(entry["file"], entry["code"], entry["line"], entry["column"]) for entry in json.loads(done.out)] == [
        ("a.html", "SLK101", 1, 7),
        ("a.html", "KDP101", 2, 37),
        ("b.md", "KBK101", 7, 27),
    ]
    lint(".", "--fix")
    assert html.read_bytes() == b"<p>Ia mengenai hal itu.</p>\r\n<p>Rapat &amp; <b>acara</b> digelar di lingkungan kantor.</p>\r\n"
    assert prose.read_bytes().endswith(b"Ia menganai **hal** itu, *silakan*.\n")


# --- corrections --------------------------------------------------------------------------------------------------------------


def test_fix_writes_what_is_certain_and_keeps_line_ends(lint: Run, folder: Path) -> None:
    path = write(folder / "salah.txt", WRONG.replace("\n", "\r\n"))
    done = lint(".", "--fix")
    assert done.code == 0
    assert path.read_bytes() == RIGHT.replace("\n", "\r\n").encode()
    assert "1 perubahan ditulis" in done.out
    assert command(["batal", "salah.txt"]) == 0


def test_what_markup_cuts_through_fails_and_is_left_to_an_editor(lint: Run, folder: Path) -> None:
    path = write(folder / "a.md", "Rapat digelar dilin**gkungan** kantor di\nhadiri bupati.\n")
    before = path.read_bytes()
    done = lint(".", "--fix", "--format", "json")
    assert done.code == 1
    assert path.read_bytes() == before
    assert [(entry["code"], entry["line"], entry["end_line"], entry["edits"]) for entry in json.loads(done.out)] == [
        ("KDP101", 1, 1, []),
        ("KDP102", 1, 2, []),
    ]
    assert lint(".", "--format", "sarif").code == 1
    write(path, "<!-- rapikan: ignore-file -->\n\n" + before.decode())
    assert lint(".").code == 0


def test_fix_of_standard_input_prints_the_text_alone(lint: Run) -> None:
    done = lint("-", "--fix", text=WRONG)
    assert (done.code, done.out) == (0, RIGHT)
    assert lint("-", "--fix", text=RIGHT).out == RIGHT


def test_diff_shows_and_writes_nothing(lint: Run, folder: Path) -> None:
    path = write(folder / "salah.txt")
    done = lint(".", "--diff")
    assert done.code == 1
    assert f"-{WRONG}+{RIGHT}" in done.out
    assert path.read_text(encoding="utf-8") == WRONG
    write(path, RIGHT)
    assert lint(".", "--diff").code == 0


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
def test_a_diff_can_be_applied(lint: Run, folder: Path) -> None:
    odd = "Satu\u2028dua\x85tiga\n"  # signs at which Python parts lines, and patch does not
    path = write(folder / "salah.txt", (RIGHT * 5 + odd + WRONG).rstrip("\n"))
    diff = lint(".", "--diff").out
    subprocess.run(["patch", "-p0"], input=diff.encode(), check=True, cwd=folder, capture_output=True)
    assert path.read_bytes().decode() == (RIGHT * 5 + odd + RIGHT).rstrip("\n")


def test_fix_finds_what_lint_found(lint: Run, folder: Path, shared: Path) -> None:
    for number, source in enumerate(sorted((shared / "press").rglob("*.txt"))[:8]):
        (folder / f"{number}.txt").write_bytes(source.read_bytes())
    before = json.loads(lint(".", "--format", "json").out)
    assert before
    done = lint(".", "--fix")
    assert done.code == 0, done.out
    assert f"{len(before)} perubahan ditulis" in done.out


def test_edits_in_json_give_what_fix_writes(lint: Run, folder: Path) -> None:
    path = write(folder / "salah.txt", "Ia 😀 menganai hal itu, silahkan.\r\nRapat dilingkungan kantor.\r\n")
    lines = path.read_bytes().decode().split("\r\n")
    for entry in reversed(json.loads(lint(".", "--format", "json").out)):
        (edit,) = entry["edits"]
        line = lines[edit["line"] - 1]
        lines[edit["line"] - 1] = line[: edit["column"] - 1] + edit["text"] + line[edit["end_column"] - 1 :]
    lint(".", "--fix")
    assert path.read_bytes().decode() == "\r\n".join(lines)


# --- what users of such tools complain of ------------------------------------------------------------------------------------------
# A missing path that exits 0, no baseline and no changed-lines mode are tried above and below.


def test_names_and_acronyms_are_not_flagged(lint: Run, folder: Path) -> None:
    write(
        folder / "nama.txt",
        "Bupati Sutrisno Wibawaningrat membuka rapat bersama Kapolres AKBP Yohanes Ndoluhae di Aula Pattimura.\n"
        "Hadir pula BPBD, KPPBC, dan PT Petronlea Nusaraya; kegiatan itu disiarkan TVRI.\n",
    )
    assert json.loads(lint(".", "--level", "unsafe", "--format", "json").out) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_encodings_and_line_ends_are_kept(lint: Run, folder: Path, encoding: str, end: str, name: str) -> None:
    text = f"Rapat “evaluasi” di Café Batavia.{end}Rapat digelar dilingkungan kantor.{end}"
    path = folder / name
    path.write_bytes(text.encode(encoding))
    assert lint(".", "--fix").code == 0
    assert path.read_bytes() == text.replace("dilingkungan", "di lingkungan").encode(encoding)


# --- silencing ----------------------------------------------------------------------------------------------------------------


def test_comments_silence_lines_blocks_and_files(lint: Run, folder: Path) -> None:
    path = folder / "a.txt"
    for silencing in (
        f"<!-- rapikan: ignore KDP101 -->\n\n{WRONG}",
        f"{WRONG.rstrip()} <!-- rapikan: ignore KDP -->\n",
        f"<!-- rapikan: ignore-start -->\n{WRONG}{WRONG}<!-- rapikan: ignore-end -->\n",
        f"{WRONG}<!-- rapikan: ignore-file KDP101 -- kutipan asli -->\n",
        f"{{/* rapikan: ignore KDP101 */}}\n{WRONG}",
    ):
        write(path, silencing)
        done = lint("a.txt")
        assert done.code == 0, silencing
        assert "tidak terpakai" not in done.err
        lint("a.txt", "--fix")
        assert path.read_text(encoding="utf-8") == silencing


def test_a_comment_silences_no_other_rule_and_no_other_line(lint: Run, folder: Path) -> None:
    write(folder / "a.txt", f"<!-- rapikan: ignore SLK101 -->\n{WRONG}")
    done = lint("a.txt")
    assert done.code == 1
    assert "a.txt:1: peringatan: pengabaian SLK101 tidak terpakai" in done.err
    write(folder / "a.txt", f"<!-- rapikan: ignore KDP101 -->\n{WRONG}{WRONG}")
    assert codes(lint("a.txt", "--format", "json")) == ["KDP101"]


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("ignore kdp101", ["KBK101"]),
        ("ignore KDP101, kbk101 karena kutipan", []),
        ("ignore ini kutipan", []),  # no code: every rule
        ("ignore", []),
        ("ignore KDP1010", ["KDP101", "KBK101"]),  # a code that no rule has is none of them
        ("ignored", ["KDP101", "KBK101"]),
        ("ignore-files", ["KDP101", "KBK101"]),
    ],
)
def test_a_comment_silences_what_it_names(lint: Run, folder: Path, comment: str, left: list[str]) -> None:
    write(folder / "a.md", f"<!-- rapikan: {comment} -->\nRapat digelar dilingkungan kantor, silahkan.\n")
    assert codes(lint("a.md", "--format", "json")) == left
    write(folder / "b.md", f"<!-- rapikan: {comment}-->\nRapat digelar dilingkungan kantor, silahkan.\n")
    assert codes(lint("b.md", "--format", "json")) == left


def test_silencing_a_rule_that_is_not_in_force_is_not_called_useless(lint: Run, folder: Path) -> None:
    write(folder / "a.txt", f"<!-- rapikan: ignore KDP101 -->\n{RIGHT}")
    assert "tidak terpakai" in lint("a.txt").err
    assert "tidak terpakai" not in lint("a.txt", "--ignore", "KDP").err


def test_a_comment_in_code_is_none(lint: Run, folder: Path) -> None:
    comment = "<!-- rapikan: ignore-file -->"
    for source in (f"Tulis `{comment}`.\r\n\r\n{WRONG}", f"```\n{comment}\n```\n\n{WRONG}", f"- a\n\n      {comment}\n\n{WRONG}"):
        write(folder / "a.md", source)
        done = lint("a.md")
        assert (done.code, done.err) == (1, "")


def test_a_block_without_an_end_reaches_to_the_end() -> None:
    silences = Silences("satu\n<!-- rapikan: ignore-start KDP -->\ndua\ntiga")
    assert not silences.covers(1, ["KDP101"])
    assert silences.covers(4, ["KDP101"])


# --- baseline -----------------------------------------------------------------------------------------------------------------


def test_a_baseline_survives_moved_lines_and_tells_stale_entries(lint: Run, folder: Path) -> None:
    path = write(folder / "a.txt")
    assert lint(".", "--write-baseline", "dasar.json").code == 0
    assert lint(".", "--baseline", "dasar.json").code == 0
    write(path, f"Judul berita\n\n  {WRONG}")
    assert lint(".", "--baseline", "dasar.json", "--select", "KDP").code == 0
    write(path, WRONG + WRONG)
    assert codes(lint(".", "--baseline", "dasar.json", "--format", "json")) == ["KDP101"]
    write(path, RIGHT)
    done = lint(".", "--baseline", "dasar.json")
    assert done.code == 0
    assert "1 catatan baseline sudah usang" in done.err
    assert "usang" not in lint(".", "--baseline", "dasar.json", "--ignore", "KDP").err


def test_a_baseline_holds_wherever_it_is_read(lint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "berita" / "a.txt")
    lint(".", "--write-baseline", "dasar.json")
    monkeypatch.chdir(folder / "berita")
    assert lint("a.txt", "--baseline", "../dasar.json").code == 0


def test_a_baseline_tells_of_files_that_are_no_more(lint: Run, folder: Path) -> None:
    write(folder / "lama.txt")
    write(folder / "baru.txt", RIGHT)
    lint(".", "--write-baseline", "dasar.json")
    (folder / "lama.txt").unlink()
    done = lint(".", "--baseline", "dasar.json")
    assert done.code == 0
    assert "lama.txt: peringatan: 1 catatan baseline sudah usang" in done.err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file's name has to be text")
def test_a_file_whose_name_is_no_text_is_listed_and_known(lint: Run, folder: Path) -> None:
    (folder / os.fsdecode(b"a\xff.txt")).write_text(WRONG, encoding="utf-8")
    lint(".", "--write-baseline", "dasar.json")
    assert lint(".", "--baseline", "dasar.json").code == 0


def test_a_broken_baseline_is_explained(lint: Run, folder: Path) -> None:
    write(folder / "dasar.json", "[]")
    done = lint(".", "--baseline", "dasar.json")
    assert done.code == 2
    assert "dasar.json: bukan berkas baseline rapikan" in done.err


# --- git ----------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=Uji", "-c", "user.email=uji@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *identity, *arguments], check=True, cwd=folder, capture_output=True)

    git("init")
    return git


def test_only_changed_lines_count(lint: Run, folder: Path, repository: Callable[..., None]) -> None:
    path = write(folder / "berita é" / "a.txt", WRONG + "\n" + RIGHT)
    write(folder / "lama.txt")
    repository("add", ".")
    repository("commit", "-m", "awal")
    assert lint(".", "--changed-since", "HEAD").code == 0
    write(path, WRONG + "\n" + WRONG)
    write(folder / "baru.txt", RIGHT + WRONG)
    done = lint(".", "--changed-since", "HEAD", "--format", "json")
    assert [(entry["file"], entry["line"]) for entry in json.loads(done.out)] == [("baru.txt", 2), ("berita é/a.txt", 3)]
    lint(".", "--changed-since", "HEAD", "--fix")
    assert path.read_text(encoding="utf-8") == WRONG + "\n" + RIGHT


def test_an_unknown_revision_is_2(lint: Run, folder: Path, repository: Callable[..., None]) -> None:
    write(folder / "a.txt")
    for revision in ("tidak-ada", "--output=x"):
        done = lint(".", f"--changed-since={revision}")
        assert done.code == 2
        assert "tidak mengenal revisi" in done.err


def test_outside_a_repository_git_says_so(lint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    done = lint(".", "--changed-since", "HEAD")
    assert done.code == 2
    assert "git" in done.err


# --- cache and workers --------------------------------------------------------------------------------------------------------


def test_the_cache_answers_alike_and_notices_what_matters(lint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(folder / "a.txt", WRONG + "<!-- rapikan: ignore SLK101 -->\n")
    first = lint(".", "--level", "show")
    with monkeypatch.context() as patch:
        patch.setattr("rapikan.checking.run.check", lambda *_: pytest.fail("the cache was not asked"))
        assert lint(".", "--level", "show") == first
    assert lint(".", "--ignore", "KDP").code == 0
    assert lint("a.txt", "--no-cache", "--level", "show") == first
    monkeypatch.setenv("RAPIKAN_LANG", "en")
    assert "The preposition stands apart" in lint(".").out
    write(path, RIGHT)
    assert lint(".").code == 0


def test_a_broken_cache_costs_nothing(lint: Run, folder: Path) -> None:
    write(folder / "a.txt")
    first = lint(".")
    for entry in (folder / ".cache").glob("??/*"):
        entry.write_text('[[{"code": 1}], []]', encoding="utf-8")
    assert lint(".") == first


def test_any_number_of_workers_gives_the_same_output(folder: Path) -> None:
    for number in range(24):
        write(folder / f"{number:02}.txt", WRONG * (number % 3))
    (folder / "07.txt").write_bytes(b"\0" * 20)
    seen = {
        subprocess.run(
            [sys.executable, "-m", "rapikan", "lint", "--no-cache", "--format", "concise", "--jobs", jobs, "."],
            capture_output=True,
            cwd=folder,
            check=False,
        ).stdout
        for jobs in ("1", "2", "5")
    }
    (output,) = seen
    assert output.count(b"KDP101") == sum(number % 3 for number in range(24) if number != 7)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_is_130_and_one_line(folder: Path, jobs: str) -> None:
    for number in range(60):  # far more than is done when the signal comes
        write(folder / f"{number}.txt", "".join(f"{line} {WRONG}" for line in range(4000 * number, 4000 * (number + 1))))
    command = [sys.executable, "-m", "rapikan", "lint", "--no-cache", "--jobs", jobs, "--output-file", "laporan.txt", "."]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder, start_new_session=True)
    time.sleep(2.5)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal sends it: to all processes at once
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err.decode() == "\ndihentikan; berkas yang belum selesai tidak diubah\n"
    assert not (folder / "laporan.txt").exists()


# --- telling ------------------------------------------------------------------------------------------------------------------


def test_colours_only_where_they_are_wanted(lint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "a.txt")
    assert "\x1b[" not in lint(".").out
    assert "\x1b[" in lint(".", "--color", "always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in lint(".").out
    assert "\x1b[" not in lint(".", "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in lint(".").out


def test_statistics_count_by_rule(lint: Run, folder: Path) -> None:
    write(folder / "a.txt", WRONG * 3)
    assert "3  KDP101  kata-depan-serangkai" in lint(".", "--statistics").out


def test_a_report_in_a_file_leaves_standard_output_empty(lint: Run, folder: Path) -> None:
    write(folder / "a.txt")
    done = lint(".", "--format", "json", "--output-file", "laporan.json")
    assert done.out == ""
    assert json.loads((folder / "laporan.json").read_text(encoding="utf-8"))[0]["code"] == "KDP101"


def test_init_writes_what_config_accepts(lint: Run, folder: Path) -> None:
    assert command(["init"]) == 0
    assert command(["init", "--pre-commit", "--github"]) == 0  # what was there stays, what was not is written
    assert command(["init", "--pre-commit", "--github"]) == 2
    write(folder / "a.txt")
    assert lint(".").code == 1
    text = (folder / "rapikan.toml").read_text(encoding="utf-8")
    keys = "\n".join(line.removeprefix("# ") for line in text.splitlines() if " = " in line and "extend =" not in line)
    write(folder / "rapikan.toml", keys)
    write(folder / "kamus-redaksi.txt", "kata\n")
    assert command(["config"]) == 0
