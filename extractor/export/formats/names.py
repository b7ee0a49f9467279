"""The names of the formats and of what Parquet files can be parted by; loads nothing."""

from __future__ import annotations

from enum import StrEnum


class FormatName(StrEnum):
    """What `--format` takes."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    SQLITE = "sqlite"
    DUCKDB = "duckdb"
    XLSX = "xlsx"


class Partition(StrEnum):
    """What `--partition` takes: columns of the table documents, or the year of issued_on."""

    DOC_TYPE = "doc_type"
    ISSUED_YEAR = "issued_year"
    ISSUING_BODY = "issuing_body"
    PROVINCE = "province"
    PROVINCE_CURRENT = "province_current"
    TEXT_SOURCE = "text_source"
