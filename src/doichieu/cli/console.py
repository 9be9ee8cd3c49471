"""Where words go: results to standard output, everything else to standard error; none of them moves a cursor."""

from __future__ import annotations

import json
import os
import re
import sys
from io import TextIOWrapper

import msgspec
from rich.console import Console
from rich.markup import escape

from doichieu.errors import RunError
from doichieu.export.display import HARMFUL, shown

NARROWEST, USUAL = 20, 80
_BREAKS = re.compile(r"[\t\n\r\u2028\u2029]")

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)
for _console in (out, err):
    if _console.width < NARROWEST:
        _console.width = USUAL


def prepare() -> None:
    """Lets every text through: what the terminal's encoding lacks is replaced."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def plain(text: object) -> str:
    """A text from outside, such as a title or a file's name, in one line that the terminal takes as text alone."""
    return escape(_BREAKS.sub("\ufffd", shown(str(text))))


def say(text: str) -> None:
    """To standard output. A reader who has gone away misses it; RunError when it can't be written."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        _drop_output()
        raise RunError(
            f"standard output cannot be written ({error.strerror or error}); what was built stands"
        ) from error


def say_json(value: object) -> None:
    """A model value to standard output, as JSON that any terminal and encoding takes without loss."""
    unicode = sys.stdout is not None and (sys.stdout.encoding or "").lower().startswith("utf")
    text = json.dumps(msgspec.to_builtins(value), ensure_ascii=not unicode, indent=1)
    say(HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")


def say_line(value: object) -> None:
    """A model value to standard output, as JSON in one line."""
    say(msgspec.json.encode(value).decode() + "\n")


def tell(markup: str) -> None:
    """A line to standard error, in Rich's markup; what comes from outside must be `plain`."""
    try:
        err.print(markup, soft_wrap=True)
    except OSError:
        err.quiet = True


def _drop_output() -> None:
    # What is still in the buffer would be written once more when Python ends, and fail with a traceback.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
