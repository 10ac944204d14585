"""How fast rapikan starts and reads, what it holds and how its cost grows, beside named peers in the same run. Prints Markdown tables.

Run: ``python bench/speed.py DOCUMENT FOLDER [--runs N] [--size BYTES] [--seed N] [--full] [--write docs/kecepatan.md]``. DOCUMENT is one
release, FOLDER holds many; their paragraphs are drawn in a seeded order until --size bytes, each once and then anew ("resampled"), or
each once ("distinct"). ``--full`` also measures 10 and 100 MB, once each, and lines of 5 MB; that takes half an hour.

Ratios are of processor time of whole processes, start-up and dictionaries included, and memory is the most that they held, as the
system counts both (`os.wait4`): on a machine that others use too, only that can be compared. Every figure is a median of --runs runs (of
fewer where its table says so), and peers are measured in turn with rapikan.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime
import os
import platform
import pstats
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import rapikan

ROOT = Path(__file__).resolve().parents[1]
TOKENISE = (
    "import sys; from collections import Counter; from rapikan.text import TOKEN; "
    "Counter(m.group() for m in TOKEN.finditer(open(sys.argv[1], encoding='utf-8').read()))"
)
# What the parts of the program are called in the profile, by the beginning of their modules' paths.
PARTS = {
    "spans.py": "token, baris, dan letaknya",
    "text.py": "token, baris, dan letaknya",
    "plan.py": "memanggil aturan (satu jalan)",
    "rules/": "aturan ejaan dan normalisasi",
    "lexicon/": "kamus: kata, akar kata, model bahasa",
    "words/search.py": "mencari kata yang mirip",
    "words/channel.py": "mencari kata yang mirip",
    "words/": "membaca ulang tempat yang mencurigakan",
    "protect.py": "alamat dan nomor",
    "": "lain-lain (berkas kerja, perubahan, pustaka baku)",
}


class Cost(NamedTuple):
    """What one process cost: wall seconds, processor seconds, megabytes held at most."""

    wall: float
    cpu: float
    peak: float


MANY_RUNS = 1_000_000  # bytes; a longer text is measured once


def run(command: Sequence[str]) -> Cost:
    """Runs a command to its end, its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    held = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, held)


def medians(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, Cost]:
    """Runs commands in turn, `runs` times, and gives the median of each figure."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            found[name].append(run(command))
    return {name: Cost(*map(statistics.median, zip(*costs, strict=True))) for name, costs in found.items()}


def paragraphs(folder: Path, seed: int) -> Iterator[str]:
    """Yields the distinct paragraphs of a folder's texts in a seeded order."""
    found = {p for path in sorted(folder.glob("*.txt")) for p in path.read_text(encoding="utf-8").split("\n") if p.strip()}
    drawn = sorted(found)
    random.Random(seed).shuffle(drawn)
    yield from drawn


def resampled(folder: Path, seed: int) -> Iterator[str]:
    """Yields paragraphs without end: each once, then all again in another order."""
    while True:
        yield from paragraphs(folder, seed)
        seed += 1


def text_of(pieces: Iterable[str], size: int, between: str = "\n\n") -> str:
    """Joins pieces until `size` bytes are there or none is left."""
    out: list[str] = []
    length = 0
    for piece in pieces:
        if length >= size:
            break
        out.append(piece)
        length += len(piece.encode()) + len(between)
    return between.join(out)


def lines_of(text: str, length: int) -> str:
    """Breaks a text of one line at the first blank behind each `length` code points."""
    return re.sub(rf"(.{{{length}}}\S*) ", r"\1\n", text)


def spoilt(text: str, seed: int) -> str:
    """Drops a letter inside every second word of five letters and more."""
    draw = random.Random(seed)
    words = text.split(" ")
    for place in range(0, len(words), 2):
        word = words[place]
        if len(word) >= 5 and word.isalpha():
            cut = draw.randrange(1, len(word) - 1)
            words[place] = word[:cut] + word[cut + 1 :]
    return " ".join(words)


def unknown(size: int, seed: int) -> str:
    """Writes lines of made-up words that look like words and are none."""
    draw = random.Random(seed)

    def word() -> str:
        return "".join(draw.choice("bcdfghjklmnpqrstvwxyz") + draw.choice("aeiou") for _ in range(draw.randrange(2, 6)))

    return "\n".join(" ".join(word() for _ in range(30)) for _ in range(max(1, size // 240)))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Writes a Markdown table; all columns but the first are figures."""
    lines = ["| " + " | ".join(heads) + " |", "|---|" + "---:|" * (len(heads) - 1)]
    return "\n".join([*lines, *("| " + " | ".join(map(str, row)) + " |" for row in rows)])


class Bench:
    """The commands that are measured, and the tables."""

    def __init__(self, document: Path, folder: Path, scratch: Path, runs: int, seed: int) -> None:
        self.document = document
        self.folder = folder
        self.scratch = scratch
        self.runs = runs
        self.seed = seed

    def commands(self, path: Path) -> dict[str, list[str]]:
        """Gives rapikan's and the peers' commands on a file; a peer that is not installed is left out."""
        found = {"rapikan fix": ["rapikan", "fix", "--stdout", "--quiet"], "rapikan lint": ["rapikan", "lint", "--no-cache", "--isolated"]}
        found |= {"codespell": ["codespell"], "typos": ["typos"]}
        found["hunspell -l"] = ["hunspell", "-l", "-d", str(ROOT / "dictionaries" / "hunspell-id" / "id_ID")]
        here = str(Path(sys.executable).parent)
        commands: dict[str, list[str]] = {}
        for name, (program, *options) in found.items():
            installed = shutil.which(program, path=here) or shutil.which(program)
            if installed:
                commands[name] = [installed, *options, str(path)]
        return {**commands, "hanya membagi token": [sys.executable, "-c", TOKENISE, str(path)]}

    def file(self, name: str, text: str) -> Path:
        """Keeps a text for the commands."""
        path = self.scratch / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        return path

    def start(self) -> str:
        """Measures cold starts."""
        commands = self.commands(self.document)
        rapikan_path = commands["rapikan fix"][0]
        chosen = {"python -c 'import typer'": [sys.executable, "-c", "import typer"], "rapikan --version": [rapikan_path, "--version"]}
        chosen |= {name: command for name, command in commands.items() if name in ("rapikan fix", "rapikan lint", "codespell", "typos")}
        found = medians(chosen, max(self.runs, 7))
        typer, peer = found["python -c 'import typer'"], found.get("codespell")
        rows = [
            (
                name,
                f"{cost.wall * 1000:.0f}",
                f"{cost.cpu * 1000:.0f}",
                f"{cost.cpu / typer.cpu:.2f}",
                f"{cost.cpu / peer.cpu:.2f}" if peer else "",
                f"{cost.peak:.0f}",
            )
            for name, cost in found.items()
        ]
        return table(("mulai dingin", "ms dinding", "ms prosesor", "× import typer", "× codespell", "MB memori"), rows)

    def throughput(self, name: str, text: str) -> str:
        """Measures whole processes over a long text."""
        found = medians(self.commands(self.file(name, text)), min(self.runs, 3))
        size, peer = len(text.encode()) / 1e6, found.get("codespell")
        rows = [
            (name, f"{size / cost.cpu:.2f}", f"{peer.cpu / cost.cpu:.3f}" if peer else "", f"{cost.peak:.0f}")
            for name, cost in found.items()
        ]
        return table((f"{size:.2f} MB", "MB/s", "× codespell", "MB memori"), rows)

    def growth(self, sizes: Sequence[int]) -> str:
        """Measures `fix` on texts of growing size."""
        rows: list[tuple[str, ...]] = []
        before: Cost | None = None
        for size in sizes:
            text = text_of(resampled(self.folder, self.seed), size)
            runs = self.runs if size <= MANY_RUNS else 1
            cost = medians({"fix": self.commands(self.file(f"size-{size}", text))["rapikan fix"]}, runs)["fix"]
            ratio = f"{cost.cpu / before.cpu:.1f}" if before else ""
            rows.append((f"{len(text.encode()) / 1e6:.2f} MB", f"{cost.cpu:.1f}", ratio, f"{cost.peak:.0f}", str(runs)))
            before = cost
        return table(("ukuran", "detik", "× sepersepuluhnya", "MB memori", "putaran"), rows)

    def lines(self, size: int) -> str:
        """Measures `fix` on the same words in lines of 200 code points and in a single one."""
        words = text_of(resampled(self.folder, self.seed), size).replace("\n", " ")
        texts = {"baris 200 huruf": lines_of(words, 200), "satu baris": words}
        commands = {name: self.commands(self.file(f"lines-{i}", text))["rapikan fix"] for i, (name, text) in enumerate(texts.items())}
        costs = medians(commands, min(self.runs, 3))
        base = costs["baris 200 huruf"].cpu
        rows = [(name, f"{cost.cpu:.1f}", f"{cost.cpu / base:.2f}") for name, cost in costs.items()]
        return table(
            (f"{size / 1e6:.2f} MB", "detik", "× baris 200 huruf"), rows
        )  # no memory: a child's peak counts what this process holds

    def hard(self, size: int) -> str:
        """Measures `fix` on hard texts, for each byte beside the usual one."""
        usual = text_of(resampled(self.folder, self.seed), size)
        texts = {
            "siaran pers biasa": usual,
            "separuh katanya salah ketik": spoilt(usual, self.seed),
            "hanya kata tak dikenal": unknown(size, self.seed),
        }
        costs = medians(
            {n: self.commands(self.file(f"hard-{i}", t))["rapikan fix"] for i, (n, t) in enumerate(texts.items())}, min(self.runs, 3)
        )
        a_byte = {name: cost.cpu / len(texts[name].encode()) for name, cost in costs.items()}
        base = a_byte["siaran pers biasa"]
        rows = [(name, f"{each * 1e6:.2f}", f"{each / base:.2f}") for name, each in a_byte.items()]
        return table((f"{size / 1e6:.2f} MB", "detik per MB", "× biasa"), rows)  # no memory, as in `lines`

    def profile(self, text: str) -> str:
        """Says in which part of the program the time goes, with nothing remembered and again (the profiler's own cost is in it)."""
        rapikan.fix("Pemanasan.")
        shares = []
        for _ in range(2):
            profiler = cProfile.Profile(time.process_time)
            profiler.runcall(rapikan.fix, text)
            shares.append(_shares(pstats.Stats(profiler)))
        names = sorted(set(PARTS.values()), key=lambda name: -shares[0][name])
        rows = [(name, *(f"{share[name]:.0%}" for share in shares)) for name in names]
        return table(("bagian", "kata belum dikenal", "kata sudah dikenal"), rows)


def _shares(stats: pstats.Stats) -> dict[str, float]:
    """Adds up the own time of functions by part; built-in functions count for their callers' part."""
    spent: Counter[str] = Counter()
    for (path, _, _), (_, _, own, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        if path == "~" and callers:
            for (caller, _, _), (_, _, within, _) in callers.items():
                spent[_part(caller)] += within
        else:
            spent[_part(path)] += own
    total = sum(spent.values())
    return {name: spent[name] / total for name in PARTS.values()}


def _part(path: str) -> str:
    inner = path.partition("/rapikan/")[2] if "/src/rapikan/" not in path else path.partition("/src/rapikan/")[2]
    return next(name for beginning, name in PARTS.items() if inner.startswith(beginning))


def machine() -> str:
    """Names the machine, the versions and the day."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        processor = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())
    except OSError:
        processor = platform.processor()
    versions = []
    for name in ("rapikan", "typer", "rich", "codespell", "typos"):
        try:
            versions.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    day = datetime.datetime.now(tz=datetime.UTC).date()
    return f"{processor}, {os.cpu_count()} inti, {platform.system()}, Python {platform.python_version()}; {', '.join(versions)}; {day}."


def pages(bench: Bench, size: int, full: bool) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yields the sections: a heading and what measures it."""
    distinct = text_of(paragraphs(bench.folder, bench.seed), size)
    yield "Mulai dingin", bench.start
    yield (
        "Teks panjang, paragraf diambil berulang",
        lambda: bench.throughput("resampled", text_of(resampled(bench.folder, bench.seed), size)),
    )
    yield "Teks panjang, tiap paragraf sekali", lambda: bench.throughput("distinct", distinct)
    yield "Biaya menurut ukuran", lambda: bench.growth([10**power for power in range(4, 9 if full else 7)])
    yield "Satu baris", lambda: bench.lines(5_000_000 if full else 200_000)
    yield "Teks yang sukar", lambda: bench.hard(200_000)
    yield "Ke mana waktunya", lambda: bench.profile(distinct[:400_000])


MARKS = ("<!-- bench/speed.py: mulai -->", "<!-- bench/speed.py: selesai -->")


def written_into(page: str, tables: str) -> str:
    """Puts the tables between a page's marks. Raises ValueError where the page has none."""
    head, start, rest = page.partition(MARKS[0])
    _, end, tail = rest.partition(MARKS[1])
    if not start or not end:
        raise ValueError(f"the page lacks {MARKS[0]} and {MARKS[1]}")
    return f"{head}{start}\n\n{tables}\n\n{end}{tail}"


def main() -> None:
    """Prints the tables, and writes them into a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("document", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--full", action="store_true", help="10 and 100 MB too, and a line of 5 MB")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables between the marks of this page")
    args = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installation keeps its compiled modules
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(args.document, args.folder, Path(scratch), args.runs, args.seed)
        sections = [machine()]
        for heading, measure in pages(bench, args.size, args.full):
            sections.append(f"## {heading}\n\n{measure()}")
            print(sections[-1], end="\n\n", flush=True)
    if args.write:
        args.write.write_text(written_into(args.write.read_text(encoding="utf-8"), "\n\n".join(sections)), encoding="utf-8")


if __name__ == "__main__":
    main()
