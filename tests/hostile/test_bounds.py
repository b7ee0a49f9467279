"""Files that no reader can guard against: they cost their process its life, and nothing else."""

from __future__ import annotations

from pathlib import Path

from extractor.commands import SOME_FAILED
from extractor.export.manifest import Status, read_manifest

from .files import PLAN, TEXT
from .pdf import PAGE, page, pdf, stream
from .running import convert


def forms(depth: int = 8, wide: int = 10) -> bytes:
    """A page that draws a form ten times, which draws another ten times, and so on."""
    names = "".join(f"/X{at} {7 + at} 0 R" for at in range(depth))
    resources = f"/Resources<</Font<</F 3 0 R>>/XObject<<{names}>>>>"
    drawn = [f"/X{at + 1} Do " * wide for at in range(depth - 1)] + ["BT /F 9 Tf <004B> Tj ET"]
    parts = {
        7 + at: stream(what.encode(), f"/Type/XObject/Subtype/Form/BBox[0 0 600 900]{resources}")
        for at, what in enumerate(drawn)
    }
    return pdf((), {6: stream(b"/X0 Do"), PAGE: page(more=f"/XObject<<{names}>>"), **parts})


def test_a_form_that_swells_is_one_error_row(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "forms.pdf").write_bytes(forms())
    for at in range(20):
        (tmp_path / "in" / f"plan{at}.txt").write_text(f"{TEXT}\n\n3. Đạt {at}%.", "utf-8")
        (tmp_path / "in" / f"plan{at}.pdf").write_bytes(pdf((*PLAN, f"3. Đạt {at}%.")))
    bounds = ("--memory", "300", "--timeout", "20", "--workers", "2")
    run = convert(tmp_path, tmp_path / "in", "--out", tmp_path / "out", *bounds)
    assert (tmp_path / "out" / "manifest.json").is_file(), run.errors[-3000:]
    entries = {e.source_path: e for e in read_manifest(tmp_path / "out" / "manifest.json")}
    assert (run.code, run.left) == (SOME_FAILED, ())
    failed = entries.pop("forms.pdf")
    assert failed.status is Status.FAILED
    assert failed.error
    assert {entry.status for entry in entries.values()} == {Status.DONE}
    assert len(entries) == 40
    assert list((tmp_path / "tmp").iterdir()) == []
    assert run.peak < 1500
