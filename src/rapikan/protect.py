"""Stretches that no edit may touch: addresses, accounts, numbers of documents and telephones, code, file names.

Inner capitals alone, "/" between words and word.Word are not code ("olehSigitPamungkas", "tuturnya.Soedarmo"): a host needs a
scheme or a known top-level domain, a file name a known suffix.
"""

from __future__ import annotations

import re

from rapikan.text import Span, joined

__all__ = ["protected"]

# Country and generic domains that releases print; "tuturnya.Soedarmo" must not become a host.
DOMAINS = "com|co|net|org|info|id|co\\.id|go\\.id|or\\.id|ac\\.id|sch\\.id|web\\.id|my\\.id|desa\\.id|mil\\.id|biz|tv|io|me|ly|gov|edu|int|asia|my|sg|au|uk|us|jp|eu"
SUFFIXES = "docx?|xlsx?|pptx?|pdf|txt|csv|jpe?g|png|gif|svg|zip|rar|tar|gz|mp[34]|wav|avi|html?|php|aspx?|jsp|json|xml|md|odt|ods|py|js|exe|apk|sql"

# Each kind of address with the sign it cannot do without: a text without the sign is not scanned for the kind.
_TAIL = r"[^\s<>\"'”’)\]]+(?<![.,;:!?])"
_ADDRESSES = tuple(
    (sign, re.compile(pattern, re.IGNORECASE))
    for sign, pattern in (
        ("://", rf"\b[a-z][a-z0-9+.-]*://{_TAIL}"),  # https://kpu.go.id/berita
        ("www.", rf"\bwww\.{_TAIL}"),
        ("@", r"@(?=\w*[^\W\d])[\w-][\w.-]*\w"),  # @kpu_ri, and info@kpu.go.id once it is widened to the left
        ("#", r"(?<![\w#])#(?=\w*[^\W\d])\w+"),  # #PilkadaSerentak
        ("<", r"<[a-z/!][^<>\n]*>"),  # <strong>
        ("`", r"`[^`\n]+`"),
    )
)
# detik.com/berita, lampiran.docx: found at their dot, then widened to the left.
_DOTTED = re.compile(rf"\.(?:(?:{DOMAINS})(?!\w)(?!\.\w)(?:/[^\s<>\"'”’)\]]*(?<![.,;:!?]))?|(?:{SUFFIXES})(?!\w))", re.IGNORECASE)
_LEFT_OF_DOT = re.compile(r"[\w.-]*[\w-]\Z")
_LEFT_OF_AT = re.compile(r"[\w.+-]+\Z")
LONGEST_NAME = 80
_NUMBER = re.compile(
    r"""
      \+?\(?\d[\d().\t -]{6,}\d(?=\D|$)                            # +62-771-318242  (021) 319 37223
    | (?<!\w)[A-Z\d][\w.-]*(?:/[\w.&-]+){2,}                       # 045/HM.03-SP/KPU/II/2021  17/PUU-XIX/2021
    """,
    re.VERBOSE,
)
_MONEY_OR_YEARS = re.compile(
    r"[\d.]+(?:,\d+)?|\d{1,3}(?:\. ?\d{3})+|\d{4}\s*-\s*\d{4}|\d{1,2}[.:]\d{2}\s*-\s*\d{1,2}[.:]\d{2}|\d{1,3}(?:\.\d{3})+\s*-\s*\d{1,3}(?:\.\d{3})+"
)
_DATE = re.compile(r"\d{1,4}/\d{1,2}/\d{2,4}|[A-Z]?[a-z]+(?:/[A-Z]?[a-z]+)+")


def protected(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Gives the protected stretches of a text, or of whole lines of it, sorted and apart from one another."""
    stop = len(text) if end is None else end
    spans: list[Span] = []
    for sign, pattern in _ADDRESSES:
        if text.find(sign, start, stop) >= 0:
            for match in pattern.finditer(text, start, stop):
                account = _LEFT_OF_AT.search(text, max(start, match.start() - LONGEST_NAME), match.start()) if sign == "@" else None
                spans.append(Span(account.start() if account else match.start(), match.end()))
    for match in _DOTTED.finditer(text, start, stop):
        name = _LEFT_OF_DOT.search(text, max(start, match.start() - LONGEST_NAME), match.start())
        if name is not None:
            spans.append(Span(name.start(), match.end()))
    for match in _NUMBER.finditer(text, start, stop):
        found = match.group()
        digits = sum(ch.isdigit() for ch in found)
        if "/" in found:
            if digits and not _DATE.fullmatch(found):
                spans.append(Span(*match.span()))
        elif digits >= 7 and not _MONEY_OR_YEARS.fullmatch(found):
            spans.append(Span(*match.span()))
    return joined(spans)
