"""Writes docs/aturan/ and docs/eyd.md from the rules' cards and dictionaries/eyd-rules.tsv.

    docs/aturan/index.md   all rules: code, name, stage, level, norm
    docs/aturan/CODE.md    one rule: why, examples, what it leaves alone, in Indonesian and English
    docs/eyd.md            the 169 rules of EYD V, a line each: the rules that cover it, or why none can

Use: ``python scripts/rule_pages.py`` writes them and removes pages whose rule is gone; with ``--check`` it writes nothing and
exits 1 where a file differs, is missing or is left over. The output depends on nothing but the cards and the table.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapikan.cli.signs import spelt
from rapikan.lexicon.compile import read_table
from rapikan.rule import Rule, Stage, discover

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "dictionaries" / "eyd-rules.tsv"
MARK = "<!-- Ditulis oleh scripts/rule_pages.py; jangan disunting. / Written by scripts/rule_pages.py; do not edit. -->"
STAGES = {Stage.NORMALISE: "normalisasi", Stage.WORDS: "kata", Stage.SPELLING: "ejaan"}
RELEVANT = ("ya", "sebagian")


@dataclass(frozen=True)
class Article:
    """One rule of EYD V: its code, where it stands, whether a program can touch it, and why no rule of rapikan does ("" if one does)."""

    code: str
    category: str
    subcategory: str
    relevant: str
    reason: str


def read_articles(path: Path = TABLE) -> list[Article]:
    """Reads the table of EYD V's rules, in its order. Raises ValueError with the line that has too few or too many columns."""
    articles = []
    for cells in read_table(path):
        if len(cells) != 5:
            raise ValueError(f"{path.name}: a line needs five columns: {cells}")
        articles.append(Article(*cells))
    return articles


def covering(rules: dict[str, Rule]) -> dict[str, list[str]]:
    """Lists the codes of the rules that cover each code of EYD V ("KD01" → ["KDP101"])."""
    covered: dict[str, list[str]] = {}
    for rule in rules.values():
        for code in rule.eyd:
            covered.setdefault(code, []).append(rule.code)
    return covered


def pages() -> dict[Path, str]:
    """Gives every generated file below docs/ with its content."""
    rules = discover()
    articles = read_articles()
    files = {Path("aturan") / f"{code}.md": rule_page(rule) for code, rule in rules.items()}
    files[Path("aturan") / "index.md"] = index_page(rules)
    files[Path("eyd.md")] = eyd_page(articles, rules)
    return files


def _ended(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


# --- docs/aturan/ --------------------------------------------------------------------------------------------------------


def index_page(rules: dict[str, Rule]) -> str:
    """Lists the rules by code."""

    def lines() -> Iterator[str]:
        yield from (MARK, "", "# Aturan", "")
        yield f"{len(rules)} aturan. Tingkat *pasti* diterapkan tanpa diminta, *periksa* dengan `--level periksa`, *saran* hanya ditunjukkan."
        yield ""
        yield from ("| kode | kesalahan | tahap | tingkat | norma |", "|---|---|---|---|---|")
        for code, rule in rules.items():
            level = rule.level.said.id
            yield f"| [{code}]({code}.md) | {rule.name} | {STAGES[rule.stage]} | {level} | {_cell(rule.source)} |"

    return _ended(lines())


def rule_page(rule: Rule) -> str:
    """Writes one rule's page."""

    def lines() -> Iterator[str]:
        yield from (MARK, "", f"# {rule.code} {rule.name}", "")
        yield from (f"Norma: {rule.source}  ", f"Kode EYD V: {', '.join(rule.eyd) or '–'}  ")
        level = rule.level.said
        yield from (f"Tahap: {STAGES[rule.stage]}; tingkat: {level.id}", "", rule.why.id, "")
        if rule.bad:
            yield from ("## Contoh", "", *_pairs(rule, "salah", "benar"), "")
        yield from ("## Dibiarkan", "", rule.leaves_alone.id, "", *_texts(rule), "")
        yield from ("---", "", "## In English", "", f"Norm: {rule.source}  ", f"Stage: {rule.stage.value}; level: {level.en}", "")
        yield from (rule.why.en, "", f"Left alone: {rule.leaves_alone.en}")

    return _ended(lines())


def _pairs(rule: Rule, bad: str, good: str) -> Iterator[str]:
    """Yields a rule's examples as a table; signs that cannot be seen are named."""
    yield from (f"| {bad} | {good} |", "|---|---|")
    for before, after in rule.bad:
        yield f"| {_code(before)} | {_code(after)} |"


def _texts(rule: Rule) -> Iterator[str]:
    for text in rule.good:
        yield f"* {_code(text)}"


def _code(text: str) -> str:
    """Sets a text as code, with a fence longer than any run of backticks in it, and safe inside a table's cell."""
    fence = "`"
    while fence in text:
        fence += "`"
    shown = _cell(spelt(text))
    pad = " " if shown[:1] in "` " or shown[-1:] in "` " else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


# --- docs/eyd.md ---------------------------------------------------------------------------------------------------------


def eyd_page(articles: list[Article], rules: dict[str, Rule]) -> str:
    """Lists EYD V's rules by code with what covers each."""
    covered = covering(rules)
    relevant = [article for article in articles if article.relevant in RELEVANT]
    reached = sum(article.code in covered for article in relevant)

    def lines() -> Iterator[str]:
        yield from (MARK, "", "# EYD V dan aturan rapikan", "")
        yield (
            f"EYD edisi V memiliki {len(articles)} kaidah. Badan Bahasa menilai {len(relevant)} di antaranya dapat diperiksa program "
            f"(*ya*, *sebagian*); {reached} sudah dicakup rapikan. Suatu kaidah dicakup jika aturan rapikan melaporkan paling tidak "
            "sebagian pelanggarannya. Bunyinya tidak disalin di sini."
        )
        yield ""
        yield from ("| kode | bagian | dapat diperiksa | aturan rapikan, atau alasan tidak ada |", "|---|---|---|---|")
        for article in articles:
            place = f"{article.category}, {article.subcategory}" if article.subcategory else article.category
            answer = ", ".join(f"[{code}](aturan/{code}.md)" for code in covered.get(article.code, ())) or article.reason
            yield f"| {article.code} | {place} | {article.relevant} | {_cell(answer)} |"

    return _ended(lines())


# --- writing and checking ------------------------------------------------------------------------------------------------


def left_over(docs: Path, files: dict[Path, str]) -> list[Path]:
    """Lists the pages of rules that are no more."""
    return [path for path in sorted((docs / "aturan").glob("*.md")) if path.relative_to(docs) not in files]


def differing(docs: Path, files: dict[Path, str]) -> list[str]:
    """Says what is not as it would be written, a line for each file."""
    wrong = []
    for name, text in sorted(files.items()):
        path = docs / name
        if not path.exists():
            wrong.append(f"{path}: missing")
        elif path.read_text(encoding="utf-8") != text:
            wrong.append(f"{path}: differs")
    return wrong + [f"{path}: left over" for path in left_over(docs, files)]


def write(docs: Path, files: dict[Path, str]) -> None:
    """Writes the files below `docs` and removes left-over pages."""
    for name, text in files.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for path in left_over(docs, files):
        path.unlink()


def main(arguments: list[str] | None = None) -> int:
    """Runs the script and gives its exit code."""
    parser = argparse.ArgumentParser(description="Writes docs/aturan/ and docs/eyd.md from the rules' cards.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file differs")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="the folder to write to (docs/)")
    options = parser.parse_args(arguments)
    files = pages()
    if not options.check:
        write(options.docs, files)
        return 0
    wrong = differing(options.docs, files)
    if wrong:
        print(*wrong, "run: python scripts/rule_pages.py", sep="\n", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
