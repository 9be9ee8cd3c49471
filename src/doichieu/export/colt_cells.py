"""The cells of a row of travel data, column by column, each with the places that it was read from."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from doichieu.export.citations import find_spans
from doichieu.export.colt_meetings import Meeting, meetings_in
from doichieu.export.colt_notes import remarks
from doichieu.export.colt_stays import HEADS, Stay, full_day, organisation_led, standings
from doichieu.export.colt_words import colt_words, tells
from doichieu.export.gazetteer import alpha3, country_of, english, family_name
from doichieu.export.table import listed, one_line
from doichieu.export.told_visits import address_of
from doichieu.model.span import Span

YES, NO = "Yes", "No"
MOST_LINKS = 33


class Cell(Struct, frozen=True):
    """What stands in a column, and where pages say so."""

    value: str
    spans: tuple[Span, ...] = ()


Cells = dict[str, Cell]


def cells_of(stay: Stay) -> Cells:
    """The filled cells of a row by column; a column that is not there is blank."""
    found: Cells = {}
    for part in WHAT_IS_MADE if stay.made else WHAT_IS_PLANNED:
        found |= part(stay)
    return {column: cell for column, cell in found.items() if cell.value}


def trip_id(stay: Stay) -> str:
    """The name of a row: of the visit and the country."""
    return f"{stay.told.id}-{alpha3(stay.country)}"


def leader(stay: Stay) -> Cells:
    """Who travels, for which country."""
    told, visit = stay.told, stay.told.visit
    home, code = country_of(visit.country), visit.country
    name = one_line(visit.leader.name)
    posts = tuple(span for post in visit.leader.posts for span in post.evidence)
    return {
        "TripID": Cell(trip_id(stay)),
        "LeaderID": Cell(visit.leader.entity or ""),
        "LeaderCountryOrIGO": Cell(organisation_led(told, visit.leader) or english(code)),
        "LeaderCountryISO": Cell(alpha3(code)),
        "LeaderRegion": Cell(home.region if home else ""),
        "LeaderSubregion": Cell(home.subregion if home else ""),
        "LeaderRole": Cell(role(stay), posts),
        "LeaderTitle": Cell(told.posts(visit.leader), posts),
        "LeaderSurname": Cell(family_name(name, code)),
        "LeaderFullName": Cell(name, visit.evidence.leader),
    }


def role(stay: Stay) -> str:
    """`S` or `G` where a post is that everywhere; blank where none is, or posts of both are told."""
    held = standings(stay.told, stay.told.visit.leader).keys()
    if held >= {"state", "government"} or held >= {"president", "government"}:
        return ""
    return "S" if "state" in held else "G" if "government" in held else ""


def destination(stay: Stay) -> Cells:
    """Which country, and which cities of it."""
    known = country_of(stay.country)
    cities = dict.fromkeys(one_line(leg.place) for leg in stay.legs if leg.place)
    return {
        "CountryVisited": Cell(english(stay.country), _of(stay, "country")),
        "CountryVisitedISO": Cell(alpha3(stay.country), _of(stay, "country")),
        "RegionVisited": Cell(known.region if known else ""),
        "SubRegionVisited": Cell(known.subregion if known else ""),
        "CityVisited": Cell(listed(cities), _of(stay, "place")),
    }


def time(stay: Stay) -> Cells:
    """Days of the stay: told to the day, of this country alone; the year also where less is known."""
    days = stay.days()
    start, end = full_day(days.start), full_day(days.end)
    years = {value[:4] for value in (days.start, days.end) if value and value[:4].isdigit()}
    found = {"TripYear": Cell(min(years, default=""), days.spans)}
    if days.whole:
        return found
    found |= {"TripStartDate": Cell(start.isoformat() if start else "", days.spans)}
    found |= {"TripEndDate": Cell(end.isoformat() if end else "", days.spans)}
    length = (end - start).days + 1 if start and end else 0
    return found | {"TripDuration": Cell(str(length) if length > 0 else "", days.spans)}


def company(stay: Stay) -> Cells:
    """Whether ministers and the like came along with a head of state, of government or of the ruling party."""
    leads = standings(stay.told, stay.told.visit.leader).keys() & {*HEADS, "party"}
    members = stay.members() if leads else ()
    spans = tuple(span for member in members for span in member.evidence.name)
    return {"SubHOGSTravelWithHOGS": Cell(YES if members else "", spans)}


def meetings(stay: Stay) -> Cells:
    """Whom the leader met: heads of the host, of other states, of organisations. `No` where pages deny it."""
    told = tuple(meetings_in(stay))
    own = {None, "", stay.country, stay.told.visit.country}
    hosts = [m for m in told if m.head == stay.country or (m.head == "" and m.host)]
    found = _met(hosts, stay, "MetHostHoGS", "HostHOGSName")
    found |= _met([m for m in told if m.met and m.head not in own], stay, "MetNonhostHOGS", "NonhostHOGSNames")
    leads = [m for m in told if m.met and organisation_led(stay.told, m.who)]
    return found | _met(leads, stay, "MetIGOLeader", "IGOLeaderName")


def _met(meetings: Sequence[Meeting], stay: Stay, column: str, names: str) -> Cells:
    met = [meeting for meeting in meetings if meeting.met]
    spans = tuple(dict.fromkeys(span for meeting in met or meetings for span in meeting.spans))
    answer = YES if met else NO if meetings else ""
    return {
        column: Cell(answer, spans),
        names: Cell(listed(stay.told.person(meeting.who) for meeting in met), spans if met else ()),
    }


def signing(stay: Stay) -> Cells:
    """Whether something was signed."""
    spans = stay.signed()
    return {"SignedAgreement": Cell(YES if spans else "", spans)}


def events(stay: Stay) -> Cells:
    """What was attended; of a visit still under way that stays open."""
    if not stay.over:
        return {}
    names, spans = stay.occasions()
    words = colt_words().occasions
    business = [name for name in names if tells(name, words.business)]
    many = [name for name in names if tells(name, words.multilateral) and name not in business]
    ceremonies = [name for name in names if tells(name, words.ceremony) and name not in many]
    return {
        "AttendedMultilatEvent": Cell(YES if many else "", spans),
        "NameMultilatEvent": Cell(listed(many), spans),
        "CulturalSiteOrCeremony": Cell(YES if ceremonies else "", spans),
        "BusinessLeaderOrForum": Cell(YES if business else "", spans),
    }


def links(stay: Stay) -> Cells:
    """Where the pages of this row stand, the earliest first."""
    addresses = dict.fromkeys(address_of(page) for page in stay.told.pages(_cited(stay)))
    return {f"SourceLink{at}": Cell(address) for at, address in enumerate(addresses, 1) if at <= MOST_LINKS}


def notes(stay: Stay) -> Cells:
    """What the columns leave open, and why."""
    return {"Notes": Cell(" ".join(remarks(stay)))}


WHAT_IS_PLANNED = (leader, destination, time, notes, links)
WHAT_IS_MADE = (*WHAT_IS_PLANNED, company, meetings, signing, events)


def _of(stay: Stay, field: str) -> tuple[Span, ...]:
    """The evidence of one field of all legs here."""
    return tuple(dict.fromkeys(span for leg in stay.legs for span in getattr(leg.evidence, field)))


def _cited(stay: Stay) -> tuple[Span, ...]:
    return tuple(find_spans((stay.legs, stay.told.visit.evidence.leader)))
