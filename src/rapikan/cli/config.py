"""`rapikan config [PATH]`: prints what is in force for a file or folder, and which file each value comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from rapikan.cli.messages import OPTION_PIECES, Command
from rapikan.cli.options import CONFIG, ISOLATED
from rapikan.cli.streams import complain, say, shown
from rapikan.config import KEYS, ConfigError, Folders, Settings, schema
from rapikan.language import Said, tell

__all__ = ["app"]

app = typer.Typer(add_completion=False, rich_markup_mode=None)

PATH = typer.Argument(
    metavar="[PATH]", show_default=False, help=tell("Berkas atau folder (bawaan: folder ini).", "A file or folder (default: this one).")
)
JSON = typer.Option("--json", help=tell("Cetak sebagai JSON.", "Print as JSON."))
SCHEMA = typer.Option(
    "--schema", help=tell("Cetak skema JSON rapikan.toml untuk penyunting.", "Print rapikan.toml's JSON schema for editors.")
)

DEFAULT = Said("bawaan", "default")
NO_FILE = Said(
    "tidak ada rapikan.toml atau [tool.rapikan]; `rapikan init` menulisnya", "no rapikan.toml or [tool.rapikan]; `rapikan init` writes one"
)


@app.command(
    cls=Command,
    options_metavar=OPTION_PIECES,
    help=tell("Tampilkan setelan yang berlaku dan asal setiap nilainya.", "Shows the settings in force and where each value comes from."),
)
def config(
    path: Annotated[str, PATH] = ".",
    config: Annotated[str | None, CONFIG] = None,
    isolated: Annotated[bool, ISOLATED] = False,
    as_json: Annotated[bool, JSON] = False,
    as_schema: Annotated[bool, SCHEMA] = False,
) -> int:
    """Runs the command and gives its exit code."""
    if as_schema:
        say(json.dumps(schema(), ensure_ascii=False, indent=2))
        return 0
    try:
        settings = _settings(Path(path), config, isolated=isolated)
    except ConfigError as error:
        complain(f"rapikan config: {error}")
        return 2
    say(json.dumps(_as_dict(settings), ensure_ascii=False, indent=2) if as_json else _listed(settings))
    return 0


def _settings(path: Path, named: str | None, *, isolated: bool) -> Settings:
    return Folders.chosen(named, isolated=isolated).of(path if path.is_dir() else path.absolute().parent)


def _as_dict(settings: Settings) -> dict[str, Any]:
    return {
        name: {"value": _plain(settings, name), "source": None if name not in settings.origins else str(settings.origins[name])}
        for name in KEYS
        if name != "extend"
    }


def _plain(settings: Settings, name: str) -> Any:
    """Gives a value as TOML and JSON can hold it."""
    value = settings.value(name)
    match name:
        case "per-file-ignores":
            return {pattern: list(codes) for pattern, codes in value}
        case "pairs":
            return [{key: text for key, text in pair._asdict().items() if text} for pair in value]
        case "dictionaries":
            return [str(path) for path in value]
    return list(value) if isinstance(value, tuple) else value


def _listed(settings: Settings) -> str:
    """Lists the settings as TOML, each with where it comes from."""
    lines = [f"# {NO_FILE if settings.source is None else shown(settings.source)}"]
    for name in KEYS:
        if name != "extend":
            origin = settings.origins.get(name)
            lines.append(f"{name} = {_toml(_plain(settings, name))}  # {DEFAULT if origin is None else shown(origin)}")
    return "\n".join(lines)


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
