"""The reader takes any text: it raises nothing, loses nothing, and its places are in the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdownish import JOINTS, REPEATED, pages

from concordance.markdown import parse_page

PIECES = [piece for pieces in REPEATED.values() for piece in pieces]


def inside(page, span):
    """Return whether a span is one of the page's body."""
    return page.body <= span.start <= span.end <= len(page.text)


@given(pages())
def test_every_place_is_in_the_page(text):
    """Spans of blocks, links, code, comments and prose lie in the text that was read."""
    page = parse_page(text, "fr/a.md")
    assert 0 <= page.body <= len(page.text)
    assert all(inside(page, section.span) for section in page.sections)
    assert all(inside(page, comment.span) for comment in page.comments)
    for block in page.blocks:
        assert inside(page, block.span), block
        for piece in (*block.links, *block.codes):
            assert inside(page, piece.span), piece
        for link in block.links:
            assert inside(page, link.target_span), link
        for prose in (block.prose, *block.cells):
            if prose.text:
                at = [prose.offset(index) for index in range(len(prose.text))]
                assert all(0 <= offset < len(page.text) for offset in at)
                assert at == sorted(at)
    for problem in page.problems:
        assert problem.line >= 1
        assert problem.message


@given(pages())
def test_what_is_read_twice_is_the_same(text):
    """Nothing is kept from one page to the next."""
    assert parse_page(text, "fr/a.md") == parse_page(text, "fr/a.md")


@given(pages())
def test_blanking_code_keeps_every_place(text):
    """The masked text is as long, and its lines end where they did."""
    page = parse_page(text, "fr/a.md")
    masked = page.without_code
    assert len(masked) == len(page.text)
    assert [i for i, c in enumerate(masked) if c == "\n"] == [
        i for i, c in enumerate(page.text) if c == "\n"
    ]


@pytest.mark.parametrize("joint", JOINTS, ids=ascii)
@pytest.mark.parametrize("kind", REPEATED)
def test_a_thousand_of_one_end(kind, joint):
    """One piece again and again is read in the end, as all else."""
    for piece in REPEATED[kind]:
        page = parse_page((piece + joint) * 1000, "fr/a.md")
        assert page.sections[-1].span.end == len(page.text) > 0, piece


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=4))
def test_hundreds_of_several_end(pieces):
    """So are several together."""
    page = parse_page("".join(pieces) * 300, "fr/a.md")
    assert page.sections[-1].span.end == len(page.text)
