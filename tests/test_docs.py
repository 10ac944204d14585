"""The pages and pictures that scripts make are up to date, what they state is true, and what is Indonesian is right by rapikan itself."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from rapikan.cli import COMMANDS
from rapikan.rule import discover

ROOT = Path(__file__).resolve().parent.parent
CODES, RELEVANT = 169, 82  # rules of EYD V; those that the language agency says a program can check


def load(name: str) -> ModuleType:
    """Gives a file of scripts/ as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclass looks itself up there
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Gives scripts/rule_pages.py."""
    return load("rule_pages")


def test_pages_are_up_to_date(script: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert script.main(["--check"]) == 0, capsys.readouterr().err


def test_check_notices(script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert script.main(["--docs", str(tmp_path)]) == 0
    assert script.main(["--check", "--docs", str(tmp_path)]) == 0
    (tmp_path / "eyd.md").write_text("lain", encoding="utf-8")
    (tmp_path / "aturan" / "KDP101.md").unlink()
    (tmp_path / "aturan" / "XYZ999.md").touch()
    assert script.main(["--check", "--docs", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "eyd.md: differs" in said
    assert "KDP101.md: missing" in said
    assert "XYZ999.md: left over" in said


def test_every_rule_of_eyd_is_listed_once(script: ModuleType) -> None:
    codes = [article.code for article in script.read_articles()]
    assert len(codes) == CODES
    assert codes == sorted(set(codes))


def test_every_rule_that_a_program_can_check_is_covered(script: ModuleType) -> None:
    articles, covered = script.read_articles(), script.covering(discover())
    relevant = [article.code for article in articles if article.relevant in script.RELEVANT]
    assert len(relevant) == RELEVANT
    assert set(relevant) <= set(covered)


def test_a_code_is_covered_or_has_a_reason(script: ModuleType) -> None:
    covered = script.covering(discover())
    for article in script.read_articles():
        assert (article.code in covered) != bool(article.reason), article.code


def test_cards_name_codes_that_exist(script: ModuleType) -> None:
    assert set(script.covering(discover())) <= {article.code for article in script.read_articles()}


def test_no_wording_of_the_norm_is_copied(script: ModuleType) -> None:
    """A reason is a short phrase; the wording of a rule is a sentence that ends in a full stop."""
    for article in script.read_articles():
        assert len(article.reason) <= 70
        assert not article.reason.endswith(".")


def test_sipebi_table_names_rules_that_exist() -> None:
    text = (ROOT / "docs" / "sipebi.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b[A-Z]{3}\d{3}\b", text))
    assert named
    assert named <= set(discover())


def test_commands_page_is_up_to_date(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    command_pages = load("command_pages")
    assert command_pages.main(["--check"]) == 0, capsys.readouterr().err
    assert command_pages.main(["--check", "--docs", str(tmp_path)]) == 1
    assert "command_pages.py" in capsys.readouterr().err


def test_commands_page_names_every_command() -> None:
    text = (ROOT / "docs" / "perintah.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert text.count(f"## `rapikan {command}`\n") == 2, command  # in both languages


def test_pictures_are_up_to_date(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    pictures = load("pictures")
    assert pictures.main(["--check"]) == 0, capsys.readouterr().err
    picture = tmp_path / "layar.id.svg"
    drawn = (ROOT / "docs" / "gambar" / "layar.id.svg").read_text(encoding="utf-8")
    picture.write_text(drawn.replace("kepercayaan", "keprcayaan"), encoding="utf-8")
    assert pictures.words(drawn) != pictures.words(picture.read_text(encoding="utf-8"))
    assert pictures.main(["--check", "--folder", str(tmp_path)]) == 1
    assert str(picture) in capsys.readouterr().err


def test_picture_shows_the_whole_screen() -> None:
    pictures = load("pictures")
    drawn = (ROOT / "docs" / "gambar" / "layar.id.svg").read_text(encoding="utf-8")
    plain = re.sub(r"\x1b\[[\d;]*m", "", pictures.output("id", *pictures.FIX))
    shown = [line for line in pictures.words(drawn).splitlines() if line != "rapikan"]  # the window's title
    # Rich draws no blank between two colours, so blanks are left out
    assert "".join("".join(shown).split()) == "".join(f"$ rapikan {' '.join(pictures.FIX)} {plain}".split())


def test_the_decoder_s_page_names_every_generator() -> None:
    text = (ROOT / "docs" / "decoder.md").read_text(encoding="utf-8")
    files = {path.name for path in (ROOT / "src" / "rapikan" / "words" / "generators").glob("[!_]*.py")}
    assert files == set(re.findall(r"^\| `(\w+\.py)`", text, re.MULTILINE))


def test_pages_name_only_commands_and_options_that_exist() -> None:
    text = (ROOT / "docs" / "perintah.md").read_text(encoding="utf-8")
    options: dict[str, set[str]] = {}
    for command, page in re.findall(r"^## `rapikan ([a-z]+)[^`]*`\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        options.setdefault(command, set()).update(re.findall(r"--[a-z-]+", page))
    pages = [ROOT / "README.md", ROOT / "README.id.md", *(ROOT / "docs").glob("*.md")]
    named = [
        (page.name, command, option)
        for page in pages
        for command, rest in re.findall(r"\brapikan ([a-z]+)\b((?: [^\s`|>#;]+)*)", page.read_text(encoding="utf-8"))
        if command in COMMANDS
        for option in re.findall(r"(?<!\S)--[a-z-]+", rest)
    ]
    assert len(named) > 30
    assert [use for use in named if use[2] not in options[use[1]]] == []


def test_the_indonesian_pages_are_right_by_rapikan_itself() -> None:
    """rapikan.toml names them; a certain fault, or one to check, fails."""
    command = [sys.executable, "-m", "rapikan", "lint", "--no-cache", "--level", "unsafe", "--format", "concise"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8"}, check=False
    )
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("tidak ada temuan dalam 10 berkas")


def test_spark_recipe_runs(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="pyspark is 400 MB: `nox -s spark` installs it and runs this")
    if shutil.which("java") is None:
        pytest.skip("PySpark needs Java")
    (recipe,) = re.findall(r"```python\n(.*?SparkSession.*?)```", (ROOT / "docs" / "arsip.md").read_text(encoding="utf-8"), re.DOTALL)
    script = tmp_path / "recipe.py"
    script.write_text(recipe, encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(r"\|1 +\|Rapat digelar di lingkungan kantor bupati\. *\|1 +\|", done.stdout)
    assert re.search(r"\|2 +\|NULL +\|NULL +\|", done.stdout)
