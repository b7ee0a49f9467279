"""A folder of files through the pipeline: find them, convert each, keep it, make tables of all."""

from .bounds import BOUNDS, Bounds
from .conversion import convert, run
from .inputs import Found, find, input_names
from .job import Job
from .report import Progress, Report
from .status import Standing, status
from .stream import Processed, iter_process
from .work import Settings

__all__ = [
    "BOUNDS",
    "Bounds",
    "Found",
    "Job",
    "Processed",
    "Progress",
    "Report",
    "Settings",
    "Standing",
    "convert",
    "find",
    "input_names",
    "iter_process",
    "run",
    "status",
]
