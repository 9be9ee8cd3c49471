from __future__ import annotations

import pytest

from archives import Printed, pdf
from doichieu.errors import ItemError
from doichieu.sources.pdf import MOST_PAGES, read_pdf

PAGE = [
    Printed(72, 780, 18, "Bridge over the Lan reopens"),
    Printed(72, 740, 11, "The bridge over the Lan was opened again on Friday after it had been"),
    Printed(72, 726, 11, "closed for three months, officials said."),
    Printed(72, 704, 11, "Lorries may not use it before the end of the year, and the detour is"),
    Printed(72, 690, 11, "kept open until then, as the ministry of transport and the two towns"),
]


def test_printed_lines_are_joined_to_paragraphs_even_over_the_foot_of_a_page() -> None:
    assert read_pdf(pdf(PAGE, [Printed(72, 780, 11, "have agreed.")])).text.split("\n") == [
        "Bridge over the Lan reopens",
        "The bridge over the Lan was opened again on Friday after it had been closed for three months, officials said.",
        "Lorries may not use it before the end of the year, and the detour is kept open until then, "
        "as the ministry of transport and the two towns have agreed.",
    ]


def test_a_heading_of_two_lines_is_one() -> None:
    heading = [Printed(72, 806, 18, "Bridge over the Lan is"), Printed(72, 782, 18, "open to all again")]
    assert read_pdf(pdf(heading + PAGE[1:])).text.split("\n")[0] == "Bridge over the Lan is open to all again"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf(PAGE, locked=True), "password"),
        (pdf([]), "no text layer"),
        (pdf(PAGE)[:200], "damaged"),
        (b"%PDF-1.4", "damaged"),
        (pdf(*[[] for _ in range(MOST_PAGES + 1)]), "pages"),
    ],
)
def test_what_can_not_be_read_says_why(data: bytes, why: str) -> None:
    with pytest.raises(ItemError, match=why):
        read_pdf(data)
