"""Stretches that no edit may touch: addresses, accounts, numbers of documents and telephones, code, file names, English lines.

Inner capitals alone, "/" between words and word.Word are not code ("olehSigitPamungkas", "tuturnya.Soedarmo"): a host needs a
scheme or a known top-level domain, a file name a known suffix.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rapikan.lexicon import lexicon
from rapikan.spans import Moved, Span, joined, to_line

__all__ = ["english_lines", "protected", "protected_again", "to_address"]

# Country and generic domains that releases print; "tuturnya.Soedarmo" must not become a host.
DOMAINS = "com|co|net|org|info|id|co\\.id|go\\.id|or\\.id|ac\\.id|sch\\.id|web\\.id|my\\.id|desa\\.id|mil\\.id|biz|tv|io|me|ly|gov|edu|int|asia|my|sg|au|uk|us|jp|eu"
SUFFIXES = "docx?|xlsx?|pptx?|pdf|txt|csv|jpe?g|png|gif|svg|zip|rar|tar|gz|mp[34]|wav|avi|html?|php|aspx?|jsp|json|xml|md|odt|ods|py|js|exe|apk|sql"

LONGEST = 2_000  # code points of what is protected between two signs; a shorter line is read again as a whole

# Each kind of address with the sign it cannot do without: only lines that hold the sign are searched for the kind.
_TAIL = r"[^\s<>\"'”’)\]]+(?<![.,;:!?])"
_NUMBER = r"""
      \+?\(?\d[\d().\t -]{6,}\d(?=\D|$)                            # +62-771-318242  (021) 319 37223
    | (?<!\w)[A-Z\d][\w.-]*(?:/[\w.&-]+){2,}                       # 045/HM.03-SP/KPU/II/2021  17/PUU-XIX/2021
    """
_ADDRESSES = tuple(
    (re.compile(sign), re.compile(pattern, re.IGNORECASE))
    for sign, pattern in (
        ("://", rf"\b[a-z][a-z0-9+.-]*://{_TAIL}"),  # https://kpu.go.id/berita
        (r"www\.", rf"\bwww\.{_TAIL}"),
        ("#", r"(?<![\w#])#(?=\w*[^\W\d])\w+"),  # #PilkadaSerentak
        ("<", rf"<[a-z/!][^<>\n]{{0,{LONGEST}}}>"),  # <strong>
        ("`", rf"`[^`\n]{{1,{LONGEST}}}`"),
        (r"/\w[\w.-]*/", r"(?<![^\s(\"“])/\w[\w.-]*(?:/[\w.-]*\w)+/?"),  # /etc/dconf/db/
    )
)
_NUMBERS = tuple((re.compile(sign), re.compile(_NUMBER, re.VERBOSE)) for sign in (r"\d[\d().\t -]{6,}\d", r"/[\w.&-]+/"))
_ACCOUNT = re.compile(r"@(?=\w*[^\W\d])[\w-][\w.-]*\w")  # @kpu_ri, and info@kpu.go.id once it is widened to the left
# detik.com/berita, lampiran.docx: found at their dot, then widened to the left.
_DOTTED = re.compile(rf"\.(?:(?:{DOMAINS})(?!\w)(?!\.\w)(?:/[^\s<>\"'”’)\]]*(?<![.,;:!?]))?|(?:{SUFFIXES})(?!\w))", re.IGNORECASE)
_LEFT_OF_DOT = re.compile(r"[\w.-]*[\w-]\Z")
_LEFT_OF_AT = re.compile(r"[\w.+-]+\Z")
LONGEST_NAME = 80  # code points left of an account's "@" or a host's dot
_MONEY_OR_YEARS = re.compile(
    r"[\d.]+(?:,\d+)?|\d{1,3}(?:\. ?\d{3})+|\d{4}\s*-\s*\d{4}|\d{1,2}[.:] ?\d{2}\s*-\s*\d{1,2}[.:] ?\d{2}|\d{1,3}(?:\.\d{3})+\s*-\s*\d{1,3}(?:\.\d{3})+"
)
_DATE = re.compile(r"\d{1,4}/\d{1,2}/\d{2,4}(?:\.(?:[A-Z][a-z]+)?)?|[A-Z]?[a-z]+(?:/[A-Z]?[a-z]+)+")


def protected(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Gives the protected stretches of a text, or of whole lines of it, sorted and apart from one another."""
    stop = len(text) if end is None else end
    spans = [Span(*match.span()) for sign, kind in _ADDRESSES for match in _in_lines(text, start, stop, sign, kind)]
    for pattern, left in ((_ACCOUNT, _LEFT_OF_AT), (_DOTTED, _LEFT_OF_DOT)):
        for match in pattern.finditer(text, start, stop):
            name = left.search(text, max(start, match.start() - LONGEST_NAME), match.start())
            if name is not None or pattern is _ACCOUNT:
                spans.append(Span(name.start() if name else match.start(), match.end()))
    for sign, kind in _NUMBERS:
        spans += (Span(*match.span()) for match in _in_lines(text, start, stop, sign, kind) if _is_number(match.group()))
    return joined(spans)


# A word of letters alone with its blank, the last one of a stretch, and what stands before the blank of the first one behind a place.
_PLAIN_BEFORE = re.compile(r"(?s:.*)(?<!\S)[^\W\d_]+\s")
_UP_TO_PLAIN = re.compile(r"\S*(?:\s+(?![^\W\d_]+(?!\S))\S+)*")
_ENCLOSING = frozenset("<>`")  # the signs of markup and code


def to_address(spans: Sequence[Span], text: str, span: Span, least: int) -> Span:
    """Widens a stretch that holds no line break as far as a protected stretch that it touches may reach.

    That is its line, or in a very long line the words of letters alone on either side: only markup and code reach over one, and
    no edit makes or unmakes these but by their signs.

    Args:
        spans: the text's protected stretches.
        text: the text.
        span: the stretch.
        least: the first code point that may be taken in.
    """
    low, high = max(least, span.start - LONGEST), span.end + LONGEST
    before, after = _PLAIN_BEFORE.match(text, low, span.start), _UP_TO_PLAIN.match(text, span.end)
    signs = not _ENCLOSING.isdisjoint(text[slice(*span)])
    if before is None or after is None or signs or text.find("\n", low, high) >= 0:
        return to_line(text, span, least)
    start, end = before.end(), after.end()
    at = bisect_left(spans, start, key=lambda address: address.start)
    if at and spans[at - 1].end > start:
        start = max(least, spans[at - 1].start)
    last = bisect_left(spans, end, at, key=lambda address: address.start) - 1
    return Span(start, max(end, spans[last].end) if last >= at else end)


def protected_again(spans: Sequence[Span], text: str, read: Iterable[Moved]) -> list[Span]:
    """Gives the protected stretches of an edited text from those that it had before and what must be read again (`to_address`)."""
    out: list[Span] = []
    at = shift = 0
    for before, now in read:
        past = bisect_left(spans, before.start, at, key=lambda span: span.start)
        out += (Span(start + shift, end + shift) for start, end in spans[at:past])
        out += protected(text, *now)
        at, shift = bisect_left(spans, before.end, past, key=lambda span: span.start), now.end - before.end
    out += (Span(start + shift, end + shift) for start, end in spans[at:])
    return out


def _in_lines(text: str, start: int, stop: int, sign: re.Pattern[str], kind: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Searches the lines that hold a sign: the sign begins with a fixed character and is found at once, the kind is not."""
    done = start
    for match in sign.finditer(text, start, stop):
        if match.start() >= done:
            end = text.find("\n", match.end(), stop)
            begin, done = text.rfind("\n", done, match.start()) + 1 or done, stop if end < 0 else end
            yield from kind.finditer(text, begin, done)


LEAST_TELEPHONE = 7  # digits


def _is_number(found: str) -> bool:
    """Says whether a number is a document's or a telephone's, and not money, years, hours or a date."""
    digits = sum(ch.isdigit() for ch in found)
    if "/" in found:
        return digits > 0 and not _DATE.fullmatch(found)
    return digits >= LEAST_TELEPHONE and not _MONEY_OR_YEARS.fullmatch(found)


ENGLISH_SIGNS = (" the ", " and ", " of ", " to ", " is ")  # an English line has one, an Indonesian one hardly ever
LEAST_ENGLISH = 3  # different English function words of an English line
SHARE_ENGLISH = 0.2  # of its words are function words; prose has about two in five
ENOUGH = 2_000  # code points of a line by which its language is told
_WORD = re.compile(r"[^\W\d_]+")


def english_lines(text: str) -> list[Span]:
    """Gives the lines of a text that are English: paragraphs for readers abroad. They are no matter of this program."""
    lines: set[Span] = set()
    for sign in ENGLISH_SIGNS:
        at = text.find(sign)
        while at >= 0:
            line = to_line(text, Span(at, at), 0)
            lines.add(line)
            at = text.find(sign, line.end)
    return sorted(line for line in lines if _is_english(text[slice(*line)]))


def _is_english(line: str) -> bool:
    """Says whether enough words of a line are English function words, and none is an Indonesian one."""
    words = _WORD.findall(line[:ENOUGH].lower())
    english, indonesian = lexicon().of_kind("languages", "english"), lexicon().of_kind("languages", "indonesian")
    if not indonesian.isdisjoint(words) or len(english.intersection(words)) < LEAST_ENGLISH:
        return False
    return sum(word in english for word in words) >= SHARE_ENGLISH * len(words)
