"""What reporting verbs take: whether the words behind one are something said."""

from __future__ import annotations

import re

from doichieu.annotate.quotes.speakers import Speaker
from doichieu.annotate.quotes.wording import Wording

_FEWEST = 6
_PLAIN = 4
_CLAUSE = 3
_ADDRESSED = 400
_CLAUSE_HEAD = re.compile(r"(?:[^\s,.;:]+ ){2,9}")


def takes_speech(verb: str, speaker: Speaker, following: str, wording: Wording) -> bool:
    """Whether the words behind a verb are speech, by what it takes and by who its subject is.

    `following` begins one character behind the verb, so that a blank there says that a comma stands between.
    """
    kind = wording.kinds[verb]
    linked = bool(wording.complementizer.match(following)) or following.lstrip()[:1] == ":"
    if kind == "quoting" or wording.genitive.match(following):
        return following.lstrip()[:1] == ":"
    if wording.addressee.match(following) or wording.topic.match(following):
        told = kind == "about" and wording.addressee.match(following)
        return bool(told) or linked or _goes_on(following, wording)
    thing = wording.thing.match(following) is not None and not _is_clause(following, wording)
    if kind in {"content", "about"}:
        return len(following.split()) >= 2 and (not thing or verb in wording.certain)
    if speaker.passive or linked:
        return linked
    clause = following.startswith(" ") or _is_clause(following, wording)
    if kind == "marked":
        somebody = clause or wording.noun.match(following) or wording.address.match(following)
        return following.startswith(" ") or (verb in wording.clausal and speaker.human and bool(somebody))
    return clause or (not thing and _is_plain(speaker, following, wording))


def _is_plain(speaker: Speaker, following: str, wording: Wording) -> bool:
    """Whether words tell what was said without a mark of a clause: as people tell, and name no mere thing."""
    if wording.clause_opener.match(following):
        return True
    return speaker.human and len(following.split()) >= _PLAIN


def _goes_on(following: str, wording: Wording) -> bool:
    """Whether speech stands behind the words that tell to whom: after a word for it, a colon, or a comma."""
    _, comma, rest = following.partition(",")
    said = wording.complementizer.search(following[:_ADDRESSED]) or ":" in following
    whom = wording.addressee.match(following)
    if whom and wording.thing.match(following, whom.end() + 1):
        return False
    return bool(said) or (bool(comma) and len(rest.split()) >= _FEWEST)


def _is_clause(following: str, wording: Wording) -> bool:
    """Whether words begin with a clause of their own: something with its verb."""
    head = _CLAUSE_HEAD.match(following)
    return bool(head and wording.clause_mark.search(head[0]) and len(following.split()) >= _CLAUSE)
