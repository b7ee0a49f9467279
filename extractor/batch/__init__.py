"""A folder of files through the pipeline: find them, convert each, write as they come."""

from .conversion import Report, convert, run
from .inputs import Found, Job, find, input_names

__all__ = ["Found", "Job", "Report", "convert", "find", "input_names", "run"]
