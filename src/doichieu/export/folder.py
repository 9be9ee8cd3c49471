"""The output folder: written beside its place, then put there whole. Nobody else's file is ever replaced."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from doichieu.errors import RunError
from doichieu.export.files import File

MARKER = ".doichieu.json"
NAME_KEPT = 40


class Manifest(Struct, frozen=True):
    """The marker file: which files doichieu wrote here."""

    files: tuple[str, ...]


def check_folder(out: Path) -> None:
    """Raises RunError when the folder may not be (re)placed: it holds something that doichieu did not write."""
    try:
        place = _place(out)
        if place == Path(place.anchor):
            raise RunError(f"{out}: is the root of the disk; name a new folder")
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            raise RunError(f"{out}: is not a folder; name a new folder, or one that an earlier build wrote")
        foreign = next(_foreign(place), None) if place.exists() else None
    except OSError as error:
        raise RunError(f"{out}: cannot be used ({error.strerror or error}); name another output folder") from error
    if foreign:
        raise RunError(
            f"{out}: holds {foreign.relative_to(place)}, which doichieu did not write; "
            "move it away or name another output folder"
        )


def write_folder(out: Path, files: Iterable[File]) -> None:
    """Write all files as the folder `out`, which appears whole or not at all; its former output is replaced.

    Raises RunError when `out` holds foreign files or the disk refuses.
    """
    check_folder(out)
    try:
        _write(_place(out), files)
    except OSError as error:
        raise RunError(f"{out}: cannot be written ({error.strerror or error}); nothing was changed there") from error


def _place(out: Path) -> Path:
    """The folder by a path that holds wherever the working folder goes, and when `out` itself is moved away."""
    return out.parent.resolve() / out.name if out.name not in {"", ".."} else out.resolve()


def _write(out: Path, files: Iterable[File]) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{out.name[:NAME_KEPT]}.", suffix=".partial", dir=out.parent))
    try:
        _fill(beside / "new", files)
        check_folder(out)
        if out.exists():
            out.rename(beside / "former")
        (beside / "new").rename(out)
    finally:
        _clear(beside, out)


def _clear(beside: Path, out: Path) -> None:
    """Takes away what stands beside; a former output goes only when the new one stands, else it comes back.

    An interrupt may come between any two lines: in whatever state, nothing is deleted that has no successor.
    """
    former = beside / "former"
    if former.exists() and (beside / "new").exists():
        try:
            former.rename(out)
        except OSError as error:
            reason = error.strerror or error
            raise RunError(f"{out}: its former output cannot be put back ({reason}); it stands in {former}") from error
    shutil.rmtree(beside, ignore_errors=True)


def _foreign(out: Path) -> Iterator[Path]:
    """What doichieu did not write, in order of name; only folders that it wrote are looked into."""
    known = _written(out)
    ahead = [out]
    while ahead:
        for path in sorted(ahead.pop().iterdir()):
            if path.relative_to(out).as_posix() not in known:
                yield path
            elif path.is_dir() and not path.is_symlink():
                ahead.append(path)


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
    (folder / MARKER).write_bytes(_marker(names))


def is_written(out: Path) -> bool:
    """Whether doichieu wrote this folder, so that further files may come into it."""
    return bool(_written(_place(out)))


def add_files(out: Path, files: Iterable[File]) -> tuple[str, ...]:
    """Write further files into a folder that `write_folder` wrote, in place of former ones; their paths.

    Raises RunError when the folder is none of doichieu's, when a file of somebody else is in the way, or when the disk
    refuses.
    """
    place = _place(out)
    known = _written(place)
    if not known:
        raise RunError(f"{out}: was not written by doichieu build; name another folder with -o")
    made = {file.path: file.data for file in files}
    for path in made:
        if path not in known and (place / path).exists():
            raise RunError(f"{out}: holds {path}, which doichieu did not write; move it away, or name a folder with -o")
    try:
        _add(place, made)
    except OSError as error:
        raise RunError(f"{out}: cannot be written ({error.strerror or error}); some files may be missing") from error
    return tuple(made)


def _add(out: Path, made: dict[str, bytes]) -> None:
    """First the marker names the files, then they come, each whole: whenever it ends, nothing is foreign here."""
    manifest = msgspec.json.decode((out / MARKER).read_bytes(), type=Manifest)
    beside = Path(tempfile.mkdtemp(prefix=f".{out.name[:NAME_KEPT]}.", suffix=".partial", dir=out.parent))
    try:
        for path, data in {MARKER: _marker({*manifest.files, *made}), **made}.items():
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            (beside / "new").write_bytes(data)
            (beside / "new").replace(out / path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _marker(names: Iterable[str]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(Manifest(tuple(sorted(names))))) + b"\n"
