"""How pages are read, as the command line says it."""

from __future__ import annotations

import pytest

from extractor.arguments import parser
from extractor.cli import main
from extractor.read import Ocr


def test_every_way_to_recognise_pages_can_be_chosen() -> None:
    commands = dict.fromkeys(
        ["convert", "status", "parse", "score", "schema", "verify", "doctor"], lambda _: 0
    )
    read = parser(commands).parse_args
    for way in Ocr:
        assert read(["parse", "a.pdf", "--ocr", way.value]).ocr == way
    assert read(["parse", "a.pdf"]).dpi == 200


@pytest.mark.parametrize("dots", ["20", "9000", "many"])
def test_resolutions_that_make_no_sense_are_refused(
    dots: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["parse", "a.pdf", "--dpi", dots])
    assert stopped.value.code == 2
    assert "--dpi" in capsys.readouterr().err
