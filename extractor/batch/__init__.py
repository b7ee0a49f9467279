"""A folder of files through the pipeline: find them, convert each, keep it, make tables of all."""

from .bounds import BOUNDS, Bounds
from .conversion import Progress, Report, convert, run
from .inputs import Found, find, input_names
from .job import Job
from .work import Settings

__all__ = [
    "BOUNDS",
    "Bounds",
    "Found",
    "Job",
    "Progress",
    "Report",
    "Settings",
    "convert",
    "find",
    "input_names",
    "run",
]
