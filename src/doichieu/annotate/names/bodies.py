"""Organisations in a sentence: known ones, and long names by their grammar."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.long_names import LongName
from doichieu.annotate.names.tokens import Found, Line, is_roman, is_syllable
from doichieu.lang.schema.names import Head

_LONGEST_FOREIGN = 4
_OF = "of"
_WITHIN = "&-.'_"


def find_bodies(line: Line, taken: dict[int, Found], lexicon: Lexicon) -> list[Found]:
    """Organisations; `taken` are the countries and places by the token they begin at."""
    found = [*_unknown(line, lexicon), *_marked(line, lexicon), *find_known(line, taken, lexicon)]
    for at, end, name in lexicon.home_bodies.found(line):
        other = lexicon.heads.longest(line, at)
        longer = other is not None and other[0] > end
        if not longer and not _inside_word(line, at, lexicon) and _means_home(line, at, end, lexicon):
            found.append(Found(at, end, "organization", name, rank=4))
    for at, end, head in lexicon.heads.found(line):
        within = at in taken and taken[at].kind == "country" and taken[at].end > end
        doubled = line.lows[at:end] == line.lows[end : 2 * end - at]
        if (
            not head.none
            and not within
            and not doubled
            and _may_head(line, at, end, lexicon)
            and (line.capital(at) or not head.capital)
            and not _of_country(line, at, end, head, taken)
            and not _in_field(line, at, lexicon)
        ):
            stop = LongName(line, taken, lexicon, head).end(at, end)
            outside = head.outside and (not line.capital(at) or line.opens(at))
            start = _own_start(line, end, stop) if outside else at
            if stop > start:
                found.append(Found(start, stop, "organization", line.surface(start, stop), rank=2))
    return found


def _of_country(line: Line, at: int, end: int, head: Head, taken: dict[int, Found]) -> bool:
    """Whether a country's force opens a sentence, so that its capital tells nothing ("Cảnh sát Chile bắt ...")."""
    country = end in taken and taken[end].kind == "country"
    return country and head.capital and head.closed and not head.alone and line.opens(at)


def _in_field(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a head is a word of the field of the post before it ("Bộ trưởng Giáo dục Đại học")."""
    before = lexicon.fields.ending(line, at, 4) if lexicon.fields.longest(line, at) else None
    return before is not None and lexicon.ministers.ending(line, before) is not None


def find_known(line: Line, taken: dict[int, Found], lexicon: Lexicon) -> list[Found]:
    """The organisations that the pack knows, with another country where one follows."""
    return [
        _known(line, Found(at, end, "organization", name, rank=1), taken, lexicon)
        for known in (lexicon.bodies, lexicon.short_portfolios)
        for at, end, name in known.found(line)
        if not _inside_word(line, at, lexicon) and not _is_ware(line, at, end, lexicon)
    ]


def _own_start(line: Line, start: int, end: int) -> int:
    """Where the capitals of a name begin after the words that only say what it is."""
    return next((at for at in range(start, end) if line.capital(at)), end)


def _is_ware(line: Line, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a company's name is its product's ("xe Honda", "Sony Xperia"), or the code of its shares."""
    if lexicon.wares.ending(line, at, 3) is not None:
        return True
    if line.shapes[at] == "U" and lexicon.shares.ending(line, at, 3) is not None:
        return True
    if (
        line.loud
        or not line.capital(end)
        or line.joined(end)
        or not line.words[at].isascii()
        or is_syllable(line.words[end])
    ):
        return False
    known = line.lows[end] in lexicon.marks or lexicon.knows(line, end) or line.lows[end] in lexicon.given
    return not known and (line.lows[end] in lexicon.contests or _model(line, end))


def _model(line: Line, at: int) -> bool:
    """Whether a number or a word with one stands at or after a token ("Xperia Z1")."""
    return any(any(letter.isdigit() for letter in word) for word in line.words[at : at + 2])


def _inside_word(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a token is in small letters, or a piece of a compound or of another word ("liên Chính phủ")."""
    if line.joined(at) and line.words[at - 1] in _WITHIN:
        return True
    modifier = lexicon.modifiers.longest(line, at - 1) if at else None
    return line.shapes[at] == "l" or (modifier is not None and modifier[0] > at)


def _known(line: Line, body: Found, taken: dict[int, Found], lexicon: Lexicon) -> Found:
    """A known body; with a country after it that is another one ("Chính phủ Nhật Bản")."""
    if line.capital(body.end) and line.lows[body.end] in lexicon.marks and not line.joined(body.end):
        end = body.end + 1
        return body._replace(end=end, name=line.surface(body.start, end))
    country = taken.get(body.end)
    if country is None or country.kind != "country" or line.shapes[body.end - 1] == "U":
        return body
    name = body.name if country.code == lexicon.home else line.surface(body.start, country.end)
    return body._replace(end=country.end, name=name)


def _means_home(line: Line, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a bare body is the home country's: beside another such one, or as owner ("của Đảng")."""
    if line.loud:
        return False
    if at and (line.lows[at - 1] in lexicon.links or lexicon.home_cues.ending(line, at, 2) is not None):
        return True
    if end < len(line) and line.lows[end] in lexicon.joins and lexicon.home_bodies.longest(line, end + 1):
        return True
    return at > 1 and line.lows[at - 1] in lexicon.joins and lexicon.home_bodies.ending(line, at - 1) is not None


def _unknown(line: Line, lexicon: Lexicon) -> Iterator[Found]:
    """Words in capitals, or with a company's ending, that the words around them show to be bodies."""
    for at in line.capitals if not line.loud else ():
        if len(line.words[at]) > 2 and _is_body(line, at, lexicon):
            yield Found(at, at + 1, "organization", line.words[at], rank=4)


def _marked(line: Line, lexicon: Lexicon) -> Iterator[Found]:
    """Foreign bodies by the word that ends their name ("Harbour Post"), or begins it ("Times of Atlantis")."""
    for at in line.capitals if not line.loud else ():
        if line.lows[at] not in lexicon.publishing:
            continue
        start, end = at, at + 1
        while start and at - start < _LONGEST_FOREIGN and _foreign_part(line, start - 1) and not line.joined(start):
            start -= 1
        if line.lows[end : end + 1] == (_OF,) and line.capital(end + 1):
            end += 2
            while line.capital(end) and not line.joined(end) and not is_syllable(line.words[end]):
                end += 1
        if end - start > 1:
            yield Found(start, end, "organization", line.surface(start, end), rank=2)


def _foreign_part(line: Line, at: int) -> bool:
    """Whether a word may be a part of a foreign name: capitalised, and no Vietnamese syllable but in capitals."""
    word = line.words[at]
    return line.capital(at) and word.isascii() and (not is_syllable(word) or line.shapes[at] == "U")


def _is_body(line: Line, at: int, lexicon: Lexicon) -> bool:
    word, end = line.words[at], at + 1
    if line.capital(end) or (line.joined(end) and line.words[end] == "-"):
        return False
    if len(word) > 6 and word.lower().endswith(lexicon.body_endings) and word.lower() not in lexicon.marks:
        return True
    if line.shapes[at] != "U" or len(word) > 6 or not word.isalpha() or word in lexicon.no_bodies or is_roman(word):
        return False
    cued = at > 0 and line.shapes[at - 1] == "l" and lexicon.body_cues.ending(line, at, 3) is not None
    return cued or lexicon.acts.longest(line, end) is not None


def _may_head(line: Line, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether words that begin a body's name do so here."""
    if line.joined(at) and line.words[at - 1] in _WITHIN:
        return False
    modifier = lexicon.modifiers.longest(line, at - 1) if at else None
    if modifier is not None and modifier[0] > at:
        return False
    if _of_post(line, at, end, lexicon) or (end - at == 1 and _of_word(line, at, lexicon)):
        return False
    return not line.loud or line.shapes[at] == "U" or line.opens(at)


def _of_post(line: Line, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the words belong to a post ("Thường trực Ban Bí thư", "Phó Chủ tịch Thường trực")."""
    post = lexicon.posts.longest(line, at)
    suffix = lexicon.post_suffixes.longest(line, at)
    return (post is not None and post[0] > end) or (suffix is not None and lexicon.posts.ending(line, at) is not None)


def _of_word(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a one-syllable head is part of a word ("thị trường"), or of another name ("Hải Phòng")."""
    if at and (line.lows[at - 1], line.lows[at]) in lexicon.compounds:
        return True
    return line.shapes[at] == "C" and _within_run(line, at, lexicon)


def _within_run(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a capitalised syllable before a one-syllable head makes both part of another name ("Hải Phòng")."""
    before = at - 1
    part = before >= 0 and line.shapes[before] == "C" and is_syllable(line.words[before]) and not line.opens(at)
    part = part and line.lows[before] not in lexicon.breaks
    return part and lexicon.posts.ending(line, at) is None and lexicon.posts.ending(line, at + 1) is None
