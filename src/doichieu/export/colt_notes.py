"""What the columns of travel data leave open, said in the row's notes."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.export.colt_stays import Stay, full_day, standings
from doichieu.export.table import listed

_STATUS = {
    "announced": "Announced; as of the latest page the visit is not made.",
    "cancelled": "Called off or put off.",
    "under_way": "Under way as of the latest page.",
}


def remarks(stay: Stay) -> Iterator[str]:
    """The remarks on a row, in a fixed order; none where nothing is left open."""
    yield from filter(None, (_status(stay), _plan(stay), _role(stay), _days(stay)))


def _status(stay: Stay) -> str:
    return _STATUS.get(stay.told.visit.status, "")


def _plan(stay: Stay) -> str:
    """What is to be attended: the columns hold only what was done."""
    names, _ = stay.occasions()
    return f"To attend: {listed(names)}." if names and not stay.over else ""


def _role(stay: Stay) -> str:
    held = standings(stay.told, stay.told.visit.leader)
    if held.keys() >= {"state", "government"} or held.keys() >= {"president", "government"}:
        return "LeaderRole is blank: pages tell posts of a head of state and of a head of government."
    if "president" in held and "state" not in held:
        return "LeaderRole is blank: whether a president also heads the government stands in no page."
    if "party" in held and not held.keys() & {"state", "government"}:
        return "LeaderRole is blank: the data set's code for a party's General Secretary is not known."
    return ""


def _days(stay: Stay) -> str:
    days = stay.days()
    told = "/".join(dict.fromkeys(day for day in (days.start, days.end) if day))
    if told and days.whole:
        return f"{told} are the days of the whole journey; no page dates this country."
    if told and not (full_day(days.start) and full_day(days.end)):
        return f"Days as told: {told}."
    return ""
