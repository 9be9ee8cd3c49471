"""Who made a page: bylines, credits of pictures, the paper in the dateline, the source in the last line."""

from __future__ import annotations

from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.tokens import Found, Line, is_roman, is_syllable

_LONGEST = 4
_DASHES = "-:"
_MARKS = "./&+"


def datelined(line: Line, lexicon: Lexicon) -> list[Found]:
    """The paper that opens a text: "(TNO) Sau bão", "QĐND Online - Sau bão", and a place there: "Hà Nội - "."""
    if not line.first or line.role == "title":
        return []
    bracketed = line.words[0] == "("
    start = end = 1 if bracketed else 0
    while end < len(line) and end - start < _LONGEST + 1 and _of_paper(line, start, end):
        end += 1
    closed = end < len(line) and line.words[end] == (")" if bracketed else "-")
    if not closed or end == start or end - start > _LONGEST + 1 or not _may_issue(line, start, end, lexicon):
        return []
    if not bracketed and line.joined(end) and line.joined(end + 1):
        return []
    return [Found(start, end, "organization", line.surface(start, end), rank=0)]


def _of_paper(line: Line, start: int, at: int) -> bool:
    """Whether a token may belong to a paper's name: capitalised, or joined to it by a point ("VOV.VN")."""
    if line.words[at] in _MARKS:
        return at > start and line.joined(at) and line.joined(at + 1)
    return line.capital(at) or (line.joined(at) and line.words[at - 1] == "." and line.words[at].isalpha())


def _may_issue(line: Line, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether words in a dateline name a paper: none of them small, and no known place, person or other word."""
    if all(is_syllable(word) and not word.isupper() for word in line.words[start:end]):
        return tuple(line.lows[start:end]) in lexicon.bodies
    others = (lexicon.places, lexicon.countries, lexicon.posts, lexicon.titles)
    if any((hit := words.longest(line, start)) is not None and hit[0] >= end for words in others):
        return False
    word = line.words[start]
    return end - start > 1 or (not is_roman(word) and line.surface(start, end) not in lexicon.no_papers)


def find_sites(line: Line, lexicon: Lexicon) -> list[Found]:
    """Sites by their address: "theo Goal.com", "PV Chimsao.vn"."""
    found = []
    for dot in line.index.get(".", ()):
        if not line.joined(dot) or not line.joined(dot + 1) or line.lows[dot + 1] not in lexicon.domains:
            continue
        start, end = dot - 1, dot + 2
        while start > 1 and line.joined(start) and line.words[start - 1] in ".-" and line.joined(start - 1):
            start -= 2
        while (
            end + 1 < len(line)
            and line.words[end] == "."
            and line.joined(end)
            and line.lows[end + 1] in lexicon.domains
        ):
            end += 2
        if not (line.joined(start) and line.words[start - 1] in "@/"):
            found.append(Found(start, end, "organization", line.surface(start, end), rank=0))
    return found


def closing(line: Line, lexicon: Lexicon) -> list[Found]:
    """Who signs the last line of a text, and the source it names: "Thanh Lê", "LÊ VŨ (theo Sao Mai)"."""
    maker = line.role in {"byline", "source_credit"}
    if not line.last or (line.first and not maker) or len(line) > 3 * _LONGEST:
        return []
    found = []
    shape = line.shapes[0]
    end = next((at for at in range(len(line)) if line.shapes[at] != shape or _breaks_off(line, at, lexicon)), len(line))
    follows = end == len(line) or line.words[end] in "(-/." or line.capital(end)
    initials = _initials_end(line, 0, lexicon)
    if initials and (initials == len(line) or line.words[initials] in "(-/."):
        end = initials
        found.append(Found(0, end, "person", line.surface(0, end), rank=-1))
    elif follows and _signs(line, 0, end, lexicon):
        found.append(Found(0, end, "person", line.surface(0, end), rank=-1))
    return [*found, *_sources(line, end, lexicon)]


def _sources(line: Line, start: int, lexicon: Lexicon) -> list[Found]:
    """The papers that the end of a text names after "theo" or a stroke."""
    found = []
    for at in range(max(start, 1), len(line)):
        if line.words[at - 1] != "/" and line.lows[at - 1] not in lexicon.sourced:
            continue
        end = at
        while end < len(line) and (_of_paper(line, at, end) or line.shapes[end] == "l") and end - at < _LONGEST:
            end += 1
        if end > at and (end == len(line) or line.words[end] in "),./-") and not lexicon.places.longest(line, at):
            found.append(Found(at, end, "organization", line.surface(at, end), rank=0))
    return found


def credited(line: Line, lexicon: Lexicon) -> list[Found]:
    """People and agencies named as the source of a picture or text ("Ảnh: Thống Nhất/...", "Ảnh: N.L")."""
    found = []
    for at, after, _ in lexicon.credits.found(line):
        if line.shapes[at] == "l" and ":" not in line.words[after - 1 : after + 1]:
            continue
        start = after + 1 if after < len(line) and line.words[after] == ":" else after
        initials = _initials_end(line, start, lexicon) if start > after or line.words[after - 1] == ":" else 0
        end = initials or _maker_end(line, start, lexicon)
        if initials or (end - start >= 2 and _may_make(line, start, end, lexicon)):
            found.append(Found(start, end, "person", line.surface(start, end), rank=-1))
        elif end - start == 1 and _is_agency(line, start, lexicon):
            found.append(Found(start, end, "organization", line.surface(start, end), rank=3))
    return found


def _maker_end(line: Line, start: int, lexicon: Lexicon) -> int:
    """The end of the capitalised words after a credit, without the first word of the next sentence."""
    end = start
    while end < len(line) and line.shapes[end] == "C" and end - start < _LONGEST:
        if end > start and (
            line.lows[end] in lexicon.breaks or is_syllable(line.words[end]) < is_syllable(line.words[start])
        ):
            break
        end += 1
    opened = end < len(line) and line.shapes[end] in "ld" and end - start > 1
    return end - opened


def _may_make(line: Line, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether words after a credit name a person: no known place or body, no post, and no foreign company."""
    if lexicon.posts.longest(line, start) is not None:
        return False
    follows = line.words[end] if end < len(line) else "."
    if not (follows in "/.,-)(;" or line.capital(end)) or any(low in lexicon.marks for low in line.lows[start:end]):
        return False
    place = lexicon.places.longest(line, start)
    namesake = place is not None and place[0] == end and place[1] not in lexicon.provinces
    country = lexicon.countries.longest(line, start)
    known = any(words.longest(line, start) is not None for words in (lexicon.places, lexicon.bodies))
    return follows == "/" or namesake or not (known or (country is not None and country[0] >= end))


def _is_agency(line: Line, at: int, lexicon: Lexicon) -> bool:
    return not is_syllable(line.words[at]) and line.words[at] not in lexicon.no_papers


def _initials_end(line: Line, start: int, lexicon: Lexicon) -> int:
    """The end of a person's initials ("N.L", "TR.T."), 0 where none stand."""
    end = start
    while line.capital(end) and len(line.words[end]) <= 2 and (end == start or line.joined(end)):
        end += 1
        if (
            end < len(line)
            and line.words[end] == "."
            and line.joined(end)
            and line.capital(end + 1)
            and line.joined(end + 1)
        ):
            end += 1
    if end > start and line.surface(start, end).replace(".", "") in lexicon.no_papers:
        return 0
    named = end - start == 2 and line.capital(end) and line.joined(end) and line.words[end - 1] == "."
    if end + named - start < 3:
        return 0
    pointed = line.words[start + 1] == "." and not named and line.words[end:] == ["."] and line.joined(end)
    return end + named + pointed


def signed(line: Line, lexicon: Lexicon) -> list[Found]:
    """The names that a byline consists of, with marks or a source between them ("Văn Ba - Lê Tư (theo Sao Mai)")."""
    if line.role not in {"byline", "source_credit"}:
        return []
    found = []
    at = 0
    while at < len(line) and (at == 0 or line.shapes[at - 1] == "p"):
        end = at
        while line.capital(end) and not (end > at and _breaks_off(line, end, lexicon)):
            end += 1
        follows = line.shapes[end] if end < len(line) else "p"
        closed = follows == "p" or _breaks_off(line, end, lexicon)
        if closed and _signs(line, at, end, lexicon):
            found.append(Found(at, end, "person", line.surface(at, end), rank=-1 if line.role == "byline" else 3))
        at = end + 1
    return found


def _breaks_off(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a word that no name holds stands at a token ("Ảnh", "Theo")."""
    return any(words.longest(line, at) is not None for words in (lexicon.stops, lexicon.credits))


def _signs(line: Line, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether capitalised words may sign a page: two to four of one shape, no known body, no place but a namesake."""
    words = line.words[start:end]
    if not 2 <= end - start <= _LONGEST or len({*line.shapes[start:end]}) > 1 or min(map(len, words)) == 1:
        return False
    place = lexicon.places.longest(line, start)
    if place is not None and (line.role == "source_credit" or place[1].split() != words or not is_syllable(words[0])):
        return False
    head, country = lexicon.heads.longest(line, start), lexicon.countries.longest(line, start)
    if head is not None and line.surface(start, head[0]) in head[1].words:
        return False
    others = (lexicon.bodies, lexicon.stops, lexicon.credits, lexicon.place_after)
    return not (country is not None and country[0] == end) and not any(x.longest(line, start) for x in others)
