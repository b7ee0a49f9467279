"""What is heard of a conversion besides its files."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from extractor.batch.listeners import json_lines, lines, terminal
from extractor.batch.report import Listener


@pytest.mark.parametrize(
    ("listen", "said"),
    [
        (lines, "vanban: the cluster is gone\n"),
        (terminal, "vanban: the cluster is gone\n"),
        (json_lines, '"event": "notice", "message": "the cluster\\nis gone"'),
    ],
)
def test_what_makes_all_wait_is_told(
    listen: Callable[[], AbstractContextManager[Listener]],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    log = logging.getLogger("extractor.batch.cluster")
    with listen():
        log.warning("the cluster\nis %s", "gone")
    log.warning("afterwards")
    assert said in capsys.readouterr().err
