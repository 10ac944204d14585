"""`rapikan rule [KODE…]`: lists the rules, or explains some: the norm, why, examples, and what they leave alone."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rapikan.cli.messages import OPTION_PIECES, Command
from rapikan.cli.options import offered_codes
from rapikan.cli.streams import complain, say, shown
from rapikan.language import Said, tell

if TYPE_CHECKING:
    from rapikan.rule import Rule

__all__ = ["app", "unknown"]

app = typer.Typer(add_completion=False, rich_markup_mode=None)

CODES = typer.Argument(
    metavar=tell("[KODE…]", "[CODE…]"),
    show_default=False,
    autocompletion=offered_codes,
    help=tell("Kode atau nama aturan, atau awal kodenya.", "Codes or names, or how codes begin."),
)
JSON = typer.Option("--json", help=tell("Cetak sebagai JSON.", "Print as JSON."))
WIDTH = 80
LABEL = 12  # columns of the labels at the left of a card


@app.command(
    cls=Command,
    options_metavar=OPTION_PIECES,
    help=tell(
        "Daftar aturan, atau penjelasan satu aturan: norma, alasan, contoh.", "Lists the rules, or explains one: norm, reason, examples."
    ),
)
def rule(codes: Annotated[list[str] | None, CODES] = None, as_json: Annotated[bool, JSON] = False) -> int:
    """Runs the command and gives its exit code."""
    from rapikan.rule import discover

    rules = list(discover().values())
    chosen: list[Rule] = []
    for word in codes or ():
        fitting = [rule for rule in rules if rule.code.startswith(word.upper()) or rule.name == word.lower()]
        if not fitting:
            complain(f"rapikan rule: {unknown(word)}")
            return 2
        chosen += fitting
    if as_json:
        say(json.dumps([_as_dict(rule) for rule in chosen or rules], ensure_ascii=False, indent=2))
    elif chosen:
        say("\n\n".join(map(_card, dict.fromkeys(chosen))))
    else:
        say(_listed(rules))
    return 0


def unknown(word: str, source: Path | None = None) -> str:
    """Says that no rule has a code, and which come nearest; names the configuration where the code stands in one."""
    from difflib import get_close_matches

    from rapikan.rule import discover

    if source is not None:
        return f"{shown(source)}: {unknown(word)}"

    names = {rule.name: rule.code for rule in discover().values()}
    near = get_close_matches(word.upper(), discover(), n=3, cutoff=0.4) or [
        names[name] for name in get_close_matches(word.lower(), names, n=3)
    ]
    if not near:
        return Said("kode aturan “{0}” tidak ada; lihat `rapikan rule`", "there is no rule “{0}”; see `rapikan rule`").format(word)
    return Said("kode aturan “{0}” tidak ada; yang terdekat: {1}", "there is no rule “{0}”; the nearest: {1}").format(word, ", ".join(near))


def _listed(rules: Sequence[Rule]) -> str:
    """Lists rules, one a line: code, level, name."""
    lines = [f"{rule.code}  {rule.level.said!s:<8} {rule.name}" for rule in rules]
    return "\n".join([*lines, "", tell("Penjelasan: rapikan rule KODE", "Explained: rapikan rule CODE")])


def _card(rule: Rule) -> str:
    """Lays a rule's card out for 80 columns."""
    lines = [f"{rule.code}  {rule.name}  ({rule.level.said})"]

    def row(label: str, text: str) -> None:
        lines.append(textwrap.fill(text, WIDTH, initial_indent=f"  {label:<{LABEL - 2}}", subsequent_indent=" " * LABEL))

    norm = f"{rule.source} ({', '.join(rule.eyd)})" if rule.eyd else rule.source
    row(tell("Norma", "Norm"), norm)
    row(tell("Mengapa", "Why"), str(rule.why))
    for number, (bad, good) in enumerate(rule.bad):
        row(tell("Contoh", "Example") if number == 0 else "", f"- {_visible(bad)}")
        row("", f"+ {_visible(good)}")
    row(tell("Dibiarkan", "Left alone"), str(rule.leaves_alone))
    for good in rule.good:
        row("", f"= {_visible(good)}")
    return "\n".join(lines)


def _visible(text: str) -> str:
    """Gives an example with what cannot be seen made visible, as the screen of `rapikan fix` does."""
    from rapikan.cli.signs import spelt

    return spelt(text)


def _as_dict(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "stage": rule.stage.value,
        "level": rule.level.label,
        "source": rule.source,
        "eyd": list(rule.eyd),
        "why": str(rule.why),
        "bad": [{"before": bad, "after": good} for bad, good in rule.bad],
        "good": list(rule.good),
        "leaves_alone": str(rule.leaves_alone),
    }
