"""People in a sentence: Vietnamese names by their surnames, others by what stands around them."""

from __future__ import annotations

from collections.abc import Collection

from doichieu.annotate.names.addresses import in_address
from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.tokens import Found, Line, is_syllable

_LONGEST = 4
_LONGEST_FOREIGN = 7
_LONGEST_TOKENS = 24
_FIELD = 5


def title_ends(line: Line, taken: dict[int, Found], lexicon: Lexicon) -> dict[int, bool]:
    """The tokens at which a person's title or post has just ended; true where a given name alone may follow.

    `taken` are the countries, places and organisations by the token they begin at: a post's body counts to it.
    """
    ends: dict[int, bool] = {}
    post_starts: dict[int, int] = {}
    for at, end, _ in lexicon.posts.found(line):
        post_starts.setdefault(end, at)
        ends.update(dict.fromkeys(_post_ends(line, at, end, taken, lexicon), False))
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
    field = portfolio_end(line, end, lexicon)
    if field:
        ends.append(field)
        field = field_before_country(line, field, {at for at in taken if taken[at].kind == "country"}) or field
        if field in taken:
            ends.append(taken[field].end)
    return ends


def portfolio_end(line: Line, at: int, lexicon: Lexicon) -> int:
    """The end of a minister's field at a token: one that the pack lists, else a run of fields; 0 where none is."""
    known = lexicon.portfolios.longest(line, at) or lexicon.short_portfolios.longest(line, at)
    end = at
    while line.capital(end) and (field := lexicon.fields.longest(line, end)) is not None:
        end = field[0]
        joined = end < len(line) and line.lows[end] in lexicon.joins and line.capital(end + 1)
        end += joined and lexicon.fields.longest(line, end + 1) is not None
    return max(known[0] if known else 0, end if end > at else 0)


def field_before_country(line: Line, at: int, countries: Collection[int]) -> int:
    """The end of a minister's field that no list knows whole, right before one of the countries; 0 where it is none.

    At most five words may stand between: "Bộ trưởng Kinh tế số và Xã hội Chile".
    """
    for end in range(at, min(at + _FIELD + 1, len(line))):
        if end in countries:
            return end
        if line.shapes[end] == "p":
            return 0
    return 0


def find_people(line: Line, taken: dict[int, Found], lexicon: Lexicon) -> list[Found]:
    """Names of people with their full extent; given names alone only where a title stands before them."""
    ends = title_ends(line, taken, lexicon)
    closed = {found.end for found in taken.values()}
    inside = {at for found in taken.values() for at in range(found.start + 1, found.end)}
    found = []
    at = 0
    while at < len(line):
        person = None
        if line.shapes[at] == "C" or (line.shapes[at] == "U" and (line.loud or _shouted(line, at, ends))):
            person = (
                _renowned(line, at, lexicon)
                or _initialled(line, at, ends, lexicon)
                or _prefixed(line, at, lexicon)
                or _surnamed(line, at, ends, closed, lexicon)
                or _titled(line, at, ends, taken, lexicon)
                or (None if at in inside else _foreign(line, at, ends, taken, lexicon))
            )
        if person is not None:
            found.append(person)
            at = person.end
        else:
            at += 1
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
    if not whole or line.capital(end) or _goes_on(line, end, lexicon):
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
    """Whether a name after a title is set in capitals: two words or more of three letters or more."""
    return at in ends and line.shapes[at + 1 : at + 2] == ["U"] and min(map(len, line.words[at : at + 2])) > 2


def _run(line: Line, start: int, lexicon: Lexicon, most: int = 9) -> int:
    """The end of the run of capitalised Vietnamese syllables at a token, with only spaces between."""
    end = start
    while (
        end < len(line)
        and end - start < most
        and (line.shapes[end] == "C" or (line.loud and line.shapes[end] == "U"))
        and (is_syllable(line.words[end]) or (end > start and (len(line.words[end]) == 1 or _marked(line.words[end]))))
        and (end == start or not (line.joined(end) or line.lows[end] in lexicon.breaks or line.spelt(end)))
    ):
        end += 1
    return end


def _marked(word: str) -> bool:
    """Whether a word has Vietnamese letters without being a syllable, as names of some peoples do ("Hyúk")."""
    return not word.isascii() and word.isalpha()


def _surnamed(line: Line, at: int, ends: dict[int, bool], closed: set[int], lexicon: Lexicon) -> Found | None:
    hit = lexicon.surnames.longest(line, at)
    if hit is None or (line.joined(at) and line.shapes[at - 1] != "p"):
        return None
    if _opening_head(line, at, lexicon) or lexicon.posts.longest(line, at) or _ends_body(line, at, closed, lexicon):
        return None
    run = _run(line, at, lexicon)
    length = run - at
    strong, titled = hit[1], at in ends
    if (line.loud and run < len(line) and line.shapes[run] not in "lp") or (
        _goes_on(line, run, lexicon) and not (strong and length > 2)
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
            and (titled or _acts(line, run, lexicon) or (strong and not _placed(line, at, lexicon)))
        )
    if line.loud and not titled and length > 2:
        sure = sure and strong and length <= _LONGEST
    if titled and not ends[at] and lexicon.knows(line, at) and not (length > 2 and _short_country(line, at, lexicon)):
        return None
    other = not titled and (
        _is_other(line, at, run, strong, lexicon)
        or _place_follows(line, at, run, lexicon)
        or in_address(line, at, run, lexicon)
    )
    return Found(at, run, "person", line.surface(at, run), rank=0) if sure and not other else None


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
    run = _run(line, at, lexicon, _LONGEST + 1)
    length = run - at
    if not 1 <= length <= _LONGEST or (run < len(line) and line.capital(run) and not line.joined(run)):
        return None
    if (length == 1 and (not ends[at] or len(line.words[at]) == 1)) or _goes_on(line, run, lexicon):
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


def _foreign(line: Line, at: int, ends: dict[int, bool], taken: dict[int, Found], lexicon: Lexicon) -> Found | None:
    """A name in another language's spelling, where a title, a first name or an act of speech tells a person."""
    if line.loud or ((at in taken or lexicon.titles.longest(line, at)) and line.lows[at] not in lexicon.given):
        return None
    end = _foreign_run(line, at, taken, lexicon)
    words = [i for i in range(at, end) if line.shapes[i] in "CU"]
    spelt = any(_goes_on(line, i, lexicon) for i in range(at + 1, end))
    if (all(is_syllable(line.words[i]) for i in words) and not spelt) or max(end - at, len(line.words[at])) < 2:
        return None
    if any(_no_persons(line.lows[i], lexicon) for i in words) or lexicon.stops.longest(line, at):
        return None
    initial = spelt and len(line.words[at]) == 1 and line.words[at + 1] == "."
    titled, named = at in ends, initial or (line.lows[at] in lexicon.given and len(words) >= 2)
    spoken = _acts(line, end, lexicon) and (len(words) >= 2 or spelt)
    if not (titled or named or spoken):
        return None
    after_country = at > 0 and lexicon.countries.ending(line, at) is not None
    if line.capital(at - 1) and not (titled or after_country or line.opens(at)):
        return None
    return Found(at, end, "person", line.surface(at, end), rank=1 if titled else 3)


def _no_persons(low: str, lexicon: Lexicon) -> bool:
    """Whether a word is a company's, a contest's or a product's, and no first name."""
    return low in lexicon.marks or (low in lexicon.contests and low not in lexicon.given)


def _foreign_run(line: Line, at: int, taken: dict[int, Found], lexicon: Lexicon) -> int:
    """The end of a run of capitalised words with the hyphens, points and particles inside a name."""
    end = at + 1
    longest = at + _LONGEST_TOKENS
    spaces = 0
    while end < min(len(line), longest) and not (end in taken and taken[end].end - end > 1):
        spaces += not line.joined(end)
        if spaces >= _LONGEST_FOREIGN:
            break
        if line.shapes[end] in "CU":
            if line.lows[end] in lexicon.breaks:
                break
            if line.joined(end) and line.words[end - 1] not in "-.'":
                break
            end += 1
        elif line.lows[end] in lexicon.particles and line.words[end + 1 : end + 2] == ["-"] and line.capital(end + 2):
            end += 3
        elif end + 1 < len(line) and _within_name(line, at, end, lexicon):
            end += 2
        else:
            break
    return min(end, len(line))


def _within_name(line: Line, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a hyphen, point or particle at `end` joins two parts of the name that begins at `at`."""
    word, capital = line.words[end], line.capital(end + 1)
    if word == "-":
        if line.joined(end) and line.joined(end + 1):
            return line.shapes[end + 1] in "CUl"
        return capital and end - at == 1 and _double(line, end, lexicon)
    if word == ".":
        return capital and line.joined(end) and len(line.words[end - 1]) <= 2
    return capital and line.lows[end] in lexicon.particles


def _goes_on(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a hyphen at a token ties a small part to the word before it, as foreign names are spelt ("Pu-tin")."""
    if not line.tied_on(at):
        return False
    return lexicon.posts.longest(line, at + 1) is None and lexicon.titles.longest(line, at + 1) is None


def _double(line: Line, dash: int, lexicon: Lexicon) -> bool:
    """Whether a spaced hyphen joins a double name: two more capitalised words follow, the first no title."""
    return line.capital(dash + 1) and line.capital(dash + 2) and lexicon.surnames.longest(line, dash + 1) is None
