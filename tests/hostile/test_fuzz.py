"""Damage at random, the same in every run: facts in which all invariants hold, or our own error.

The examples are few, so that the suite stays quick; VANBAN_FUZZ=5000 looks further.
"""

from __future__ import annotations

import os
import random
import time
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.batch.archives import member_content, members
from extractor.errors import UnreadableDocument
from extractor.model import Facts
from extractor.pipeline import facts_of, process_text
from extractor.read import Limits, Ocr, Options, read_bytes
from tests.property.invariants import check_facts, check_offsets, check_rows, check_text, check_tree
from tests.read.docx.word import archive, p, part, tbl, tr

from .files import HTML, PLAN, TEXT, compound, png
from .pdf import pdf, squeezed
from .test_archives import tarred, zipped

EXAMPLES = int(os.environ.get("VANBAN_FUZZ", "100"))
bounded = settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
# Recognising noise would take most of the time.
PLAIN = Options(ocr=Ocr.NEVER)
LIMITS = Limits(unpacked=8 * 2**20, office_seconds=20.0)

_DOCUMENT = part("document", f"<w:body>{''.join(map(p, PLAN))}{tbl(tr('1', 'Sở Y tế'))}</w:body>")
_STYLES = part("styles", '<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>')
_WORDS = (
    b"\0", b"\xff", b" ", b"<", b">", b"/", b"-1", b"0", b"99999999999", b"65536", b"obj", b"endobj",
    b"stream", b"endstream", b"[", b"]", b"<<", b">>", b"R", b"/Kids", b"/Parent 5 0 R", b"/Length",
    b"/FlateDecode", b"BT", b"ET", b"Tj", b"NaN", b"<w:p>", b"</w:p>", b"<w:tbl>", b"w:val=",
    b"<w:tc>", b"<table>", b"<td rowspan=9>", b"<!--", b"<ol start=-9>", b"&#x110000;", b"&", b"|",
    b"**", b"\n", b"\x0c", "Đạt 95%".encode(), b"1.", b"I. ", b"\xed\xa0\x80", b"PK\x03\x04",
)  # fmt: skip


@cache
def _seeds() -> dict[str, bytes]:
    """Valid files, not packed, so that what is changed is not only a checksum."""
    return {
        "pdf": pdf(PLAN),
        "packed pdf": pdf(PLAN, {7: squeezed(1_000_000)}),
        "html": HTML.encode(),
        "text": TEXT.encode(),
        "wide text": TEXT.encode("utf-16"),
        "png": png(40, 40, 40),
        "doc": compound(b""),
    }


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """`data` with a few stretches cut, doubled, moved, overwritten, or words put in."""
    changed = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(changed)))
        end = min(len(changed), start + draw(st.sampled_from((0, 1, 1, 2, 8, 60, 400))))
        match draw(st.integers(0, 5)):
            case 0:
                del changed[start:end]
            case 1:
                changed[start:end] = changed[start:end] * 2
            case 2:
                changed[start:end] = draw(st.binary(max_size=8))
            case 3:
                changed[start:start] = draw(st.sampled_from(_WORDS))
            case 4:
                changed[start:end] = draw(st.sampled_from(_WORDS))
            case _:
                to = draw(st.integers(0, len(changed)))
                changed[to:to] = changed[start:end]
    return bytes(changed)


def _outcome(data: bytes, name: str) -> Facts | UnreadableDocument:
    try:
        return facts_of(read_bytes(data, name, LIMITS, PLAIN))
    except UnreadableDocument as error:
        return error


def survives(data: bytes, name: str) -> Facts | None:
    """The facts, checked; None where the file is refused. Any other error ends the test."""
    outcome = _outcome(data, name)
    if isinstance(outcome, UnreadableDocument):
        assert outcome.place == name
        assert outcome.problem
        return None
    facts = outcome
    document = facts.document
    check_text(document)
    check_tree(document)
    check_facts(facts)
    check_rows(facts)
    source = document.source.source
    assert all(0 <= a.span.start <= a.span.end <= len(source.text) for a in source.lines)
    return facts


@pytest.mark.parametrize("kind", ["pdf", "packed pdf", "html", "text", "wide text", "png"])
def test_damaged_files(kind: str) -> None:
    @bounded
    @given(damaged(_seeds()[kind]))
    def check(data: bytes) -> None:
        survives(data, kind)

    check()


@bounded
@given(damaged(_DOCUMENT.encode()), damaged(_STYLES.encode()))
def test_damaged_parts_of_word_documents(document: bytes, styles: bytes) -> None:
    survives(archive({"word/document.xml": document, "word/styles.xml": styles}), "plan.docx")


@bounded
@given(damaged(archive({"word/document.xml": _DOCUMENT})))
def test_damaged_archives(data: bytes) -> None:
    survives(data, "plan.docx")


@bounded
@given(damaged(b"BT /F 13 Tf 72 770 Td <004B1EBE> Tj 0 -18 Td <00480041> Tj ET q 1 0 0 1 0 0 cm Q"))
def test_damaged_content_of_pages(content: bytes) -> None:
    entries = b"<</Length %d>>stream\n" % len(content)
    survives(pdf(PLAN, {6: entries + content + b"\nendstream"}), "plan.pdf")


@pytest.mark.parametrize("kind", ["pdf", "html", "text"])
@pytest.mark.parametrize("share", [0.1, 0.35, 0.6, 0.85, 0.99])
def test_cut_files(kind: str, share: float) -> None:
    whole = _seeds()[kind]
    survives(whole[: int(len(whole) * share)], kind)


_LABELS = (
    "I", "II", "IV", "IX", "l", "A", "B", "1", "2", "3", "11", "12", "a", "b", "c", "d", "đ", "i",
    "1.1", "1.1.1", "2.a", "a1", "(1)", "(a)", "-", "+", "*", "•", "Điều 1", "Chương I", "Mục 1",
    "PHẦN A", "Phụ lục", "Khoản 1", "0", "999999999999", "MMMMCMXCIX", "½", "١", "１",
)  # fmt: skip
_ENDS = (
    ". ",
    ") ",
    "/ ",
    ".",
    ")",
    ": ",
    " ",
    "",
    "- ",
    ".. ",
    ".)",
    ". - ",
    "\u00a0",
    "\n",
    ".\n",
)


@bounded
@given(
    st.lists(
        st.tuples(
            st.sampled_from(_LABELS), st.sampled_from(_ENDS), st.sampled_from((*PLAN, "", "x"))
        ),
        min_size=1,
        max_size=120,
    ),
    st.sampled_from(("\n", "\n\n", " ", "")),
)
def test_soup_of_labels(parts: list[tuple[str, str, str]], gap: str) -> None:
    text = gap.join(map("".join, parts))
    try:
        facts = process_text(text).facts
    except UnreadableDocument:
        return
    check_text(facts.document)
    check_offsets(facts.document)
    check_tree(facts.document)
    check_facts(facts)
    check_rows(facts)


@bounded
@given(st.text(st.characters(), max_size=60), st.sampled_from(PLAN))
def test_surrogates_and_all_other_characters(text: str, line: str) -> None:
    facts = process_text(f"{line} {text}\ud800\n{text[::-1]}\udfff").facts
    facts.document.text.encode()  # can be written
    check_rows(facts)


@pytest.mark.parametrize("piece", ["Rà soát, đạt 95% số hộ; ", "1."])
def test_ten_million_characters_on_one_line(piece: str) -> None:
    text = piece * (10_000_000 // len(piece))
    start = time.perf_counter()
    facts = process_text(text).facts
    assert len(facts.document.text) <= len(text)
    assert time.perf_counter() - start < 60


def test_a_mutation_of_each_byte_of_a_small_pdf() -> None:
    whole = pdf(PLAN[:2])
    chance = random.Random(7)
    for at in chance.choices(range(len(whole)), k=EXAMPLES * 3):
        changed = bytearray(whole)
        changed[at] ^= 1 << chance.randrange(8)
        survives(bytes(changed), "plan.pdf")


def test_a_stream_that_is_packed_badly() -> None:
    packed = zlib.compress(b"BT /F 13 Tf 72 770 Td <004B> Tj ET")
    for end in range(0, len(packed), 3):
        entries = b"<</Length %d/Filter/FlateDecode>>stream\n" % end
        survives(pdf(PLAN, {6: entries + packed[:end] + b"\nendstream"}), "plan.pdf")


@pytest.mark.parametrize("piece", ["(", "” ", "và và "])
def test_issues_do_not_outgrow_their_text(piece: str) -> None:
    facts = process_text(f"Đạt 95%.\n{piece * 100_000}").facts
    assert 20_000 <= len(facts.issues) < 30_000


@pytest.mark.parametrize("packed", [zipped, tarred], ids=["zip", "tar"])
def test_damaged_archives_of_documents(
    packed: Callable[[dict[str, bytes]], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "plans"

    @bounded
    @given(damaged(packed({"plan.txt": TEXT.encode(), "a/b.txt": b"x" * 600})))
    def check(data: bytes) -> None:
        path.write_bytes(data)
        for job in members(path, "plans"):
            if not job.problem:
                try:
                    assert isinstance(member_content(path, job.member), bytes)
                except UnreadableDocument as error:
                    assert error.problem  # noqa: PT017  either will do

    check()
