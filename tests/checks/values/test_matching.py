"""What quantities of several texts are put together."""

from __future__ import annotations

import pytest

from concordance.checks.values.matching import Cluster, mentions, merge
from concordance.checks.values.occurrences import Occurrence
from concordance.markdown.model import Prose
from concordance.quantities import read


class Ordered(frozenset):
    """A set that is read in a known order; that of a set of texts differs with each run."""

    backwards = False

    def __iter__(self):
        """Return the members in order."""
        return iter(sorted(super().__iter__(), key=str, reverse=self.backwards))


class Backwards(Ordered):
    """The same the other way round."""

    backwards = True


def mentions_of(code, text, row=0):
    """Return the values of a text in one row."""
    prose = Prose(text, ((0, 0),))
    return mentions(code, row, [Occurrence(quantity, prose) for quantity in read(text, code)])


@pytest.mark.parametrize("keys", [Ordered, Backwards])
def test_the_partner_does_not_depend_on_the_order_of_a_set(keys):
    """A numeral that may be what either of two others says joins that of its first reading."""
    one, other = mentions_of("en", "1555 m; 1.555 m")
    (mine,) = mentions_of("es", "1,555 m")
    clusters = [Cluster({"en": one}, one.keys), Cluster({"en": other}, other.keys)]
    kept = merge([*clusters, Cluster({"es": mine}, keys(mine.keys))], lambda *_: True)
    assert [sorted(cluster.members) for cluster in kept] == [["en"], ["en", "es"]]
