"""`rapikan batch SOURCE… --out DEST`: cleans whole archives, goes on where it was stopped, and reports what it did."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rapikan.cli.messages import OPTION_PIECES, Command
from rapikan.cli.options import CONFIG, ENCODING, IGNORE, ISOLATED, SELECT
from rapikan.cli.streams import complain, fitted, say, shown
from rapikan.cli.wish import WrongUsageError, codes_of, level_of
from rapikan.config import ConfigError, Folders
from rapikan.documents import DocumentError, storage
from rapikan.documents.encoding import decode
from rapikan.edits import Applicability
from rapikan.language import Said, tell

if TYPE_CHECKING:
    from rapikan.batch.engines import Engine
    from rapikan.batch.run import Batch

__all__ = ["app"]

app = typer.Typer(add_completion=False, rich_markup_mode=None)

SOURCES = typer.Argument(
    metavar="SOURCE…",
    help=tell(
        "Folder, .txt .md .html, .jsonl .csv .parquet .warc, .zip .tar; juga .gz .xz .zst dan alamat s3://….",
        "Folders, .txt .md .html, .jsonl .csv .parquet .warc, .zip .tar; also .gz .xz .zst and addresses s3://….",
    ),
)
OUT = typer.Option("--out", "-o", metavar="DEST", help=tell("Folder hasil.", "The folder for the output."))
COLUMN = typer.Option(
    "--column",
    "-c",
    metavar=tell("NAMA", "NAME"),
    help=tell("Kolom berisi teks (boleh beberapa; bawaan: text).", "Columns of text (default: text)."),
)
LEVEL = typer.Option(
    "--level",
    metavar="LEVEL",
    show_default=False,
    help=tell("safe (pasti), unsafe (periksa), atau show (saran).", "safe (certain), unsafe (check) or show (advice)."),
)
CHECK = typer.Option(
    "--check", help=tell("Periksa saja, jangan tulis; keluar 1 bila ada temuan.", "Only check, write nothing; exit 1 on findings.")
)
DRY_RUN = typer.Option("--dry-run", help=tell("Tampilkan apa yang akan dikerjakan saja.", "Only show what would be done."))
LIMIT = typer.Option("--limit", metavar="N", min=0, help=tell("Hanya N rekaman pertama.", "Only the first N records."))
SAMPLE = typer.Option("--sample", metavar="N", min=0, help=tell("Hanya N rekaman acak.", "Only N records drawn by chance."))
SEED = typer.Option("--seed", metavar="N", help=tell("Benih untuk --sample.", "The seed of --sample."))
STRICT = typer.Option("--strict", help=tell("Berhenti pada rekaman gagal yang pertama.", "Stop at the first record that fails."))
RESTART = typer.Option("--restart", help=tell("Ulangi dari awal dan timpa hasil lama.", "Begin again and overwrite the earlier output."))
REPORT = typer.Option("--report", metavar="PATH", help=tell("Tulis laporan ke .html atau .json.", "Write the report to .html or .json."))
FORMAT = typer.Option(
    "--format", metavar=tell("NAMA", "NAME"), help=tell("Laporan di layar: table atau json.", "The report on screen: table or json.")
)
ENGINE = typer.Option("--engine", metavar=tell("NAMA", "NAME"), help=tell("local atau dask.", "local or dask."))
SCHEDULER = typer.Option(
    "--scheduler",
    metavar="tcp://…",
    help=tell("Penjadwal dask (tanpa ini: kluster di mesin ini).", "The dask scheduler (none: a local cluster)."),
)
WORKERS = typer.Option(
    "--workers", "-j", metavar="N", min=0, help=tell("Banyaknya proses (0: semua prosesor).", "Processes (0: all processors).")
)
MOST_CHARACTERS = typer.Option(
    "--max-chars", metavar="N", min=1, help=tell("Teks yang lebih panjang dilewatkan apa adanya.", "Longer texts are passed through.")
)
MOST_MEMBER = typer.Option(
    "--max-member", metavar=tell("BITA", "BYTES"), min=1, help=tell("Batas satu anggota atau baris.", "The limit of one member or line.")
)
MOST_TOTAL = typer.Option(
    "--max-total", metavar=tell("BITA", "BYTES"), min=1, help=tell("Batas isi arsip setelah dibuka.", "The limit of an archive, unfolded.")
)
MOST_RATIO = typer.Option(
    "--max-ratio", metavar="N", min=1, help=tell("Batas pengembangan arsip.", "How many times its size an archive may unfold to.")
)
QUIET = typer.Option("--quiet", "-q", help=tell("Tanpa laporan dan kemajuan.", "Without report and progress."))


@app.command(
    cls=Command,
    options_metavar=OPTION_PIECES,
    help=tell(
        "Rapikan arsip: satu rekaman masuk, satu rekaman keluar, dalam bentuk yang sama. Yang terhenti dilanjutkan dengan perintah yang "
        "sama. Rekaman yang gagal dilaporkan dan dilewatkan apa adanya. "
        "Kode keluar: 0 selesai; 1 dengan --check bila ada temuan; 2 salah pakai atau terhenti. "
        "Contoh: rapikan batch berita/ --out bersih; rapikan batch siaran.jsonl.gz -c isi -o bersih --report laporan.html",
        "Cleans archives: one record in, one record out, in the same form. What was stopped goes on with the same command. "
        "A record that fails is reported and passed through. "
        "Exit codes: 0 done; 1 with --check on findings; 2 wrong usage or stopped. "
        "Examples: rapikan batch news/ --out clean; rapikan batch releases.jsonl.gz -c body -o clean --report report.html",
    ),
)
def batch(
    sources: Annotated[list[str], SOURCES],
    out: Annotated[str | None, OUT] = None,
    column: Annotated[list[str] | None, COLUMN] = None,
    level: Annotated[str | None, LEVEL] = None,
    select: Annotated[list[str] | None, SELECT] = None,
    ignore: Annotated[list[str] | None, IGNORE] = None,
    check: Annotated[bool, CHECK] = False,
    dry_run: Annotated[bool, DRY_RUN] = False,
    limit: Annotated[int | None, LIMIT] = None,
    sample: Annotated[int | None, SAMPLE] = None,
    seed: Annotated[int, SEED] = 0,
    strict: Annotated[bool, STRICT] = False,
    restart: Annotated[bool, RESTART] = False,
    report: Annotated[list[str] | None, REPORT] = None,
    output_format: Annotated[str, FORMAT] = "table",
    engine: Annotated[str, ENGINE] = "local",
    scheduler: Annotated[str | None, SCHEDULER] = None,
    workers: Annotated[int, WORKERS] = 0,
    max_chars: Annotated[int, MOST_CHARACTERS] = 2_000_000,
    max_member: Annotated[int, MOST_MEMBER] = 100_000_000,
    max_total: Annotated[int, MOST_TOTAL] = 100_000_000_000,
    max_ratio: Annotated[int, MOST_RATIO] = 200,
    config: Annotated[str | None, CONFIG] = None,
    isolated: Annotated[bool, ISOLATED] = False,
    encoding: Annotated[str | None, ENCODING] = None,
    quiet: Annotated[bool, QUIET] = False,
) -> int:
    """Runs the command and gives its exit code."""
    from rapikan.archive.form import Limits, Options
    from rapikan.batch.part import FatalError
    from rapikan.batch.run import Batch, Wish
    from rapikan.checking.run import Request, UnknownCodeError

    try:
        _refuse(out=out, check=check, config=config, isolated=isolated, restart=restart, reports=report or (), output_format=output_format)
        asked = level_of(level or "safe")
        if encoding is not None:
            decode(b"", encoding)  # an encoding that there is not is told before anything begins
        running = _engine(engine, scheduler, workers)
        folders = Folders.chosen(config, isolated=isolated)
        wish = Wish(
            sources=tuple(sources),
            target=None if check or out is None else Path(out),
            options=Options(_columns(column), encoding, Limits(max_member, max_total, max_ratio)),
            request=Request(codes_of(select), codes_of(ignore), encoding),
            folders=folders,
            level=Applicability.SAFE if check else asked,
            most=max_chars,
            strict=strict,
            limit=limit,
            sample=sample,
            seed=seed,
            restart=restart,
        )
        screen = _Screen(quiet=quiet, output_format=output_format, reports=tuple(report or ()))
        with Batch(wish) as run:
            if dry_run:
                return screen.plan(run)
            told = screen.over(run, running)
            return screen.verdict(told, asked if level else run.least) if check else 0
    except UnknownCodeError as error:
        from rapikan.cli.rule import unknown

        code, source = error.args
        complain(f"rapikan batch: {'' if source is None else f'{shown(source)}: '}{unknown(code)}")
    except FatalError as error:
        complain(fitted(f"rapikan batch: {error}", error=True))
        if not strict:
            complain(fitted(str(GO_ON), error=True))
    except (WrongUsageError, ConfigError, DocumentError) as error:
        complain(fitted(f"rapikan batch: {error}", error=True))
    except KeyboardInterrupt:
        complain("\n" + fitted(str(GO_ON), error=True))
        raise
    return 2


GO_ON = Said(
    "Yang sudah selesai tersimpan; perintah yang sama melanjutkannya.",
    "What is done is kept; the same command goes on from there.",
)


def _refuse(
    *, out: str | None, check: bool, config: str | None, isolated: bool, restart: bool, reports: Sequence[str], output_format: str
) -> None:
    """Raises WrongUsageError for wishes that contradict one another."""
    if config and isolated:
        raise WrongUsageError(Said("{0} tidak dapat dipakai bersama", "{0} cannot be used together").format("--config, --isolated"))
    if check and (out is not None or restart):
        raise WrongUsageError(
            tell(
                "--check tidak menulis apa pun; jangan sebutkan --out atau --restart",
                "--check writes nothing; leave --out and --restart out",
            )
        )
    if not check and out is None:
        raise WrongUsageError(tell("sebutkan folder hasil dengan --out (atau pakai --check)", "name a folder with --out (or use --check)"))
    if output_format not in ("table", "json"):
        raise WrongUsageError(
            Said("--format “{0}” tidak ada; pilih table atau json", "there is no --format “{0}”; choose table or json").format(
                output_format
            )
        )
    for path in reports:
        if Path(path).suffix.lower() not in (".html", ".json"):
            said = Said("--report {0}: akhirannya .html atau .json", "--report {0}: the suffix must be .html or .json")
            raise WrongUsageError(said.format(shown(path)))


def _columns(named: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(named or ())) or ("text",)


def _engine(name: str, scheduler: str | None, workers: int) -> Engine:
    """Gives the engine. Raises WrongUsageError for a name that is none, and DocumentError for one that cannot work so."""
    from rapikan.batch import engines

    try:
        return engines.engine(name, scheduler, workers or os.cpu_count() or 1)
    except KeyError:
        said = Said("--engine “{0}” tidak ada; pilih {1}", "there is no --engine “{0}”; choose {1}")
        raise WrongUsageError(said.format(name, ", ".join(engines.names()))) from None


# --- the screen ---------------------------------------------------------------------------------------------------------------

ERRORS = 20  # told while the run goes on; the report has more
HITS = 100  # records with findings that are listed by --check


class _Screen:
    """What a run shows: progress, errors as they come, and the report at the end."""

    def __init__(self, *, quiet: bool, output_format: str, reports: Sequence[str]) -> None:
        self.quiet, self.output_format, self.reports = quiet, output_format, reports
        self.errors = self.hits = 0

    def plan(self, run: Batch) -> int:
        """Tells what would be done."""
        for archive in run.inspect():
            line = Said("{0} ({1}): {2:,} rekaman, {3:.1f} MB → {4}", "{0} ({1}): {2:,} records, {3:.1f} MB → {4}")
            to = "-" if archive.target is None else shown(archive.target / archive.single)
            place = shown(Path(archive.source.name) / archive.single)
            say(line.format(place, archive.form.name, archive.records, archive.size / 1e6, to))
        say(Said("akan dikerjakan: {0:,} rekaman; tidak ada yang ditulis", "to do: {0:,} records; nothing was written").format(run.records))
        return 0

    def over(self, run: Batch, engine: Engine) -> dict[str, Any]:
        """Does a run and gives its report."""
        from rapikan.cli.tally import progress_bar

        start = time.monotonic()
        with progress_bar(hidden=self.quiet) as progress:
            looking = progress.add_task(tell("memeriksa masukan", "looking at the input"), total=None)
            for _archive in run.inspect():
                progress.advance(looking)
            progress.remove_task(looking)
            if not any(archive.records for archive in run.archives):
                complain(fitted(str(NO_RECORDS), error=True))
            told = run.begin()
            if told is not None:
                self._deliver(told)
                if not self.quiet:
                    complain(fitted(str(FINISHED), error=True))
                return told
            working = progress.add_task(tell("rekaman", "records"), total=run.records, size=0, errors=0)
            for summary in run.done_before():
                progress.update(working, advance=summary.records)
            records = size = 0
            for summary in run.work(engine):
                records += summary.records
                size += summary.size
                self._tell(summary.errors, summary.hits)
                progress.update(working, advance=summary.records, size=size, errors=self.errors)
            for archive in run.assemble():
                progress.update(working, description=shown(archive.source.base))
        report = run.report()
        self._deliver(report)
        if not self.quiet:
            took = max(1e-9, time.monotonic() - start)
            complain(SPEED.format(records, took, records / took, size / 1e6 / took))
        return report

    def _tell(self, errors: Sequence[tuple[str, str]], hits: Sequence[tuple[str, str]]) -> None:
        for place, reason in errors:
            self.errors += 1
            if self.errors <= ERRORS:
                complain(fitted(f"{shown(place)}: {reason}", error=True))
            elif self.errors == ERRORS + 1:
                complain(tell("… galat selanjutnya ada dalam laporan", "… further errors are in the report"))
        for place, what in hits:
            self.hits += 1
            if self.hits <= HITS and not self.quiet:
                say(f"{shown(place)}: {what}")
            elif self.hits == HITS + 1 and not self.quiet:
                say("…")

    # --- the report -------------------------------------------------------------------------------------------------------------

    def _deliver(self, report: dict[str, Any]) -> None:
        """Writes the report where it is wanted."""
        for path in map(Path, self.reports):
            if path.suffix.lower() == ".json":
                text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
            else:
                from rapikan.batch.page import page

                text = page(report)
            storage.write(path, text.encode("utf-8", "replace"))
        if self.output_format == "json":
            say(json.dumps(report, ensure_ascii=False))
        elif not self.quiet:
            from rapikan.cli.tally import show

            show(report)

    def verdict(self, report: dict[str, Any], least: Applicability) -> int:
        """Gives the exit code of --check: 1 on findings that are at least so sure, 2 where records could not be read."""
        if report["errors"]["count"]:
            return 2
        left = sum(count for label, count in report["not_applied"].items() if Applicability.of(label) >= least)
        return 1 if report["changes"] or left else 0


NO_RECORDS = Said(
    "peringatan: tidak ada rekaman dalam masukan; `rapikan config` menampilkan pola include dan exclude",
    "warning: there are no records in the input; `rapikan config` shows the patterns of include and exclude",
)
FINISHED = Said("Sudah selesai sebelumnya; tidak ada yang dikerjakan.", "Finished before; nothing was done.")
SPEED = Said(
    "{0:,} rekaman dalam {1:.1f} detik: {2:.1f} rekaman/detik, {3:.3f} MB/detik",
    "{0:,} records in {1:.1f} s: {2:.1f} records/s, {3:.3f} MB/s",
)
