"""The command line as its users meet it: real processes, every exit code, and every way in which a file can be wrong."""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

WRONG = "Rapat digelar dilingkungan kantor bupati.\n"
RIGHT = "Rapat digelar di lingkungan kantor bupati.\n"
SOURCE = Path(__file__).resolve().parents[1] / "src"
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "RAPIKAN_LANG"}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join([str(SOURCE), *filter(None, [os.environ.get("PYTHONPATH")])]),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "PYTHONIOENCODING": "utf-8",
    }


@pytest.fixture
def run(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Runs `rapikan …` in a folder of its own and checks that it ends without a traceback."""

    def runs(*arguments: str, text: str | bytes = "", **variables: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "rapikan", *arguments],
            input=text.encode() if isinstance(text, str) else text,
            capture_output=True,
            cwd=tmp_path,
            env={**environment, **variables},
            timeout=240,  # in a checkout the first run may compile the dictionaries
        )
        out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        assert "Traceback" not in out + err, err
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    return runs


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "siaran.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def lines(text: str) -> list[str]:
    return text.rstrip("\n").split("\n")


# --- fix: where the text goes -------------------------------------------------------------------------------------------------


def test_fix_writes_in_place_and_shows_each_change(run: Run, file: Path) -> None:
    done = run("fix", "siaran.txt")
    assert done.returncode == 0
    assert file.read_text(encoding="utf-8") == RIGHT
    assert "[-dilingkungan-]{+di lingkungan+}" in done.stdout
    assert "KDP101" in done.stdout
    assert "1 perubahan ditulis (pasti 1)" in lines(done.stdout)[-1]
    assert "rapikan batal siaran.txt" in lines(done.stdout)[-1]
    assert done.stderr == ""


def test_a_file_without_changes_is_not_touched(run: Run, file: Path) -> None:
    file.write_text(RIGHT, encoding="utf-8")
    before = file.stat()
    done = run("fix", "siaran.txt")
    assert done.returncode == 0
    assert "sudah rapi" in done.stdout
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_an_empty_file_is_clean(run: Run, file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"")
    done = run("fix", "siaran.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "state").exists()


def test_diff_shows_and_writes_nothing(run: Run, file: Path, tmp_path: Path) -> None:
    done = run("fix", "--diff", "siaran.txt")
    assert done.returncode == 0
    assert "KDP101" in done.stdout
    assert "akan ditulis" in done.stdout
    assert file.read_text(encoding="utf-8") == WRONG
    assert not (tmp_path / "state").exists()


def test_stdout_prints_the_text_alone(run: Run, file: Path) -> None:
    done = run("fix", "--stdout", "siaran.txt")
    assert (done.returncode, done.stdout) == (0, RIGHT)
    assert "1 perubahan" in done.stderr
    assert file.read_text(encoding="utf-8") == WRONG


def test_standard_input_goes_to_standard_output(run: Run) -> None:
    done = run("fix", "-", text=WRONG)
    assert (done.returncode, done.stdout) == (0, RIGHT)
    assert "masukan standar" in done.stderr
    shown = run("fix", "--diff", "-", text=WRONG)
    assert "KDP101" in shown.stdout


def test_bytes_come_back_in_the_documents_own_encoding(run: Run, file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + WRONG.replace("\n", "\r\n").encode() + "“kafé”\r\n".encode())
    run("fix", "--quiet", "siaran.txt")
    assert file.read_bytes() == b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode() + "“kafé”\r\n".encode()
    done = run("fix", "--stdout", "--quiet", "--encoding", "utf-16-le", "-", text=WRONG.encode("utf-16-le"))
    assert done.stdout.encode().decode("utf-16-le") == RIGHT


def test_output_writes_elsewhere(run: Run, file: Path, tmp_path: Path) -> None:
    done = run("fix", "--output", "bersih.txt", "siaran.txt")
    assert done.returncode == 0
    assert (tmp_path / "bersih.txt").read_text(encoding="utf-8") == RIGHT
    assert file.read_text(encoding="utf-8") == WRONG
    assert "bersih.txt" in lines(done.stdout)[-1]
    again = run("fix", "--output", "bersih.txt", "siaran.txt")
    assert again.stdout == done.stdout


def test_output_copies_what_needs_no_change(run: Run, file: Path, tmp_path: Path) -> None:
    file.write_text(RIGHT, encoding="utf-8")
    assert run("fix", "--output", "bersih.txt", "siaran.txt").returncode == 0
    assert (tmp_path / "bersih.txt").read_text(encoding="utf-8") == RIGHT


def test_quiet_says_nothing(run: Run, file: Path) -> None:
    done = run("fix", "--quiet", "siaran.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert file.read_text(encoding="utf-8") == RIGHT


def test_check_writes_nothing_and_tells_by_its_exit_code(run: Run, file: Path) -> None:
    assert run("fix", "--check", "siaran.txt").returncode == 1
    assert run("fix", "--check", "--diff", "siaran.txt").returncode == 1
    assert file.read_text(encoding="utf-8") == WRONG
    done = run("fix", "--check", "-", text=WRONG)
    assert (done.returncode, done.stdout) == (1, RIGHT)
    file.write_text(RIGHT, encoding="utf-8")
    assert run("fix", "--check", "siaran.txt").returncode == 0


def test_rules_are_selected_and_ignored(run: Run) -> None:
    assert run("fix", "--stdout", "--ignore", "KDP", "-", text=WRONG).stdout == WRONG
    assert run("fix", "--stdout", "--select", "KDP101,KDP102", "-", text=WRONG).stdout == RIGHT


def test_several_files_are_summed_up(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "rapi.txt").write_text(RIGHT, encoding="utf-8")
    done = run("fix", "siaran.txt", "rapi.txt", "hilang.txt")
    assert done.returncode == 2
    assert lines(done.stdout)[-1].startswith("3 berkas: 1 berubah, 1 sudah rapi, 1 gagal")
    assert file.read_text(encoding="utf-8") == RIGHT


# --- fix: wrong usage ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fix"], "argumen FILE belum disebutkan"),
        (["fix", "--dif", "siaran.txt"], "pilihan --dif tidak ada; mungkin: --diff"),
        (["fix", "--output"], "pilihan --output memerlukan nilai"),
        (["fix", "--select", "KDP999", "siaran.txt"], "yang terdekat: KDP"),
        (["fix", "--ignore", "QQQ", "siaran.txt"], "“QQQ” tidak ada"),
        (["fix", "--level", "yakin", "siaran.txt"], "safe, unsafe, atau show"),
        (["fix", "--output", "b.txt", "siaran.txt", "lain.txt"], "satu berkas saja"),
        (["fix", "--output", "b.txt", "--stdout", "siaran.txt"], "bersama"),
        (["fix", "--diff", "--stdout", "siaran.txt"], "bersama"),
        (["fix", "-", "siaran.txt"], "masukan standar"),
        (["fix", "--output", ".", "siaran.txt"], "misalnya --output ./siaran.txt"),
        (["fxi", "siaran.txt"], "mungkin: fix"),
        (["siaran.txt"], "untuk merapikannya: rapikan fix siaran.txt"),
        (["."], "untuk memeriksanya: rapikan lint ."),
        (["--apa"], "--apa tidak ada"),
    ],
)
def test_wrong_usage_is_exit_2_and_says_what_to_do(run: Run, file: Path, arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""
    assert file.read_text(encoding="utf-8") == WRONG


def test_typers_own_words_follow_the_language(run: Run) -> None:
    page = run("fix", "--help")
    assert page.returncode == 0
    assert "Pemakaian: rapikan fix [PILIHAN] FILE…" in page.stdout
    assert "Pilihan:" in page.stdout
    for english in ("Usage", "Options", "Show this message", "[required]"):
        assert english not in page.stdout
    assert "Usage: rapikan fix" in run("fix", "--help", RAPIKAN_LANG="en").stdout
    english = run("fix", "--help", RAPIKAN_LANG="en").stdout
    assert "CODE" in english
    assert "KODE" not in english
    assert "argument FILE is missing" in run("fix", RAPIKAN_LANG="en").stderr


def test_a_bare_command_shows_the_commands(run: Run) -> None:
    done = run()
    assert done.returncode == 2
    for command in ("fix", "batal", "kamus", "rule", "kata"):
        assert f"\n  {command}" in done.stdout


# --- fix: files that cannot be done -------------------------------------------------------------------------------------------


def fails(run: Run, file: Path, name: str, *said: str) -> None:
    """Checks one clear line on standard error, exit 2, and that the other file is done all the same."""
    done = run("fix", "--quiet", name, "siaran.txt")
    assert done.returncode == 2
    assert len(lines(done.stderr)) == 1
    assert done.stderr.startswith(f"{name}: ")
    assert all(words in done.stderr for words in said), done.stderr
    assert file.read_text(encoding="utf-8") == RIGHT


def test_a_wrong_path(run: Run, file: Path) -> None:
    fails(run, file, "hilang.txt", "tidak ditemukan")


def test_a_path_below_a_file(run: Run, file: Path) -> None:
    fails(run, file, "siaran.txt/anak.txt", "tidak ditemukan")


def test_a_folder(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "arsip").mkdir()
    fails(run, file, "arsip", "rapikan lint --fix arsip", "rapikan batch arsip")


def test_a_binary_file(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "foto.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    fails(run, file, "foto.txt", "bukan teks")


@pytest.mark.parametrize("name", ["siaran.docx", "siaran.odt", "siaran.pdf", "siaran.doc", "siaran.rtf"])
def test_a_format_that_is_not_read_yet(run: Run, file: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    fails(run, file, name, Path(name).suffix, ".txt", "rapikan fix -")


def test_a_file_without_write_permission(run: Run, file: Path, tmp_path: Path) -> None:
    locked = tmp_path / "kunci.txt"
    locked.write_text(WRONG, encoding="utf-8")
    locked.chmod(0o444)
    fails(run, file, "kunci.txt", "dilindungi")
    assert locked.read_text(encoding="utf-8") == WRONG
    assert not any((tmp_path / "state").rglob("*kunci*/*.bak"))


@pytest.mark.skipif(AS_ROOT, reason="chmod does not stop root")
def test_a_file_without_read_permission(run: Run, file: Path, tmp_path: Path) -> None:
    locked = tmp_path / "kunci.txt"
    locked.write_text(WRONG, encoding="utf-8")
    locked.chmod(0o000)
    fails(run, file, "kunci.txt", "izin")


def test_an_output_below_a_file(run: Run, file: Path) -> None:
    done = run("fix", "--quiet", "--output", "siaran.txt/b.txt", "siaran.txt")
    assert done.returncode == 2
    assert len(lines(done.stderr)) == 1
    assert done.stderr.startswith("siaran.txt/b.txt: tidak dapat ditulis: ")


def test_an_encoding_that_does_not_fit(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(b"kaf\xe9 dilingkungan kantor bupati\n")
    done = run("fix", "--quiet", "--encoding", "utf-8", "latin.txt")
    assert done.returncode == 2
    assert "--encoding" in done.stderr
    assert run("fix", "--quiet", "--encoding", "utf-99", "latin.txt").returncode == 2


def test_a_state_folder_that_cannot_be_written_stops_the_write(run: Run, file: Path) -> None:
    done = run("fix", "--quiet", "siaran.txt", XDG_STATE_HOME=str(file))
    assert done.returncode == 2
    assert "--no-backup" in done.stderr
    assert file.read_text(encoding="utf-8") == WRONG
    assert run("fix", "--quiet", "--no-backup", "siaran.txt", XDG_STATE_HOME=str(file)).returncode == 0
    assert file.read_text(encoding="utf-8") == RIGHT


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_ctrl_c_ends_with_130(tmp_path: Path, environment: dict[str, str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "rapikan", "fix", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a test run in the background would hand on a deaf ear
    )
    time.sleep(3)  # until it waits for its input
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="pipes are POSIX")
@pytest.mark.parametrize("how", ["--diff", "--stdout"])
def test_a_closed_pipe_is_no_error(tmp_path: Path, file: Path, environment: dict[str, str], how: str) -> None:
    file.write_text("".join(f"Acara nomor {n} digelar dilingkungan kantor bupati.\n" for n in range(3000)), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "rapikan", "fix", how, "siaran.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
    assert process.returncode == 0
    assert b"Traceback" not in err
    assert b"BrokenPipe" not in err


# --- batal --------------------------------------------------------------------------------------------------------------------


def test_batal_brings_the_old_bytes_back(run: Run, file: Path) -> None:
    file.chmod(0o600)
    run("fix", "--quiet", "siaran.txt")
    done = run("batal", "siaran.txt")
    assert done.returncode == 0
    assert file.read_text(encoding="utf-8") == WRONG
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = run("batal", "siaran.txt")
    assert again.returncode == 2
    assert "tidak ada versi lama" in again.stderr


def test_the_undo_command_can_be_copied(run: Run, file: Path, tmp_path: Path) -> None:
    file.rename(tmp_path / "siaran pers.txt")
    assert "urungkan: rapikan batal 'siaran pers.txt'" in run("fix", "siaran pers.txt").stdout


def test_batal_does_not_undo_an_edit_unasked(run: Run, file: Path) -> None:
    run("fix", "--quiet", "siaran.txt")
    file.write_text(f"{RIGHT}Disunting.\n", encoding="utf-8")
    assert run("batal", "siaran.txt").returncode == 2
    assert run("batal", "--force", "siaran.txt").returncode == 0
    assert file.read_text(encoding="utf-8") == WRONG


def test_no_backup_leaves_nothing_to_bring_back(run: Run, file: Path, tmp_path: Path) -> None:
    run("fix", "--quiet", "--no-backup", "siaran.txt")
    assert not (tmp_path / "state").exists()
    assert "1 versi" not in run("batal", "--list", "siaran.txt").stdout


# --- kamus, rule, kata --------------------------------------------------------------------------------------------------------


def test_kamus_keeps_words_sorted_and_once(run: Run, tmp_path: Path) -> None:
    assert run("kamus", "add", "Zulaikha", "budpar").returncode == 0
    assert run("kamus", "add", "budpar", "Aceng").returncode == 0
    assert (tmp_path / "config" / "rapikan" / "kamus.txt").read_text(encoding="utf-8") == "Aceng\nbudpar\nZulaikha\n"
    assert run("kamus", "list").stdout == "Aceng\nbudpar\nZulaikha\n"
    assert run("kamus", "remove", "budpar", "tiada").returncode == 0
    assert run("kamus", "list").stdout == "Aceng\nZulaikha\n"


@pytest.mark.parametrize("words", [["dua kata"], [""], ["123"], ["a\nb"]])
def test_kamus_refuses_what_is_no_word(run: Run, words: list[str]) -> None:
    assert run("kamus", "add", *words).returncode == 2
    assert run("kamus", "list").stdout == ""


def test_kamus_makes_a_word_right(run: Run) -> None:
    text = "Kegiatan ini menambah keprcayaan publik.\n"
    assert run("fix", "-", text=text).stdout != text
    run("kamus", "add", "keprcayaan")
    assert run("fix", "-", text=text).stdout == text


def test_kamus_build_needs_a_folder_of_dictionaries(run: Run, tmp_path: Path) -> None:
    done = run("kamus", "build", "--sources", str(tmp_path))
    assert done.returncode == 2
    assert "--sources" in done.stderr


def test_rule_lists_and_explains(run: Run) -> None:
    assert "KDP101" in run("rule").stdout
    card = run("rule", "KDP101").stdout
    for words in ("kata-depan-serangkai", "EYD V", "Norma", "Contoh", "Dibiarkan"):
        assert words in card
    assert all(len(line) <= 80 for line in card.splitlines())
    assert run("rule", "kata-depan-serangkai").stdout == card
    assert json.loads(run("rule", "--json", "KDP101").stdout)[0]["code"] == "KDP101"
    assert run("rule", "KDX101").returncode == 2


def test_kata_draws_the_lattice_or_says_why_not(run: Run) -> None:
    assert run("kata", "--lattice", "dankegiatan").stdout.startswith("<svg ")
    done = run("kata", "--lattice", "rapat")
    assert (done.returncode, done.stdout) == (2, "")
    assert "“rapat”" in done.stderr


def test_a_newsroom_s_own_pairs_are_explained_too(run: Run) -> None:
    assert "[[pairs]]" in run("rule", "GYA001").stdout


def test_kata_analyses_a_word(run: Run) -> None:
    done = run("kata", "memperjuangkannya")
    assert done.returncode == 0
    assert "juang" in done.stdout
    assert "memperjuangkan" in done.stdout
    assert re.search(r"dijumpai \d\.\d{3} kali", run("kata", "buku").stdout)
    assert re.search(r"met \d,\d{3} times", run("kata", "buku", RAPIKAN_LANG="en").stdout)
    told = json.loads(run("kata", "--json", "memperjuangkannya").stdout)[0]
    assert told["status"] == "known"
    assert told["analyses"][0]["root"] == "juang"


def test_version_is_answered_without_the_pipeline(run: Run, environment: dict[str, str]) -> None:
    assert run("--version").stdout.startswith("rapikan ")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "rapikan", "--version"], capture_output=True, text=True, env=environment
    )
    for heavy in ("typer", "rich", "rapikan.pipeline", "rapikan.lexicon"):
        assert f" {heavy}\n" not in done.stderr


def test_the_fast_path_imports_no_rich(file: Path, environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-m", "rapikan", "fix", "--diff", str(file)], capture_output=True, env=environment)  # fills the cache
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "rapikan", "fix", "--stdout", str(file)], capture_output=True, text=True, env=environment
    )
    assert done.stdout == RIGHT
    assert " rapikan.pipeline\n" in done.stderr
    for heavy in ("rich", "rich.console", "wordfreq", "pydantic", "rapikan.cli.screen"):
        assert f" {heavy}\n" not in done.stderr


# --- a newsroom's settings ----------------------------------------------------------------------------------------------------


def test_fix_minds_the_newsrooms_settings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rapikan.toml").write_text(
        'allow-words = ["keprcayaan"]\nignore = ["KDP102"]\n[[pairs]]\nwrong = "Pemda"\nright = "pemerintah daerah"\n', encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text("Rapat di gelar Pemda dikantor dengan keprcayaan.\n", encoding="utf-8")
    assert run("fix", "--stdout", "a.txt").stdout == "Rapat di gelar pemerintah daerah di kantor dengan keprcayaan.\n"
    assert run("fix", "--stdout", "--select", "KDP102", "a.txt").stdout == "Rapat digelar Pemda dikantor dengan keprcayaan.\n"
    assert run("fix", "--stdout", "--isolated", "a.txt").stdout == "Rapat digelar Pemda di kantor dengan kepercayaan.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_fix_minds_silencing_comments(run: Run, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.md"
    path.write_text("Rapat <!-- rapikan: ignore KDP101 --> dikantor.\n\nHadir dikantor.\n", encoding=encoding)
    run("fix", "a.md")
    assert path.read_text(encoding=encoding) == "Rapat <!-- rapikan: ignore KDP101 --> dikantor.\n\nHadir di kantor.\n"


@pytest.mark.parametrize(
    ("written", "said"), [('ignore = ["XYZ1"]', "XYZ1"), ('ignorr = ["KDP"]', "mungkin: ignore"), ("ignore = [", "TOML")]
)
def test_fix_refuses_settings_that_it_cannot_use(run: Run, tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "rapikan.toml").write_text(written, encoding="utf-8")
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    result = run("fix", "a.txt")
    assert result.returncode == 2
    assert "rapikan.toml" in result.stderr
    assert said in result.stderr
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == WRONG


@pytest.mark.parametrize(
    ("line", "lacking"), [(["fix", "a.txt"], "wordfreq"), (["lint", "--no-cache", "a.txt"], "wordfreq"), (["kata", "a"], "typer")]
)
def test_an_installation_that_lacks_a_package_is_no_finding(
    tmp_path: Path, environment: dict[str, str], line: list[str], lacking: str
) -> None:
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    started = f"import sys; sys.path.insert(0, {str(SOURCE)!r}); from rapikan.__main__ import main; main()"
    command = [sys.executable, "-I", "-S", "-c", started, *line]  # -S: without site-packages
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f" {lacking} " in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == WRONG
