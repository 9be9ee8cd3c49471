"""Expressions of time, with their values."""

from __future__ import annotations

from msgspec import Struct

from doichieu.lang.pack import Pack
from doichieu.model.reading import Sentence, TimeMention


class TimeContext(Struct, frozen=True, kw_only=True):
    """What times are read from: a page's canonical text, its sentences, and when it was published.

    `published` is EDTF of any precision, None when no page says; `published_inferred` names its parts that
    were themselves taken from context, and they are handed on.
    """

    text: str
    sentences: tuple[Sentence, ...]
    published: str | None
    published_inferred: tuple[str, ...] = ()
    pack: Pack


def read_times(context: TimeContext) -> tuple[TimeMention, ...]:  # noqa: ARG001
    """Every expression of time, in order of place."""
    return ()
