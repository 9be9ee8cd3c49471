"""The brief: verbatim sentences, each cited."""

from __future__ import annotations

from doichieu.dossier.parts import Parts
from doichieu.model.dossier import BriefSentence

LONGEST = 8


def write_brief(parts: Parts) -> tuple[BriefSentence, ...]:
    """The opening sentences of the fullest page."""
    best = max(parts.readings, key=lambda r: (len(r.sentences), r.page.id))
    prose = [s for s in best.sentences if best.blocks[s.block].role in {"lead", "body", "answer"}]
    spans = [best.span(s.range) for s in prose[:LONGEST]]
    return tuple(BriefSentence(span.exact, (span,)) for span in spans)
