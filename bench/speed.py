"""Cold start and throughput, as ratios to named peers in the same run. Prints a Markdown table.

Run: ``python bench/speed.py DOCUMENT FOLDER [--runs N] [--size BYTES] [--seed N]``: DOCUMENT is one release, FOLDER holds many; their
paragraphs are drawn without repetition until --size bytes or the material's end.

    cold start   median whole-process time of a command on DOCUMENT; peer: ``python -c "import typer"`` and codespell
    throughput   one process over the drawn text, first pass (nothing remembered) and again; peers: codespell, and a pass that only
                 tokenises and counts
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
from collections import Counter
from pathlib import Path

import rapikan
from rapikan.text import TOKEN


def median_run(command: list[str], runs: int) -> float:
    """Gives the median whole-process time of a command, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def draw(folder: Path, size: int, seed: int) -> str:
    """Draws distinct paragraphs of a folder's texts until `size` bytes are there or none is left."""
    paragraphs = {p for path in sorted(folder.glob("*.txt")) for p in path.read_text(encoding="utf-8").split("\n") if p.strip()}
    drawn = sorted(paragraphs)
    random.Random(seed).shuffle(drawn)
    out: list[str] = []
    length = 0
    for paragraph in drawn:
        if length >= size:
            break
        out.append(paragraph)
        length += len(paragraph.encode()) + 2
    return "\n\n".join(out)


def timed(text: str, run: object) -> float:
    """Gives MB/s of one call."""
    start = time.perf_counter()
    run(text)  # type: ignore[operator]
    return len(text.encode()) / 1e6 / (time.perf_counter() - start)


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("document", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    scripts = Path(sys.executable).parent
    typer = median_run([sys.executable, "-c", "import typer"], args.runs)
    codespell = shutil.which("codespell", path=str(scripts)) or shutil.which("codespell")
    peer = median_run([codespell, str(args.document)], args.runs) if codespell else None
    print("| cold start | ms | × import typer | × codespell |\n|---|---:|---:|---:|")
    commands = {
        "import typer": [sys.executable, "-c", "import typer"],
        "rapikan --version": [str(scripts / "rapikan"), "--version"],
        "rapikan fix --stdout": [str(scripts / "rapikan"), "fix", "--stdout", str(args.document)],
    }
    for name, command in commands.items():
        took = median_run(command, args.runs)
        print(
            f"| {name} | {took * 1000:.0f} | {took / typer:.2f} | {took / peer:.2f} |"
            if peer
            else f"| {name} | {took * 1000:.0f} | {took / typer:.2f} | |"
        )
    if peer:
        print(f"| codespell | {peer * 1000:.0f} | {peer / typer:.2f} | 1.00 |")
    text = draw(args.folder, args.size, args.seed)
    rapikan.fix("Pemanasan.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, encoding="utf-8")
        rows = {"fix, nothing remembered": timed(text, rapikan.fix), "fix, again": timed(text, rapikan.fix)}
        rows["tokenise and count only"] = timed(text, lambda t: Counter(m.group() for m in TOKEN.finditer(t)))
        if codespell:
            rows["codespell (whole process)"] = len(text.encode()) / 1e6 / median_run([codespell, str(path)], 3)
    base = rows.get("codespell (whole process)", 0.0)
    print(f"\n| throughput over {len(text.encode()) / 1e6:.2f} MB of distinct paragraphs | MB/s | × codespell |\n|---|---:|---:|")
    for name, speed in rows.items():
        print(f"| {name} | {speed:.2f} | {speed / base:.3f} |" if base else f"| {name} | {speed:.2f} | |")


if __name__ == "__main__":
    main()
