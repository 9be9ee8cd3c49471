"""The example pages, all the way: every section is there, what was planted is found, furniture stays out."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from doichieu.dossier.edtf import bounds
from doichieu.dossier.verify import verify
from doichieu.model.claim import Finding
from doichieu.model.dossier import Bound, Build, Dossier
from doichieu.model.page import Page
from doichieu.model.source import Media, RawSource
from doichieu.model.span import Span
from doichieu.pipeline import Options, build
from doichieu.text.canonical import canonical

EXAMPLES = Path(__file__).parents[2] / "examples"
MEDIA: dict[str, Media] = {".txt": "text", ".html": "html"}


class Told(Struct, frozen=True):
    """One story of the examples: what `expected.toml` says of it, and the dossier that was built."""

    expected: dict[str, Any]
    bound: Bound

    @property
    def dossier(self) -> Dossier:
        return self.bound.dossier

    def page(self, name: str) -> Page:
        return next(page for page in self.dossier.pages if name in page.sources)

    def text(self, page_id: str) -> str:
        return next(file.text for file in self.bound.texts if file.id == page_id)

    def says(self, span: Span, side: dict[str, str]) -> bool:
        """Whether a span lies on the words of a side, in its page."""
        words = canonical(side["words"])
        around = canonical(self.text(span.page)[max(span.start - len(words), 0) : span.end + len(words)])
        return (
            span.page == self.page(side["page"]).id and words in around and bool(_shared(canonical(span.exact), words))
        )


def _shared(one: str, other: str) -> set[str]:
    return set(one.split()) & set(other.split())


def sources() -> list[RawSource]:
    files = sorted((EXAMPLES / "pages").iterdir())
    return [RawSource(name=file.name, data=file.read_bytes(), media=MEDIA[file.suffix]) for file in files]


@pytest.fixture(scope="session")
def built() -> Build:
    return build(sources(), Options())


@pytest.fixture(scope="session")
def expected() -> dict[str, dict[str, Any]]:
    with (EXAMPLES / "expected.toml").open("rb") as file:
        return {story["name"]: story for story in tomllib.load(file)["stories"]}


@pytest.fixture(params=["visit", "flood"])
def told(
    request: pytest.FixtureRequest,
    built: Build,
    expected: dict[str, dict[str, Any]],
) -> Told:
    story = expected[request.param]
    bound = max(
        built.bound, key=lambda b: sum(source in story["pages"] for p in b.dossier.pages for source in p.sources)
    )
    return Told(story, bound)


SECTIONS = (
    "passages",
    "derivations",
    "entities",
    "times",
    "figures",
    "quotes",
    "claims",
    "findings",
    "timeline",
    "brief",
)
SIDED = {"contradiction", "self_contradiction"}


def test_nothing_is_rejected_and_there_are_two_stories(built: Build) -> None:
    assert built.rejected == ()
    assert len(built.bound) == 2


def test_the_story_has_its_pages(told: Told) -> None:
    assert sorted(source for page in told.dossier.pages for source in page.sources) == sorted(told.expected["pages"])


def test_the_dossier_verifies(told: Told) -> None:
    assert verify(told.dossier, {file.id: file.text for file in told.bound.texts}) == ()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_something(told: Told, section: str) -> None:
    assert getattr(told.dossier, section)


def test_the_story_has_its_days(told: Told) -> None:
    assert (told.dossier.story.start, told.dossier.story.end) == (told.expected["start"], told.expected["end"])


def test_pages_have_their_time_of_publication(told: Told) -> None:
    for name, value in told.expected["published"].items():
        published = told.page(name).published
        assert published is not None and published.value.startswith(value), name


def kept_words(told: Told) -> str:
    parts = [told.text(p.id)[b.start : b.end] for p in told.dossier.pages for b in p.blocks if b.kept]
    return canonical("\n".join(parts))


def test_what_belongs_to_the_story_is_kept(told: Told) -> None:
    kept = kept_words(told)
    assert [words for words in told.expected["kept"] if canonical(words) not in kept] == []


def test_furniture_is_cut(told: Told) -> None:
    kept = kept_words(told)
    assert [words for words in told.expected["cut"] if canonical(words) in kept] == []


def test_no_date_of_the_furniture_is_told(told: Told) -> None:
    days = {(day, day) for day in told.expected["furniture_days"]}
    stated = [time.value for time in told.dossier.times] + [event.when for event in told.dossier.timeline]
    assert days & {bounds(value) for value in stated} == set()


def test_accounts_are_counted(told: Told) -> None:
    least, most = told.expected["accounts"]
    assert least <= told.dossier.origins.min <= told.dossier.origins.max <= most


def test_derivations_have_their_direction(told: Told) -> None:
    derived = {(item.page, item.of) for item in told.dossier.derivations if item.verdict == "derived"}
    wanted = {(told.page(a).id, told.page(b).id) for a, b in told.expected["derived"]}
    assert wanted <= derived


def test_figures_have_their_values_units_and_parties(told: Told) -> None:
    found = [(figure.value, figure.unit, sorted(figure.parties)) for figure in told.dossier.figures]
    for figure in told.expected["figures"]:
        alike = [parties for value, unit, parties in found if (value, unit) == (figure["value"], figure["unit"])]
        assert alike, figure
        assert not figure["parties"] or figure["parties"] in alike, (figure, alike)


def test_events_stand_in_the_timeline(told: Told) -> None:
    days = {event.when for event in told.dossier.timeline}
    starts = {bounds(when) for when in days}
    assert [day for day in told.expected["events"] if day not in days and bounds(day) not in starts] == []


def matching(told: Told, conflict: dict[str, Any], kinds: set[str]) -> list[Finding]:
    """Findings of these kinds in which two sides hold the two wordings."""
    first, second = conflict["sides"]
    found = []
    for finding in told.dossier.findings:
        holding = [
            {
                number
                for number, side in enumerate(finding.sides)
                if any(told.says(span, words) for span in side.evidence)
            }
            for words in (first, second)
        ]
        if finding.kind in kinds and any(a != b for a in holding[0] for b in holding[1]):
            found.append(finding)
    return found


def test_every_planted_contradiction_is_found(told: Told) -> None:
    conflicts = told.expected.get("conflicts", [])
    missed = [c["what"] for c in conflicts if not matching(told, c, set(c["kinds"]))]
    assert missed == []


def test_a_contradiction_inside_a_page_names_the_page(told: Told) -> None:
    for conflict in told.expected.get("conflicts", []):
        if "within" in conflict:
            pages = [finding.within for finding in matching(told, conflict, set(conflict["kinds"]))]
            assert any(told.page(conflict["within"]).id in within for within in pages), conflict["what"]


def test_nothing_else_is_called_a_contradiction(told: Told) -> None:
    planted = {f.id for c in told.expected.get("conflicts", []) for f in matching(told, c, SIDED)}
    others = [f for f in told.dossier.findings if f.kind in SIDED and f.id not in planted]
    assert [[side.value.text for side in finding.sides] for finding in others] == []


def test_a_later_value_is_an_update(told: Told) -> None:
    missed = [c["what"] for c in told.expected.get("updates", []) if not matching(told, c, {"update"})]
    assert missed == []


def test_spellings_of_a_name_are_one_person(told: Told) -> None:
    spellings = {canonical(name) for name in told.expected.get("variants", [])}
    people = {
        entity.id
        for entity in told.dossier.entities
        if entity.kind == "person" and spellings & {canonical(span.exact) for span in entity.mentions}
    }
    assert len(people) == bool(spellings)


def test_people_who_share_a_name_stay_apart(told: Told) -> None:
    for pair in told.expected.get("people_apart", []):
        ids = {entity.id for entity in told.dossier.entities if {entity.name, *entity.aliases} & set(pair)}
        assert len(ids) == len(pair), pair


def test_the_visit_is_recorded(told: Told) -> None:
    if "leader" not in told.expected:
        assert told.dossier.records == ()
        return
    (visit,) = told.dossier.records
    assert canonical(visit.leader.name or "") == canonical(told.expected["leader"])
    assert (visit.status, visit.spouse, visit.direction) == (told.expected["status"], True, "outbound")
    assert (visit.start, visit.end) == (told.expected["start"], told.expected["end"])
    legs = [(leg.country, leg.type, [o.name for o in leg.invited_by]) for leg in visit.legs]
    assert legs == [(leg["country"], leg["type"], [leg["invited_by"]]) for leg in told.expected["legs"]]
    for partial in told.expected["partial"]:
        member = next(m for m in visit.delegation if m.name == partial["name"])
        assert member.legs == tuple(partial["legs"])


def test_the_brief_takes_no_losing_side(told: Told) -> None:
    brief = [span for sentence in told.dossier.brief for span in sentence.evidence]
    for finding in told.dossier.findings:
        if finding.kind in SIDED and len({side.origins.min for side in finding.sides}) > 1:
            least = min(finding.sides, key=lambda side: side.origins.min)
            for span in least.evidence:
                assert not [s for s in brief if s.page == span.page and s.start < span.end and span.start < s.end]
