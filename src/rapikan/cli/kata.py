"""`rapikan kata KATA…`: what the lexicon knows of a word, and how the word is formed; with --lattice, what the decoder makes of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from rapikan.cli.messages import OPTION_PIECES, Command
from rapikan.cli.streams import complain, say
from rapikan.language import Said, tell

if TYPE_CHECKING:
    from rapikan.lexicon.explaining import Analysis, Explanation

__all__ = ["app"]

app = typer.Typer(add_completion=False, rich_markup_mode=None)

WORDS = typer.Argument(metavar=tell("KATA…", "WORD…"), help=tell("Satu kata atau lebih.", "One or more words."))
JSON = typer.Option("--json", help=tell("Cetak sebagai JSON.", "Print as JSON."))
LATTICE = typer.Option(
    "--lattice",
    help=tell(
        "Gambar cara kata-kata ini dapat dibaca, sebagai SVG: rapikan kata --lattice dankegiatan > kisi.svg",
        "Draw the ways these words may be read, as SVG: rapikan kata --lattice dankegiatan > lattice.svg",
    ),
)
STATUS = {
    "KNOWN": Said("kata yang dikenal", "a known word"),
    "NAME": Said("nama", "a name"),
    "FOREIGN": Said("kata asing", "a foreign word"),
    "UNKNOWN": Said("tidak dikenal", "unknown"),
}
CLASSES = {
    "n": Said("nomina", "noun"),
    "v": Said("verba", "verb"),
    "a": Said("adjektiva", "adjective"),
    "adv": Said("adverbia", "adverb"),
    "num": Said("numeralia", "numeral"),
    "pron": Said("pronomina", "pronoun"),
    "prep": Said("preposisi", "preposition"),
    "conj": Said("konjungsi", "conjunction"),
    "part": Said("partikel", "particle"),
    "intj": Said("interjeksi", "interjection"),
}


@app.command(
    cls=Command,
    options_metavar=OPTION_PIECES,
    help=tell("Status sebuah kata dan cara kata itu dibentuk.", "A word's status and how it is formed."),
)
def kata(words: Annotated[list[str], WORDS], as_json: Annotated[bool, JSON] = False, lattice: Annotated[bool, LATTICE] = False) -> int:
    """Runs the command and gives its exit code."""
    if lattice:
        return _draw(" ".join(words))
    from rapikan.lexicon import lexicon
    from rapikan.lexicon.explaining import explain

    explanations = [explain(word, lexicon()) for word in words]
    if as_json:
        say(json.dumps([_as_dict(one) for one in explanations], ensure_ascii=False, indent=2))
    else:
        say("\n\n".join(map(_card, explanations)))
    return 0


def _draw(text: str) -> int:
    """Prints a drawing; where there is nothing to draw, says so and fails, so that nobody keeps an empty picture."""
    from rapikan.cli.lattice import draw

    drawing = draw(text)
    if drawing is None:
        said = Said("“{0}” tidak mencurigakan: tidak ada yang digambar", "nothing in “{0}” is suspicious: there is nothing to draw")
        complain(said.format(text))
        return 2
    say(drawing)
    return 0


def _card(one: Explanation) -> str:
    """Prints an explanation as lines ("memperjuangkannya: kata yang dikenal", its analyses, its evidence)."""
    lines = [f"{one.word}: {STATUS[one.status.name]}"]
    standard = one.evidence.get("standard")
    if standard:
        lines.append(Said("  bentuk baku: {0}", "  standard form: {0}").format(standard))
    lines += [f"  {line}" for line in dict.fromkeys(map(_formed, one.analyses))]
    count = one.evidence.get("count")
    if isinstance(count, (int, float)) and count:
        lines.append(Said("  dijumpai {0:,.0f} kali dalam korpus", "  met {0:,.0f} times in the corpus").format(count))
    if one.status.name == "UNKNOWN":
        lines.append(Said("  Bila kata ini benar: rapikan kamus add {0}", "  If the word is right: rapikan kamus add {0}").format(one.word))
    return "\n".join(lines)


def _formed(analysis: Analysis) -> str:
    """Tells an analysis as a chain ("juang (nomina) → memperjuangkan (memper-…-kan) → memperjuangkannya (-nya)")."""
    named = CLASSES.get(analysis.word_class)
    root = f"{analysis.root} ({named})" if named is not None else f"{analysis.root} ({tell('kata dasar', 'root')})"
    return " → ".join([root, *(f"{form} ({affix})" for affix, form in analysis.steps)])


def _as_dict(one: Explanation) -> dict[str, object]:
    return {
        "word": one.word,
        "status": one.status.name.lower(),
        "analyses": [
            {"root": a.root, "class": a.word_class, "steps": [{"affix": affix, "form": form} for affix, form in a.steps]}
            for a in one.analyses
        ],
        "evidence": one.evidence,
    }
