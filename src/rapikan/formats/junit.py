"""JUnit's XML, as Jenkins and others read it: a file is a suite, an issue a failed case, a clean file one passed case."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from rapikan.formats.issue import Checked, Output

__all__ = ["OUTPUT"]


def _legal(text: str) -> str:
    """Gives a text without signs that XML 1.0 cannot hold."""
    return "".join(
        sign if sign in "\t\n\r" or " " <= sign <= "\ud7ff" or "\ue000" <= sign <= "\ufffd" or sign > "\uffff" else "\ufffd"
        for sign in text
    )


def write(files: Sequence[Checked], colour: bool) -> str:
    """Writes the document."""
    total = str(sum(len(file.issues) for file in files))
    tests = str(sum(max(1, len(file.issues)) for file in files))
    root = ElementTree.Element("testsuites", name="rapikan", tests=tests, failures=total, errors="0")
    for file in files:
        name = _legal(file.file)
        count = len(file.issues)
        suite = ElementTree.SubElement(root, "testsuite", name=name, tests=str(max(1, count)), failures=str(count), errors="0", skipped="0")
        if not file.issues:
            ElementTree.SubElement(suite, "testcase", name=name, classname=name)
        for issue in file.issues:
            place = f"{issue.start.line}:{issue.start.column}"
            case = ElementTree.SubElement(suite, "testcase", name=f"{issue.code} {place}", classname=name, line=str(issue.start.line))
            failure = ElementTree.SubElement(case, "failure", message=_legal(issue.message), type=issue.code)
            failure.text = f"{name}:{place}: {issue.code} {_legal(issue.message)}"
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


OUTPUT = Output(write)
