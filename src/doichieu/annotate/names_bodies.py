"""Organisations in a sentence: known ones, and long names by their grammar."""

from __future__ import annotations

from doichieu.annotate.names_lexicon import Lexicon
from doichieu.annotate.names_tokens import Found, Line
from doichieu.lang.schema.names import Head

_LONGEST = 24
_QUOTED = 8
_TOPIC = 14
_OPEN, _CLOSE = "\"“‘'", "\"”’'"


def find_bodies(line: Line, taken: dict[int, Found], lexicon: Lexicon) -> list[Found]:
    """Organisations; `taken` are the countries and places by the token they begin at."""
    found = []
    for at in range(len(line)):
        if line.shapes[at] == "p" or (at and line.joined(at) and line.shapes[at - 1] != "p"):
            continue
        found += _known(line, at, taken, lexicon)
        found += _home(line, at, lexicon)
        head = lexicon.heads.longest(line, at)
        if head is not None and _may_head(line, at, head, lexicon):
            end = _Name(line, taken, lexicon, head[1]).end(at, head[0])
            if end:
                found.append(Found(at, end, "organization", line.surface(at, end), rank=2))
    return found


def _known(line: Line, at: int, taken: dict[int, Found], lexicon: Lexicon) -> list[Found]:
    """A body the pack knows; with a country after it that is another name ("Chính phủ Nhật Bản")."""
    found = []
    hit = lexicon.bodies.longest(line, at) or lexicon.short_portfolios.longest(line, at)
    if hit is not None and line.shapes[at] != "l":
        end, name = hit
        follower = taken.get(end)
        if follower is not None and follower.kind == "country" and line.shapes[end - 1] != "U":
            longer = line.surface(at, follower.end)
            home = follower.code == lexicon.home
            found.append(Found(at, follower.end, "organization", name if home else longer, rank=1))
        else:
            found.append(Found(at, end, "organization", name, rank=1))
    return found


def _home(line: Line, at: int, lexicon: Lexicon) -> list[Found]:
    """A bare body that means the home country's: beside another such one, or as owner ("của Đảng")."""
    hit = lexicon.home_bodies.longest(line, at)
    if hit is None or line.loud or line.shapes[at] == "l":
        return []
    end, name = hit
    beside = end < len(line) and line.lows[end] in lexicon.joins and lexicon.home_bodies.longest(line, end + 1)
    before = at > 1 and line.lows[at - 1] in lexicon.joins and lexicon.home_bodies.ending(line, at - 1)
    owner = at > 0 and line.lows[at - 1] in lexicon.links
    if not (beside or (before is not False and before is not None) or owner):
        return []
    return [Found(at, end, "organization", name, rank=4)]


def _may_head(line: Line, at: int, hit: tuple[int, Head], lexicon: Lexicon) -> bool:
    end, head = hit
    if head.capital and line.shapes[at] == "l":
        return False
    if at and end - at == 1 and (line.lows[at - 1], line.lows[at]) in lexicon.compounds:
        return False
    if at and lexicon.modifiers.ending(line, end, end - at + 1) == at - 1:
        return False
    return not line.loud or line.shapes[at] == "U" or line.opens(at)


class _Name:
    """The reading of one organisation's name after its head, token by token."""

    def __init__(self, line: Line, taken: dict[int, Found], lexicon: Lexicon, head: Head) -> None:
        self.line, self.taken, self.lexicon, self.head = line, taken, lexicon, head
        self.proper = self.capital = False
        self.first = 0

    def end(self, start: int, after: int) -> int:
        """The end of the name whose head ends at a token, 0 where no name follows it."""
        at = done = self.first = after
        self.capital = self.line.capital(start)
        while at < len(self.line) and at - start < _LONGEST:
            step = self._step(at)
            if step is None:
                break
            at, named = step
            if named:
                done = at
        done = self._topic(done, after)
        if done > after:
            return done
        return self._level(after) if self.head.bare else 0

    def _step(self, at: int) -> tuple[int, bool] | None:
        """The end of what continues the name at a token, and whether the name may end there."""
        place = self.taken.get(at)
        if place is not None and not self._capital_word(at, place):
            self.proper = True
            return place.end, True
        if self._person(at):
            return None
        for read in (self._quoted, self._modifier, self._field, self._word, self._number, self._link):
            step = read(at)
            if step is not None:
                return step
        return None

    def _capital_word(self, at: int, place: Found) -> bool:
        """Whether a field's word is longer than the place that begins there ("Pháp luật")."""
        field = self.lexicon.fields.longest(self.line, at)
        return field is not None and field[0] > place.end

    def _person(self, at: int) -> bool:
        """Whether a person's name begins where the body's own name is complete."""
        line, lexicon = self.line, self.lexicon
        if at == self.first or not line.capital(at) or lexicon.eponyms.longest(line, at):
            return False
        hit = lexicon.surnames.longest(line, at)
        if hit is None or lexicon.fields.longest(line, at):
            return False
        end = hit[0]
        while line.capital(end) and line.shapes[end] == "C":
            end += 1
        long_enough = end - at >= 3 or (end - at == 2 and hit[1])
        return long_enough and (self.proper or self.head.public)

    def _quoted(self, at: int) -> tuple[int, bool] | None:
        if self.line.words[at] not in _OPEN or self.line.shapes[at - 1] == "p":
            return None
        for end in range(at + 2, min(at + _QUOTED, len(self.line))):
            if self.line.words[end] in _CLOSE:
                self.proper = True
                return (end + 1, True) if self.line.capital(at + 1) else None
        return None

    def _modifier(self, at: int) -> tuple[int, bool] | None:
        if self.line.shapes[at] == "C":
            return None
        hit = self.lexicon.modifiers.longest(self.line, at)
        if hit is None:
            return None
        return hit[0], hit[1].lower() in self.lexicon.finals and self.capital

    def _field(self, at: int) -> tuple[int, bool] | None:
        hit = self.lexicon.fields.longest(self.line, at)
        if hit is None or not (self.line.capital(at) or (self.proper and self._follows_join(at))):
            return None
        self.proper = True
        return hit[0], True

    def _follows_join(self, at: int) -> bool:
        return self.line.lows[at - 1] in self.lexicon.joins

    def _word(self, at: int) -> tuple[int, bool] | None:
        if not self.line.capital(at) or self.lexicon.stops.longest(self.line, at):
            return None
        if at == self.first and not self.capital and self.lexicon.home_bodies.longest(self.line, at):
            return None
        self.proper = True
        return at + 1, True

    def _number(self, at: int) -> tuple[int, bool] | None:
        line = self.line
        if line.shapes[at] != "d" or not self.head.numbered:
            return None
        spelled = line.lows[at - 1] in self.lexicon.numbers
        if not (at == self.first or spelled or self.proper) or len(line.words[at]) > 4:
            return None
        if at + 1 < len(line) and line.words[at + 1] in "/-,." and line.joined(at + 1):
            return None
        return at + 1, True

    def _link(self, at: int) -> tuple[int, bool] | None:
        """A word or mark that joins two parts of a name, where the next part is seen to belong to it."""
        line, lexicon = self.line, self.lexicon
        low = line.lows[at]
        if at == self.first or at + 1 >= len(line):
            return None
        if low in lexicon.numbers and line.shapes[at + 1] == "d":
            return at + 1, False
        if low not in lexicon.joins or (low == "," and not self._listed(at)):
            return None
        if low == "-" and self._tight(at) and line.capital(at + 1) and not lexicon.fields.longest(line, at + 1):
            return self._motto(at + 1), True
        joins = lexicon.fields.longest(line, at + 1) or (low in "-&/" and line.capital(at + 1) and line.joined(at))
        return (at + 1, False) if joins else None

    def _tight(self, at: int) -> bool:
        return self.line.joined(at) and self.line.joined(at + 1)

    def _motto(self, at: int) -> int:
        """The end of a name's further part after a tight hyphen: small words up to the next hyphen or mark."""
        end = at + 1
        while end < len(self.line) and end - at < _QUOTED and self.line.shapes[end] == "l":
            end += 1
        closed = end >= len(self.line) or self.line.shapes[end] == "p"
        return end if closed else at + 1

    def _listed(self, at: int) -> bool:
        """Whether a comma stands in a list of fields that ends with "và" and a field."""
        line, lexicon = self.line, self.lexicon
        for _ in range(4):
            field = lexicon.fields.longest(line, at + 1)
            if field is None or not line.capital(at + 1):
                return False
            at = field[0]
            if at >= len(line) or line.lows[at] not in lexicon.joins:
                return False
            if line.words[at] != ",":
                return at + 1 < len(line) and lexicon.fields.longest(line, at + 1) is not None
        return False

    def _topic(self, done: int, after: int) -> int:
        """The end with the topic of a committee ("về chuyển đổi số")."""
        line, lexicon = self.line, self.lexicon
        start = max(done, after)
        hit = lexicon.topics.longest(line, start) if self.head.topic and start < len(line) else None
        if hit is None:
            return done
        end = hit[0]
        while end < len(line) and end - start < _TOPIC and line.shapes[end] != "p" and not self._ends_topic(end):
            end += 1
            if end + 1 < len(line) and line.words[end] in ",-" and lexicon.fields.longest(line, end + 1):
                end = lexicon.fields.longest(line, end + 1)[0]  # type: ignore[index]
        return end if end - hit[0] >= 2 else done

    def _ends_topic(self, at: int) -> bool:
        return self.line.lows[at] in self.lexicon.topic_stops or self.lexicon.acts.longest(self.line, at) is not None

    def _level(self, after: int) -> int:
        hit = self.lexicon.levels.longest(self.line, after)
        return hit[0] if hit else 0
