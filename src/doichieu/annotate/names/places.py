"""Countries and places in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.annotate.names.addresses import in_address
from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.tokens import Found, Line, is_syllable
from doichieu.lang.schema.countries import Country

_LONGEST = 5
_FIELD = 6


def find_countries(line: Line, lexicon: Lexicon) -> list[Found]:
    """Countries with the words that belong to their names ("Cộng hòa", "nước", "trước đây")."""
    found = []
    for at, bare_end, country in lexicon.countries.found(line):
        if not _is_country(line, at, bare_end, lexicon):
            continue
        end = bare_end
        start = _prefixed(line, at, lexicon)
        if country.former:
            past = lexicon.past.longest(line, end)
            end = past[0] if past else end
        found.append(Found(start, end, "country", country.name, country.code, rank=1))
        if start < at:
            found.append(_bare(at, bare_end, country))
    for at, end, country in lexicon.adjectives.found(line):
        if _before_post(line, end, lexicon):
            found.append(_bare(at, end, country))
    return found


def _before_post(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a post, or a body that has one, begins at a token, with its capitalised words before it."""
    for start in range(at, min(at + _FIELD, len(line))):
        if lexicon.posts.longest(line, start) or line.lows[start] in lexicon.marks:
            return True
        if not (line.capital(start) or line.lows[start] in lexicon.joins):
            return False
    return False


def find_places(line: Line, lexicon: Lexicon) -> list[Found]:
    """Known places, and names under a head ("xã Tân Châu", "Quốc lộ 60")."""
    found = []
    for at, head, _ in lexicon.place_heads.found(line):
        end = 0 if _other_word(line, at, head, lexicon) else _headed(line, at, head, lexicon)
        if end == head + 1 and line.lows[head : end + 1] in line.pairs:
            continue
        if end > head + 1 or (end and len(line.words[head]) > 1) or (end and line.shapes[head] == "d"):
            found.append(Found(at, end, "place", line.surface(at, end), rank=3))
    found += _streets(line, lexicon)
    found += _spelt_places(line, lexicon)
    for at, end, name in lexicon.places.found(line):
        if _region(line, at, end, lexicon):
            found.append(Found(at - 1, end, "place", line.surface(at - 1, end), rank=3))
        if _stands_alone(line, at, end):
            found.append(Found(at, end, "place", name, rank=1))
    return found


def _streets(line: Line, lexicon: Lexicon) -> list[Found]:
    """The streets of addresses without a word for them ("số 12 Nguyễn Trãi", "Hoàng Hoa Thám, Hà Nội")."""
    found = []
    for at in line.capitals:
        if not at or line.shapes[at] != "C" or line.capital(at - 1) or not is_syllable(line.words[at]):
            continue
        end = at
        while _is_part(line, end) and end - at < _LONGEST:
            end += 1
        if end - at > 1 and in_address(line, at, end, lexicon):
            found.append(Found(at, end, "place", line.surface(at, end), rank=3))
    return found


def _spelt_places(line: Line, lexicon: Lexicon) -> Iterator[Found]:
    """Foreign names spelt by syllables where a word before them says that a place is meant ("tại Ma-ri-na")."""
    for dash in line.index.get("-", ()):
        at = dash - 1
        after = lexicon.place_after.ending(line, at, 2) if line.capital(at) and line.tied_on(dash) else None
        if after is not None and lexicon.countries.longest(line, at) is None:
            end = _spelt_end(line, at)
            yield Found(at, end, "place", line.surface(at, end), rank=3)


def _spelt_end(line: Line, at: int) -> int:
    """The end of a place's name of which the first word is spelt by syllables: with the capitalised words after it."""
    end = at
    while line.capital(end) and end - at < 2 * _LONGEST:
        end += 1
        while line.tied_on(end):
            end += 2
    return end


def _region(line: Line, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a direction's word before a foreign place makes one region with it ("Nam Kavkaz")."""
    direction = line.capital(at - 1) and line.lows[at - 1] in lexicon.directions
    return direction and end == at + 1 and not is_syllable(line.words[at])


def _bare(start: int, end: int, country: Country) -> Found:
    return Found(start, end, "country", country.name, country.code, rank=1)


def _is_country(line: Line, at: int, end: int, lexicon: Lexicon) -> bool:
    if at and lexicon.other.ending(line, at, 2) is not None:
        return False
    if end - at > 1 or not is_syllable(line.words[at]):
        return True
    return not (_in_longer_name(line, at, lexicon) or _guarded(line, at, lexicon))


def _in_longer_name(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a one-syllable name is a piece of a longer run of capitalised Vietnamese syllables."""
    if line.loud:
        return False
    before, after = at - 1, at + 1
    if _is_part(line, before) and not _ends_known(line, at, lexicon):
        return True
    if not _is_part(line, after) or line.spelt(after):
        return False
    if lexicon.surnames.longest(line, at) and _one_name(line, at, lexicon):
        return True
    named = lexicon.surnames.longest(line, after) is not None and line.capital(after + 1)
    begins_other = named or lexicon.countries.longest(line, after)
    return not (begins_other or line.lows[after] in lexicon.given)


def _one_name(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a surname begins a run of three or four syllables in which no other common one follows it."""
    end = at
    while _is_part(line, end):
        end += 1
    second = lexicon.surnames.longest(line, at + 1)
    return end - at in (3, 4) and not (second is not None and second[1])


def _is_part(line: Line, at: int) -> bool:
    """Whether a capitalised Vietnamese syllable stands at a token."""
    return 0 <= at < len(line) and line.shapes[at] == "C" and is_syllable(line.words[at])


def _ends_known(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether something known ends right before a token: a body, a ministry's field, a post, a country's long form."""
    lists = (
        lexicon.portfolios,
        lexicon.bodies,
        lexicon.posts,
        lexicon.fields,
        lexicon.long_prefixes,
        lexicon.home_bodies,
    )
    if at == 1 or any(known.ending(line, at) is not None for known in lists):
        return True
    return lexicon.heads.ending(line, at) is not None


def _guarded(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether the word around a country's name makes it another word or a person's name."""
    if at and line.shapes[at - 1] == "l" and _addressed(line, at, lexicon):
        return True
    guard = lexicon.guards.get(line.lows[at])
    if guard is None:
        return False
    before = line.lows[at - 1] if at else ""
    following = line.lows[at + 1] if at + 1 < len(line) else ""
    return before in guard.after or following in guard.next or (line.opens(at) and not guard.initial)


def _addressed(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a word of address stands before a token, and not as the end of a post ("Thủ tướng")."""
    kin, post = lexicon.address.ending(line, at, 3), lexicon.posts.ending(line, at)
    return kin is not None and not (post is not None and post < kin)


def _prefixed(line: Line, at: int, lexicon: Lexicon) -> int:
    """Where a country's name begins with the words before it that belong to it."""
    long = lexicon.long_prefixes.ending(line, at)
    if long is not None:
        return long
    start = lexicon.prefixes.ending(line, at, 2)
    if start is None or (start and line.lows[start - 1] in lexicon.collective):
        return at
    return at if start and line.shapes[start - 1] == "d" else start


def _other_word(line: Line, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a head is part of another word ("phiên bản"), or a capitalised syllable of a name."""
    if end - at > 1:
        return False
    if at and (line.lows[at - 1], line.lows[at]) in lexicon.compounds:
        return True
    capital = line.shapes[at] == "C"
    return capital and not line.opens(at) and line.lows[at] not in lexicon.units


def _headed(line: Line, at: int, start: int, lexicon: Lexicon) -> int:
    """The end of the name that a place's head takes, 0 where none stands there."""
    kind = lexicon.kinds.longest(line, start)
    while kind is not None and start - at < _LONGEST + 3:
        start, kind = kind[0], lexicon.kinds.longest(line, kind[0])
    if start >= len(line):
        return 0
    if line.shapes[start] == "d":
        return start + 1 if line.lows[start - 1] in lexicon.numbered or _numbered(line, at, start, lexicon) else 0
    if line.shapes[start] == "l":
        return _second_head(line, at, start, lexicon)
    country = lexicon.countries.longest(line, start)
    if country and not line.capital(country[0]):
        return country[0] if lexicon.waters.ending(line, start) == at else 0
    if lexicon.home_bodies.longest(line, start):
        return 0
    return _with_number(line, at, start, _own_end(line, start, lexicon), lexicon)


def _second_head(line: Line, at: int, start: int, lexicon: Lexicon) -> int:
    """The end of a name after two heads ("cầu sông Hàn")."""
    second = lexicon.place_heads.longest(line, start) if start == at + 1 else None
    if second is None or _other_word(line, start, second[0], lexicon):
        return 0
    return _headed(line, at, second[0], lexicon)


def _own_end(line: Line, start: int, lexicon: Lexicon) -> int:
    """The end of a place's own words: known ones, or a run of capitalised words; 0 after an abbreviation's point."""
    known = lexicon.places.longest(line, start)
    run = _run_end(line, start, lexicon)
    if known is not None and (known[0] >= run or _other_name(line, known[0], lexicon)):
        return known[0]
    if known is None and line.lows[start - 1] in lexicon.closed_units and _whole_person(line, start, lexicon):
        return 0
    pointed = line.words[start - 1] == "." and not line.joined(start)
    return 0 if pointed and run == start + 1 else run


def _with_number(line: Line, at: int, start: int, end: int, lexicon: Lexicon) -> int:
    """The end with a number that belongs to the name ("đường Vành đai 3")."""
    number = 0 < end < len(line) and line.shapes[end] == "d" and line.shapes[end - 1] != "p"
    return end + (number and _numbered(line, at, start, lexicon) and len(line.words[end]) <= 3)


def _numbered(line: Line, at: int, end: int, lexicon: Lexicon) -> bool:
    return " ".join(line.lows[at:end]) in lexicon.numbered or line.lows[at] in lexicon.numbered


def _run_end(line: Line, start: int, lexicon: Lexicon) -> int:
    """The end of the run of capitalised words at a token, cut where a person's name follows a place's."""
    end = start
    while end < len(line) and line.shapes[end] in "CU" and end - start < _LONGEST:
        if end > start and (
            _other_follows(line, end, lexicon)
            or (end - start > 1 and _person_follows(line, end, lexicon))
            or (line.lows[end] in lexicon.given and not is_syllable(line.words[end]) and line.capital(end + 1))
        ):
            break
        if end > start and line.words[end - 1] in ".,":
            break
        end += 1
        if end + 1 < len(line) and line.words[end] == "-" and line.joined(end) and line.capital(end + 1):
            end += 1
    return end if end > start else 0


def _other_name(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a person's name, or a foreign one, follows a known place."""
    run = next((end for end in range(at, len(line) + 1) if not _is_part(line, end)), at)
    whole = lexicon.surnames.longest(line, at) is not None and run - at in (3, 4)
    return whole or _person_follows(line, at, lexicon) or (line.capital(at) and not is_syllable(line.words[at]))


def _other_follows(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a country, or a word that no name holds, stands at a token."""
    country = lexicon.countries.longest(line, at)
    return (country is not None and country[0] - at > 1) or lexicon.stops.longest(line, at) is not None


def _person_follows(line: Line, at: int, lexicon: Lexicon) -> bool:
    hit = lexicon.surnames.longest(line, at)
    if hit is None or not hit[1]:
        return False
    end = hit[0]
    while line.capital(end):
        end += 1
    return end - at >= 2


def _whole_person(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a surname and two more capitalised words or three, and no more, stand at a token."""
    hit = lexicon.surnames.longest(line, at)
    if hit is None:
        return False
    end = hit[0]
    while line.capital(end):
        end += 1
    return end - at in {3, 4}


def _stands_alone(line: Line, at: int, end: int) -> bool:
    """Whether a known place is no piece of a longer capitalised name on its left."""
    if line.loud or line.shapes[at] == "l" or end - at > 2:
        return True
    return at <= 1 or not _is_part(line, at - 1)
