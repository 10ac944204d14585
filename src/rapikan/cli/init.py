"""`rapikan init`: writes a commented rapikan.toml, and on request a pre-commit entry and a GitHub workflow."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rapikan.cli.messages import OPTION_PIECES, Command
from rapikan.cli.streams import complain, say, shown
from rapikan.config import FILE_NAME, FRONT_MATTER, INCLUDED, KEYS
from rapikan.documents import DocumentError, storage
from rapikan.language import Said, tell

__all__ = ["app"]

app = typer.Typer(add_completion=False, rich_markup_mode=None)

FOLDER = typer.Argument(
    metavar="[FOLDER]", show_default=False, help=tell("Tempatnya (bawaan: folder ini).", "Where (default: this folder).")
)
PRE_COMMIT = typer.Option("--pre-commit", help=tell("Tulis juga .pre-commit-config.yaml.", "Write .pre-commit-config.yaml, too."))
GITHUB = typer.Option("--github", help=tell("Tulis juga alur kerja GitHub.", "Write a GitHub workflow, too."))

EXAMPLES = {
    "select": '["KDP", "KBK"]',
    "ignore": '["KDP101"]',
    "extend-select": '["KDP101"]',
    "per-file-ignores": '{"arsip/**" = ["KDP"]}',
    "level": '"safe"',
    "allow-words": '["simantri"]',
    "names": '["Soedarmo"]',
    "dictionaries": '["kamus-redaksi.txt"]',
    "pairs": '[{wrong = "Kemenkominfo", right = "Komdigi", reason = "nama sejak 2024"}]',
    "front-matter": "[" + ", ".join(f'"{key}"' for key in FRONT_MATTER) + "]",
    "exclude": '["arsip/"]',
    "include": "[" + ", ".join(f'"{pattern}"' for pattern in INCLUDED) + "]",
    "extend": '"../rapikan.toml"',
}
WORKFLOW = """name: rapikan
on: [pull_request]
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install rapikan
      - run: rapikan lint --format github --changed-since "origin/${{ github.base_ref }}"
"""
HOOK = """repos:
  - repo: local
    hooks:
      - id: rapikan-lint
        name: rapikan lint
        language: python
        additional_dependencies: [rapikan]
        entry: rapikan lint --force-exclude
        files: \\.(txt|md|mdx|html?)$
"""


@app.command(
    cls=Command,
    options_metavar=OPTION_PIECES,
    help=tell(
        "Tulis rapikan.toml berketerangan; yang sudah ada tidak ditimpa.", "Writes a commented rapikan.toml; nothing is overwritten."
    ),
)
def init(
    folder: Annotated[str, FOLDER] = ".", pre_commit: Annotated[bool, PRE_COMMIT] = False, github: Annotated[bool, GITHUB] = False
) -> int:
    """Runs the command and gives its exit code."""
    root = Path(folder)
    wanted = {root / FILE_NAME: commented()}
    if pre_commit:
        wanted[root / ".pre-commit-config.yaml"] = HOOK
    if github:
        wanted[root / ".github" / "workflows" / "rapikan.yml"] = WORKFLOW
    written = [_written(path, text) for path, text in wanted.items()]
    return 0 if True in written and False not in written else 2


def commented() -> str:
    """Gives a rapikan.toml in which every key is explained and none is set."""
    parts = [tell("# Setelan rapikan; hapus tanda # di depan yang dipakai.", "# rapikan's settings; remove the # before those in use.")]
    parts += [f"# {key.help}\n# {name} = {EXAMPLES[name]}" for name, key in KEYS.items()]
    return "\n\n".join(parts) + "\n"


def _written(path: Path, text: str) -> bool | None:
    """Writes a file and says whether that went well; one that is there already stays, which is None."""
    if path.exists():
        complain(Said("{0}: sudah ada, tidak diubah", "{0}: is there already, not changed").format(shown(path)))
        return None
    try:
        storage.make_folder(path.parent)
        storage.write(path, text.encode())
    except DocumentError as error:
        complain(f"{shown(path)}: {error}")
        return False
    say(Said("{0} ditulis", "{0} written").format(shown(path)))
    return True
