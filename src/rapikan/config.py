"""Settings of a project: rapikan.toml, or [tool.rapikan] in pyproject.toml, found from a file upwards.

`KEYS` says which keys there are; `Settings` holds their values and knows which file each came from. Nothing here knows a
rule or a screen: codes are checked where they are used. Start reading at `Folders.of`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from rapikan.edits import Applicability
from rapikan.language import IN, Said

__all__ = ["FILE_NAME", "FRONT_MATTER", "INCLUDED", "KEYS", "LEVELS", "ConfigError", "Folders", "Key", "Pair", "Settings", "load", "schema"]

FILE_NAME = "rapikan.toml"
SHARED_NAME = "pyproject.toml"
FRONT_MATTER = ("title", "description", "summary", "excerpt", "judul", "ringkasan")
INCLUDED = ("*.txt", "*.md", "*.mdx", "*.html", "*.htm")
LEVELS = tuple(level.label for level in sorted(Applicability, reverse=True))


class ConfigError(Exception):
    """A configuration cannot be used; ``str()`` says which file, what is wrong and what to do next."""

    def __init__(self, where: Path, said: Said, *args: object) -> None:
        super().__init__(f"{where}: {said.format(*args)}")


class Pair(NamedTuple):
    """A newsroom's own preference: what is not to be written, what is, and why."""

    wrong: str
    right: str
    reason: str


class Settings(NamedTuple):
    """What is in force for a file.

    Attributes:
        root: the folder that patterns are relative to: the configuration's own.
        source: the configuration's file; None where there is none.
        select, ignore, extend_select: codes, or how codes begin.
        per_file_ignores: pairs of a pattern and the codes that its files are spared.
        level: the least sure findings that count ("safe", "unsafe", "show").
        allow_words: words that are right in any case.
        names: words that are right as they are written.
        dictionaries: text files of words, one a line.
        pairs: a newsroom's own preferences.
        front_matter: the keys of a Markdown file's front matter whose values are read.
        exclude, include: patterns of files, written as in .gitignore.
        origins: the file that each key came from.
    """

    root: Path
    source: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    level: str = "safe"
    allow_words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    dictionaries: tuple[Path, ...] = ()
    pairs: tuple[Pair, ...] = ()
    front_matter: tuple[str, ...] = FRONT_MATTER
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = INCLUDED
    origins: Mapping[str, Path] = {}

    def __hash__(self) -> int:
        return hash(self[:-1])  # a mapping has none

    def value(self, key: str) -> Any:
        """Gives the value of a key as a configuration spells it ("allow-words")."""
        return getattr(self, key.replace("-", "_"))

    def words(self) -> tuple[str, ...]:
        """Gives the words that are right in any case, those of the house dictionaries included.

        Raises:
            ConfigError: a dictionary cannot be read.
        """
        words = dict.fromkeys(self.allow_words)
        for path in self.dictionaries:
            try:
                lines = path.read_text(encoding="utf-8-sig").splitlines()
            except (OSError, UnicodeDecodeError):
                raise ConfigError(path, UNREADABLE) from None
            words.update(dict.fromkeys(word for line in lines if (word := line.partition("#")[0].strip())))
        return tuple(words)


UNREADABLE = Said(
    "kamus tidak dapat dibaca; sebutkan berkas teks UTF-8, satu kata sebaris",
    "the dictionary cannot be read; name a UTF-8 text file with one word a line",
)

# --- keys -------------------------------------------------------------------------------------------------------------------

Reader = Callable[[Any, Path], Any]  # takes a value and the folder of its file; raises ValueError, which may say why


def _text(value: Any, folder: Path) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def _level(value: Any, folder: Path) -> str:
    if value not in LEVELS:
        raise ValueError
    return str(value)


def _texts(value: Any, folder: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise ValueError
    return tuple(value)


def _paths(value: Any, folder: Path) -> tuple[Path, ...]:
    return tuple(folder / name for name in _texts(value, folder))


def _table(value: Any, folder: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise ValueError
    return tuple((pattern, _texts(codes, folder)) for pattern, codes in value.items())


def _pairs(value: Any, folder: Path) -> tuple[Pair, ...]:
    if not isinstance(value, list):
        raise ValueError
    pairs = []
    for entry in value:
        if not isinstance(entry, dict) or not {"wrong", "right"} <= entry.keys() <= {"wrong", "right", "reason"}:
            raise ValueError
        if not all(isinstance(word, str) and word.strip() and "\n" not in word for word in entry.values()):
            raise ValueError
        pairs.append(Pair(entry["wrong"], entry["right"], entry.get("reason", "")))
    right = {pair.right for pair in pairs}
    chosen: dict[str, str] = {}
    for pair in pairs:
        if pair.wrong in right:
            raise ValueError(CONTRADICTION.format(pair.wrong))
        if chosen.setdefault(pair.wrong, pair.right) != pair.right:
            raise ValueError(SEVERAL.format(pair.wrong))
    return tuple(pairs)


SEVERAL = Said("“{0}” memiliki dua bentuk yang benar; pilih satu", "“{0}” has two right forms; choose one")
CONTRADICTION = Said("“{0}” salah dalam satu tabel dan benar dalam yang lain", "“{0}” is wrong in one table and right in another")


TEXT = {"type": "string", "minLength": 1}
LIST = {"type": "array", "items": TEXT}
PAIR = {
    "type": "object",
    "properties": {"wrong": TEXT, "right": TEXT, "reason": TEXT},
    "required": ["wrong", "right"],
    "additionalProperties": False,
}


class Key(NamedTuple):
    """A key of the configuration: how its value is read, what is expected in words, its JSON schema, and what it is for."""

    read: Reader
    expected: Said
    schema: Mapping[str, Any]
    help: Said


WORDS = Said('daftar teks, misalnya ["…", "…"]', 'a list of texts, ["…", "…"] for example')
CODES = Said('daftar teks, misalnya ["KDP", "SLK101"]', 'a list of texts, ["KDP", "SLK101"] for example')
KEYS = {
    "extend": Key(
        _text,
        Said("jalur berkas lain", "the path of another file"),
        {"type": "string"},
        Said("Konfigurasi lain yang menjadi dasar.", "Another configuration to build on."),
    ),
    "select": Key(_texts, CODES, LIST, Said("Hanya aturan ini.", "Only these rules.")),
    "ignore": Key(_texts, CODES, LIST, Said("Tanpa aturan ini.", "Without these rules.")),
    "extend-select": Key(_texts, CODES, LIST, Said("Aturan tambahan di atas select.", "Rules on top of select.")),
    "per-file-ignores": Key(
        _table,
        Said('tabel pola dan kode, misalnya {"arsip/**" = ["KDP"]}', 'a table of patterns and codes, {"archive/**" = ["KDP"]} for example'),
        {"type": "object", "additionalProperties": LIST},
        Said("Aturan yang tidak berlaku bagi berkas tertentu.", "Rules that certain files are spared."),
    ),
    "level": Key(
        _level,
        Said("safe, unsafe, atau show", "safe, unsafe or show"),
        {"enum": list(LEVELS)},
        Said("Tingkat terendah yang dilaporkan.", "The least sure findings that count."),
    ),
    "allow-words": Key(_texts, WORDS, LIST, Said("Kata yang selalu benar.", "Words that are always right.")),
    "names": Key(_texts, WORDS, LIST, Said("Nama, benar persis seperti ditulis.", "Names, right exactly as written.")),
    "dictionaries": Key(_paths, WORDS, LIST, Said("Berkas kamus redaksi, satu kata sebaris.", "House dictionaries, one word a line.")),
    "pairs": Key(
        _pairs,
        Said('daftar tabel, misalnya [{wrong = "…", right = "…"}]', 'a list of tables, [{wrong = "…", right = "…"}] for example'),
        {"type": "array", "items": PAIR},
        Said("Gaya selingkung: salah, benar, alasan (GYA001).", "House style: wrong, right, reason (GYA001)."),
    ),
    "front-matter": Key(
        _texts,
        Said('daftar kunci, misalnya ["judul"]', 'a list of keys, ["title"] for example'),
        LIST,
        Said("Kunci kepala berkas Markdown yang nilainya dibaca.", "Keys of Markdown front matter whose values are read."),
    ),
    "exclude": Key(_texts, WORDS, LIST, Said("Pola berkas yang dilewati.", "Patterns of files to skip.")),
    "include": Key(_texts, WORDS, LIST, Said("Pola berkas yang diperiksa dalam folder.", "Patterns of files to check in folders.")),
}


def schema() -> dict[str, Any]:
    """Gives the JSON schema of rapikan.toml, for editors."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "rapikan.toml",
        "type": "object",
        "properties": {name: {**key.schema, "description": str(key.help)} for name, key in KEYS.items()},
        "additionalProperties": False,
    }


# --- files ------------------------------------------------------------------------------------------------------------------


def load(path: Path) -> Settings:
    """Reads a configuration and those that it extends.

    Raises:
        ConfigError: a file is missing or no TOML, a key is unknown, a value is of a wrong kind, files extend one another in a circle.
    """
    return _built(path, _table_of(path), ())


def _built(path: Path, table: Mapping[str, Any], below: tuple[Path, ...]) -> Settings:
    """Makes settings of a table on top of the configuration that it extends; `below` are the files that led here."""
    for name in table:
        if name not in KEYS:
            raise ConfigError(path, *_unknown(name))
    here = path.resolve()
    base = Settings(path.parent, path)
    if "extend" in table:
        other = path.parent / _read(path, "extend", table["extend"])
        if other.resolve() in (*below, here):
            raise ConfigError(path, Said("extend berputar: {0}", "extend runs in a circle: {0}"), other)
        base = _built(other, _table_of(other), (*below, here))._replace(root=path.parent, source=path)
    values = {name: _read(path, name, value) for name, value in table.items() if name != "extend"}
    return base._replace(
        **{name.replace("-", "_"): value for name, value in values.items()},
        origins={**base.origins, **dict.fromkeys(table, path)},
    )


def _read(path: Path, name: str, value: Any) -> Any:
    key = KEYS[name]
    try:
        return key.read(value, path.parent)
    except ValueError as error:
        if error.args:
            raise ConfigError(path, IN, name, error) from None
        raise ConfigError(path, Said("{0} harus berupa {1}", "{0} must be {1}"), name, key.expected) from None


def _unknown(name: str) -> tuple[Said, str, str]:
    from difflib import get_close_matches

    near = get_close_matches(name.replace("_", "-").lower(), KEYS, n=1, cutoff=0.4)
    if near:
        return Said("kunci “{0}” tidak ada; mungkin: {1}", "there is no key “{0}”; perhaps: {1}"), name, near[0]
    return Said("kunci “{0}” tidak ada; kuncinya: {1}", "there is no key “{0}”; the keys are: {1}"), name, ", ".join(KEYS)


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError(path, Said("berkas konfigurasi tidak ditemukan", "no such configuration file")) from None
    except OSError as error:
        raise ConfigError(path, Said("tidak dapat dibaca: {0}", "cannot be read: {0}"), error.strerror or error) from None
    except UnicodeDecodeError:
        raise ConfigError(path, Said("bukan teks UTF-8", "not UTF-8 text")) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(path, Said("bukan TOML yang sah: {0}", "not valid TOML: {0}"), error) from None


def _table_of(path: Path) -> dict[str, Any]:
    """Gives the settings that a file holds."""
    return _toml(path) if path.name != SHARED_NAME else _tool_table(path) or {}


def _tool_table(path: Path) -> dict[str, Any] | None:
    """Gives [tool.rapikan] of a pyproject.toml, None where it has none."""
    tool = _toml(path).get("tool", {})
    table = tool.get("rapikan") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(path, Said("tool.rapikan harus berupa tabel", "tool.rapikan must be a table"))
    return table


class Folders:
    """The settings of each folder: those of the nearest configuration upwards, each file read once.

    >>> Folders(fixed=Settings(Path("/naskah"))).of(Path("/lain")).root.name
    'naskah'
    """

    def __init__(self, fixed: Settings | None = None) -> None:
        """Takes the settings of every folder (--config, --isolated); None looks for them."""
        self._fixed = fixed
        self._found: dict[Path, Settings | None] = {}
        self._asked: dict[Path, Settings] = {}

    @classmethod
    def chosen(cls, named: str | None, *, isolated: bool) -> Folders:
        """Gives the settings that a command line asks for by --config and --isolated. Raises ConfigError."""
        return cls(load(Path(named)) if named else Settings(Path.cwd()) if isolated else None)

    def of(self, folder: Path) -> Settings:
        """Gives the settings in force in a folder. Raises ConfigError for a configuration that cannot be used."""
        if self._fixed is not None:
            return self._fixed
        if folder not in self._asked:
            self._asked[folder] = self._nearest(folder.resolve()) or Settings(Path.cwd())
        return self._asked[folder]

    def _nearest(self, folder: Path) -> Settings | None:
        if folder not in self._found:
            found = _in_folder(folder)
            if found is None and folder != folder.parent:
                found = self._nearest(folder.parent)
            self._found[folder] = found
        return self._found[folder]


def _in_folder(folder: Path) -> Settings | None:
    own, shared = folder / FILE_NAME, folder / SHARED_NAME
    if os.path.isfile(own):  # unlike Path's, no error in a folder that may not be entered: whoever reads its files says so
        return load(own)
    if os.path.isfile(shared):
        table = _tool_table(shared)
        if table is not None:
            return _built(shared, table, ())
    return None
