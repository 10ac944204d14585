"""`rapikan batch SOURCE… --out DEST`: cleans whole archives, goes on where it was stopped, and reports what it did."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rapikan.cli.messages import OPTION_PIECES, Command
from rapikan.cli.options import CONFIG, ENCODING, IGNORE, ISOLATED, SELECT
from rapikan.cli.streams import complain, fitted
from rapikan.cli.wish import WrongUsageError, codes_of, level_of
from rapikan.config import ConfigError, Folders
from rapikan.documents import DocumentError
from rapikan.documents.encoding import decode
from rapikan.edits import Applicability
from rapikan.language import tell

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
    """Takes the command line's wishes, hands them on to what runs them, and gives the exit code."""
    from rapikan.archive.form import Limits, Options
    from rapikan.batch.wish import Wish
    from rapikan.checking.run import Request
    from rapikan.cli.batch_run import Telling, clean
    from rapikan.cli.batch_wish import engine_of, is_json, refuse, reports_of

    try:
        refuse(out=out, check=check, config=config, isolated=isolated, restart=restart)
        telling = Telling(quiet=quiet, as_json=is_json(output_format), reports=reports_of(report or (), out))
        asked = level_of(level or "safe")
        if encoding is not None:
            decode(b"", encoding)  # an encoding that there is not is told before anything begins
        chosen = engine_of(engine, scheduler, workers)
        wish = Wish(
            sources=tuple(sources),
            target=None if out is None else Path(out),
            options=Options(tuple(dict.fromkeys(column or ("text",))), encoding, Limits(max_member, max_total, max_ratio)),
            request=Request(codes_of(select), codes_of(ignore), encoding),
            folders=Folders.chosen(config, isolated=isolated),
            level=Applicability.SAFE if check else asked,
            most=max_chars,
            strict=strict,
            limit=limit,
            sample=sample,
            seed=seed,
            restart=restart,
        )
    except (WrongUsageError, ConfigError, DocumentError) as error:
        complain(fitted(f"rapikan batch: {error}", error=True))
        return 2
    return clean(wish, chosen, telling, dry_run=dry_run, least=asked if level else None)
