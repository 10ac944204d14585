"""Settings: where they are found, what they do, and how a wrong one is explained."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rapikan.checking.file import Order, check, mend
from rapikan.cli.app import run as command
from rapikan.cli.init import HOOK
from rapikan.config import INCLUDED, KEYS, ConfigError, Folders, Pair, Settings, load, schema
from rapikan.edits import Applicability, replay
from rapikan.pipeline import run
from rapikan.rules.normalise.house import House

ROOT = Path(__file__).resolve().parent.parent
WRONG = "Rapat digelar dilingkungan kantor bupati.\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def lint(*arguments: str) -> int:
    return command(["lint", "--no-cache", *arguments])


# --- finding ------------------------------------------------------------------------------------------------------------------


def test_the_nearest_file_upwards_is_in_force(folder: Path) -> None:
    write(folder / "pyproject.toml", '[tool.rapikan]\nignore = ["KDP"]\n')
    write(folder / "a" / "pyproject.toml", "[tool.lain]\n")
    write(folder / "a" / "b" / "rapikan.toml", 'level = "show"\n')
    folders = Folders()
    assert folders.of(folder / "a").ignore == ("KDP",)
    assert folders.of(folder / "a" / "b").ignore == ()
    assert folders.of(folder / "a" / "b").level == "show"


def test_extend_builds_on_another_file_and_knows_where_values_come_from(folder: Path) -> None:
    base = write(folder / "dasar.toml", 'ignore = ["KDP"]\nlevel = "unsafe"\ndictionaries = ["kata.txt"]\n')
    own = write(folder / "dalam" / "rapikan.toml", 'extend = "../dasar.toml"\nlevel = "show"\n')
    settings = load(own)
    assert (settings.ignore, settings.level, settings.root) == (("KDP",), "show", own.parent)
    assert settings.dictionaries[0].resolve() == (folder / "kata.txt").resolve()
    assert settings.origins["level"] == own
    assert settings.origins["ignore"].resolve() == base.resolve()


def test_extending_in_a_circle_is_an_error(folder: Path) -> None:
    write(folder / "a.toml", 'extend = "b.toml"')
    write(folder / "b.toml", 'extend = "a.toml"')
    with pytest.raises(ConfigError, match="berputar"):
        load(folder / "a.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct = []", "kunci “selct” tidak ada; mungkin: select"),
        ("allow_words = []", "mungkin: allow-words"),
        ('select = "KDP"', "select harus berupa daftar teks"),
        ('level = "mungkin"', "level harus berupa safe, unsafe, atau show"),
        ('pairs = [{wrong = "a"}]', "pairs harus berupa daftar tabel"),
        ("select = [", "bukan TOML yang sah"),
        ('dictionaries = ["tidak-ada.txt"]', "kamus tidak dapat dibaca"),
        ('select = ["KDQ"]', "rapikan.toml: kode aturan “KDQ” tidak ada"),
    ],
)
def test_a_wrong_configuration_is_explained(folder: Path, capsys: pytest.CaptureFixture[str], text: str, said: str) -> None:
    write(folder / "rapikan.toml", text)
    write(folder / "a.txt", WRONG)
    assert lint(".") == 2
    assert said in capsys.readouterr().err


# --- what it does -------------------------------------------------------------------------------------------------------------


def test_command_line_and_configuration_together(folder: Path) -> None:
    write(folder / "a.txt", WRONG)
    write(folder / "rapikan.toml", 'ignore = ["KDP"]')
    assert lint(".") == 0
    assert lint(".", "--isolated") == 1
    assert lint(".", "--select", "KDP") == 1
    write(folder / "lain.toml", 'select = ["SLK"]\nextend-select = ["KDP101"]')
    assert lint(".", "--config", "lain.toml") == 1
    assert lint(".", "--config", "lain.toml", "--ignore", "KDP101") == 0


def test_per_file_ignores_and_exclude_are_relative_to_their_file(folder: Path) -> None:
    write(folder / "rapikan.toml", 'exclude = ["/buang.txt"]\n[per-file-ignores]\n"arsip/**" = ["KDP"]')
    write(folder / "arsip" / "a.txt", WRONG)
    write(folder / "buang.txt", WRONG)
    assert lint(".") == 0
    assert lint("arsip/a.txt") == 0
    assert lint("buang.txt") == 1
    write(folder / "b.txt", WRONG)
    assert lint(".") == 1


def test_include_says_what_a_folder_gives(folder: Path) -> None:
    write(folder / "a.rilis", WRONG)
    assert lint(".") == 0
    write(folder / "rapikan.toml", 'include = ["*.rilis"]')
    assert lint(".") == 1


def test_level_in_the_configuration(folder: Path) -> None:
    write(folder / "a.txt", "Kegiatan tersebut dalam rangka untuk meningkatkan pelayanan kepada masyarakat.\n")
    assert lint(".") == 0
    write(folder / "rapikan.toml", 'level = "show"')
    assert lint(".") == 1
    assert lint(".", "--level", "safe") == 0


def test_allowed_words_names_and_house_dictionaries_are_left_alone(folder: Path) -> None:
    text = "Silahkan menganai hal itu di keprcayaan.\n"
    write(folder / "kata.txt", "# kamus redaksi\nmenganai  # dialek\n")
    settings = Settings(folder, allow_words=("silahkan",), dictionaries=(folder / "kata.txt",))
    order = Order(words=settings.words(), names=("keprcayaan",))
    issues, _ = check("a.txt", text.encode(), order)
    assert not issues
    assert len(check("a.txt", text.encode(), Order())[0]) >= 3
    assert check("a.txt", text.replace("keprc", "Keprc").encode(), order)[0]  # a name is right as it is written only


def test_pairs_are_reported_and_mended_as_gya001() -> None:
    order = Order(pairs=(Pair("bantuan sosial tunai", "BST", "istilah redaksi"), Pair("ngabuburit", "menunggu berbuka", "")))
    text = "Bantuan sosial  tunai dibagikan. Warga ngabuburit di lapangan, lihat https://x.id/ngabuburit dan ngabuburitnya.\n"
    issues, _ = check("a.txt", text.encode(), order)
    assert [issue.code for issue in issues if issue.code.startswith("GYA")] == ["GYA001", "GYA001"]
    assert "istilah redaksi" in issues[0].message
    new, _ = mend("a.txt", text.encode(), order, Applicability.SAFE)
    assert new.decode() == text.replace("Bantuan sosial  tunai", "BST").replace("Warga ngabuburit", "Warga menunggu berbuka")
    assert mend("a.txt", new, order, Applicability.SAFE) == (new, 0)


PIECES = (
    "Kemenkominfo",
    "Komdigi",
    "Komdigi RI",
    "KPU",
    "KPU RI",
    "KPU  RI",
    "warga",
    "dilingkungan",
    "di lingkungan",
    "rapatKemenkominfo",
    "yg",
)
STYLE = (
    Pair("Kemenkominfo", "Komdigi", "nama sejak 2024"),
    Pair("Komdigi RI", "Komdigi", ""),
    Pair("KPU", "KPU RI", ""),
    Pair("warga", "penduduk", "istilah redaksi"),
    Pair("di lingkungan", "di lingkup", ""),  # which only a mended slip brings to light
    Pair("yang hadir", "hadirin", ""),
)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "hadir", "dan", ", ", ". ", "  ", "\n"]), max_size=12).map(" ".join))
def test_mending_with_pairs_twice_is_once_and_the_changes_replay(text: str) -> None:
    assume(not run(run(text).output).changes)  # where the rules themselves do not settle, pairs cannot
    report = run(text, house=House(pairs=STYLE))
    assert replay(text, report.changes) == report.output
    assert not run(report.output, house=House(pairs=STYLE)).changes


def test_a_slip_and_the_pair_that_it_hid_are_mended_at_once() -> None:
    order = Order(pairs=STYLE)
    new, changes = mend("a.txt", b"Rapat dilingkungan Komdigi RI dan KPU RI.\n", order, Applicability.SAFE)
    assert (new, changes) == (b"Rapat di lingkup Komdigi dan KPU RI.\n", 2)


def test_pairs_that_contradict_one_another_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "rapikan.toml", 'pairs = [{wrong = "a", right = "b"}, {wrong = "b", right = "c"}]')
    assert lint(".") == 2
    assert "“b” salah dalam satu tabel" in capsys.readouterr().err
    write(folder / "rapikan.toml", 'pairs = [{wrong = "a", right = "b"}, {wrong = "a", right = "c"}]')
    assert lint(".") == 2
    assert "“a” memiliki dua bentuk yang benar" in capsys.readouterr().err


def test_pairs_can_be_selected_and_ignored(folder: Path) -> None:
    write(folder / "rapikan.toml", 'pairs = [{wrong = "ngabuburit", right = "menunggu berbuka"}]')
    write(folder / "a.txt", "Warga ngabuburit di lapangan.\n")
    assert lint(".") == 1
    assert lint(".", "--select", "GYA") == 1
    assert lint(".", "--ignore", "GYA001") == 0
    assert lint(".", "--select", "KDP") == 0


def test_front_matter_is_read_by_the_keys_that_are_asked_for(folder: Path) -> None:
    write(folder / "a.md", "---\ntitle: Rapat dilingkungan kantor\nteras: Rapat dilingkungan aula\n---\n\nBupati hadir.\n")
    front = {"[]": 0, '["teras"]': 1, '["title", "teras"]': 2}
    for keys, found in front.items():
        write(folder / "rapikan.toml", f"front-matter = {keys}")
        assert lint(".", "--max-findings", str(found)) == 0
        assert found == 0 or lint(".", "--max-findings", str(found - 1)) == 1
    assert command(["fix", "--quiet", "a.md"]) == 0
    assert "dilingkungan" not in (folder / "a.md").read_text(encoding="utf-8")


# --- telling ------------------------------------------------------------------------------------------------------------------


def test_config_prints_toml_with_origins(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "rapikan.toml", 'ignore = ["KDP"]\nper-file-ignores = {"a b/**" = ["SLK"]}\npairs = [{wrong = "a\\"b", right = "c"}]')
    assert command(["config"]) == 0
    out = capsys.readouterr().out
    assert 'ignore = ["KDP"]  # ' in out
    assert 'level = "safe"  # bawaan' in out
    assert tomllib.loads(out)["per-file-ignores"] == {"a b/**": ["SLK"]}
    assert command(["config", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ignore"]["source"].endswith("rapikan.toml")


def test_the_schema_accepts_what_is_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["config", "--schema"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == schema()
    jsonschema.Draft7Validator.check_schema(printed)
    good = {
        "extend": "../x.toml",
        "select": ["KDP"],
        "level": "show",
        "per-file-ignores": {"a": ["SLK"]},
        "pairs": [{"wrong": "a", "right": "b"}],
    }
    jsonschema.validate(good, printed)
    for bad in ({"selct": []}, {"level": "x"}, {"pairs": [{"wrong": "a"}]}, {"pairs": [{"wrong": "", "right": "b"}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, printed)


def test_hooks_take_the_files_that_a_folder_gives() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8") + HOOK
    patterns = re.findall(r"files: (.+)", hooks)
    assert len(patterns) == 3
    for pattern in patterns:
        assert [name for name in INCLUDED if not re.search(pattern, name)] == []
        assert not re.search(pattern, "a.py")


def test_the_page_on_settings_knows_every_key() -> None:
    page = (ROOT / "docs" / "config.md").read_text(encoding="utf-8")
    assert [name for name in KEYS if f"| `{name}` |" not in page] == []
