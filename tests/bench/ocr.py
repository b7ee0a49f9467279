"""Scans: how many characters are wrong, with each kind of damage, and what reading costs.

python -m tests.bench.ocr                      # four plans, about four minutes
python -m tests.bench.ocr --plans mam_non --defects clean everything

CER: characters to insert, delete or replace, white space folded, of the whole document in reading
order, beside that of one call of Tesseract on the picture as it is (red channel where it is in
colour). Seconds are those of a page: all tables of a PDF of pictures, and that one call with
PDFium's drawing of the page for it, since both begin with the file.
The call on a picture that is badly damaged finds hardly any lines and is soon done, so the ratio is
to the call on the page as it is prepared for reading, which finds them all (its own preparing
not counted); the ratio to the call on the picture as it is stands beside it.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from corpora.scan import DEFECTS, DPI, as_pdf, damaged, pictures
from corpora.typeset import typeset
from extractor.pipeline import facts_of, parse
from extractor.read import read_bytes
from extractor.read.ocr.model import Grey
from extractor.read.ocr.prepare import prepare
from extractor.read.ocr.skew import straight
from extractor.read.ocr.tesseract import LANGUAGE, tessdata

PLANS = Path(__file__).parents[2] / "corpora" / "plans"
USUAL = ("ha_tang_so", "mam_non", "cai_cach_hanh_chinh", "dan_so")


class Reading(NamedTuple):
    """What came out, and the seconds of processor time that it took.

    `mended` is the text with what issues.csv proposes for words whose tone marks do not fit.
    """

    text: str
    seconds: float
    mended: str = ""


def main() -> None:
    """Print one row for each kind of damage."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.ocr",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--plans", nargs="+", default=list(USUAL))
    parser.add_argument("--defects", nargs="+", choices=list(DEFECTS), default=list(DEFECTS))
    chosen = parser.parse_args()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    bare = one_call()
    printed = [typeset(parse(plan_named(name))) for name in chosen.plans]
    print(
        "| damage | CER % | with proposals | CER of the bare call | s a page | s of the bare call"
        " | s of it on the prepared page | ratio to the prepared | ratio to the bare |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for defect in chosen.defects:
        wrong, wrong_mended, wrong_bare, letters, pages = 0, 0, 0, 0, 0
        seconds, seconds_bare, seconds_prepared = 0.0, 0.0, 0.0
        for document in printed:
            truth = "\n".join("\n".join(lines) for lines in document.pages)
            scans = [damaged(page, defect, n) for n, page in enumerate(pictures(document.pdf))]
            data = as_pdf(scans)
            ours = vanban(data)
            start = time.process_time()
            drawn = list(pictures(data))
            drawing = time.process_time() - start
            theirs = bare([np.asarray(page)[:, :, 0] for page in drawn])
            prepared = bare([straight(prepare(page))[0] for page in drawn])
            wrong += distance(truth, ours.text)
            wrong_mended += distance(truth, ours.mended)
            wrong_bare += distance(truth, theirs.text)
            letters += len(folded(truth))
            seconds += ours.seconds
            seconds_bare += drawing + theirs.seconds
            seconds_prepared += drawing + prepared.seconds
            pages += len(scans)
        print(
            f"| {defect} | {100 * wrong / letters:.2f} | {100 * wrong_mended / letters:.2f}"
            f" | {100 * wrong_bare / letters:.2f}"
            f" | {seconds / pages:.2f} | {seconds_bare / pages:.2f}"
            f" | {seconds_prepared / pages:.2f} | {seconds / seconds_prepared:.2f}"
            f" | {seconds / seconds_bare:.2f} |",
            flush=True,
        )


def plan_named(name: str) -> Path:
    """The document of a sample plan."""
    return next(path for path in PLANS.glob(f"{name}.*") if path.suffix != ".json")


def vanban(data: bytes) -> Reading:
    """From the bytes of a PDF to all facts; the text without the marks of the reader."""
    start = time.process_time()
    facts = facts_of(read_bytes(data, "scan.pdf"))
    seconds = time.process_time() - start
    return Reading(facts.document.text, seconds, facts.document.source.matched)


def one_call() -> Callable[[Sequence[Grey]], Reading]:
    """Tesseract as its manual has it: the picture in, the text out."""
    from tesserocr import PSM, PyTessBaseAPI

    api = PyTessBaseAPI(path=f"{tessdata()}/", lang=LANGUAGE, psm=PSM.AUTO)

    def read(pages: Sequence[Grey]) -> Reading:
        seconds, texts = 0.0, []
        for page in pages:
            grey = np.ascontiguousarray(page)
            start = time.process_time()
            height, width = grey.shape
            api.SetImageBytes(grey.tobytes(), width, height, 1, width)
            api.SetSourceResolution(DPI)
            texts.append(api.GetUTF8Text())
            seconds += time.process_time() - start
        return Reading("\n".join(texts), seconds)

    return read


def folded(text: str) -> str:
    return " ".join(text.split())


def distance(truth: str, found: str) -> int:
    """Levenshtein's distance, white space folded."""
    one, other = (np.array([ord(c) for c in folded(text)]) for text in (truth, found))
    places = np.arange(len(other) + 1)
    row = places.copy()
    for index, letter in enumerate(one, 1):
        new = np.empty_like(row)
        new[0] = index
        new[1:] = np.minimum(row[:-1] + (other != letter), row[1:] + 1)
        row = np.minimum.accumulate(new - places) + places
    return int(row[-1])


if __name__ == "__main__":
    main()
