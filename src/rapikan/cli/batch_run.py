"""What `rapikan batch` does: has a `Batch` done, shows progress and errors as they come, tells the report, gives the exit code."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any, NamedTuple

from rapikan.archive.form import Files
from rapikan.batch.engines import Engine
from rapikan.batch.part import FatalError, Summary
from rapikan.batch.run import Batch
from rapikan.batch.wish import Wish
from rapikan.checking.run import UnknownCodeError
from rapikan.cli.rule import unknown
from rapikan.cli.streams import complain, fitted, say, shown
from rapikan.config import ConfigError
from rapikan.documents import DocumentError, storage
from rapikan.edits import Applicability
from rapikan.language import IN, Said, tell

__all__ = ["Telling", "clean"]

ERRORS = 20  # told while the run goes on; the report has more
HITS = 100  # records with findings that are listed by --check


class Telling(NamedTuple):
    """How a run is told: without progress and tables, the report on screen as JSON, and the files that it is written to."""

    quiet: bool
    as_json: bool
    reports: tuple[Path, ...]


def clean(wish: Wish, engine: Engine, telling: Telling, *, dry_run: bool, least: Applicability | None) -> int:
    """Does a run and gives its exit code.

    Args:
        wish: what is asked for; without a target nothing is written, and the exit code says whether the archives are clean.
        engine: does the parts.
        telling: how the run is told.
        dry_run: only tell what would be done.
        least: the least sure findings that count where nothing is written; None asks the configuration.
    """
    keeps = wish.target is not None and not dry_run
    try:
        with Batch(wish) as run:
            if dry_run:
                return _planned(run)
            report = _Run(run, telling).over(engine)
            return 0 if keeps else _verdict(report, run.sources.least if least is None else least)
    except UnknownCodeError as error:
        complain(f"rapikan batch: {unknown(*error.args)}")
    except (FatalError, ConfigError, DocumentError) as error:
        complain(fitted(f"rapikan batch: {error}", error=True))
        if keeps and isinstance(error, FatalError) and not wish.strict:
            complain(fitted(str(GO_ON), error=True))
    except KeyboardInterrupt:
        complain("\n" + fitted(str(GO_ON if keeps else STOPPED), error=True))  # the terminal has written ^C
        raise
    return 2


def _planned(run: Batch) -> int:
    """Tells what would be done."""
    for archive in run.sources.inspect():
        to = "-" if archive.target is None else shown(archive.target / archive.single)
        place = shown(Path(archive.source.name) / archive.single)
        say(PLANNED.format(place, archive.form.name, archive.records, archive.size / 1e6, to))
    say(TO_DO.format(run.sources.records))
    return 0


def _verdict(report: dict[str, Any], least: Applicability) -> int:
    """Gives the exit code of --check: 1 on findings that are at least so sure, 2 where records could not be read."""
    if report["errors"]["count"]:
        return 2
    left = sum(count for label, count in report["not_applied"].items() if Applicability.of(label) >= least)
    return 1 if report["changes"] or left else 0


class _Run:
    """One run and what it shows: progress, errors and findings as they come, and the report at the end."""

    def __init__(self, run: Batch, telling: Telling) -> None:
        self.run, self.telling = run, telling
        self.errors = self.hits = 0

    def over(self, engine: Engine) -> dict[str, Any]:
        """Does the run and gives its report."""
        from rapikan.cli.progress import bar

        start = time.monotonic()
        run = self.run
        with bar(hidden=self.telling.quiet) as progress:
            looking = progress.add_task(tell("memeriksa masukan", "looking at the input"), total=None)
            for _archive in run.sources.inspect():
                progress.advance(looking)
            progress.remove_task(looking)
            self._warn_of_nothing()
            told = run.begin()
            if told is not None:
                self._deliver(told)
                self._say_aside(str(FINISHED))
                return told
            working = progress.add_task(tell("rekaman", "records"), total=run.sources.records, size=0, errors=0)
            for summary in run.done_before():
                progress.update(working, advance=summary.records)
            records = size = 0
            for summary in run.work(engine):
                records += summary.records
                size += summary.size
                self._tell(summary)
                progress.update(working, advance=summary.records, size=size, errors=self.errors)
            for archive in run.assemble():
                progress.update(working, description=shown(archive.source.base))
        report = run.report()
        self._deliver(report)
        took = max(1e-9, time.monotonic() - start)
        self._say_aside(SPEED.format(records, took, records / took, size / 1e6 / took))
        return report

    def _warn_of_nothing(self) -> None:
        archives = self.run.sources.archives
        if not any(archive.records for archive in archives):
            patterns = any(isinstance(archive.form, Files) for archive in archives)
            complain(fitted(str(NO_TEXTS if patterns else NO_RECORDS), error=True))

    def _tell(self, summary: Summary) -> None:
        """Tells a part's errors and, where nothing is written, its findings; no more of either than can be read."""
        for place, reason in summary.errors:
            self.errors += 1
            if self.errors <= ERRORS:
                complain(fitted(f"{shown(place)}: {reason}", error=True))
            elif self.errors == ERRORS + 1:
                complain(tell("… galat selanjutnya ada dalam laporan", "… further errors are in the report"))
        if self.telling.quiet or self.telling.as_json:  # standard output is the report's alone
            return
        for place, what in summary.hits:
            self.hits += 1
            if self.hits <= HITS:
                say(fitted(f"{shown(place)}: {what}"))
            elif self.hits == HITS + 1:
                say("…")

    def _deliver(self, report: dict[str, Any]) -> None:
        """Writes the report where it is wanted. Raises DocumentError where that cannot be done."""
        for path in self.telling.reports:
            try:
                storage.write(path, _written(report, path.suffix.lower()).encode("utf-8", "replace"))
            except DocumentError as error:
                raise DocumentError(IN, f"--report {shown(path)}", error) from None
        if self.telling.as_json:
            say(json.dumps(report, ensure_ascii=False))
        elif not self.telling.quiet:
            from rapikan.cli.tally import show

            show(report)

    def _say_aside(self, line: str) -> None:
        if not self.telling.quiet:
            complain(fitted(line, error=True))


def _written(report: dict[str, Any], suffix: str) -> str:
    if suffix == ".json":
        return json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    from rapikan.batch.page import page

    return page(report)


PLANNED = Said("{0} ({1}): {2:,} rekaman, {3:.1f} MB → {4}", "{0} ({1}): {2:,} records, {3:.1f} MB → {4}")
TO_DO = Said("akan dikerjakan: {0:,} rekaman; tidak ada yang ditulis", "to do: {0:,} records; nothing was written")
GO_ON = Said(
    "Yang sudah selesai tersimpan; perintah yang sama melanjutkannya.",
    "What is done is kept; the same command goes on from there.",
)
STOPPED = Said("Dihentikan; tidak ada yang ditulis.", "Stopped; nothing was written.")
NO_RECORDS = Said("peringatan: tidak ada rekaman dalam masukan", "warning: there are no records in the input")
NO_TEXTS = Said(
    "peringatan: tidak ada rekaman dalam masukan; `rapikan config` menampilkan pola include dan exclude",
    "warning: there are no records in the input; `rapikan config` shows the patterns of include and exclude",
)
FINISHED = Said("Sudah selesai sebelumnya; tidak ada yang dikerjakan.", "Finished before; nothing was done.")
SPEED = Said(
    "{0:,} rekaman dalam {1:.1f} detik: {2:.1f} rekaman/detik, {3:.3f} MB/detik",
    "{0:,} records in {1:.1f} s: {2:.1f} records/s, {3:.3f} MB/s",
)
