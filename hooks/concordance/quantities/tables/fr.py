"""French of France, Canada and Switzerland.

Scales: long scale (Commission générale de terminologie; CLDR 48). Marks: CLDR 48.
"""

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
from concordance.quantities.tables.symbols import OCTETS, UNITS

_UNITS = numbers(
    """
    0: zéro; 2: deux; 3: trois; 4: quatre; 5: cinq; 6: six; 7: sept; 8: huit; 10: dix; 11: onze
    12: douze; 13: treize; 14: quatorze; 15: quinze; 16: seize; 17: dix-sept; 18: dix-huit
    19: dix-neuf
    """
)
_TENS = numbers(
    """
    20: vingt, vingts; 30: trente; 40: quarante; 50: cinquante; 70: septante; 80: huitante, octante
    90: nonante
    """
)
_SCORES = numbers("60: soixante; 80: quatre-vingt, quatre-vingts, quatre vingt, quatre vingts")
_SCALES = numbers(
    """
    10^3: mille, mil; 10^6: million, millions; 10^9: milliard, milliards; 10^12: billion, billions
    10^15: billiard, billiards; 10^18: trillion, trillions
    """
)
_COLLECTIVES = numbers(
    """
    10: dizaine; 12: douzaine; 15: quinzaine; 20: vingtaine; 30: trentaine; 40: quarantaine
    50: cinquantaine; 60: soixantaine; 100: centaine; 10^3: millier
    """
)

FR = LocaleTable(
    groups=" ",
    decimals=",",
    write_group="\u202f",
    group_from=4,
    adders={word: (value, 1) for word, value in _UNITS.items()}
    | {word: (value, 10) for word, value in _TENS.items()}
    | {word: (value, 20) for word, value in _SCORES.items()},
    hundreds=frozenset({"cent", "cents"}),
    scales=_SCALES,
    alone=frozenset({"mille", "mil"}),
    collectives=_COLLECTIVES | {f"{word}s": value for word, value in _COLLECTIVES.items()},
    ones={"un": 1, "une": 1, "neuf": 9},
    articles=frozenset(),
    halves=frozenset({"demi", "un demi", "une demi"}),
    and_half=r"\s+et\s+demie?",
    joiners=r"\s*-\s*|\s+et\s+|-et-|\s+",
    of=r"(?:de\s+|d['’])",
    faint=numbers(
        """
        1: un, une, premier, première, premiers, premières; 9: neuf
        2: second, seconde, deuxième, demi, double, paire; 3: troisième, tiers, triple; 4: quart
        """
    ),
    ordinals=numbers(
        """
        2: deuxième; 3: troisième; 4: quatrième; 5: cinquième; 6: sixième; 7: septième
        8: huitième; 9: neuvième; 10: dixième
        """
    ),
    ordinal_suffix=r"(?:ers?|[ée]res?|res?|i?[eè]mes?|es?|nde?s?|ᵉʳ?)",
    months=words(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ),
    short_months=words("janv févr/fév mars avr mai juin juil août sept oct nov déc"),
    day_suffix=r"(?:er|ᵉʳ)",
    date_of=r"\s+",
    first_days={"premier": 1},
    short=factors("10^9: Md, Mds, Mrd, Mrds; 10^6: M"),
    short_money=factors(
        "10^3: k, K; 10^9: G; 10^6: MM, m; 10^9 10^12: B; 10^12 10^9: Bn; 10^12: T"
    ),
    short_stuck="kK",
    percent=r"(?:pour\s+cent|pour\s+mille)",
    currencies=by_value(
        """
        USD: dollar, dollars, dollars américains, dollars us; CAD: dollars canadiens
        AUD: dollars australiens; EUR: euro, euros; GBP: livres sterling; JPY: yen, yens
        CNY: yuan, yuans, renminbi; BRL: reais, réaux, reals; CHF: francs suisses; INR: roupies
        KRW: wons; MXN: pesos mexicains; ARS: pesos argentins
        ¤: de livres, pesos, francs, couronnes
        """
    ),
    units=by_value(
        """
        l: litre, litres; m³: mètre cube, mètres cubes
        s: seconde, secondes; ms: milliseconde, millisecondes; µs: microsecondes
        ns: nanosecondes; min: minute, minutes; h: heure, heures; d: jour, jours
        wk: semaine, semaines; mo: mois; yr: an, ans, année, années; B: octet, octets
        kB: kilooctets; MB: mégaoctets; GB: gigaoctets; TB: téraoctets; bit: bit, bits
        nm: nanomètres, nanomètre; mm: millimètres; cm: centimètres; m: mètre, mètres
        km: kilomètre, kilomètres; m²: mètres carrés; ha: hectares; kg: kilogrammes; t: tonnes
        W: watts; kW: kilowatts; MW: mégawatts; GW: gigawatts, gigawatt; GHz: gigahertz
        MHz: mégahertz; px: pixels; in: pouce, pouces; x: fois
        """
    ),
    symbols=UNITS | OCTETS,
    range_words=("à", "au", "jusqu'à"),
    pair_words={"entre": "et"},
    either_words=("ou",),
    approximate=phrases(
        "environ, env., quelque, quelques, presque, approximativement, vers, autour de, près"
        " de, à peu près, aux alentours de, de l'ordre de, de l’ordre de"
    ),
    version_words=frozenset({"version", "versions", "v", "v."}),
    reference_words=phrases("p., pp., §, §§, art., chap., fig., vol., isbn, issn, tél., tél"),
    number_signs=phrases("n°, nº, nᵒ, n°s, numéro, #"),
    decade_words=frozenset({"années", "annees", "décennie"}),
    hour_words=frozenset({"à", "vers", "dès", "avant"}),
    century="siècle",
    first_day="1er",
    clock_format="{hour}\u00a0h\u00a0{minute}",
    clock_words=by_value("12:00: midi; 00:00: minuit"),
    minutes_after=numbers("30: et demie; 15: et quart; -15: moins le quart"),
    fractions=numbers(
        """
        2: demis; 3: tiers; 4: quarts; 5: cinquièmes; 6: sixièmes; 7: septièmes; 8: huitièmes
        9: neuvièmes; 10: dixièmes
        """
    ),
    weekdays=words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    closed=by_value(
        """
        1/2: moitié, moitiés; 1/3: un tiers, le tiers, du tiers; 1/4: un quart, le quart, du quart
        x2: double, doubles, doubler, doublé, doublée, doublent, doublement, deux fois
        x3: triple, triples, tripler, triplé, triplée, triplent, trois fois
        x4: quadruple, quadrupler, quadruplé, quatre fois
        x5: quintuple, quintupler, quintuplé, quintuplera, cinq fois; season 1: printemps
        season 2: cet été, en été, d'été, d’été, l'été, l’été; season 3: automne, automnes
        season 4: hiver, hivers
        1st: premier, première, premiers, premières; 2nd: deuxième, second, seconde, deuxièmes
        3rd: troisième, troisièmes; 4th: quatrième; 5th: cinquième; 6th: sixième; 7th: septième
        8th: huitième; 9th: neuvième; 10th: dixième
        Q1: premier trimestre; Q2: deuxième trimestre, second trimestre
        Q3: troisième trimestre; Q4: quatrième trimestre
        """
    ),
    closed_loose=by_value(
        """
        1/2: demi, demie, demis, demies, mi, semi, milieu; 1/3: tiers; 1/4: quart, quarts
        x2: deux, dupliqué, dupliquer, doublon, doublons, duplique, dédoublé; x3: trois
        season 2: été, étés, estival, estivale; x5: cinq; x4: quatre
        1st: abord, un, une, initial, initiale, premièrement, début, initialement, prime
        2nd: deux, secondaire, deuxièmement, autre; 3rd: trois, tiers, tierce, tierces; 4th: quatre
        5th: cinq; Q1: t1; Q2: t2; Q3: t3; Q4: t4
        """
    ),
    shares=(" sur ",),
    bounds_before=by_value(
        """
        >=: au moins, au minimum, minimum, min., un minimum de, minimum de, minimum d'
        >=: minimum d’, pas moins de, à tout le moins, minimum est de, minimum:
        >=: supérieur ou égal à, supérieure ou égale à, à partir de, au minimum de, minimale de
        <=: au plus, au maximum, maximum, max., max, jusqu'à, jusqu’à, tout au plus, maximum de
        <=: un maximum de, maximum d', maximum d’, pas plus de, pas plus d', pas plus d’
        <=: maximum est de, maximum:, inférieur ou égal à, inférieure ou égale à, au maximum de
        <=: n'excédant pas, n’excédant pas, ne dépassant pas, jusqu'aux, jusqu’aux, maximale de
        <=: jusqu'en, jusqu’en
        >: plus de, plus d', plus d’, supérieur à, supérieure à, supérieurs à, supérieures à
        >: au-delà de, au-dessus de, dépassant, excédant, supérieur aux, plus des
        <: moins de, moins d', moins d’, inférieur à, inférieure à, inférieurs à, inférieures à
        <: sous, sous les, sous la barre des, sous le seuil de
        <: en dessous de, au-dessous de, en deçà de, en-dessous de, moins des
        =: exactement, précisément
        """
    ),
    bounds_after=by_value(
        """
        >=: ou plus, et plus, au moins, au minimum, minimum, ou davantage, ou supérieur
        >=: ou supérieure, et au-delà, et supérieur, et supérieures, et versions supérieures
        >=: à minima, et ultérieures
        >=: ou plus récent, ou plus récente, ou ultérieur, ou ultérieure, ou version ultérieure
        >=: ou une version ultérieure, ou toute version ultérieure, ou une version plus récente
        >=: ou une version supérieure, ou toute version supérieure
        >=: ou version supérieure, et versions ultérieures
        <=: ou moins, au plus, au maximum, maximum, max, tout au plus, un maximum
        >=: ou même plus, voire plus, voire davantage
        <=: ou même moins, voire moins
        """
    ),
    bound_words=phrases(
        "à partir, ultérieur, ultérieure, ultérieures, récent, récente, récentes, dépasse,"
        " dépassent, dépasser, dépassé, excède, excèdent, limite, limites, limité, limitée,"
        " sous, dans les, en moins, même, antérieur, antérieure, antérieures, minimum, maximum,"
        " plus, moins, davantage, max, minimal, minimale, maximal, maximale, presque, près de,"
        " seulement, atteint, atteindre, plafond, juste, supérieur, supérieure, supérieurs,"
        " supérieures, inférieur, inférieure, inférieurs, inférieures, exact, exacte, jusqu,"
        " dispose, disposez, disposent, disposera, délai, dépassez, dépasse pas, dépassera,"
        " excéder, excédez, excédera, dépassant"
    ),
    negations=phrases(
        "ne, n', n’, pas, jamais, sans, ni, aucun, aucune, rien, non, guère, personne"
    ),
    determiners=phrases("les, des, ces, ses, leurs, environ, le, la, un, une, quelque, premiers"),
    preferred=((10**9, "milliard", "milliards"), (10**6, "million", "millions")),
    single_below_two=True,
    dayparts={"du matin": 0, "de l'après-midi": 12, "de l’après-midi": 12, "du soir": 12},
)

FR_CA = replace(FR, write_group="\u00a0")
FR_CH = replace(FR, groups=" '’", decimals=",.")
