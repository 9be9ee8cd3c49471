from __future__ import annotations

from doichieu.model.dossier import Bound, Dossier, Story
from doichieu.model.origin import StoryOrigins
from doichieu.model.record import Leg, Official, Visit
from doichieu.records.identity import same_visits, visit_id


def told(name: str, codes: tuple[str, ...], start: str | None, end: str | None = None) -> Bound:
    visit = Visit(
        id=visit_id(name, codes, start),
        direction="outbound",
        status="announced",
        leader=Official(name=name),
        start=start,
        end=end,
        legs=tuple(Leg(country=code) for code in codes),
    )
    origins = StoryOrigins(min=1, max=1, groups=())
    story = Story(id="s1", title="")
    return Bound(Dossier(story=story, pages=(), origins=origins, records=(visit,)), ())


def ids(*bound: Bound) -> list[str]:
    return [each.dossier.records[0].id for each in same_visits(bound)]


def test_a_leg_told_alone_is_of_the_whole_visit() -> None:
    whole, leg = (
        told("Trần Văn Khải", ("PE", "CL"), "2031-06-03", "2031-06-09"),
        told("Tran Van Khai", ("CL",), "2031-06-07"),
    )
    assert ids(whole, leg) == [whole.dossier.records[0].id] * 2


def test_another_time_another_country_or_another_leader_is_another_visit() -> None:
    visits = [
        told("Trần Văn Khải", ("PE",), "2031-06-03", "2031-06-05"),
        told("Trần Văn Khải", ("PE",), "2032-06-03", "2032-06-05"),
        told("Trần Văn Khải", ("CL",), "2031-06-03", "2031-06-05"),
        told("Võ Thị Lan", ("PE",), "2031-06-03", "2031-06-05"),
    ]
    assert len(set(ids(*visits))) == 4
