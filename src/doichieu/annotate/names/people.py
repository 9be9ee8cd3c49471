"""People in a sentence: Vietnamese names by their surnames, others by what stands around them."""

from __future__ import annotations

from doichieu.annotate.names.addresses import in_address
from doichieu.annotate.names.fields import (
    field_before_country,
    field_before_name,
    led_to,
    portfolio_end,
    run_of_syllables,
)
from doichieu.annotate.names.foreign import foreign_person, goes_on, outlandish
from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.tokens import Found, Line, is_syllable

_LONGEST = 4


def title_ends(line: Line, taken: dict[int, Found], lexicon: Lexicon) -> dict[int, bool]:
    """The tokens at which a person's title or post has just ended; true where a given name alone may follow.

    `taken` are the countries, places and organisations by the token they begin at: a post's body counts to it.
    """
    ends: dict[int, bool] = {}
    post_starts: dict[int, int] = {}
    for at, end, _ in lexicon.posts.found(line):
        post_starts.setdefault(end, at)
        after = _post_ends(line, at, end, taken, lexicon)
        after += [
            last + 3
            for last in after
            if line.words[last : last + 1] == ["("] and line.words[last + 2 : last + 3] == [")"]
        ]
        ends.update(dict.fromkeys(after, False))
        if lexicon.behind and definite(line, at, lexicon):
            ends.update((last + 1, False) for last in after if line.words[last : last + 1] == [","])
    for at, end, _ in lexicon.kin.found(line):
        if post_starts.get(end, at) >= at:
            ends[_dotted(line, end)] = True
    for at, end, _ in lexicon.titles.found(line):
        naming = lexicon.naming.ending(line, end, 3)
        if naming is not None and naming < at:
            ends.pop(end, None)
            continue
        ends.setdefault(_dotted(line, end), False)
        if end in taken and taken[end].kind == "country":
            ends.setdefault(taken[end].end, False)
    return ends


def definite(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether what stands before a title tells that one person is meant, who may be named behind a comma."""
    before = line.lows[at - 1] if at else ""
    return before in lexicon.fresh or lexicon.adjectives.ending(line, at, 3) is not None or "'" in before[1:-1]


def _dotted(line: Line, end: int) -> int:
    return end + 1 if end < len(line) and line.words[end] == "." and line.joined(end) and end + 1 < len(line) else end


def _post_ends(line: Line, start: int, end: int, taken: dict[int, Found], lexicon: Lexicon) -> list[int]:
    """Where a post may end: after its title, its ministry's field, its body, its country."""
    ends = [_dotted(line, end)]
    inside = [taken[at] for at in range(start + 1, end + 1) if at in taken and taken[at].end > end]
    for body in inside:
        seated = body.end < len(line) and line.lows[body.end] in lexicon.seats
        host = taken.get(body.end + 1) if seated else None
        ends += [body.end, *([host.end] if host is not None else [])]
    led = led_to(line, end, {at: name.end for at, name in taken.items()}, lexicon) if lexicon.behind else 0
    ends += [led] if led else []
    field = portfolio_end(line, end, lexicon)
    if field:
        ends.append(field)
        field = field_before_country(line, field, {at for at in taken if taken[at].kind == "country"}) or field
        if field in taken:
            ends.append(taken[field].end)
    topic = lexicon.post_topics.longest(line, end)
    if topic is not None or lexicon.ministers.ending(line, end) == start:
        named = field_before_name(line, topic[0] if topic else max(end, field), lexicon)
        ends += [named] if named else []
    return ends


def find_people(line: Line, taken: dict[int, Found], lexicon: Lexicon) -> list[Found]:
    """Names of people with their full extent; given names alone only where a title stands before them."""
    ends = title_ends(line, taken, lexicon)
    closed = {found.end for found in taken.values()}
    inside = {at for found in taken.values() for at in range(found.start + 1, found.end)}
    found = []
    done = 0
    for at in line.capitals:
        if at >= done and (line.shapes[at] == "C" or line.loud or _shouted(line, at, ends)):
            person = (
                _renowned(line, at, lexicon)
                or _initialled(line, at, ends, lexicon)
                or _prefixed(line, at, lexicon)
                or _surnamed(line, at, ends, closed, lexicon)
                or _titled(line, at, ends, taken, lexicon)
                or (None if at in inside else foreign_person(line, at, ends, taken, lexicon))
            )
            if person is not None:
                found.append(person)
                done = person.end
    return found


def _renowned(line: Line, at: int, lexicon: Lexicon) -> Found | None:
    """A person that the pack knows under another name ("Bác Hồ")."""
    hit = lexicon.known_people.longest(line, at)
    return Found(at, hit[0], "person", hit[1], rank=0) if hit else None


def _initialled(line: Line, at: int, ends: dict[int, bool], lexicon: Lexicon) -> Found | None:
    """Initials after a title, with the points that belong to them ("anh N.V.A", "bà H.")."""
    if at not in ends:
        return None
    end = at
    while end < len(line) and line.capital(end) and len(line.words[end]) <= 2:
        pointed = line.words[end + 1 : end + 2] == ["."] and line.joined(end + 1)
        end += 1 + pointed
        if not pointed:
            break
    whole = end - at > 1 or (ends[at] and len(line.words[at]) == 1 and end == at + 1)
    if not whole or line.capital(end) or goes_on(line, end, lexicon):
        return None
    return Found(at, end, "person", line.surface(at, end), rank=0)


def _prefixed(line: Line, at: int, lexicon: Lexicon) -> Found | None:
    """A name that begins with a people's short word and an apostrophe ("K'Brêu", "H'Lim Niê")."""
    word = line.words[at]
    joined = line.words[at + 1 : at + 2] == ["'"] and line.joined(at + 1) and line.capital(at + 2)
    if line.loud or line.capital(at - 1) or not (joined or "'" in word):
        return None
    end = at + 2 if joined else at + 1
    if word.partition("'")[0].lower() + "'" not in lexicon.clipped:
        return None
    while line.capital(end) and line.shapes[end] == "C" and end - at < _LONGEST:
        end += 1
    return Found(at, end, "person", line.surface(at, end), rank=0)


def spouses(line: Line, lexicon: Lexicon) -> list[Found]:
    """The word that stands for a leader's spouse ("và Phu nhân"), where no name follows it."""
    found = []
    for at, end, word in lexicon.spouse.found(line):
        coupled = at > 0 and line.lows[at - 1] in lexicon.couples
        if at and not line.capital(end) and (line.capital(at) or coupled):
            found.append(Found(at, end, "person", word, rank=1))
    return found


def _shouted(line: Line, at: int, ends: dict[int, bool]) -> bool:
    """Whether a name after a title is set in capitals, two words or more of three letters or more, or its initials."""
    after = line.shapes[at + 1 : at + 2]
    initials = after == ["C"] and len(line.words[at]) == 2 and not is_syllable(line.words[at + 1])
    return at in ends and (initials or (after == ["U"] and min(map(len, line.words[at : at + 2])) > 2))


def _surnamed(line: Line, at: int, ends: dict[int, bool], closed: set[int], lexicon: Lexicon) -> Found | None:
    hit = lexicon.surnames.longest(line, at)
    if hit is None or (line.joined(at) and line.shapes[at - 1] != "p"):
        return None
    if _opening_head(line, at, lexicon) or lexicon.posts.longest(line, at) or _ends_body(line, at, closed, lexicon):
        return None
    run = run_of_syllables(line, at, lexicon)
    length = run - at
    strong, titled = hit[1], at in ends
    field = lexicon.fields.longest(line, at)
    if field is not None and field[0] - at > 1 and not titled:
        return None
    if (line.loud and run < len(line) and line.shapes[run] not in "lp") or (
        goes_on(line, run, lexicon) and not (strong and length > 2)
    ):
        return None
    if length > _LONGEST:
        run = _cut(line, at, run, lexicon)
        length = run - at
    begins = titled or at in closed or not line.capital(at - 1) or (length > 2 and _after_team(line, at, ends))
    if length >= 3:
        sure = begins or strong
    else:
        sure = (
            length == 2
            and begins
            and (titled or _told_after(line, run, lexicon) or (strong and not _placed(line, at, lexicon)))
        )
    if line.loud and not titled and length > 2:
        sure = sure and strong and length <= _LONGEST
    short = length > 2 and (_short_country(line, at, lexicon) or _outgrows_place(line, at, run, lexicon))
    if titled and not ends[at] and lexicon.knows(line, at) and not short:
        return None
    other = not titled and (
        _is_other(line, at, run, strong, lexicon)
        or _place_follows(line, at, run, lexicon)
        or in_address(line, at, run, lexicon)
    )
    end = run + _pointed(line, run)
    return Found(at, end, "person", line.surface(at, run), rank=0) if sure and not other else None


def _pointed(line: Line, end: int) -> bool:
    """Whether the point of an initial ends a name inside a sentence ("Tạ Văn T. khai")."""
    inside = line.words[end : end + 1] == ["."] and line.joined(end) and end + 1 < len(line)
    return inside and len(line.words[end - 1]) == 1 and (not line.joined(end + 1) or line.words[end + 1] in ",;)")


def _ends_body(line: Line, at: int, closed: set[int], lexicon: Lexicon) -> bool:
    """Whether a surname is the last syllable of a body or place, and the name begins after it ("Bạch | Mai Lê Ba")."""
    second = lexicon.surnames.longest(line, at + 1) if at + 1 in closed and line.capital(at - 1) else None
    return second is not None and second[1] and line.capital(at + 2)


def _place_follows(line: Line, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the first word of a sentence is a surname by chance, before a known place ("Từ Thanh Hóa")."""
    place = lexicon.places.longest(line, at + 1) if line.opens(at) else None
    return place is not None and place[0] == end and lexicon.place_after.longest(line, at) is not None


def _short_country(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether nothing longer than a country's one syllable is known at a token: a surname too ("Thái")."""
    country = lexicon.countries.longest(line, at)
    others = (lexicon.places, lexicon.bodies)
    return country is not None and country[0] == at + 1 and not any(known.longest(line, at) for known in others)


def _outgrows_place(line: Line, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether only one more syllable follows a known place, which then is a part of a name ("Đồng Văn | Mận")."""
    place = lexicon.places.longest(line, at)
    return place is not None and end - place[0] == 1 and lexicon.bodies.longest(line, at) is None


def _told_after(line: Line, end: int, lexicon: Lexicon) -> bool:
    """Whether what only people do, or a post after a comma, follows a name."""
    apposed = line.words[end : end + 1] == [","] and line.capital(end + 1)
    return _acts(line, end, lexicon) or (apposed and lexicon.posts.longest(line, end + 1) is not None)


def _after_team(line: Line, at: int, ends: dict[int, bool]) -> bool:
    """Whether a name follows two capitalised words or more right behind a title ("HLV Sao Mai Chu Văn Ba")."""
    start = at
    while start and line.shapes[start - 1] == "C" and start not in ends and is_syllable(line.words[start - 1]):
        start -= 1
    return at - start > 1 and start in ends


def _opening_head(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a place's head opens the sentence, and a surname comes after it ("Đường Nguyễn Huệ")."""
    head = lexicon.place_heads.longest(line, at) if line.opens(at) else None
    after = lexicon.surnames.longest(line, at + 1) if head is not None else None
    return after is not None and after[1]


def _cut(line: Line, at: int, run: int, lexicon: Lexicon) -> int:
    """The end of the first name in a long run: before a second surname or something known, else four syllables."""
    for split in range(at + 2, min(run, at + _LONGEST + 1)):
        second = lexicon.surnames.longest(line, split)
        if (second is not None and second[1] and run - split >= 2) or (split - at > 2 and lexicon.knows(line, split)):
            return split
    return at + _LONGEST


def _is_other(line: Line, at: int, end: int, strong: bool, lexicon: Lexicon) -> bool:
    """Whether the run is a known place or body, or stands under a place's head."""
    for known in (lexicon.places, lexicon.bodies):
        hit = known.longest(line, at)
        if hit is not None and (hit[0] >= end or (hit[0] - at > 1 and (not strong or known.longest(line, hit[0])))):
            return True
    if at == 0:
        return False
    if lexicon.areas.ending(line, at, 2) is not None:
        return True
    head = lexicon.place_heads.ending(line, at, 4)
    return head is not None and (line.shapes[at - 1] == "l" or at - head > 1) and lexicon.kin.ending(line, at) is None


def _placed(line: Line, at: int, lexicon: Lexicon) -> bool:
    return at > 0 and lexicon.place_after.ending(line, at, 2) is not None


def _acts(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether what follows a name is what only people do."""
    return at < len(line) and lexicon.acts.longest(line, at) is not None


def _titled(line: Line, at: int, ends: dict[int, bool], taken: dict[int, Found], lexicon: Lexicon) -> Found | None:
    """A Vietnamese name without a known surname, after a title."""
    if at not in ends or line.loud or _begins_body(line, at, lexicon):
        return None
    run = run_of_syllables(line, at, lexicon, _LONGEST + 1)
    length = run - at
    if not 1 <= length <= _LONGEST or (run < len(line) and line.capital(run) and not line.joined(run)):
        return None
    longer = goes_on(line, run, lexicon) or outlandish(line, run)
    if (length == 1 and (not ends[at] or len(line.words[at]) == 1)) or longer:
        return None
    place = taken.get(at)
    if place is not None and place.end >= run and (length > 1 or not ends[at]):
        return None
    if length > 1 and lexicon.knows(line, at):
        return None
    return Found(at, run, "person", line.surface(at, run), rank=1)


def _begins_body(line: Line, at: int, lexicon: Lexicon) -> bool:
    others = (lexicon.portfolios, lexicon.stops, lexicon.heads, lexicon.posts, lexicon.home_bodies)
    return any(other.longest(line, at) for other in others)
