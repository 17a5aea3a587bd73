"""Languages without a table of their own: what CLDR tells."""

from __future__ import annotations

import pytest

from concordance.quantities.tables.cldr import parse, table_of


@pytest.mark.parametrize("before", ["ja", "cs", "de"])
@pytest.mark.parametrize(
    ("tag", "march", "short"),
    [
        ("de", "märz", "mär/märz"),
        ("cs", "březen/března", "bře"),
        ("nb", "mars", "mar/mars"),
        ("tr", "mart", "mar"),
        ("zh-TW", "三月", "month3"),
    ],
)
def test_months_are_the_language_s_own(before: str, tag: str, march: str, short: str):
    """Whichever language was asked for before: within a date, and as they stand alone."""
    asked = parse(before)
    assert asked.months["stand-alone"]["wide"][3]
    assert asked.months["stand-alone"]["abbreviated"][3]
    table = table_of.__wrapped__(tag)
    assert (table.months[2], table.short_months[2]) == (march, short)
