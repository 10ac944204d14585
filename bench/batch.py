"""Archives of any size: speed, memory and sameness of the engines. Prints Markdown tables.

Run: ``python bench/batch.py FOLDER [--documents N] [--small N] [--paragraphs N] [--seed N] [--runs N]
[--engines local-1,local-2,dask-2] [--drills N]``

FOLDER holds releases; the documents are drawn from its paragraphs with replacement, one to --paragraphs each, by --seed.

    speed     documents a second and peak memory of each process (VmHWM of /proc), fastest of --runs, ratio to the first engine, and
              CPU seconds: on a machine that others use, they tell the work where the clock tells the company
    flat      peak memory of the parent over --small documents against --documents
    same      SHA-256 of what each engine wrote
    drills    on a small archive, each so many times at random moments: kill -9 of a worker, of the whole run, a full disk
              (RLIMIT_FSIZE); after going on, the output must be that of an undisturbed run
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

LONGEST, SHORTEST = 400, 60  # characters of a paragraph that is drawn
WORKER = 30  # MB beyond which a process is a worker, and not multiprocessing's resource tracker
EVERY = 0.2  # seconds between two looks at /proc


class Measured(NamedTuple):
    """A run: its seconds, CPU seconds of all its processes, peak memory in MB of the parent and of the others, SHA-256 of its output."""

    seconds: float
    cpu: float
    parent: float
    others: list[float]
    digest: str


def generate(folder: Path, path: Path, documents: int, paragraphs: int, seed: int) -> int:
    """Writes an archive of documents and gives its size in bytes."""
    texts = (file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt")))
    drawn = sorted({line.strip() for text in texts for line in text.split("\n") if SHORTEST <= len(line.strip()) <= LONGEST})
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as out:
        for number in range(documents):
            text = "\n\n".join(chance.choice(drawn) for _ in range(chance.randint(1, paragraphs)))
            out.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
    return path.stat().st_size


def command(archive: Path, target: Path, engine: str) -> list[str]:
    """Gives the command line of an engine ("local-2", "dask-2")."""
    name, _, workers = engine.partition("-")
    script = Path(sys.executable).with_name("rapikan")
    return [str(script), "batch", str(archive), "--out", str(target), "--engine", name, "--workers", workers, "--quiet", "--isolated"]


def descendants(pid: int) -> Iterator[int]:
    """Yields the processes below a process."""
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from descendants(int(child))


def peak(pid: int) -> float:
    """Gives the peak resident memory of a process in MB, 0 for one that is gone."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def measured(archive: Path, target: Path, engine: str) -> Measured:
    """Runs an engine over an archive."""
    start, spent = time.perf_counter(), cpu_of_children()
    process = subprocess.Popen(command(archive, target, engine))
    peaks: dict[int, float] = {}

    def watch() -> None:
        while process.poll() is None:
            for pid in (process.pid, *descendants(process.pid)):
                peaks[pid] = max(peaks.get(pid, 0.0), peak(pid))
            time.sleep(EVERY)

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.wait()
    took = time.perf_counter() - start
    watcher.join()
    if process.returncode:
        sys.exit(f"{engine} ended with {process.returncode}")
    parent = peaks.pop(process.pid)
    cpu = cpu_of_children() - spent
    return Measured(took, cpu, parent, sorted((mb for mb in peaks.values() if mb > WORKER), reverse=True), digest(target / archive.name))


def cpu_of_children() -> float:
    """Gives the CPU seconds of all processes that have ended below this one."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def digest(path: Path) -> str:
    """Gives the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def table(headings: list[str], rows: list[list[str]]) -> None:
    """Prints a Markdown table."""
    print(f"\n| {' | '.join(headings)} |\n|{'---|' * len(headings)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    sys.stdout.flush()


# --- drills -------------------------------------------------------------------------------------------------------------------


def kill_worker(process: subprocess.Popen[bytes], chance: random.Random, usual: float) -> bool:
    """Kills one worker at a random moment; says whether there was one."""
    time.sleep(chance.uniform(0.3, 0.8 * usual))
    workers = [pid for pid in descendants(process.pid) if peak(pid) > WORKER]
    if workers:
        os.kill(chance.choice(workers), signal.SIGKILL)
    return bool(workers)


def kill_all(process: subprocess.Popen[bytes], chance: random.Random, usual: float) -> bool:
    """Kills the whole process group at a random moment; says whether it was still at work."""
    time.sleep(chance.uniform(0.3, 0.8 * usual))
    running = process.poll() is None
    if running:
        os.killpg(process.pid, signal.SIGKILL)
    return running


def fill_disk(process: subprocess.Popen[bytes], chance: random.Random, usual: float) -> bool:
    """Leaves a run to its limit of file sizes; says whether it met that."""
    return process.wait() != 0


def drill(archive: Path, folder: Path, times: int, seed: int) -> None:
    """Prints how often an interrupted run, continued, gave the output of an undisturbed one."""
    chance = random.Random(seed)
    start = time.perf_counter()
    subprocess.run(command(archive, folder / "undisturbed", "local-2"), check=True)
    usual = time.perf_counter() - start
    expected = digest(folder / "undisturbed" / archive.name)
    records = sum(1 for _ in archive.open("rb"))
    rows = []
    for name, disturb in DRILLS.items():
        struck = failed = same = 0
        for number in range(times):
            target = folder / f"{disturb.__name__}-{number}"
            room = chance.randint(1_000, archive.stat().st_size) if disturb is fill_disk else resource.RLIM_INFINITY

            def limited(room: int = room) -> None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))

            process = subprocess.Popen(
                command(archive, target, "local-2"), start_new_session=True, preexec_fn=limited, stderr=subprocess.DEVNULL
            )
            struck += disturb(process, chance, usual)
            failed += process.wait() != 0
            for _ in range(2):  # to go on, and once more, which must do nothing
                subprocess.run(command(archive, target, "local-2"), check=True)
            written = (target / archive.name).read_bytes()
            same += hashlib.sha256(written).hexdigest() == expected and written.count(b"\n") == records
            shutil.rmtree(target)
        rows.append([name, str(times), str(struck), str(failed), str(same)])
    table(["drill", "times", "struck", "runs that it ended", "equal to the undisturbed run in the end"], rows)


DRILLS: dict[str, Callable[[subprocess.Popen[bytes], random.Random, float], bool]] = {
    "kill -9 of a worker": kill_worker,
    "kill -9 of the whole run": kill_all,
    "full disk": fill_disk,
}


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--small", type=int, default=20_000)
    parser.add_argument("--paragraphs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engines", default="local-1,local-2,dask-2")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--drills", type=int, default=0)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        if args.drills:
            archive = home / "drill.jsonl"
            generate(args.folder, archive, 3_000, args.paragraphs, args.seed)
            drill(archive, home, args.drills, args.seed)
        sizes = [number for number in (args.small, args.documents) if number]
        rows = []
        for documents in sizes:
            archive = home / f"{documents}.jsonl"
            size = generate(args.folder, archive, documents, args.paragraphs, args.seed)
            engines = args.engines.split(",")
            runs: dict[str, Measured] = {}
            for _ in range(args.runs):  # engines take turns, and the fastest run of each counts: the machine may be at other work
                for engine in engines:
                    target = home / f"{documents}-{engine}"
                    run = measured(archive, target, engine)
                    runs[engine] = min(runs.get(engine, run), run)
                    shutil.rmtree(target)
                    print(documents, engine, *run, file=sys.stderr)
            first = runs[engines[0]].seconds
            for engine, run in runs.items():
                rows.append(
                    [
                        f"{documents:,}",
                        f"{size / 1e6:.1f}",
                        engine,
                        f"{documents / run.seconds:,.0f}",
                        f"{size / 1e6 / run.seconds:.3f}",
                        f"{first / run.seconds:.2f}",
                        f"{run.cpu:.0f}",
                        f"{run.parent:.0f}",
                        ", ".join(f"{mb:.0f}" for mb in run.others),
                        run.digest[:16],
                    ]
                )
        table(["documents", "MB", "engine", "documents/s", "MB/s", "speed-up", "CPU s", "parent MB", "other processes MB", "SHA-256"], rows)


if __name__ == "__main__":
    main()
