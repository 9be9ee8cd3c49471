"""Ids are made from content, here and nowhere else."""

from __future__ import annotations

from hashlib import sha256

DIGITS = 12


def digest(text: str) -> str:
    """The sha256 of a text in UTF-8, as 64 hex digits. Lone surrogates count as their escapes."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def page_id(text: str) -> str:
    """The id of a page: `p` and the first hex digits of the sha256 of its text."""
    return "p" + digest(text)[:DIGITS]


def content_id(prefix: str, *parts: object) -> str:
    """The id of a claim (`c`), finding (`f`), entity (`e`), figure (`q`), passage (`r`), origin (`o`), story (`s`).

    Or of a visit (`v`). `parts` are what the thing says, in a fixed order; they are joined by a unit separator
    and hashed, so the same content has the same id in every run, whatever stands beside it.
    """
    return prefix + digest("\x1f".join("" if part is None else str(part) for part in parts))[:DIGITS]
