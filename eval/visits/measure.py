"""Visit records that doichieu makes, beside what a right record of each invented visit holds: P, R and F1 of each slot.

    python eval/visits/measure.py [FOLDER] [--show]

FOLDER holds one folder per story: pages (`a.txt`, ...) and `truth.json`; without it, the folder of this file.
Each story is built alone with `doichieu build PAGES -o OUT --one-story`, and OUT's dossiers are read. What
`truth.json` may say, and what counts as right, is in `README.md`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from built import Json, Record, read_records

ALIKE = 0.8
SLOTS = (
    "records", "leader", "leader post", "spouse", "direction", "status", "start", "end", "leg country + order",
    "leg place", "leg type", "occasion", "leg dates", "inviter name", "inviter post", "host name",
    "delegation name", "delegation name + post", "delegation legs",
)  # fmt: skip
_WORD = re.compile(r"\w+")


@dataclass
class Tally:
    """What is given and what is asked, and how much of each is right."""

    given: int = 0
    given_right: int = 0
    asked: int = 0
    asked_right: int = 0

    def scores(self) -> tuple[float, float, float]:
        """Precision, recall, F1; nothing given or nothing asked is no error of that side."""
        precision = self.given_right / self.given if self.given else 1.0
        recall = self.asked_right / self.asked if self.asked else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass
class Board:
    """The tallies of all slots, and what was not right."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[str] = field(default_factory=list)
    story: str = ""

    def missed(self, slot: str, asked: object, given: object) -> None:
        """Note one wrong or missing value for `--show`."""
        self.misses.append(f"{self.story:26} {slot:24} asked {shown(asked)} | given {shown(given)}")

    def value(self, slot: str, asked: Any, given: Any, same: Callable[[Any, Any], bool]) -> None:
        """Score a slot of one value; where None is among the accepted values, silence is right too."""
        choices = options(asked)
        right = given is not None and any(choice is not None and same(choice, given) for choice in choices)
        tally = self.tallies[slot]
        tally.given += given is not None
        tally.given_right += right
        due = None not in choices or right
        tally.asked += due
        tally.asked_right += right
        if not right and (due or given is not None):
            self.missed(slot, asked, given)


def shown(value: object) -> str:
    """A value on one line."""
    if isinstance(value, dict) and set(value) == {"any"}:
        return " or ".join(map(shown, value["any"]))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def options(asked: Any) -> list[Any]:
    """The accepted values of a slot."""
    return list(asked["any"]) if isinstance(asked, dict) and "any" in asked else [asked]


def folded(text: str) -> list[str]:
    """The words of a text without case and marks."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d").replace("ð", "d"))
    return _WORD.findall("".join(letter for letter in bare if not unicodedata.combining(letter)))


def same_name(one: str, other: str) -> bool:
    """Whether two spellings name one person: one's words are in the other, or nearly all letters agree."""
    left, right = folded(one), folded(other)
    if not left or not right:
        return False
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    ratio = SequenceMatcher(None, " ".join(sorted(left)), " ".join(sorted(right))).ratio()
    return ratio >= ALIKE and bool({left[-1], left[0]} & {right[-1], right[0]})


def same_place(one: str, other: str) -> bool:
    """Whether one place's name is the other, or stands in it."""
    left, right = "".join(folded(one)), "".join(folded(other))
    return bool(left and right) and (left in right or right in left)


def same_post(asked: str, given: Iterable[str]) -> bool:
    """Whether the words of one wording of a post hold those of the other."""
    words = set(folded(asked))
    return any(found and (found <= words or words <= found) for found in (set(folded(text)) for text in given))


def same_occasion(asked: str, given: str) -> bool:
    """Whether half of the asked words are there, and not lost in a far longer text."""
    words, found = set(folded(asked)), set(folded(given))
    return len(words & found) * 2 >= len(words) and len(found) <= 3 * len(words)


def same(one: Any, other: Any) -> bool:
    """Plain equality."""
    return bool(one == other)


def score_items(
    board: Board, slot: str, asked: Sequence[Any], given: Sequence[Any], match: Callable[[Any, Any], bool]
) -> list[tuple[Any, Any]]:
    """Score a list of items, matched one to one; gives the pairs. An optional item counts on neither side if missing.

    `asked` holds (item, optional) pairs.
    """
    tally = board.tallies[slot]
    left, pairs = list(given), []
    for item, optional in sorted(asked, key=lambda entry: bool(entry[1])):
        found = next((other for other in left if match(item, other)), None)
        if found is not None:
            left.remove(found)
            pairs.append((item, found))
        elif not optional:
            board.missed(slot, shown_item(item), None)
        tally.asked += found is not None or not optional
        tally.asked_right += found is not None
    tally.given += len(given)
    tally.given_right += len(pairs)
    for other in left:
        board.missed(slot, None, shown_item(other))
    return pairs


def shown_item(item: Any) -> Any:
    """A person by name only."""
    return item.get("name") if isinstance(item, dict) and "name" in item else item


def with_optional(people: Iterable[Json]) -> list[tuple[Json, bool]]:
    """People and whether they may be missing."""
    return [(person, bool(person.get("optional"))) for person in people]


def score_people(
    board: Board, slot: str, asked: list[Json], given: list[Json], record: Record
) -> list[tuple[Json, Json]]:
    """Score the names of people."""
    return score_items(
        board, slot, with_optional(asked), given, lambda one, other: same_name(one["name"], record.name(other))
    )


def score_posts(board: Board, slot: str, pairs: list[tuple[Json, Json]], alone: list[Json], record: Record) -> None:
    """Score people with posts: at least half of the asked posts given, at least half of the given posts asked.

    `pairs` are people found, `alone` those asked and not found.
    """
    tally = board.tallies[slot]
    tally.asked += sum(1 for person in alone if due_posts(person))
    for person, found in pairs:
        given = record.posts(found)
        wordings = [[text.lstrip("?") for text in options(post)] for post in person["posts"]]
        held = [post for post in given if any(same_post(text, post) for choice in wordings for text in choice)]
        due = due_posts(person)
        there = [choice for choice in due if any(same_post(text, post) for text in choice for post in given)]
        tally.given += bool(given)
        tally.given_right += bool(given) and len(held) * 2 >= len(given)
        tally.asked += bool(due)
        right = len(there) * 2 >= len(due)
        tally.asked_right += bool(due) and right
        if not right or len(held) * 2 < len(given):
            board.missed(slot, f"{person['name']}: {wordings}", given)


def due_posts(person: Json) -> list[list[str]]:
    """The accepted wordings of each post that must be there; a wording that begins with `?` makes it optional."""
    wordings = [options(post) for post in person["posts"]]
    return [choice for choice in wordings if not any(text.startswith("?") for text in choice)]


def pair_legs(asked: list[Json], given: list[Json]) -> list[tuple[int, int]]:
    """Legs of one country, the first with the first."""
    taken: set[int] = set()
    pairs = []
    for i, leg in enumerate(asked):
        j = next((j for j, other in enumerate(given) if j not in taken and other["country"] == leg["country"]), None)
        if j is not None:
            taken.add(j)
            pairs.append((i, j))
    return pairs


def in_order(pairs: list[tuple[int, int]]) -> int:
    """How many legs stand in the longest run that keeps the order."""
    best: list[int] = []
    for n, (_, j) in enumerate(pairs):
        best.append(1 + max((best[m] for m in range(n) if pairs[m][1] < j), default=0))
    return max(best, default=0)


def score_legs(board: Board, asked: list[Json], record: Record) -> None:
    """Score the itinerary, and every leg's slots."""
    given = list(record.visit.get("legs") or [])
    pairs = pair_legs(asked, given)
    tally, right = board.tallies["leg country + order"], in_order(pairs)
    tally.given += len(given)
    tally.asked += len(asked)
    tally.given_right += right
    tally.asked_right += right
    if right < max(len(asked), len(given)):
        board.missed("leg country + order", [leg["country"] for leg in asked], [leg["country"] for leg in given])
    found = dict(pairs)
    for i, leg in enumerate(asked):
        score_leg(board, leg, given[found[i]] if i in found else {}, record)


def score_leg(board: Board, asked: Json, given: Json, record: Record) -> None:
    """Score one leg's slots; a leg that was not found has none."""
    place = given.get("place")
    board.value("leg place", asked["place"], record.names.get(place, place) if place else None, same_place)
    board.value("leg type", asked["type"], given.get("type"), same)
    for end in ("start", "end"):
        board.value("leg dates", asked[end], given.get(end), same)
    occasions = [(text, any(str(choice).startswith("?") for choice in options(text))) for text in asked["occasions"]]
    score_items(
        board,
        "occasion",
        occasions,
        given.get("occasions") or [],
        lambda one, other: any(same_occasion(str(choice).lstrip("?"), other) for choice in options(one)),
    )
    inviters = score_people(board, "inviter name", asked["invited_by"], given.get("invited_by") or [], record)
    score_posts(board, "inviter post", inviters, lost(asked["invited_by"], inviters), record)
    score_people(board, "host name", asked["hosts"], given.get("hosts") or [], record)


def lost(asked: list[Json], pairs: list[tuple[Json, Json]]) -> list[Json]:
    """People who must be there and were not found."""
    return [person for person in asked if not person.get("optional") and all(person is not one for one, _ in pairs)]


def score_delegation(board: Board, asked: Json, record: Record) -> None:
    """Score the members, their posts and the legs they join."""
    members, codes = asked["delegation"], [leg["country"] for leg in asked["legs"]]
    pairs = score_people(board, "delegation name", members, record.visit.get("delegation") or [], record)
    missing = lost(members, pairs)
    score_posts(board, "delegation name + post", pairs, missing, record)

    def joined(legs: Any) -> Any:
        """Legs as a set of codes."""
        return frozenset(codes) if legs == "all" else frozenset(legs)

    for person, found in [*pairs, *((person, {}) for person in missing)]:
        board.value(
            "delegation legs", person["legs"], found.get("legs"), lambda one, other: joined(one) == joined(other)
        )


def score_visit(board: Board, asked: Json, record: Record | None) -> None:
    """Score one visit; one that no record tells has none of its slots."""
    record = record or Record({}, {})
    visit, leader = record.visit, asked["leader"]
    given = [visit["leader"]] if visit.get("leader") else []
    pairs = score_people(board, "leader", [leader], given, record)
    score_posts(board, "leader post", pairs, lost([leader], pairs), record)
    for slot in ("spouse", "direction", "status", "start", "end"):
        board.value(slot, asked[slot], visit.get(slot), same)
    score_legs(board, asked["legs"], record)
    score_delegation(board, asked, record)


def kinship(asked: Json, record: Record) -> float:
    """How well a record fits a visit: by the leader's name, then by countries."""
    leader = record.visit.get("leader") or {}
    wanted = {leg["country"] for leg in asked["legs"]}
    found = {leg["country"] for leg in record.visit.get("legs") or []}
    shared = len(wanted & found) / len(wanted | found) if wanted | found else 0.0
    return 2 * same_name(asked["leader"]["name"], record.name(leader)) + shared


def score_story(board: Board, asked: list[Json], records: list[Record]) -> None:
    """Match records to visits, the best fit first, and score all."""
    fits = sorted(
        ((kinship(visit, record), i, j) for i, visit in enumerate(asked) for j, record in enumerate(records)),
        key=lambda fit: (-fit[0], fit[1], fit[2]),
    )
    found: dict[int, int] = {}
    for fit, i, j in fits:
        if fit > 0 and i not in found and j not in found.values():
            found[i] = j
    tally = board.tallies["records"]
    tally.given += len(records)
    tally.asked += len(asked)
    tally.given_right += len(found)
    tally.asked_right += len(found)
    for i, visit in enumerate(asked):
        if i not in found:
            board.missed("records", visit["leader"]["name"], None)
        score_visit(board, visit, records[found[i]] if i in found else None)
    for j, record in enumerate(records):
        if j not in found.values():
            board.missed("records", None, record.name(record.visit.get("leader") or {}))


def table(board: Board, without: int, false: int) -> str:
    """The result as text."""
    lines = [f"{'slot':24} {'asked':>6} {'given':>6} {'P':>6} {'R':>6} {'F1':>6}"]
    for slot in SLOTS:
        tally = board.tallies[slot]
        scores = " ".join(f"{number:6.3f}" for number in tally.scores())
        lines.append(f"{slot:24} {tally.asked:6} {tally.given:6} {scores}")
    lines.append(f"stories without a visit: {without}, false records in them: {false}")
    return "\n".join(lines)


def main() -> None:
    """Build every story, score it, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent)
    parser.add_argument("--show", action="store_true", help="also what is missed or wrong")
    options_given = parser.parse_args()
    stories = sorted(path.parent for path in options_given.folder.glob("*/truth.json"))
    if not stories:
        raise SystemExit(f"no story in {options_given.folder}")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(read_records, stories))
    board, without, false = Board(), 0, 0
    for story, records in zip(stories, found, strict=True):
        asked = json.loads((story / "truth.json").read_text("utf-8"))["visits"]
        board.story = story.name
        if asked:
            score_story(board, asked, records)
        else:
            without += 1
            false += len(records)
            for record in records:
                board.missed("records", None, record.name(record.visit.get("leader") or {}))
    if options_given.show:
        sys.stdout.write("".join(f"{line}\n" for line in board.misses) + "\n")
    sys.stdout.write(table(board, without, false) + "\n")


if __name__ == "__main__":
    main()
