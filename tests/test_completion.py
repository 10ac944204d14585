"""Completion as bash, zsh and fish really run it: installed into a home of its own, then asked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

BIN = Path(sys.executable).parent
BASH = r"""
source ~/.bashrc
COMP_WORDS=($1)
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_rapikan_completion rapikan
printf '%s\n' "${COMPREPLY[@]}"
"""
# A terminal of its own, with a line typed and Tab pressed: zsh completes nowhere else. It is read until what is expected comes.
ZSH = r"""
zmodload zsh/zpty
zpty shell zsh -i
zpty -w shell 'PS1="> "; setopt no_beep; print be""gin'
zpty -r shell said '*begin*> '
zpty -n -w shell "$1"$'\t'
zpty -r shell said "*$2*"
print -r -- "$said"
"""


class Shell(NamedTuple):
    """A shell with completion installed in a home that holds one file, siaran.txt."""

    name: str
    home: Path

    def run(self, *command: str) -> str:
        environment = {**os.environ, "HOME": str(self.home), "ZDOTDIR": str(self.home), "TERM": "dumb"}
        environment["PATH"] = f"{BIN}:{environment['PATH']}"
        environment.pop("XDG_CONFIG_HOME", None)  # typer writes fish's script below ~/.config
        return subprocess.run(command, env=environment, cwd=self.home, capture_output=True, text=True, check=True, timeout=60).stdout

    def offers(self, line: str, expected: str) -> str:
        """Gives what is offered at the end of a line."""
        match self.name:
            case "bash":
                return self.run("bash", "-c", BASH, "bash", line)
            case "fish":
                return self.run("fish", "-c", "complete -C $argv[1]", line)
        return self.run("zsh", "-c", ZSH, "zsh", line, expected)


@pytest.fixture(scope="module", params=["bash", "zsh", "fish"])
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    shell = Shell(request.param, tmp_path_factory.mktemp(request.param))
    (shell.home / "siaran.txt").touch()
    said = shell.run(shell.name, "-c", "rapikan --install-completion && true")  # typer looks for the shell among its parents
    assert said.startswith(f"Pelengkapan untuk {shell.name} dipasang di {shell.home}"), said
    return shell


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("rapikan li", "lint"),
        ("rapikan lint --force", "--force-exclude"),
        ("rapikan lint --format sar", "sarif"),
        ("rapikan rule KDP10", "KDP101"),
        ("rapikan lint sia", "siaran.txt"),
    ],
)
def test_shells_offer_what_may_follow(shell: Shell, line: str, offered: str) -> None:
    if (shell.name, offered) == ("bash", "siaran.txt"):
        assert shell.offers(line, offered).strip() == ""  # then bash offers files itself (complete -o default)
    else:
        assert offered in shell.offers(line, offered)


def test_the_words_beside_completions_are_indonesian(shell: Shell) -> None:
    if shell.name == "bash":
        assert shell.offers("rapikan lint --exit", "").strip() == "--exit-zero"  # bash shows no words beside
        return
    assert "Keluar 0 walaupun ada temuan." in shell.offers("rapikan lint --ex", "temuan.")
    assert "kata-depan-serangkai" in shell.offers("rapikan rule KDP10", "kata-depan-serangkai")
