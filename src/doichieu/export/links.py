"""Names of things for linked data: `urn:doichieu:` and what they are made of, the same in every export."""

from __future__ import annotations


def urn(kind: str, id: str) -> str:
    """The name of a page, entity, claim, visit and so on; ids are made of content, so a name holds for ever."""
    return f"urn:doichieu:{kind}:{id}"
