"""Back to offsets: where the pieces that a tokenizer returns stand in the text it was given."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.model import Span


def align(text: str, pieces: Iterable[str], start: int = 0) -> tuple[Span, ...]:
    """The stretch of `text[start:]` that each piece in turn comes from.

    White space may be other than in the text, also within a piece: a tokenizer may put a space
    into "1Gb". All other characters must be those of the text. Raises ValueError where they are
    not, or where some are left over.

    >>> align("gói 1Gb  /s", ["gói", "1G b", "/", "s"])
    (Span(start=0, end=3), Span(start=4, end=7), Span(start=9, end=10), Span(start=10, end=11))
    """
    spans: list[Span] = []
    at = start
    for piece in pieces:
        words = piece.split()
        if not words:
            continue
        begin = at = skip_space(text, at)
        for word in words:
            at = skip_space(text, at)
            if not text.startswith(word, at):
                raise ValueError(f"{piece!r} is not what stands at {at}: {text[at : at + 20]!r}")
            at += len(word)
        spans.append(Span(begin, at))
    rest = skip_space(text, at)
    if rest < len(text):
        raise ValueError(f"nothing covers {text[rest : rest + 20]!r}")
    return tuple(spans)


def skip_space(text: str, at: int) -> int:
    """The first place from `at` on where no white space stands."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at
