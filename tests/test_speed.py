"""Speed that can be asserted: what a command loads, and that the fast path decides as the plain one.

Times are measured in bench/speed.py, never here.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from inspect import signature
from pathlib import Path
from pkgutil import walk_packages

import pytest
import typer

import rapikan
from rapikan import patterns, pipeline
from rapikan.cli.fix_run import fix
from rapikan.cli.lint_wish import Asked
from rapikan.cli.plain import SHORT, SWITCHES, answer
from rapikan.edits import Edit, Finding
from rapikan.pipeline import run
from rapikan.plan import LEEWAY
from rapikan.protect import protected
from rapikan.rule import Rule, Stage, discover
from rapikan.text import Page

# Packages that cost a cold start more than they give it: only who needs one loads it.
HEAVY = {
    "asyncio",
    "concurrent",
    "ftfy",
    "http",
    "multiprocessing",
    "numpy",
    "pathspec",
    "rich",
    "sqlite3",
    "tree_sitter",
    "wordfreq",
    "xml",
}
# What a run over one file has no use for: a command line of switches and paths needs no typer, a screen or a difference none of the rest.
UNASKED = {
    "dataclasses",
    "difflib",
    "fractions",
    "gettext",
    "inspect",
    "lzma",
    "pkgutil",
    "platform",
    "shutil",
    "subprocess",
    "tempfile",
    "typer",
    "uuid",
}
EXAMPLES = [text for rule in discover().values() for text in (*(bad for bad, _ in rule.bad), *rule.good)]


def loaded(*arguments: str) -> set[str]:
    """Gives the modules that a command loads."""
    command = [sys.executable, "-X", "importtime", "-m", "rapikan", *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    return {line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time:")}


def test_version_loads_nothing_but_its_door() -> None:
    modules = loaded("--version")
    assert {name for name in modules if name.startswith("rapikan")} <= {"rapikan", "rapikan.cli"}
    assert not modules & {"typer", "json", "pathlib", "dataclasses", *HEAVY}


def test_fix_loads_nothing_heavy(tmp_path: Path) -> None:
    release = tmp_path / "siaran.txt"
    release.write_text("Bupati membuka rapat dikantor camat.", encoding="utf-8")
    modules = loaded("fix", "--stdout", "--quiet", str(release))
    assert "rapikan.pipeline" in modules
    assert not {name.partition(".")[0] for name in modules} & (HEAVY | UNASKED)


def test_lint_of_a_file_loads_nothing_heavy(tmp_path: Path) -> None:
    release = tmp_path / "siaran.txt"
    release.write_text("Bupati membuka rapat dikantor camat.", encoding="utf-8")
    modules = loaded("lint", "--no-cache", "--isolated", str(release))
    assert "rapikan.checking.run" in modules
    assert not {name.partition(".")[0] for name in modules} & (HEAVY | UNASKED)


def test_every_plain_command_is_held_to_typer() -> None:
    assert set(SWITCHES) == {"fix", "lint"}


@pytest.mark.parametrize(("command", "done"), [("fix", fix), ("lint", Asked)])
def test_a_plain_line_asks_what_typer_would(command: str, done: Callable[..., object]) -> None:
    asked = import_module(f"rapikan.cli.{command}").command
    declared = typer.main.get_command(import_module(f"rapikan.cli.{command}").app)
    flags = {option: param.name for param in declared.params if getattr(param, "is_flag", False) for option in param.opts}
    names = {switch: switch[2:].replace("-", "_") for switch in SWITCHES[command]}
    assert flags == names | {short: names[switch] for short, switch in SHORT.items()}
    defaults = {name: parameter.default for name, parameter in signature(asked).parameters.items()}
    assert {name: parameter.default for name, parameter in signature(done).parameters.items()} == defaults


@pytest.mark.parametrize("line", [["--nothing", "a.txt"], ["--quiet"], ["--level", "safe", "a.txt"], ["--", "a.txt"], ["-qq", "a.txt"]])
def test_a_line_with_more_than_switches_and_paths_is_typers(line: list[str]) -> None:
    assert answer(["fix", *line]) is None


def test_a_line_of_another_command_is_typers() -> None:
    assert [answer(line) for line in ([], ["fxi", "a.txt"], ["kata", "a"], ["--version", "fix", "a.txt"])] == [None] * 4


def test_each_deferred_pattern_is_one() -> None:
    modules = [import_module(found.name) for found in walk_packages(rapikan.__path__, "rapikan.") if not found.name.endswith("__main__")]
    held = [value for module in modules for value in vars(module).values() if isinstance(value, patterns._Deferred)]
    assert len(held) > 50
    assert all(value.match is value.match and isinstance(value.pattern, str | bytes) for value in held)


def test_signs_are_found_among_the_tokens() -> None:
    for rule in discover().values():
        assert not any(sign.isalpha() or sign.isspace() for sign in rule.near), f"{rule.code}: letters and blanks are no signs"


# --- the plain path -------------------------------------------------------------------------------------------------------------


def _text(pattern: str | Callable[[], str]) -> str:
    return pattern if isinstance(pattern, str) else pattern()


class PlainPlan:
    """Asks every rule at every token and searches every pattern everywhere; remembers nothing."""

    def __init__(self, stage: Stage, codes: frozenset[str], house: None) -> None:
        self.rules = [rule for code, rule in discover().items() if rule.stage is stage and code in codes]
        self.words = {rule.code: frozenset(rule.trigger_words()) for rule in self.rules}

    def find(self, page: Page) -> Iterator[Finding]:
        for index, token in enumerate(page.texts):
            phrases = {token.lower(), f"{token.lower()} {page.lower(index + 1)}"}
            for rule in self.rules:
                if phrases & self.words[rule.code] or (rule.shape is not None and rule.shape(token)):
                    yield from self._call(rule, page, index)
                if rule.repeats and index and page.texts[index - 1] == token:
                    yield from rule.find(rule, page, index)
        for rule in self.rules:
            if rule.pattern is not None and rule.words is None:
                for match in re.finditer(_text(rule.pattern), page.text):
                    yield from rule.find(rule, page, match)

    def _call(self, rule: Rule, page: Page, index: int) -> Iterator[Finding]:
        if rule.pattern is None:
            yield from rule.find(rule, page, index)
        elif match := re.compile(_text(rule.pattern)).match(page.text, page.starts[index]):
            yield from rule.find(rule, page, match)


class PlainView(pipeline._View):
    """Reads the whole text anew after each stage."""

    def apply(self, findings: Sequence[Finding], edits: Sequence[Edit]) -> None:
        self.draft.apply(findings)
        self.page = Page.of(self.draft.text, protected(self.draft.text), self.page.evidence)


def agrees(text: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Says whether the fast path and the plain one report the same of a text."""
    fast = run(text)
    with monkeypatch.context() as plain:
        plain.setattr(pipeline, "plan", PlainPlan)
        plain.setattr(pipeline, "_View", PlainView)
        plain.setattr(Page, "around", lambda self, spans: self)
        slow = run(text)
    return (fast.output, fast.changes, fast.suggestions) == (slow.output, slow.changes, slow.suggestions)


def test_fast_path_decides_as_the_plain_one_on_the_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(EXAMPLES)
    assert len(text) > 100 * LEEWAY
    assert agrees(text, monkeypatch)


def test_fast_path_decides_as_the_plain_one_on_releases(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    releases = sorted((shared / "press").glob("*.txt"))[::12]
    assert [path.name for path in releases if not agrees(path.read_text(encoding="utf-8"), monkeypatch)] == []


def test_what_was_read_before_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(EXAMPLES[:60])
    command = [sys.executable, "-c", "import sys, rapikan; sys.stdout.write(rapikan.fix(sys.stdin.read()).output)"]
    fresh = subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout.decode()
    run("\n\n".join(EXAMPLES[60:]))
    assert run(text).output == fresh
