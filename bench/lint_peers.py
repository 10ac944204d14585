"""Tries what docs/perbandingan.md says of ruff, typos, codespell and cspell beside `rapikan lint`. Prints a Markdown table.

Run: ``python bench/lint_peers.py``; each tool that is not on PATH is left out. Every cell is one small run in a folder of its own: its
exit code, or whether something did happen; "none" where the tool has no option to try. Vale, and what only a tool's help tells,
stand in the document alone.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SCRIPTS = Path(sys.executable).parent


@dataclass(frozen=True)
class Tool:
    """A peer.

    Attributes:
        check, mend: its commands to check and to mend.
        file, wrong, right: a file's name, a text with one fault that it knows, and that text mended.
        settings: the name of its configuration, one that permits the fault, and one with a key that there is not.
        silenced: the fault with a comment that silences it.
        options: further arguments, by what they are to show.
    """

    check: tuple[str, ...]
    mend: tuple[str, ...] | None
    file: str
    wrong: str
    right: str
    settings: tuple[str, str, str]
    silenced: str | None
    options: dict[str, tuple[str, ...]]


ENGLISH = ("Please recieve it.\n", "Please receive it.\n")
TOOLS = {
    "rapikan": Tool(
        ("rapikan", "lint"),
        ("rapikan", "lint", "--fix"),
        "a.txt",
        "Rapat dilingkungan aula.\n",
        "Rapat di lingkungan aula.\n",
        ("rapikan.toml", 'ignore = ["KDP101"]\n', "ignor = []\n"),
        "<!-- rapikan: ignore KDP101 -->\nRapat dilingkungan aula.\n",
        {
            "exit 0": ("--exit-zero",),
            "diff": ("--diff",),
            "json": ("--format", "json"),
            "sarif": ("--format", "sarif"),
            "stdin": ("-",),
            "name": ("--stdin-filename", "nama.txt", "-"),
        },
    ),
    "ruff": Tool(
        ("ruff", "check"),
        ("ruff", "check", "--fix"),
        "a.py",
        "import os\n",
        "",
        ("ruff.toml", 'lint.ignore = ["F401"]\n', "lint.ignor = []\n"),
        "import os  # noqa: F401\n",
        {
            "exit 0": ("--exit-zero",),
            "diff": ("--diff",),
            "json": ("--output-format", "json"),
            "sarif": ("--output-format", "sarif"),
            "stdin": ("-",),
            "name": ("--stdin-filename", "nama.py", "-"),
        },
    ),
    "typos": Tool(
        ("typos",),
        ("typos", "--write-changes"),
        "a.txt",
        *ENGLISH,
        ("typos.toml", '[default.extend-words]\nrecieve = "recieve"\n', "[default]\nextend-wrds = {}\n"),
        None,
        {"diff": ("--diff",), "json": ("--format", "json"), "sarif": ("--format", "sarif"), "stdin": ("-",)},
    ),
    "codespell": Tool(
        ("codespell",),
        ("codespell", "--write-changes"),
        "a.txt",
        *ENGLISH,
        (".codespellrc", "[codespell]\nignore-words-list = recieve\n", "[codespell]\nignor-words-list = recieve\n"),
        "Please recieve it. # codespell:ignore\n",
        {"stdin": ("-",)},
    ),
    "cspell": Tool(
        ("cspell", "lint", "--no-progress"),
        None,
        "a.txt",
        *ENGLISH,
        ("cspell.json", '{"words": ["recieve"]}\n', '{"wrds": []}\n'),
        "Please recieve it. // cspell:disable-line\n",
        {"exit 0": ("--no-exit-code",), "stdin": ("stdin",), "name": ("stdin://nama.txt",)},
    ),
}


def command(tool: Tool) -> str | None:
    """Gives the path of a tool; those beside this Python come first."""
    return shutil.which(tool.check[0], path=str(SCRIPTS)) or shutil.which(tool.check[0])


def run(arguments: tuple[str, ...], folder: Path, *more: str, text: str = "") -> subprocess.CompletedProcess[bytes]:
    """Runs a tool in a folder, with a text as its standard input."""
    found = shutil.which(arguments[0], path=str(SCRIPTS)) or arguments[0]
    return subprocess.run([found, *arguments[1:], *more], cwd=folder, input=text.encode(), capture_output=True, check=False)


def exits(tool: Tool, folder: Path) -> str:
    """Exit codes of a clean file, a faulty one, and a path that is missing."""
    codes = []
    for text in (tool.right, tool.wrong):
        (folder / tool.file).write_text(text, encoding="utf-8")
        codes.append(run(tool.check, folder, tool.file).returncode)
    codes.append(run(tool.check, folder, "missing" + Path(tool.file).suffix).returncode)
    return " ".join(map(str, codes))


def crlf(tool: Tool, folder: Path) -> str:
    """Whether mending keeps Windows line endings and the byte order mark."""
    if tool.mend is None:
        return "does not mend"
    bom = b"\xef\xbb\xbf"
    path = folder / tool.file
    path.write_bytes(bom + (tool.wrong + "x = 1\n").replace("\n", "\r\n").encode())
    run(tool.mend, folder, tool.file)
    after = path.read_bytes()
    if tool.wrong.strip().encode() in after:
        return "did not mend"
    return "kept" if after == bom + (tool.right + "x = 1\n").replace("\n", "\r\n").encode() else "changed"


def latin(tool: Tool, folder: Path) -> str:
    """Whether mending a file in cp1252 leaves its other bytes alone."""
    if tool.mend is None:
        return "does not mend"
    path = folder / tool.file
    path.write_bytes(b"# \x93kopi\x94\n" + tool.wrong.encode())
    done = run(tool.mend, folder, tool.file)
    after = path.read_bytes()
    if tool.wrong.encode() in after:
        return f"not mended, exit {done.returncode}"
    return "mended, kept" if after == b"# \x93kopi\x94\n" + tool.right.encode() else "mended, changed"


def ignored(tool: Tool, folder: Path) -> str:
    """Whether a folder that .gitignore names is passed over."""
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    (folder / ".gitignore").write_text("arsip/\n", encoding="utf-8")
    (folder / "arsip").mkdir()
    (folder / "arsip" / tool.file).write_text(tool.wrong, encoding="utf-8")
    (folder / tool.file).write_text(tool.right, encoding="utf-8")
    return "respected" if run(tool.check, folder, ".").returncode == 0 else "not by default"


def wide(tool: Tool, folder: Path) -> str:
    """What becomes of a file in UTF-16."""
    path = folder / tool.file
    path.write_bytes(tool.wrong.encode("utf-16"))
    found = run(tool.check, folder, tool.file).returncode != 0
    if tool.mend is None or not found:
        return "read" if found else "no finding"
    run(tool.mend, folder, tool.file)
    after = path.read_bytes()
    kinds = [kind for kind in ("utf-16", "utf-8", "utf-8-sig") if after == tool.right.encode(kind)]
    return f"mended as {kinds[0]}" if kinds else "not mended"


def exit_zero(tool: Tool, folder: Path) -> str:
    """Whether findings can leave the exit code at 0."""
    (folder / tool.file).write_text(tool.wrong, encoding="utf-8")
    return _with(tool, "exit 0", lambda options: run(tool.check, folder, *options, tool.file).returncode == 0)


def only_diff(tool: Tool, folder: Path) -> str:
    """Whether a diff can be shown and nothing written."""
    path = folder / tool.file
    path.write_text(tool.wrong, encoding="utf-8")

    def shown(options: tuple[str, ...]) -> bool:
        said = run(tool.check, folder, *options, tool.file).stdout.decode()
        return f"-{tool.wrong}" in said and path.read_text(encoding="utf-8") == tool.wrong

    return _with(tool, "diff", shown)


def structured(name: str) -> Callable[[Tool, Path], str]:
    """Gives the cell of a format of JSON's family: whether its output can be parsed and names the file."""

    def cell(tool: Tool, folder: Path) -> str:
        (folder / tool.file).write_text(tool.wrong, encoding="utf-8")

        def parsed(options: tuple[str, ...]) -> bool:
            said = run(tool.check, folder, *options, tool.file).stdout.decode()
            try:
                found = [json.loads(said)]
            except ValueError:  # an object a line
                found = [json.loads(line) for line in said.splitlines()]
            return tool.file in json.dumps(found) and (name != "sarif" or found[0]["version"] == "2.1.0")

        return _with(tool, name, parsed)

    return cell


def standard_input(tool: Tool, folder: Path) -> str:
    """Whether a text is read from standard input."""
    return _with(tool, "stdin", lambda options: run(tool.check, folder, *options, text=tool.wrong).returncode != 0)


def named_input(tool: Tool, folder: Path) -> str:
    """Whether standard input can be given a name, which its findings tell."""
    return _with(tool, "name", lambda options: b"nama." in run(tool.check, folder, *options, text=tool.wrong).stdout)


def configured_above(tool: Tool, folder: Path) -> str:
    """Whether a configuration in the folder above counts."""
    name, permits, _ = tool.settings
    (folder / name).write_text(permits, encoding="utf-8")
    inner = folder / "berita"
    inner.mkdir()
    (inner / tool.file).write_text(tool.wrong, encoding="utf-8")
    return "yes" if run(tool.check, inner, tool.file).returncode == 0 else "no"


def unknown_key(tool: Tool, folder: Path) -> str:
    """What a key does that there is not."""
    name, _, unknown = tool.settings
    (folder / name).write_text(unknown, encoding="utf-8")
    (folder / tool.file).write_text(tool.right, encoding="utf-8")
    done = run(tool.check, folder, tool.file)
    return f"error {done.returncode}" if done.returncode else "passed over"


def silenced(tool: Tool, folder: Path) -> str:
    """Whether a comment in the file silences a finding."""
    if tool.silenced is None:
        return "none"
    name = tool.file.replace(".txt", ".md")
    (folder / name).write_text(tool.silenced, encoding="utf-8")
    return "yes" if run(tool.check, folder, name).returncode == 0 else "no"


def _with(tool: Tool, what: str, tried: Callable[[tuple[str, ...]], bool]) -> str:
    options = tool.options.get(what)
    return "none" if options is None else "yes" if tried(options) else "no"


CELLS: dict[str, Callable[[Tool, Path], str]] = {
    "exit codes: clean, findings, missing path": exits,
    "CRLF and BOM after mending": crlf,
    "cp1252 after mending": latin,
    ".gitignore": ignored,
    "UTF-16": wide,
    "exit 0 in spite of findings": exit_zero,
    "only a diff": only_diff,
    "JSON": structured("json"),
    "SARIF": structured("sarif"),
    "standard input": standard_input,
    "its name": named_input,
    "configuration of a folder above": configured_above,
    "unknown key of the configuration": unknown_key,
    "silenced by a comment": silenced,
}


def main() -> None:
    """Prints the table."""
    here = {name: tool for name, tool in TOOLS.items() if command(tool)}
    versions = {
        name: run((tool.check[0], "--version"), Path()).stdout.decode().strip().split()[-1:] or ["?"] for name, tool in here.items()
    }
    print("| | " + " | ".join(f"{name} {version[0]}" for name, version in versions.items()) + " |")
    print("|---" * (len(here) + 1) + "|")
    for name, cell in CELLS.items():
        row = []
        for tool in here.values():
            with tempfile.TemporaryDirectory() as folder:
                row.append(cell(tool, Path(folder)))
        print(f"| {name} | " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
