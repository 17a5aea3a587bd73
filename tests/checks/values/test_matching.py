"""What quantities of several texts are put together, and in what order of certainty."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from value_findings import findings

from concordance.checks.values.matching import Cluster, is_strict, make_clusters, merge
from concordance.checks.values.occurrences import Occurrence
from concordance.checks.values.value_mentions import mentions
from concordance.markdown.model import Prose
from concordance.quantities import read

EN, FR, ES, PT = "en", "fr", "es", "pt"


def mentions_of(code, text, row=0):
    """Return the values of a text in one row."""
    prose = Prose(text, ((0, 0),))
    return mentions(code, row, [Occurrence(quantity, prose) for quantity in read(text, code)])


def together(*rows):
    """Return what is put together in rows of texts: `en 5 kg = fr 5 kg`, with the row's number."""
    found = [
        mention
        for code in (EN, FR, ES, PT)
        for number, row in enumerate(rows)
        if code in row
        for mention in mentions_of(code, row[code], number)
    ]
    return [
        " = ".join(f"{m.code}{m.row} {m.quantity.text}" for m in one.members.values())
        for one in make_clusters(found)
        if len(one.members) > 1
    ]


SUREST_FIRST = {
    "of two that fit, that of the row": (
        [{EN: "5 kg"}, {EN: "5 kg", FR: "5 kg"}],
        ["en1 5 kg = fr1 5 kg"],
    ),
    "of two in the row, that of the unit": ([{EN: "5 kg; 5", FR: "5"}], ["en0 5 = fr0 5"]),
    "of two in the row, that of the kind": ([{EN: "No. 5; 5", FR: "5"}], ["en0 5 = fr0 5"]),
    "a unit the context tells, in the row": (
        [{EN: "5 kg"}, {EN: "5 kg", FR: "5"}],
        ["en1 5 kg = fr1 5"],
    ),
    "the unit in another row before another unit in the row": (
        [{EN: "5 kg", FR: "5 m"}, {FR: "5 kg"}],
        ["en0 5 kg = fr1 5 kg"],
    ),
    "what moved to another row": ([{EN: "5 kg"}, {FR: "5 kg"}], ["en0 5 kg = fr1 5 kg"]),
    "another unit, in the row": ([{EN: "5 kg", FR: "5 m"}], ["en0 5 kg = fr0 5 m"]),
    "another unit, in another row": ([{EN: "5 kg"}, {FR: "5 m"}], []),
    "another unit of what need not be there": ([{EN: "100 kg", FR: "100 %"}], []),
    "a percent sign is not left to the context": ([{EN: "5 %"}, {FR: "5"}], []),
    "nor is a currency": ([{EN: "$5"}, {FR: "5"}], []),
    "a measure is": ([{EN: "5 kg"}, {FR: "5"}], ["en0 5 kg = fr1 5"]),
    "each value once": ([{EN: "5 kg; 5 kg", FR: "5 kg"}], ["en0 5 kg = fr0 5 kg"]),
    "three texts": (
        [{EN: "5 kg", ES: "5 kg"}, {FR: "5 kg"}],
        ["en0 5 kg = es0 5 kg = fr1 5 kg"],
    ),
    "a key that the others left is no key": (
        [{EN: "1,234 m; 1.234 m", ES: "1234 m", PT: "1,234 m"}],
        ["en0 1,234 m = es0 1234 m", "en0 1.234 m = pt0 1,234 m"],
    ),
    "nor is it of a bare number": (
        [{EN: "1,234; 1.234", ES: "1234", PT: "1,234"}],
        ["en0 1,234 = es0 1234", "en0 1.234 = pt0 1,234"],
    ),
}


@pytest.mark.parametrize("case", SUREST_FIRST)
def test_the_surest_pairs_come_first(case):
    """Same row and kind, then a unit that can be the same, then another row, then another unit."""
    rows, expected = SUREST_FIRST[case]
    assert together(*rows) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # hours on the clock
        ("18 h", "18:00", True),
        ("0 h", "0:00", True),
        ("24 h", "24:00", True),
        ("18 h", "18:30", False),
        ("18 h", "19:00", False),
        ("18 s", "18:00", False),
        ("18", "18:00", False),
        # prefixes of units
        ("1,5 TB", "1500 GB", True),
        ("1,5 TB", "1500 MB", False),
        ("1,5 TB/s", "1500 GB/s", True),
        ("1500 m", "1,5 km", True),
        # names that hold a number, in any case
        ("GPT-5", "gpt-5", True),
        ("GPT-5", "5", True),
        ("GPT-5", "GPT-6", False),
        ("iOS 17", "17", True),
        # dates
        ("2 mai 2026", "2.05.2026", True),
        ("2 mai 2026", "2 juin 2026", False),
        ("en 2026", "2026 pas", True),
        ("05/04/2024", "2024-04-05", True),
        ("05/04/2024", "2024-05-04", True),
        ("05/04/2024", "2024-05-05", False),
        # the two ends of a range, the first read either way
        ("10 à 20 millions", "20 000 000", True),
        ("10 à 20 millions", "10 000 000", True),
        ("10 à 20 millions", "10", True),
        ("10 à 20 millions", "20", False),
    ],
)
def test_two_values_agree(one, other, same):
    """One paragraph has one value, the other the other."""
    found = [*mentions_of(FR, one), *mentions_of("fr-CA", other)]
    assert any(len(c.members) > 1 for c in make_clusters(found)) is same


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("10, 20 et 30 %", ["%", "%", "%"]),
        ("10 ; 20 / 30 %", ["%", "%", "%"]),
        ("10, 20 % et 30", ["%", "%", ""]),
        ("10 sur les 20 %", ["", "%"]),
        ("10 kg, 20 %", ["kg", "%"]),
        ("10, 20 et 30", ["", "", ""]),
    ],
)
def test_a_list_lends_its_unit(text, units):
    """To the numbers before the one that bears it; only commas and conjunctions between them."""
    assert [mention.list_unit for mention in mentions_of(FR, text)] == units


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{EN: "10%, 20% and 30%"}, {FR: "10, 20 et 30 %"}], 3),
        ([{EN: "10% of the 30%"}, {FR: "10 sur les 30 %"}], 1),
    ],
)
def test_what_a_list_lends_is_the_percent_sign_of_its_numbers(rows, expected):
    """A percentage pairs with a bare number in another row only within such a list."""
    assert len(together(*rows)) == expected


@pytest.mark.parametrize(
    ("unit", "strict"),
    [("%", True), ("‰", True), ("EUR", True), ("", False), ("kg", False), ("GB/", False)],
)
def test_what_cannot_be_left_to_the_context(unit, strict):
    """A percentage or a currency."""
    assert is_strict(unit) is strict


def test_the_rank_grows_through_the_cells_of_a_row():
    """A range has two values, of neighbouring ranks; a later cell comes after."""
    cells = [Prose(text, ((0, 0),)) for text in ("5 à 10 kg", "3 m, 4 m", "6 m")]
    read_here = [Occurrence(q, cell) for cell in cells for q in read(cell.text, FR)]
    found = mentions(FR, 7, read_here)
    assert [str(mention.value) for mention in found] == ["5", "10", "3", "4", "6"]
    assert [mention.position for mention in found] == [(7, 0), (7, 1), (7, 3), (7, 13), (7, 15)]


class Ordered(frozenset):
    """A set that is read in a known order; that of a set of texts differs with each run."""

    backwards = False

    def __iter__(self):
        """Return the members in order."""
        return iter(sorted(super().__iter__(), key=str, reverse=self.backwards))


class Backwards(Ordered):
    """The same the other way round."""

    backwards = True


@pytest.mark.parametrize("keys", [Ordered, Backwards])
@pytest.mark.parametrize(
    ("texts", "text", "partner"),
    [
        ("1555 m; 1.555 m", "1,555 m", "1.555 m"),
        ("1555; 1.555", "1,555", "1.555"),
        ("5; 7", "XK-5-7", "5"),
    ],
)
def test_the_partner_does_not_depend_on_the_order_of_a_set(keys, texts, text, partner):
    """What may be either of two others joins that of its first reading, or else of the least."""
    others = [Cluster({"en": mention}, mention.keys) for mention in mentions_of("en", texts)]
    (mine,) = mentions_of("es", text)
    merged = merge([*others, Cluster({"es": mine}, keys(mine.keys))], lambda *_: True)
    joined = [c.members["en"].quantity.text for c in merged if "es" in c.members]
    assert joined == [partner]


def test_one_value_many_times_over():
    """What a text alone has is compared with nothing; each of the others' joins the first left."""
    many = mentions_of("es", "5 kg; " * 4000)
    found = make_clusters([*many, *mentions_of("fr", "5 kg; 5 kg; 6 kg")])
    both = [one.members["es"].order for one in found if len(one.members) > 1]
    assert both == [many[0].order, many[1].order]
    assert len(found) == len(many) + 1


def test_what_is_alike_is_asked_once():
    """Each of many that agree with none of many others is compared with one of these alone."""
    found = [*mentions_of("es", "5 kg; " * 200), *mentions_of("fr", "5 m; " * 200)]
    asked = []
    alone = merge(
        [Cluster({mention.code: mention}, mention.keys) for mention in found],
        lambda *pair: bool(asked.append(pair)),
    )
    assert (len(alone), len(asked)) == (400, 200)


BLOCKS = (
    {FR: "Il pèse 5 kg.", ES: "Pesa 5 kg.", PT: "Pesa 6 kg."},
    {FR: "Il mesure 5 m.", ES: "Mide 5 m.", PT: "Mede 5 m."},
    {FR: "On compte 12,5 % de plus.", ES: "Hay un 12,5 % más.", PT: "Há mais."},
    {FR: "Le 2 mai 2026, à 18 h.", ES: "El 2 de mayo de 2026.", PT: "Em 2 de maio de 2026."},
    {FR: "Sept millions.", ES: "Siete mil.", PT: "Sete milhões."},
    {FR: "De 10 à 20 GB.", ES: "De 10 a 20 MB.", PT: "De 10 a 20 GB."},
)


def mismatches(folder, blocks):
    """Return the findings of a page made of blocks, without their places."""
    texts = {code: "\n\n".join(block[code] for block in blocks) for code in (FR, ES, PT)}
    return sorted(f"{f.language} {f.rule} {f.message}" for f in findings(folder, texts))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(blocks=st.permutations(BLOCKS))
def test_no_order_of_the_blocks_changes_what_is_found(tmp_path_factory, blocks):
    """The variants have them in the same order, whatever it is."""
    folder = tmp_path_factory.mktemp("order")
    assert mismatches(folder, blocks) == mismatches(tmp_path_factory.mktemp("first"), BLOCKS)


@pytest.mark.parametrize(
    ("spanish", "told"),
    [
        ("unos 30 kWh por año", []),
        ("unos 30 kWh anuales", []),
        ("unos 30 kWh", ["unit-mismatch"]),
        ("unos 30 MWh por año", ["unit-mismatch"]),
    ],
)
def test_a_rate_in_words(tmp_path, spanish, told):
    """What one has in its unit another may say: "per year"."""
    texts = {"en": "It takes 30 kWh/year.", "fr": "Il prend 30 kWh/an.", "es": f"Toma {spanish}."}
    assert [finding.rule for finding in findings(tmp_path, texts)] == told


@pytest.mark.parametrize(
    ("portuguese", "told"),
    [("não pode passar de 2,5 TB", []), ("pode ter 2,5 TB", ["bound-mismatch"])],
)
def test_a_bound_that_is_a_verb(tmp_path, portuguese, told):
    """A verb that may bound a number accuses none; where there is none, the bound is lost."""
    texts = {"en": "A file must not exceed 2.5 TB.", "pt": f"Um arquivo {portuguese}."}
    assert [finding.rule for finding in findings(tmp_path, texts)] == told


@pytest.mark.parametrize(
    ("english", "spanish", "told"),
    [
        ("1,450 m", "1,450 m", ["number-format"]),
        ("318,450 lines", "318,450 filas", ["number-format"]),
        ("1,450 m", "1450 m", []),
        ("1.450 m", "1,450 m", []),
        ("18.45 m", "18,45 m", []),
    ],
)
def test_a_number_that_was_copied(tmp_path, english, spanish, told):
    """The marks are the source's: what it means there tells that they are not the language's."""
    texts = {"en": f"It is {english} here.", "es": f"Son {spanish} aquí."}
    assert [finding.rule for finding in findings(tmp_path, texts)] == told
