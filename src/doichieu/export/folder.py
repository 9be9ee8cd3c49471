"""The output folder: written beside its place, then put there whole. Nobody else's file is ever replaced."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from doichieu.errors import RunError
from doichieu.export.files import File

MARKER = ".doichieu.json"


class Manifest(Struct, frozen=True):
    """The marker file: which files doichieu wrote here."""

    files: tuple[str, ...]


def check_folder(out: Path) -> None:
    """Raises RunError when the folder may not be (re)placed: it holds something that doichieu did not write."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise RunError(f"{out}: is not a folder; name a new folder, or one that an earlier build wrote")
    if not out.exists():
        return
    known = _written(out)
    foreign = next((path for path in sorted(out.rglob("*")) if path.relative_to(out).as_posix() not in known), None)
    if foreign:
        raise RunError(
            f"{out}: holds {foreign.relative_to(out)}, which doichieu did not write; "
            "move it away or name another output folder"
        )


def write_folder(out: Path, files: Iterable[File]) -> None:
    """Write all files as the folder `out`, which appears whole or not at all; its former output is replaced.

    Raises RunError when `out` holds foreign files or the disk refuses.
    """
    check_folder(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=".partial", dir=out.parent))
        try:
            _fill(beside / "new", files)
            _put(beside, out)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise RunError(f"{out}: cannot be written ({error.strerror or error}); nothing was changed there") from error


def _written(out: Path) -> frozenset[str]:
    """The files and folders that an earlier build wrote; none when there is no readable marker."""
    try:
        files = msgspec.json.decode((out / MARKER).read_bytes(), type=Manifest).files
    except (OSError, msgspec.DecodeError):
        return frozenset()
    folders = (parent.as_posix() for file in files for parent in PurePosixPath(file).parents)
    return frozenset((MARKER, *files, *folders))


def _fill(folder: Path, files: Iterable[File]) -> None:
    names = []
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
        names.append(file.path)
    (folder / MARKER).write_bytes(msgspec.json.format(msgspec.json.encode(Manifest(tuple(sorted(names))))) + b"\n")


def _put(beside: Path, out: Path) -> None:
    """Swap the new folder in; the former one goes only when the new one stands, and comes back if it can't."""
    former = beside / "former"
    if out.exists():
        out.rename(former)
    try:
        (beside / "new").rename(out)
    except OSError:
        if former.exists():
            former.rename(out)
        raise
