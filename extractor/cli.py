"""The command vanban: errors and signals to one line on stderr and an exit code.

argparse, since the richer libraries take longer to load than a document takes to convert.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from extractor.arguments import parser
from extractor.commands import COMMANDS, DONE, SOME_FAILED, convert_command
from extractor.errors import UnreadableDocument, VanbanError, on_one_line

WRONG_USE = 2
INTERRUPTED, TERMINATED = 130, 143  # as shells have it: 128 + the number of the signal


class _Terminated(KeyboardInterrupt):
    """SIGTERM, which is to clean up as Ctrl-C does."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line (by default that of the process) and give its exit code.

    A VanbanError becomes one line on stderr. Raises SystemExit for --help and for arguments
    that make no sense, as argparse does.
    """
    nowhere = Path(os.devnull)  # whoever calls may have closed them
    sys.stdout, sys.stderr = sys.stdout or nowhere.open("w"), sys.stderr or nowhere.open("w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the locale and the names of files
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser(COMMANDS).parse_args(arguments)
    signal.signal(signal.SIGTERM, _terminate)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except UnreadableDocument as error:
        _complain(error)
        return SOME_FAILED
    except VanbanError as error:
        _complain(error)
        return WRONG_USE
    except KeyboardInterrupt as end:
        going_on = "; the same command goes on with what is not done yet"
        _complain("interrupted" + (going_on if options.run is convert_command else ""))
        return TERMINATED if isinstance(end, _Terminated) else INTERRUPTED
    except BrokenPipeError:  # vanban parse FILE | head; Python would complain at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _terminate(*_: object) -> None:
    raise _Terminated


def _complain(error: VanbanError | str) -> None:
    print(f"vanban: {on_one_line(str(error))}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
