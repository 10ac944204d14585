"""Each format against the schema or the parser of those who read it, with text outside the BMP in front of a finding."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapikan import formats
from rapikan.checking.file import Order, check
from rapikan.formats import Checked
from rapikan.formats.issue import Places

SCHEMAS = Path(__file__).parent / "schemas"
TEXT = "😀 Rapat digelar dilingkungan kantor bupati.\nIa di tangkap polisi; kerjasama itu dalam rangka untuk membina, silahkan.\n"


@pytest.fixture(scope="module")
def files() -> list[Checked]:
    issues, _ = check("siaran, 1%.txt", TEXT.encode(), Order())
    assert {issue.level.label for issue in issues} >= {"safe"}
    return [Checked("siaran, 1%.txt", tuple(issues)), Checked("rapi.txt", ())]


def written(name: str, files: list[Checked]) -> str:
    return formats.output(name).write(files, False)


def test_every_format_is_tested_and_writes_nothing_found() -> None:
    assert formats.names() == ("concise", "full", "github", "gitlab", "json", "jsonl", "junit", "rdjson", "sarif")
    empty = {name: written(name, []) for name in formats.names()}
    assert [name for name, text in empty.items() if not text] == ["concise", "full", "github", "jsonl"]
    assert [json.loads(empty[name]) for name in ("json", "gitlab")] == [[], []]
    assert json.loads(empty["rdjson"])["diagnostics"] == json.loads(empty["sarif"])["runs"][0]["results"] == []
    assert ElementTree.fromstring(empty["junit"].encode()).get("tests") == "0"


def test_sarif_is_valid_and_counts_utf16(files: list[Checked]) -> None:
    log = json.loads(written("sarif", files))
    jsonschema.Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))).validate(log)
    run = log["runs"][0]
    first = run["results"][0]
    assert run["columnKind"] == "utf16CodeUnits"
    assert first["ruleId"] == "KDP101" == run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "siaran%2C%201%25.txt"
    region = first["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]
    units = TEXT.split("\n")[0].encode("utf-16-le")
    assert units[2 * region["startColumn"] - 2 : 2 * region["endColumn"] - 2].decode("utf-16-le") == "dilingkungan"


def test_rdjson_is_valid_and_counts_bytes(files: list[Checked]) -> None:
    result = json.loads(written("rdjson", files))
    jsonschema.Draft7Validator(json.loads((SCHEMAS / "rdformat.json").read_text(encoding="utf-8"))).validate(result)
    place = result["diagnostics"][0]["suggestions"][0]["range"]
    data = TEXT.split("\n")[0].encode()
    assert data[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"dilingkungan"


def test_json_counts_code_points_and_has_just_these_keys(files: list[Checked]) -> None:
    entries = json.loads(written("json", files))
    assert set(entries[0]) == {"file", "code", "message", "level", "line", "column", "end_line", "end_column", "edits"}
    assert TEXT.split("\n")[0][entries[0]["column"] - 1 : entries[0]["end_column"] - 1] == "dilingkungan"
    assert [json.loads(line) for line in written("jsonl", files).splitlines()] == entries


def test_github_commands_are_escaped(files: list[Checked]) -> None:
    lines = written("github", files).splitlines()
    assert len(lines) == len(files[0].issues)
    for line in lines:
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert match
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        assert properties["file"] == "siaran%2C 1%25.txt"
        assert int(properties["col"]) <= int(properties["endColumn"])


def test_gitlab_has_what_gitlab_asks_for(files: list[Checked]) -> None:
    report: list[dict[str, Any]] = json.loads(written("gitlab", files))
    assert len({entry["fingerprint"] for entry in report}) == len(report)
    for entry in report:
        assert {"description", "check_name", "fingerprint", "severity", "location"} == set(entry)
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["lines"]["begin"] in (1, 2)


def test_junit_counts_add_up(files: list[Checked]) -> None:
    root = ElementTree.fromstring(written("junit", files).encode())
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == ["siaran, 1%.txt", "rapi.txt"]
    assert int(root.get("failures", "")) == len(root.findall("*/testcase/failure")) == len(files[0].issues)
    assert int(root.get("tests", "")) == len(root.findall("*/testcase"))


def test_junit_holds_no_sign_that_xml_forbids() -> None:
    issues, _ = check("a.txt", b"Rapat\x1b digelar dilingkungan kantor.\n" + b"Rapat di kantor bupati. " * 20, Order())
    ElementTree.fromstring(written("junit", [Checked("a\x01.txt", tuple(issues))]).encode())


def test_full_puts_the_marker_under_the_word(files: list[Checked]) -> None:
    block = written("full", files).split("\n\n")[0].split("\n")
    assert block[0].startswith("siaran, 1%.txt:1:17: KDP101 [pasti] ")
    line, marker = block[2], block[3]
    # the face is two columns wide, so the marker stands one further right than the word does in code points
    assert line.index("dilingkungan") + 1 == marker.index("^")
    assert marker.count("^") == len("dilingkungan")
    assert block[4].endswith("perbaikan: di lingkungan")


def test_no_format_for_terminals_lets_control_signs_through() -> None:
    issues, _ = check("a.txt", b"Rapat \x1b[31m digelar dilingkungan kantor.\n" + b"Rapat di kantor bupati. " * 20, Order())
    for name in ("full", "concise"):
        assert "\x1b" not in written(name, [Checked("a\x1b.txt", tuple(issues))])


def test_places_in_markdown_are_the_file_s(files: list[Checked]) -> None:
    source = "# Judul\r\n\r\nRapat **penting** digelar dilingkungan kantor &amp; aula.\r\n"
    issues, _ = check("a.md", source.encode(), Order())
    (issue,) = [issue for issue in issues if issue.code == "KDP101"]
    assert source.split("\r\n")[issue.start.line - 1][issue.start.column - 1 : issue.end.column - 1] == "dilingkungan"
    assert issue.edits[0].text == "di lingkungan"


@given(st.text(st.sampled_from("ab\n\ré😀"), max_size=900), st.data())
def test_places_count_each_unit_anew(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    start = max((match.end() for match in re.finditer(r"\r\n?|\n", text) if match.end() <= offset), default=0)
    before = text[start:offset]
    place = Places(text).at(offset)
    assert (place.column, place.utf16, place.utf8) == (len(before) + 1, len(before.encode("utf-16-le")) // 2 + 1, len(before.encode()) + 1)
    first, end = Places(text).line(offset)
    assert text[first:end] == re.split(r"\r\n?|\n", text)[place.line - 1]
