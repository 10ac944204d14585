"""Stretches that no edit may touch: addresses, accounts, numbers of documents and telephones, code, file names.

Inner capitals alone, "/" between words and word.Word are not code ("olehSigitPamungkas", "tuturnya.Soedarmo"): a host needs a
scheme or a known top-level domain, a file name a known suffix.
"""

from __future__ import annotations

import re

from rapikan.text import Span

__all__ = ["protected"]

# Country and generic domains that releases print; "tuturnya.Soedarmo" must not become a host.
DOMAINS = "com|co|net|org|info|id|co\\.id|go\\.id|or\\.id|ac\\.id|sch\\.id|web\\.id|my\\.id|desa\\.id|mil\\.id|biz|tv|io|me|ly|gov|edu|int|asia|my|sg|au|uk|us|jp|eu"
SUFFIXES = "docx?|xlsx?|pptx?|pdf|txt|csv|jpe?g|png|gif|svg|zip|rar|tar|gz|mp[34]|wav|avi|html?|php|aspx?|jsp|json|xml|md|odt|ods|py|js|exe|apk|sql"

_ADDRESS = re.compile(
    rf"""
      \b[a-z][a-z0-9+.-]*://[^\s<>"'”’)\]]+(?<![.,;:!?])          # https://kpu.go.id/berita
    | \bwww\.[^\s<>"'”’)\]]+(?<![.,;:!?])                          # www.kpu.go.id
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                 # info@kpu.kepriprov.go.id
    | (?<![\w.@])(?:[a-z0-9-]+\.)+(?:{DOMAINS})(?![\w.-]*\w)(?:/[^\s<>"'”’)\]]*(?<![.,;:!?]))?   # detik.com/berita
    | (?<![\w@])[@\#](?=\w*[^\W\d])\w[\w.]*\w                      # @kpu_ri  #PilkadaSerentak
    | (?<!\w)[\w-]+\.(?:{SUFFIXES})(?!\w)                          # lampiran.docx
    | <[a-z/!][^<>\n]*>                                            # <strong>
    | `[^`\n]+`                                                    # `kode`
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(
    r"""
      \+?\(?\d[\d().\t -]{6,}\d(?=\D|$)                            # +62-771-318242  (021) 319 37223
    | (?<!\w)[A-Z\d][\w.-]*(?:/[\w.&-]+){2,}                       # 045/HM.03-SP/KPU/II/2021  17/PUU-XIX/2021
    """,
    re.VERBOSE,
)
_MONEY_OR_YEARS = re.compile(r"[\d.]+(?:,\d+)?|\d{4}\s*-\s*\d{4}|\d{1,2}[.:]\d{2}\s*-\s*\d{1,2}[.:]\d{2}|\d{1,3}(?:\.\d{3})+\s*-\s*\d{1,3}(?:\.\d{3})+")
_DATE = re.compile(r"\d{1,4}/\d{1,2}/\d{2,4}|[A-Z]?[a-z]+(?:/[A-Z]?[a-z]+)+")


def protected(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Gives the protected stretches of a text, or of whole lines of it, sorted and apart from one another."""
    stop = len(text) if end is None else end
    spans = [Span(*match.span()) for match in _ADDRESS.finditer(text, start, stop)]
    for match in _NUMBER.finditer(text, start, stop):
        found = match.group()
        digits = sum(ch.isdigit() for ch in found)
        if "/" in found:
            if digits and not _DATE.fullmatch(found):
                spans.append(Span(*match.span()))
        elif digits >= 7 and not _MONEY_OR_YEARS.fullmatch(found):
            spans.append(Span(*match.span()))
    return _apart(sorted(spans))


def _apart(spans: list[Span]) -> list[Span]:
    """Joins stretches that overlap."""
    out: list[Span] = []
    for span in spans:
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
