"""A long organisation's name, read token by token after its head: fields, places, quoted names, topics."""

from __future__ import annotations

from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.tokens import Found, Line, is_syllable
from doichieu.lang.schema.names import Head

_LONGEST = 24
_QUOTED = 8
_PERSON = 4
_TOPIC = 14
_OPEN, _CLOSE = "\"“‘'", "\"”’'"


class LongName:
    """The reading of one organisation's name after its head, token by token."""

    def __init__(self, line: Line, taken: dict[int, Found], lexicon: Lexicon, head: Head) -> None:
        self.line, self.taken, self.lexicon, self.head = line, taken, lexicon, head
        self.start = self.first = self.small = self.whole = self.placed = self.named = 0
        self.proper = self.plain = False

    def end(self, start: int, after: int) -> int:
        """The end of the name whose head ends at a token, 0 where no name follows it."""
        self.start = start
        at = done = self.first = after
        known = self.lexicon.bodies.longest(self.line, start)
        self.whole = known[0] if known else 0
        while at < len(self.line) and at - start < _LONGEST:
            step = self._step(at)
            if step is None:
                break
            at, named = step
            if named:
                done = at
        done = self._abbreviated(self._topic(done, after))
        if done > after:
            return done
        if self.head.alone:
            return after
        return self._level(after) if self.head.bare else 0

    def _step(self, at: int) -> tuple[int, bool] | None:
        """The end of what continues the name at a token, and whether the name may end there."""
        place = self.taken.get(at) or self._known_place(at)
        if place is not None and not self._longer_field(at, place):
            self.proper, self.plain, self.placed = True, False, place.end
            return place.end, True
        if self._person(at) or self._holder(at):
            return None
        for read in (
            self._body,
            self._quoted,
            self._portfolio,
            self._field,
            self._modifier,
            self._word,
            self._number,
            self._link,
        ):
            step = read(at)
            if step is not None:
                return step
        return None

    def _known_place(self, at: int) -> Found | None:
        """A known place behind a word of the name that hides it elsewhere ("Nam Cần Thơ")."""
        if at == self.first or not (self.line.capital(at) and self.line.capital(at - 1)):
            return None
        known = self.lexicon.places.longest(self.line, at)
        return Found(at, known[0], "place", known[1]) if known and known[0] - at > 1 else None

    def _longer_field(self, at: int, place: Found) -> bool:
        """Whether a field's word is longer than the place that begins there ("Pháp luật")."""
        field = self.lexicon.fields.longest(self.line, at)
        return field is not None and field[0] > place.end

    def _person(self, at: int) -> bool:
        """Whether a person's name begins where the body's own name is complete."""
        line, lexicon = self.line, self.lexicon
        if not line.capital(at) or lexicon.eponyms.longest(line, at) or lexicon.fields.longest(line, at):
            return False
        hit = lexicon.surnames.longest(line, at)
        if hit is None or (at == self.first and not self.head.public) or self._under_modifier(at):
            return False
        end = hit[0]
        while line.capital(end) and line.shapes[end] == "C":
            end += 1
        long_enough = end - at >= 3 or (end - at == 2 and hit[1] and not self.plain)
        return long_enough and not self._own_syllable(at, end) and (self.proper or self.head.public)

    def _holder(self, at: int) -> bool:
        """Whether three syllables or four behind a field, up to a mark, name whoever holds the post before the body."""
        line = self.line
        if (
            at not in (self.named, self.whole)
            or not self.head.public
            or self.lexicon.posts.ending(line, self.start) is None
        ):
            return False
        end = at
        while line.capital(end) and line.shapes[end] == "C" and is_syllable(line.words[end]):
            end += 1
        closed = end >= len(line) or line.words[end] in ",;.("
        return closed and end - at in (3, 4) and not self.lexicon.knows(line, at)

    def _own_syllable(self, at: int, end: int) -> bool:
        """Whether a surname is a syllable of the body's own name, after which the person's begins ("Sao Mai Lê Ba")."""
        if at == self.first:
            return end - at > _PERSON
        second = (
            self.lexicon.surnames.longest(self.line, at + 1) if at == self.first + 1 and end - at >= _PERSON else None
        )
        return second is not None and second[1]

    def _under_modifier(self, at: int) -> bool:
        """Whether a word before a name says that a place's name follows ("khu vực")."""
        return (
            at > self.first
            and self.line.shapes[at - 1] == "l"
            and self.lexicon.place_after.ending(self.line, at, 2) is not None
        )

    def _body(self, at: int) -> tuple[int, bool] | None:
        """A known body inside the name ("Văn phòng Quốc hội"), or whom it is named after."""
        if not self.line.capital(at):
            return None
        hit = self.lexicon.eponyms.longest(self.line, at) or self.lexicon.bodies.longest(self.line, at)
        if hit is None or not (self.head.public or hit[0] - at > 1):
            return None
        self.proper, self.plain = True, False
        return hit[0], True

    def _quoted(self, at: int) -> tuple[int, bool] | None:
        if self.line.words[at] not in _OPEN or self.line.shapes[at - 1] == "p":
            return None
        for end in range(at + 2, min(at + _QUOTED, len(self.line))):
            if self.line.words[end] in _CLOSE:
                self.proper = True
                return (end + 1, True) if self.line.capital(at + 1) else None
        return None

    def _portfolio(self, at: int) -> tuple[int, bool] | None:
        """A ministry's field right after the head, which nothing joins on to."""
        if at != self.first or not self.line.capital(at) or not self.head.public:
            return None
        hit = self.lexicon.short_portfolios.longest(self.line, at) or self.lexicon.portfolios.longest(self.line, at)
        if hit is None:
            return None
        self.proper, self.whole = True, 0 if self.head.numbered else hit[0]
        return hit[0], True

    def _modifier(self, at: int) -> tuple[int, bool] | None:
        hit = self.lexicon.modifiers.longest(self.line, at)
        if hit is None or (self.line.shapes[at] == "C" and hit[0] == at + 1):
            return None
        if self.proper and self.line.shapes[at] == "l" and hit[1].lower() not in self.lexicon.continuing:
            return None
        self.plain = False
        named = self.line.capital(self.start) and (hit[1].lower() in self.lexicon.finals or self._office(at))
        return hit[0], named

    def _office(self, at: int) -> bool:
        """Whether a field in small letters names an office, the head alone being capitalised ("Cục trồng trọt")."""
        office = self.head.public and not self.head.numbered and not self.proper and not self.line.opens(self.start)
        office = office and self.lexicon.home_bodies.longest(self.line, self.start) is None
        return office and self.lexicon.fields.longest(self.line, at) is not None

    def _field(self, at: int) -> tuple[int, bool] | None:
        hit = self.lexicon.fields.longest(self.line, at)
        joined = self.proper and self.line.lows[at - 1] in self.lexicon.joins
        small = joined or self._goes_on(at)
        if hit is None or not (self.line.capital(at) or small):
            return None
        self.small = hit[0] if small else 0
        self.named = hit[0]
        self.proper, self.plain = True, False
        return hit[0], True

    def _goes_on(self, at: int) -> bool:
        """Whether a field in small letters ends the one before it ("Quản lý đê điều"), and tells nothing it does."""
        if at not in (self.named, self.small) or at == self.first or self._ends_topic(at):
            return False
        return self.lexicon.doings.longest(self.line, at) is None or self._leads(at)

    def _leads(self, at: int) -> bool:
        """Whether fields in small letters lead on to the name's own part ("kinh doanh bất động sản Hà An")."""
        line, lexicon = self.line, self.lexicon
        for _ in range(4):
            field = lexicon.fields.longest(line, at) if at < len(line) and line.shapes[at] == "l" else None
            if field is None:
                break
            at = field[0]
        return not self.head.public and line.capital(at) and lexicon.countries.longest(line, at) is None

    def _word(self, at: int) -> tuple[int, bool] | None:
        """A capitalised word, with the small one after it where the two are one word elsewhere on the page."""
        line, lexicon = self.line, self.lexicon
        if self.head.closed or not line.capital(at):
            return None
        if lexicon.stops.longest(line, at) or lexicon.posts.longest(line, at):
            return None
        if self.head.public and line.shapes[at] == "C" and self._foreign(at):
            return None
        if at == self.first and not line.capital(self.start) and lexicon.home_bodies.longest(line, at):
            return None
        whole = self._whole_word(at)
        self.proper, self.plain = True, line.shapes[at] != "U"
        return (at + 2, True) if whole else (at + 1, True)

    def _whole_word(self, at: int) -> bool:
        """Whether a capitalised syllable and the small one after it are one word of the name ("Nuôi ong Hà Nam")."""
        line, lexicon = self.line, self.lexicon
        if at + 1 >= len(line) or line.shapes[at + 1] != "l" or not line.capital(self.start):
            return False
        if (line.lows[at], line.lows[at + 1]) in line.pairs:
            return at == self.first or line.capital(at + 2)
        opening = (
            not self.proper
            and self.whole != at + 1
            and (self.head.public or line.capital(at + 2))
            and is_syllable(line.words[at])
        )
        return opening and not (
            self._ends_topic(at + 1)
            or line.lows[at + 1] in lexicon.couples
            or line.lows[at + 1] in lexicon.joins
            or lexicon.place_after.longest(line, at + 1)
        )

    def _foreign(self, at: int) -> bool:
        """Whether another name begins after a public body's: any word after its place, two foreign words."""
        foreign = not is_syllable(self.line.words[at]) and self.line.capital(at + 1)
        return at == self.placed or (self.proper and foreign)

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
        if self.head.seated and low in lexicon.seats and (at + 1 in self.taken or lexicon.bodies.longest(line, at + 1)):
            return at + 1, False
        if (at == self.whole and low != "&") or low not in lexicon.joins or (low == "," and not self._listed(at)):
            return None
        if low == "-" and self._tight(at) and line.capital(at + 1) and not lexicon.fields.longest(line, at + 1):
            return self._motto(at + 1), True
        return (at + 1, False) if self._joins(at) or self._between(at) else None

    def _between(self, at: int) -> bool:
        """Whether a dash stands between the two countries that a body is of ("Ủy ban hỗn hợp Việt Nam - Chile")."""
        other = self.taken.get(at + 1)
        return (
            at == self.placed
            and self.line.words[at] == "-"
            and other is not None
            and other.kind in {"country", "place"}
        )

    def _joins(self, at: int) -> bool:
        """Whether a field, and no other body's head, follows what joins fields."""
        line, lexicon = self.line, self.lexicon
        head, field = lexicon.heads.longest(line, at + 1), lexicon.fields.longest(line, at + 1)
        if head is not None and not (field is not None and field[0] > head[0]):
            return False
        return field is not None or (line.lows[at] in "-&" and line.capital(at + 1) and line.joined(at))

    def _tight(self, at: int) -> bool:
        return self.line.joined(at) and self.line.joined(at + 1)

    def _motto(self, at: int) -> int:
        """The end of a name's further part after a tight hyphen: its small words, up to a verb in the last part."""
        line, end = self.line, at + 1
        while end < len(line) and end - at < _QUOTED and line.shapes[end] == "l":
            end += 1
        if end >= len(line) or line.shapes[end] != "p":
            return at + 1
        verb = next((i for i in range(at + 1, end) if self._ends_topic(i)), end)
        return end if line.words[end] == "-" and self._tight(end) else verb

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

    def _abbreviated(self, done: int) -> int:
        """The end with the small words up to the short form that the page gives the whole name in brackets."""
        line, end = self.line, done
        if not self.proper or not line.capital(self.start):
            return done
        while end < len(line) and end - done < _QUOTED and line.shapes[end] in "lC" and not self._ends_topic(end):
            end += 1
        bracketed = line.words[end : end + 1] == ["("] and line.words[end + 2 : end + 3] == [")"]
        return end if bracketed and line.shapes[end + 1] == "U" and len(line.words[end + 1]) > 2 else done

    def _level(self, after: int) -> int:
        hit = self.lexicon.levels.longest(self.line, after)
        return hit[0] if hit else 0
