"""English of the United States and of Britain: short scale in both, dates in another order."""

from __future__ import annotations

from dataclasses import replace

from concordance.quantities.tables.base import (
    LocaleTable,
    by_value,
    factors,
    numbers,
    phrases,
    words,
)
from concordance.quantities.tables.symbols import UNITS

_UNITS = numbers(
    """
    0: zero; 2: two; 3: three; 4: four; 5: five; 6: six; 7: seven; 8: eight; 9: nine; 10: ten
    11: eleven; 12: twelve; 13: thirteen; 14: fourteen; 15: fifteen; 16: sixteen; 17: seventeen
    18: eighteen; 19: nineteen
    """
)
_TENS = numbers(
    """
    20: twenty; 30: thirty; 40: forty; 50: fifty; 60: sixty; 70: seventy; 80: eighty; 90: ninety
    """
)
_SCALES = numbers(
    """
    10^3: thousand; 10^6: million; 10^9: billion; 10^12: trillion; 10^15: quadrillion
    10^18: quintillion
    """
)

EN_GB = LocaleTable(
    groups=",",
    decimals=".",
    write_group=",",
    group_from=4,
    adders={word: (value, 1) for word, value in _UNITS.items()}
    | {word: (value, 10) for word, value in _TENS.items()},
    hundreds=frozenset({"hundred"}),
    scales=_SCALES,
    alone=frozenset(),
    collectives=numbers(
        """
        12: dozen, dozens; 100: hundreds; 10^3: thousands; 10^6: millions; 10^9: billions
        10^12: trillions
        """
    ),
    ones={"one": 1},
    articles=frozenset({"a", "an"}),
    halves=frozenset({"half a", "half an"}),
    and_half=r"\s+and\s+a\s+half",
    joiners=r"\s*-\s*|,?\s+and\s+|,?\s+",
    of=r"of\s+",
    faint=numbers(
        """
        1: a, one, first, once; 2: second, half, both, pair, couple, twice, double
        3: third, triple; 4: quarter
        """
    ),
    ordinals=numbers(
        """
        4: fourth; 5: fifth; 6: sixth; 7: seventh; 8: eighth; 9: ninth; 10: tenth
        """
    ),
    ordinal_suffix=r"(?:st|nd|rd|th)",
    months=words(
        "january february march april may june july august september october november december"
    ),
    short_months=words("jan feb mar apr may jun jul aug sept/sep oct nov dec"),
    day_suffix=r"(?:st|nd|rd|th)",
    date_of=r"(?:\s+of)?\s+",
    first_days={},
    short=factors("10^9: bn, Bn; 10^6: mn, M; 10^12: tn"),
    short_money=factors("10^3: k, K; 10^6: m, mm, MM; 10^9: b, B; 10^12: t, T, trn"),
    short_stuck="kKBT",
    percent=r"(?:percent|per\s+cent|per\s+mille)",
    currencies=by_value(
        """
        USD: dollar, dollars, us dollars, american dollars; CAD: canadian dollars
        AUD: australian dollars; EUR: euro, euros; GBP: pounds sterling; JPY: yen
        CNY: yuan, renminbi; BRL: reais; CHF: swiss francs; INR: rupees; KRW: won
        MXN: mexican pesos; ARS: argentine pesos; ¤: pounds, pesos, francs, crowns
        """
    ),
    units=by_value(
        """
        l: litre, litres, liter, liters; m³: cubic metre, cubic metres, cubic meter, cubic meters
        s: second, seconds, secs; ms: millisecond, milliseconds; µs: microseconds
        ns: nanoseconds; min: minute, minutes; h: hour, hours, hr; d: day, days; wk: week, weeks
        mo: month, months; yr: year, years; B: byte, bytes; kB: kilobytes; MB: megabytes
        GB: gigabytes; TB: terabytes; bit: bit, bits
        nm: nanometer, nanometers, nanometre, nanometres; mm: millimeters, millimetres
        cm: centimeters, centimetres; m: meter, meters, metre, metres
        km: kilometers, kilometres; m²: square meters, square metres; ha: hectares
        kg: kilograms; t: tonnes; W: watts; kW: kilowatts; MW: megawatts
        GW: gigawatt, gigawatts; GHz: gigahertz; px: pixels; in: inch, inches; x: times
        """
    ),
    symbols=UNITS,
    range_words=("to", "through", "until", "till"),
    pair_words={"between": "and"},
    either_words=("or",),
    approximate=phrases(
        "about, around, approximately, approx., roughly, nearly, almost, some, circa, ca."
    ),
    version_words=phrases("version, versions, v, v., ver."),
    reference_words=phrases("p., pp., §, §§, art., ch., fig., vol., isbn, tel., tel, tél."),
    number_signs=frozenset({"no.", "nos.", "#"}),
    decade_words=frozenset(),
    hour_words=frozenset({"at"}),
    century="century",
    capital_months=True,
    clock_words=by_value("12:00: noon, midday; 00:00: midnight"),
    minutes_before=numbers("30: half past; 15: quarter past, a quarter past; -15: quarter to"),
    fractions=numbers(
        """
        2: halves; 3: thirds; 4: quarters, fourths; 5: fifths; 6: sixths; 7: sevenths; 8: eighths
        9: ninths; 10: tenths
        """
    ),
    weekdays=words("monday tuesday wednesday thursday friday saturday sunday"),
    closed=by_value(
        """
        1/2: half, halves; 1/3: a third, one third, one-third; 1/4: a quarter, one quarter
        1/4: one-quarter; x2: double, doubles, doubled, doubling, twice, twofold
        x3: triple, triples, tripled, tripling, threefold, thrice, three times
        x4: quadruple, quadrupled, fourfold, four times
        x5: quintuple, quintupled, fivefold, five times; season 1: in spring, in the spring
        season 1: this spring, last spring, next spring, since spring, by spring; season 2: summer
        season 2: summers; season 3: autumn, autumns; season 4: winter, winters
        1st: first; 2nd: second; 3rd: third; 4th: fourth; 5th: fifth; 6th: sixth; 7th: seventh
        8th: eighth; 9th: ninth; 10th: tenth
        Q1: first quarter; Q2: second quarter; Q3: third quarter; Q4: fourth quarter
        """
    ),
    closed_loose=by_value(
        """
        1/2: mid, semi, halfway, middle, halved; 1/3: third, thirds; 1/4: quarter, quarters
        x2: two, both, dual, duplicate, duplicated, duplicates, pair
        x3: three; x4: four; 1st: firstly, initial, initially, one, start, beginning, once
        season 1: spring, springtime; season 3: fall; x5: five
        2nd: secondly, two, secondary, other; 3rd: thirdly, three, thirds; 4th: four; 5th: five
        Q1: q1; Q2: q2; Q3: q3; Q4: q4
        """
    ),
    shares=(" in ", " out of ", " in every ", " out of every "),
    bounds_before=by_value(
        """
        >=: at least, no less than, no fewer than, not less than, not fewer than, minimum, min.
        >=: a minimum of, minimum of, minimum is, minimum:, starting at, starting from, least
        >=: greater than or equal to, or more than
        <=: at most, no more than, not more than, no greater than, no longer than
        <=: no larger than, up to, maximum, max., max, a maximum of, maximum of, maximum is
        <=: maximum:, not exceeding, not exceed, less than or equal to, as long as, at the most
        >: more than, greater than, over, above, exceeding, upwards of, in excess of
        >: larger than, higher than, longer than, older than, bigger than
        <: less than, fewer than, under, below, lower than, smaller than, shorter than
        =: exactly, precisely
        """
    ),
    bounds_after=by_value(
        """
        >=: or more, or above, or higher, or greater, and above, and up, and over, at least
        >=: minimum, or older, or longer, or later, or newer, and later
        <=: or less, or fewer, or below, or lower, at most, maximum, max, or under, tops
        >=: or even more, or even higher, or even longer
        <=: or even less, or even fewer, or even lower
        """
    ),
    bound_words=phrases(
        "later, newer, within, exceed, exceeds, exceeded, limit, limits, limited, as many as,"
        " as much as, even, starting from, beyond, least, most, past, top, tops, minimum,"
        " maximum, max, more, less, fewer, nearly, almost, capped, reach, reaches, exact,"
        " strictly, surpass, surpassed, than, taking up, older, younger, only,"
        " have, has, had, exceeding, surpasses, surpassing"
    ),
    negations=phrases(
        "no, not, never, cannot, n't, n’t, isn't, isn’t, doesn't, doesn’t, don't, don’t, won't,"
        " won’t, can't, can’t, without, nor, neither, aren't, aren’t, wasn't, wasn’t, didn't,"
        " didn’t, rarely, nothing, shouldn't, shouldn’t"
    ),
    determiners=phrases("the, a, an, about, around, some, its, their, these, those, all, first"),
    preferred=(
        (10**12, "trillion", "trillion"),
        (10**9, "billion", "billion"),
        (10**6, "million", "million"),
    ),
)

EN_US = replace(
    EN_GB,
    day_first=False,
    date_formats=("{month} {day}", "{month} {day}, {year}", "{month} {year}"),
)
