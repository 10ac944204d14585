"""Archives of any size: speed, memory and sameness of the engines. Prints Markdown tables.

Run: ``python bench/batch.py FOLDER [--documents N] [--small N] [--paragraphs N] [--seed N] [--runs N]
[--engines local-1,local-2,dask-2] [--drills N]``

FOLDER holds releases; the documents are drawn from its paragraphs with replacement, one to --paragraphs each, by --seed.

    speed     documents a second, fastest of --runs, ratio to the first engine, and CPU seconds: on a machine that others use, they
              tell the work where the clock tells the company
    memory    peak of each process (VmHWM of /proc); a worker is asked to stay within 120 MB, and the parent to be as
              large over --small documents as over --documents
    same      SHA-256 of what each engine wrote
    drills    on a small archive at random moments, until each has struck so many times: kill -9 of a worker, of the whole run, a
              full disk (a tmpfs, or RLIMIT_FSIZE where mounting is not allowed); after going on, the output must be that of an
              undisturbed run
"""

from __future__ import annotations

import argparse
import contextlib
import errno
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
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from rapikan.documents import storage

LONGEST, SHORTEST = 400, 60  # characters of a paragraph that is drawn
MOST = 120  # MB that a worker is asked to stay within
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


@dataclass(frozen=True)
class Trial:
    """A run that is to be disturbed: its archive, a DEST of its own, how long a run usually takes in seconds, and the chance.

    `after` holds what is to be done when the trial is over.
    """

    archive: Path
    target: Path
    usual: float
    chance: random.Random
    after: contextlib.ExitStack

    def begun(self, room: int = resource.RLIM_INFINITY) -> subprocess.Popen[bytes]:
        """Starts the run as a process group of its own; files may not grow beyond `room` bytes."""

        def limited() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))

        return subprocess.Popen(
            command(self.archive, self.target, "local-2"), start_new_session=True, preexec_fn=limited, stderr=subprocess.PIPE
        )

    def wait(self) -> None:
        """Waits until a random moment of the run."""
        time.sleep(self.chance.uniform(0.3, 0.8 * self.usual))

    @property
    def finished(self) -> bool:
        """Whether the archive stands in its place."""
        return (self.target / self.archive.name).exists()


def amid_a_part(pid: int) -> bool:
    """Whether a process has a part in hand: it keeps the part's trail open."""
    with contextlib.suppress(OSError):
        return any(os.readlink(each).endswith(".trail") for each in Path(f"/proc/{pid}/fd").iterdir())
    return False


def kill_worker(trial: Trial) -> tuple[bool, int]:
    """Kills a worker. It struck if that worker was amid a part, which is seen while it stands still."""
    run = trial.begun()
    trial.wait()
    working = [pid for pid in descendants(run.pid) if amid_a_part(pid)]
    struck = False
    if working:
        victim = trial.chance.choice(working)
        with contextlib.suppress(ProcessLookupError):
            os.kill(victim, signal.SIGSTOP)
            struck = amid_a_part(victim)
            os.kill(victim, signal.SIGKILL)
    run.communicate()
    return struck, run.returncode


def kill_all(trial: Trial) -> tuple[bool, int]:
    """Kills the whole process group. It struck if the run died of it before its archive was in place."""
    run = trial.begun()
    trial.wait()
    with contextlib.suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)
    run.communicate()
    return run.returncode == -signal.SIGKILL and not trial.finished, run.returncode


def fill_disk(trial: Trial) -> tuple[bool, int]:
    """Gives a run a disk of its own with less room than it may need. It struck if the run ended because that was full."""
    room = trial.chance.randint(DISK_PAGE, 2 * trial.archive.stat().st_size)
    trial.target.mkdir()
    mounted = mount(trial.target, room, "-t", "tmpfs", "rapikan-drill")
    if mounted:
        trial.after.callback(subprocess.run, ["umount", str(trial.target)], check=True)
    run = trial.begun() if mounted else trial.begun(room)
    _, said = run.communicate()
    if mounted and not mount(trial.target, 1 << 30, "-o", "remount"):
        sys.exit("the full disk cannot be given more room")
    full = storage.REASONS[errno.ENOSPC if mounted else errno.EFBIG]
    return run.returncode == 2 and str(full).encode() in said, run.returncode


def mount(folder: Path, room: int, *options: str) -> bool:
    """Puts a disk of some bytes at a folder, or changes its room; says whether that is allowed here."""
    return subprocess.run(["mount", *options, "-o", f"size={room}", str(folder)], capture_output=True, check=False).returncode == 0


DISK_PAGE = 4096  # bytes, the least that a tmpfs holds
PATIENCE = 5  # trials for each that is to strike
DRILLS: dict[str, Callable[[Trial], tuple[bool, int]]] = {
    "kill -9 of a worker amid a part": kill_worker,
    "kill -9 of the whole run": kill_all,
    "full disk": fill_disk,
}


def drill(archive: Path, folder: Path, times: int, seed: int) -> None:
    """Disturbs runs until each blow has struck so many times, and prints how many, continued, gave the output of an undisturbed one."""
    chance = random.Random(seed)
    start = time.perf_counter()
    subprocess.run(command(archive, folder / "undisturbed", "local-2"), check=True)
    usual = time.perf_counter() - start
    expected = digest(folder / "undisturbed" / archive.name)
    records = sum(1 for _ in archive.open("rb"))
    rows = []
    for name, disturb in DRILLS.items():
        tried = struck = ended = same = 0
        while struck < times and tried < PATIENCE * times:
            target = folder / f"{disturb.__name__}-{tried}"
            tried += 1
            with contextlib.ExitStack() as after:
                hit, code = disturb(Trial(archive, target, usual, chance, after))
                struck += hit
                ended += hit and code != 0
                for _ in range(2):  # to go on, and once more, which must do nothing
                    subprocess.run(command(archive, target, "local-2"), check=True)
                written = (target / archive.name).read_bytes()
                same += hashlib.sha256(written).hexdigest() == expected and written.count(b"\n") == records
            shutil.rmtree(target)
            print(name, "struck" if hit else "missed", f"exit {code}", file=sys.stderr)
        rows.append([name, str(tried), str(struck), str(ended), f"{same} of {tried}"])
    table(["drill", "trials", "struck", "runs that it ended", "equal to the undisturbed run in the end"], rows)


# --- speed and memory ---------------------------------------------------------------------------------------------------------

HEADINGS = [
    "documents",
    "MB",
    "engine",
    "documents/s",
    "MB/s",
    "speed-up",
    "CPU s",
    "parent MB",
    f"each worker MB (at most {MOST})",
    "SHA-256",
]


def fastest(archive: Path, home: Path, engines: list[str], times: int) -> dict[str, Measured]:
    """Runs each engine so many times, in turn with the others, and gives its fastest run: the machine may be at other work."""
    runs: dict[str, Measured] = {}
    for _ in range(times):
        for engine in engines:
            target = home / f"{archive.stem}-{engine}"
            run = measured(archive, target, engine)
            runs[engine] = min(runs.get(engine, run), run)
            shutil.rmtree(target)
            print(archive.stem, engine, *run, file=sys.stderr)
    return runs


def rows(documents: int, size: int, runs: dict[str, Measured]) -> Iterator[list[str]]:
    """Yields a row of the table for each engine; the first one is what the others are compared with."""
    first = next(iter(runs.values())).seconds
    for engine, run in runs.items():
        yield [
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
        found: list[list[str]] = []
        for documents in filter(None, (args.small, args.documents)):
            archive = home / f"{documents}.jsonl"
            size = generate(args.folder, archive, documents, args.paragraphs, args.seed)
            found += rows(documents, size, fastest(archive, home, args.engines.split(","), args.runs))
        table(HEADINGS, found)


if __name__ == "__main__":
    main()
