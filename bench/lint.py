"""`rapikan lint` over many files, twice with a cache: how many times as fast the second run is. Prints a Markdown table.

Run: ``python bench/lint.py FOLDER [--files N] [--runs N]``: N distinct files are made of FOLDER's texts, each of some paragraphs drawn
at random under a line with its own number, so that no two are alike and nothing but the cache can answer.

    first run     an empty cache; every file is read, checked and its answer written
    second run    the same command again; peer: the first run, and a run that only walks and reads (`codespell`, where installed)
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PARAGRAPHS = 8  # a short release


def make(folder: Path, source: Path, count: int, seed: int = 1) -> int:
    """Writes `count` distinct texts of `source`'s paragraphs into a folder and gives their size in bytes."""
    paragraphs = sorted({p for path in source.rglob("*.txt") for p in path.read_text(encoding="utf-8").split("\n") if p.strip()})
    draw = random.Random(seed)
    size = 0
    for number in range(count):
        text = "\n\n".join([f"Siaran pers nomor {number}.", *draw.sample(paragraphs, min(PARAGRAPHS, len(paragraphs)))]) + "\n"
        path = folder / f"{number // 100:02}" / f"{number:04}.txt"
        path.parent.mkdir(exist_ok=True)
        size += path.write_bytes(text.encode())
    return size


def timed(command: list[str]) -> float:
    """Gives the whole-process time of a command in seconds. Raises CalledProcessError where it neither found nor lacked findings."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    took = time.perf_counter() - start
    if done.returncode not in (0, 1, 65):  # 65: codespell has found something
        raise subprocess.CalledProcessError(done.returncode, command, stderr=done.stderr)
    return took


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=5, help="second runs, of which the median counts")
    args = parser.parse_args()
    scripts = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as place:
        texts, cache = Path(place, "texts"), Path(place, "cache")
        texts.mkdir()
        size = make(texts, args.folder, args.files)
        lint = [str(scripts / "rapikan"), "lint", "--quiet", "--exit-zero", "--isolated", "--cache-dir", str(cache), str(texts)]
        timed([str(scripts / "rapikan"), "lint", "--no-cache", "--exit-zero", str(next(texts.rglob("*.txt")))])  # dictionaries into memory
        first = timed(lint)
        second = statistics.median(timed(lint) for _ in range(args.runs))
        rows = {"first run": first, "second run": second}
        codespell = shutil.which("codespell", path=str(scripts)) or shutil.which("codespell")
        if codespell:
            rows["codespell, which keeps no cache"] = statistics.median(timed([codespell, "-q", "3", str(texts)]) for _ in range(args.runs))
    print(f"| {args.files} distinct files, {size / 1e6:.1f} MB | s | first run is × as slow |\n|---|---:|---:|")
    for name, took in rows.items():
        print(f"| {name} | {took:.2f} | {first / took:.1f} |")


if __name__ == "__main__":
    main()
