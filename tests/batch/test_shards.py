"""Results in Parquet files that many machines write and one reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from extractor.batch import Bounds, Job, Report, Settings, find, run, shards
from extractor.batch.conversion import Outcomes, local
from extractor.batch.store import Store
from extractor.batch.tasks import Tasks
from extractor.errors import UsageError
from extractor.export.staging import STATE
from extractor.export.verify import verify

from .folders import files, process
from .test_conversion import snapshot

pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("fsspec")

CONTENTS = {f"{number:03}": f"good {number % 20}" for number in range(25)}


def by_threes(settings: Settings, jobs: Iterable[Job], folder: Path) -> Outcomes:
    """An engine with tasks of three files, each kept as a worker of a cluster does."""
    task: list[Job] = []
    for job in jobs:
        task.append(job)
        if len(task) == 3:
            yield from _kept(settings, task, folder)
            task = []
    if task:
        yield from _kept(settings, task, folder)


def _kept(settings: Settings, task: list[Job], folder: Path) -> Outcomes:
    finished = list(local(Bounds(workers=1, timeout=2))(settings, task, folder))
    yield from shards.write(settings.shards, finished)


def convert(source: Path, out: Path, to: Path | str = "", *, fresh: bool = False) -> Report:
    settings = Settings(process=process, shards=str(to))
    jobs = find([source], out).jobs
    engine = by_threes if to else local(Bounds(workers=1, timeout=2))
    return run(jobs, out, sources=["in"], settings=settings, engine=engine, fresh=fresh)


def tables(out: Path) -> dict[str, bytes]:
    found = snapshot(out)
    del found["manifest.json"]  # seconds
    return found


def found_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.parquet"))


def test_tables_of_shards_are_those_of_a_run_without(tmp_path: Path) -> None:
    source = files(tmp_path / "in", **CONTENTS, bad="bad", late="hang", dead="crash")
    alone = convert(source, tmp_path / "alone")
    report = convert(source, tmp_path / "out", tmp_path / "shards")
    assert (report.done, report.duplicates) == (alone.done, alone.duplicates)
    assert [entry.error for entry in report.failures] == [entry.error for entry in alone.failures]
    assert len(report.failures) == 3
    assert tables(tmp_path / "out") == tables(tmp_path / "alone")
    assert list(verify(tmp_path / "out")) == []
    with Store(tmp_path / "out" / STATE / "results.sqlite", "") as store:
        sizes = store._db.execute("SELECT SUM(LENGTH(payload)) FROM results").fetchone()
    assert sizes == (0,)  # rows are in the shards only


def test_a_shard_can_be_read_as_any_parquet_file(tmp_path: Path) -> None:
    source = files(tmp_path / "in", a="good", b="bad")
    convert(source, tmp_path / "out", tmp_path / "shards")
    (path,) = found_in(tmp_path)
    rows = pq.read_table(path).to_pylist()
    assert [(row["source_path"], row["status"]) for row in rows] == [
        ("a.txt", "done"),
        ("b.txt", "failed"),
    ]
    text = (tmp_path / "out" / "text" / f"{rows[0]['doc_id']}.txt").read_text("utf-8")
    assert rows[0]["text"] == text
    assert rows[0]["documents"].startswith(rows[0]["doc_id"])


def test_a_task_done_twice_is_one_shard(tmp_path: Path) -> None:
    source = files(tmp_path / "in", **CONTENTS)
    convert(source, tmp_path / "out", tmp_path / "shards")
    before = found_in(tmp_path / "shards")
    assert len(before) == 9
    convert(source, tmp_path / "out", tmp_path / "shards", fresh=True)
    convert(source, tmp_path / "other", tmp_path / "shards", fresh=True)
    assert found_in(tmp_path / "shards") == before
    assert tables(tmp_path / "out") == tables(tmp_path / "other")


def test_shards_that_are_there_are_not_made_again(tmp_path: Path) -> None:
    source = files(tmp_path / "in", **CONTENTS)
    convert(source, tmp_path / "out", tmp_path / "shards")
    found_in(tmp_path / "shards")[4].unlink()
    files(source, **{"003": "changed"})
    report = convert(source, tmp_path / "new", tmp_path / "shards")  # what a lost OUT comes to
    assert report.kept == 25 - 3 - 1
    alone = convert(source, tmp_path / "alone")
    assert (report.done, report.duplicates) == (alone.done, alone.duplicates)
    assert tables(tmp_path / "new") == tables(tmp_path / "alone")
    again = convert(source, tmp_path / "new", tmp_path / "shards")
    assert again.kept == 25
    assert convert(source, tmp_path / "new").kept == 25  # by another engine


def test_shards_that_are_gone_or_damaged_are_made_again(tmp_path: Path) -> None:
    source = files(tmp_path / "in", **CONTENTS)
    convert(source, tmp_path / "out", tmp_path / "shards")
    whole = tables(tmp_path / "out")
    first, second = found_in(tmp_path / "shards")[:2]
    first.unlink()
    report = convert(source, tmp_path / "out", tmp_path / "shards")
    assert report.kept == 22
    assert tables(tmp_path / "out") == whole
    second.write_bytes(second.read_bytes()[:-100])
    assert convert(source, tmp_path / "new", tmp_path / "shards").kept == 22
    assert tables(tmp_path / "new") == whole
    second.write_bytes(b"")
    files(source, new="more")
    with pytest.raises(UsageError, match=r"parquet: cannot be read .* delete it"):
        convert(source, tmp_path / "out", tmp_path / "shards")
    second.unlink()
    assert convert(source, tmp_path / "out", tmp_path / "shards").kept == 23


def test_results_of_other_files_are_left_where_they_are(tmp_path: Path) -> None:
    convert(files(tmp_path / "in", a="good", b="x"), tmp_path / "out", tmp_path / "shards")
    other = files(tmp_path / "other", b="x", c="y")
    report = convert(other, tmp_path / "second", tmp_path / "shards")
    assert (report.done, report.kept, report.removed) == (2, 1, ())


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    source = files(tmp_path / "in", a="good")
    (tmp_path / "shards").write_text("a file")
    with pytest.raises(UsageError, match=r"shards.*(listed|written)"):
        convert(source, tmp_path / "out", tmp_path / "shards")


def test_large_documents_are_row_groups_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.batch.shard_file._GROUP", 10)
    source = files(tmp_path / "in", a="1", b="2", c="3")
    convert(source, tmp_path / "out", tmp_path / "shards")
    (path,) = found_in(tmp_path)
    assert pq.ParquetFile(path).num_row_groups == 3
    convert(source, tmp_path / "alone")
    assert tables(tmp_path / "out") == tables(tmp_path / "alone")


def jobs(count: int) -> list[Job]:
    return [Job(str(number), str(number)) for number in range(count)]


def test_a_file_is_guilty_only_when_workers_die_of_it_alone() -> None:
    tasks = Tasks(iter(jobs(3)))
    tasks._pace = 5.0
    task = tasks.take(idle=True)
    assert len(task) == 3
    assert not tasks.is_guilty(task)
    singles = [tasks.take(idle=False) for _ in range(3)]
    assert [len(single) for single in singles] == [1, 1, 1]
    assert not tasks.is_guilty(singles[0])
    assert not tasks.is_guilty(singles[1])
    assert tasks.take(idle=False) == ()  # the third is still there
    assert tasks.take(idle=True) == singles[0]
    tasks.put_back(singles[0])  # the scheduler is lost meanwhile
    assert tasks.take(idle=True) == singles[1]
    assert tasks.take(idle=False) == ()
    assert tasks.is_guilty(singles[1])
    assert tasks.take(idle=True) == singles[0]
    assert tasks.is_guilty(singles[0])
    assert tasks.take(idle=True) == ()
