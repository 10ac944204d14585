"""What spelling checkers make of the two sample releases: mistakes found, mended by the first suggestion, right words accused.

The mistakes stand in bench/contoh.tsv. A mistake is found where a tool reports a word of it; it is mended where its first suggestion is
the right text. Every other word that a tool reports is an accused right word (counted once a file). Peers that are not installed are left
out, and named. Run: ``python bench/peers.py [--cspell COMMAND]``; hunspell needs hunspell-id, codespell and typos come from PyPI, and cspell
needs the npm packages cspell and @cspell/dict-id-id.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import rapikan
from rapikan.edits import Change
from rapikan.lexicon.compile import read_table
from rapikan.spans import Span

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "contoh"
PEERS = ("hunspell", "cspell", "codespell", "typos")
CSPELL_CONFIG = {"version": "0.2", "language": "id,en", "import": ["@cspell/dict-id-id/cspell-ext.json"]}


class Report(NamedTuple):
    """A stretch that a tool reports, and its first suggestion ("" for none)."""

    text: str
    suggestion: str


def installed(name: str) -> str | None:
    """Gives the path of a peer, one beside this Python before one on PATH; None where there is neither."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def output(command: list[str], cwd: Path | None = None, text: str = "") -> str:
    """Runs a peer, which may exit 1 because it found something."""
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False, cwd=cwd).stdout


def by_rapikan(path: Path) -> list[Report]:
    """Reads rapikan's certain changes, with the words that a change of a blank stands between."""
    text = path.read_text(encoding="utf-8")
    stretches: list[tuple[Span, list[Change]]] = []
    for change in rapikan.fix(text).changes:
        span = Span(*_words_around(text, change.span))
        if stretches and span.start < stretches[-1][0].end:
            stretches[-1] = (Span(stretches[-1][0].start, span.end), [*stretches[-1][1], change])
        else:
            stretches.append((span, [change]))
    return [Report(text[slice(*span)], _changed(text, span, changes)) for span, changes in stretches]


def _words_around(text: str, span: Span) -> tuple[int, int]:
    start, end = span
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _changed(text: str, span: Span, changes: list[Change]) -> str:
    out, at = "", span.start
    for change in changes:
        out += text[at : change.span.start] + change.after
        at = change.span.end
    return out + text[at : span.end]


def by_hunspell(path: Path) -> list[Report]:
    """Reads hunspell's misspelt words with Debian's hunspell-id. A line's "^" tells it that no command follows."""
    text = "".join(f"^{line}\n" for line in path.read_text(encoding="utf-8").splitlines())
    found = []
    for line in output(["hunspell", "-d", "id_ID", "-a"], text=text).splitlines():
        if line[:1] in ("&", "#"):
            _, word, *_ = line.split(" ")
            found.append(Report(word, line.partition(": ")[2].split(", ")[0] if line[0] == "&" else ""))
    return found


def by_codespell(path: Path) -> list[Report]:
    """Reads codespell's words."""
    lines = output([str(installed("codespell")), str(path)]).splitlines()
    return [Report(*match.groups()) for line in lines if (match := re.search(r": (\S+) ==> ([^,]+)", line))]


def by_typos(path: Path) -> list[Report]:
    """Reads typos' words."""
    lines = map(json.loads, output([str(installed("typos")), "--format", "json", str(path)]).splitlines())
    return [Report(line["typo"], (line["corrections"] or [""])[0]) for line in lines if line.get("type") == "typo"]


def cspell_with(command: str) -> Callable[[Path], list[Report]]:
    """Reads cspell's words with its Indonesian and English dictionaries; the command runs in the folder of its own packages."""
    program = shlex.split(command)
    packages = Path(program[0]).resolve().parent.parent.parent

    def read(path: Path) -> list[Report]:
        config = packages / "cspell-rapikan.json"
        config.write_text(json.dumps(CSPELL_CONFIG), encoding="utf-8")
        copy = packages / path.name
        shutil.copy(path, copy)
        found = output([*program, "-c", str(config), "--no-progress", "--no-summary", "--show-suggestions", copy.name], packages)
        lines = re.findall(r"Unknown word \((.+?)\) Suggestions: \[(.*?)\]", found)
        return [Report(word, suggestions.split(", ")[0]) for word, suggestions in lines]

    return read


def mistakes() -> list[tuple[str, str, str]]:
    """Reads the mistakes: file, wrong, right."""
    return [(name, wrong, right) for name, wrong, right in read_table(ROOT / "bench" / "contoh.tsv")]


def count(reader: Callable[[Path], list[Report]]) -> tuple[int, int, int]:
    """Counts what a tool finds, mends and accuses."""
    found = mended = accused = 0
    listed = mistakes()
    for name in sorted({name for name, _, _ in listed}):
        reports = reader(FOLDER / name)
        pairs = [(wrong, right) for file, wrong, right in listed if file == name]
        for wrong, right in pairs:
            near = [report for report in reports if _meets(report.text, wrong)]
            found += bool(near)
            mended += any(_mends(report, wrong, right) for report in near)
        accused += len(
            {report.text for report in reports if report.text.strip("-") and not any(_meets(report.text, wrong) for wrong, _ in pairs)}
        )
    return found, mended, accused


def _meets(reported: str, wrong: str) -> bool:
    """Says whether a report speaks of a mistake: one holds the other's words."""
    return wrong in reported or bool(re.search(rf"(?<!\w){re.escape(reported)}(?!\w)", wrong))


def _mends(report: Report, wrong: str, right: str) -> bool:
    """Says whether a report's suggestion puts a mistake right: "dipasar." → "di pasar."."""
    return report.text.replace(wrong, right) == report.suggestion if wrong in report.text else wrong.replace(*report) == right


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cspell", help="the path of cspell (node_modules/.bin/cspell)")
    options = parser.parse_args()
    readers = {"rapikan fix": by_rapikan}
    if "id_ID" in (subprocess.run(["hunspell", "-D"], capture_output=True, text=True, input="").stderr if installed("hunspell") else ""):
        readers["hunspell + hunspell-id"] = by_hunspell
    if options.cspell:
        readers["cspell + dict-id-id"] = cspell_with(options.cspell)
    readers |= {name: reader for name, reader in (("codespell", by_codespell), ("typos", by_typos)) if installed(name)}
    absent = [name for name in PEERS if not any(name in reader for reader in readers)]
    if absent:
        print(f"not installed, left out: {', '.join(absent)}", file=sys.stderr)
    print(f"| of {len(mistakes())} mistakes | found | first answer right | right words accused |")
    print("|---|---:|---:|---:|")
    for name, reader in readers.items():
        print(f"| {name} | " + " | ".join(map(str, count(reader))) + " |", flush=True)


if __name__ == "__main__":
    main()
