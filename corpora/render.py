"""Sample plans as printed pages, and as scans of them: the characters are known, so CER is.

    python -m corpora.render corpora/plans/ha_tang_so.txt --out out/scans

writes text/NAME.pdf (with a text layer) and DEFECT/NAME.pdf for each entry of `scan.DEFECTS`, a
clean scan among them, all from the one source text, so that they share its labels.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from extractor.pipeline import parse

from .scan import DEFECTS, as_pdf, damaged, pictures
from .typeset import typeset


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m corpora.render", description=__doc__)
    parser.add_argument("documents", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--defects", nargs="*", choices=list(DEFECTS), default=list(DEFECTS))
    arguments = parser.parse_args()
    for path in arguments.documents:
        printed = typeset(parse(path))
        write(arguments.out / "text" / f"{path.stem}.pdf", printed.pdf)
        pages = list(pictures(printed.pdf))
        for defect in arguments.defects:
            scanned = [damaged(page, defect, seed) for seed, page in enumerate(pages)]
            write(arguments.out / defect / f"{path.stem}.pdf", as_pdf(scanned))


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


if __name__ == "__main__":
    main()
