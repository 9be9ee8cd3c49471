"""The language of visits: what a visit is called, of which kind, where to, on whose invitation, with whom."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

VisitKindName = Literal["state", "official", "official_friendship", "working", "private", "attendance"]


class VisitKind(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of visit: `label` as the dossier names it, `words` the wordings that stand beside the visit's name."""

    type: VisitKindName
    label: str
    words: tuple[str, ...] = ()


class VisitExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and what it says: `legs` as "code type" in order, "-" for a kind that is not told.

    `names` gives the countries in it ("KZ=Kazakhstan"), as other sections of the pack would find them.
    """

    text: str
    names: tuple[str, ...] = ()
    legs: tuple[str, ...] = ()


class Visits(Struct, frozen=True, forbid_unknown_fields=True):
    """The visits section of a pack. Words are in lower case; case is ignored.

    Who holds nothing but posts of `no_leaders`, or of bodies that begin with a word of `private_bodies`, is no
    leader.

    `home` is the country of the pack's press (ISO 3166-1 alpha-2): visits from there are outbound. `verbs` and
    `nouns` name a visit; one of `no_visit` behind a verb makes it another word. `trips` name a journey without
    saying that a country is visited; `tours` and `touring` are nouns and verbs of those that take in countries, and
    a call behind `once` is one of earlier times. Where a language has `determiners`, these tell the noun from the
    verb, and the kind stands before it. `toward` stands before a destination, `joins` between two; `asides` may
    stand between a visit and its destination, `bearers` before the visitor ("của"), `making` between visitor and
    noun ("thực hiện"), `during` before a noun in whose time something is done ("nhân"), `onward` before where a
    visitor goes next ("trước khi tới"), `heads` behind whoever leads a delegation ("do ... làm trưởng đoàn"),
    `strangers` for one who is not the visitor though unnamed ("người tiền nhiệm"), `where` between a country and
    what is done there, `topics` before the countries that a sentence is about. `attending` and `events` make an
    occasion ("dự" + "lễ") but for `no_events`, which belong to talks, those of one group of `one_event` are parts
    or other names of one, `venues` stand before its place, behind a word of `holding` as well, `event_ends` close
    its name, and one stands behind a visit and `so_as` ("để"). `invitations` open the list of those who invite,
    `inviting` asks or hopes for a visit that is not made yet; `inviting_posts` may stand in that list without a
    name, `inviting_bodies` begin the name of a body that invites, `inviters_are` behind them, `inviter_of` behind
    one who is named as inviting ("X, người mời"), `invitation_by` before one in a sentence of its own; `spouses`
    stand for the visitor's, who do not come along behind one of `staying`; `parties` name the delegation. A list of
    its members opens with a word of `accompanying`, or of `belonging` and `groups` ("thành viên" + "đoàn"), then
    one of `comprising` ("gồm"), and it may be of `comrades`; `going_along` stands behind a member who is named
    first ("X tham gia đoàn"); one of `rolls` opens a list with a colon alone ("thành phần đoàn:"). `attendance` opens
    one of those present on whichever side, `sides` stand before the side that a list is of, `ours` for the
    home side, and whom one is `welcoming` is no list. `joining` opens a bracket with the legs that a
    member takes part in, `absence` one with those left out. `meeting` names talks, `facing` stands before the other
    side, `receiving` has the host before it, some of them (`presiding`) with the visitor named before, others
    behind a word of the `passive`; what is held on the `margins` of something is part of a visit only with those of
    the country visited, and what is `remote` never. `feasts` are what a host gives, `pairs` the visitor and the
    host together, `objects` pronouns for whom they are given; what visitor and host do `jointly` tells that they
    met, one of `calling` may have no object, both sides stand behind one of `between`, one of `leaders` with the
    country stands for its visitor, and one of `received` before a word of the `passive` has the host behind it.
    `leaving` stands before a place left, `leaving_home` are
    wordings for leaving the own country's capital, `one_day` for a visit of a day, `reaching` before one come to,
    `beginning` before a visit that then begins, `lasting` between a visit and its days, `concluding` before a visit
    that is over. `leg_words` name a leg, `first_stops`, `last_stops` and `stops_are` order the legs, `counted` are
    what a number of them counts. `since` begins what holds up to a visit, `ending` stands before its last day,
    `first` ranks it, `in_post` says in whose office. `great_events` are events for which a visit is made. `made`
    stands before a visit that is told as over, `planned`, `under_way`, `completed`, `called_off` and `cut_short`
    are wordings of its state.
    """

    source: str
    home: str
    kinds: tuple[VisitKind, ...]
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    tours: tuple[str, ...]
    touring: tuple[str, ...]
    once: tuple[str, ...]
    determiners: tuple[str, ...]
    no_leaders: tuple[str, ...]
    private_bodies: tuple[str, ...]
    trips: tuple[str, ...]
    no_visit: tuple[str, ...]
    toward: tuple[str, ...]
    joins: tuple[str, ...]
    asides: tuple[str, ...]
    bearers: tuple[str, ...]
    making: tuple[str, ...]
    during: tuple[str, ...]
    onward: tuple[str, ...]
    heads: tuple[str, ...]
    strangers: tuple[str, ...]
    where: tuple[str, ...]
    topics: tuple[str, ...]
    attending: tuple[str, ...]
    events: tuple[str, ...]
    no_events: tuple[str, ...]
    great_events: tuple[str, ...]
    one_event: tuple[tuple[str, ...], ...]
    holding: tuple[str, ...]
    so_as: tuple[str, ...]
    venues: tuple[str, ...]
    event_ends: tuple[str, ...]
    invitations: tuple[str, ...]
    inviting: tuple[str, ...]
    inviting_posts: tuple[str, ...]
    inviters_are: tuple[str, ...]
    inviting_bodies: tuple[str, ...]
    inviter_of: tuple[str, ...]
    invitation_by: tuple[str, ...]
    spouses: tuple[str, ...]
    staying: tuple[str, ...]
    parties: tuple[str, ...]
    accompanying: tuple[str, ...]
    going_along: tuple[str, ...]
    belonging: tuple[str, ...]
    groups: tuple[str, ...]
    comprising: tuple[str, ...]
    attendance: tuple[str, ...]
    rolls: tuple[str, ...]
    sides: tuple[str, ...]
    ours: tuple[str, ...]
    absence: tuple[str, ...]
    welcoming: tuple[str, ...]
    comrades: tuple[str, ...]
    joining: tuple[str, ...]
    meeting: tuple[str, ...]
    receiving: tuple[str, ...]
    presiding: tuple[str, ...]
    passive: tuple[str, ...]
    facing: tuple[str, ...]
    margins: tuple[str, ...]
    remote: tuple[str, ...]
    leaving: tuple[str, ...]
    leaving_home: tuple[str, ...]
    one_day: tuple[str, ...]
    feasts: tuple[str, ...]
    pairs: tuple[str, ...]
    objects: tuple[str, ...]
    jointly: tuple[str, ...]
    calling: tuple[str, ...]
    between: tuple[str, ...]
    leaders: tuple[str, ...]
    received: tuple[str, ...]
    beginning: tuple[str, ...]
    reaching: tuple[str, ...]
    lasting: tuple[str, ...]
    concluding: tuple[str, ...]
    leg_words: tuple[str, ...]
    first_stops: tuple[str, ...]
    last_stops: tuple[str, ...]
    stops_are: tuple[str, ...]
    counted: tuple[str, ...]
    since: tuple[str, ...]
    ending: tuple[str, ...]
    first: tuple[str, ...]
    in_post: tuple[str, ...]
    made: tuple[str, ...]
    planned: tuple[str, ...]
    under_way: tuple[str, ...]
    completed: tuple[str, ...]
    called_off: tuple[str, ...]
    cut_short: tuple[str, ...]
    examples: tuple[VisitExample, ...] = ()
