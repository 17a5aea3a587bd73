"""Spanish of Spain, Mexico, Latin America (419) and Argentina.

Scales: long scale (RAE, Diccionario panhispánico de dudas; "millardo" 10^9). Marks: CLDR 48, and
the space of the RAE's Ortografía (2010).
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
from concordance.quantities.tables.symbols import UNITS

_UNITS = numbers(
    """
    0: cero; 2: dos; 3: tres; 4: cuatro; 5: cinco; 6: seis; 7: siete; 8: ocho; 9: nueve
    10: diez; 11: once; 12: doce; 13: trece; 14: catorce; 15: quince; 16: dieciséis, dieciseis
    17: diecisiete; 18: dieciocho; 19: diecinueve; 21: veintiún, veintiuno, veintiuna
    22: veintidós; 23: veintitrés; 24: veinticuatro; 25: veinticinco; 26: veintiséis
    27: veintisiete; 28: veintiocho; 29: veintinueve
    """
)
_TENS = numbers(
    """
    20: veinte; 30: treinta; 40: cuarenta; 50: cincuenta; 60: sesenta; 70: setenta; 80: ochenta
    90: noventa
    """
)
_HUNDREDS = numbers(
    """
    200: doscient; 300: trescient; 400: cuatrocient; 500: quinient; 600: seiscient
    700: setecient; 800: ochocient; 900: novecient
    """
)
_SCALES = numbers(
    """
    10^3: mil; 10^6: millón, millon, millones; 10^9: millardo, millardos
    10^12: billón, billon, billones; 10^18: trillón, trillon, trillones
    """
)

ES = LocaleTable(
    groups=". ",
    decimals=",",
    write_group="\u202f",
    group_from=5,
    adders={word: (value, 1) for word, value in _UNITS.items()}
    | {word: (value, 10) for word, value in _TENS.items()}
    | {f"{stem}{end}": (value, 100) for stem, value in _HUNDREDS.items() for end in ("os", "as")}
    | {"ciento": (100, 100), "cien": (100, 1)},
    hundreds=frozenset(),
    scales=_SCALES,
    alone=frozenset({"mil"}),
    collectives=numbers(
        """
        10: decena, decenas; 12: docena, docenas; 20: veintena; 30: treintena; 50: cincuentena
        100: centena, centenas, centenar, centenares, cientos; 10^3: millar, millares, miles
        """
    ),
    ones={"un": 1, "una": 1, "uno": 1},
    articles=frozenset(),
    halves=frozenset({"medio", "media"}),
    and_half=r"\s+y\s+medi[oa]",
    joiners=r"\s+y\s+|\s+",
    of=r"de\s+",
    faint=numbers(
        """
        1: un, una, uno, primer, primero, primera, primeros, primeras
        2: segundo, segunda, doble, par, ambos, ambas, mitad; 3: tercio, terceros, triple
        4: cuarto, cuarta; 5: quinta
        """
    ),
    ordinals=numbers(
        """
        3: tercer, tercero, tercera; 5: quinto; 6: sexto, sexta; 7: séptimo, séptima
        8: octavo, octava; 9: noveno, novena; 10: décimo, décima
        """
    ),
    ordinal_suffix=r"(?:\.?[ºª]s?|\.?er|\.?r[oa]|\.?d[oa]|\.?t[oa])",
    months=words(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
    short_months=words("ene feb mar abr may jun jul ago sept/sep oct nov dic"),
    day_suffix=r"(?:\.?º|\.?er|ro)",
    date_of=r"(?:\s+del?)?\s+",
    first_days={"primero": 1, "uno": 1},
    short={"M": (10**6,), "MM": (10**6,), "mM": (10**9,), "mill.": (10**6,)},
    short_money=factors("10^3: k, K; 10^12 10^9: B; 10^12: T; 10^6: m"),
    short_stuck="kK",
    percent=r"(?:por\s+ciento|por\s+cien|por\s+mil)",
    currencies=by_value(
        """
        USD: dólar, dólares, dolares, dólares estadounidenses, dólares americanos
        CAD: dólares canadienses; AUD: dólares australianos; EUR: euro, euros
        GBP: libras esterlinas; JPY: yen, yenes; CNY: yuan, yuanes, renminbi
        BRL: reales, reales brasileños; CHF: francos suizos; INR: rupias; KRW: wones
        MXN: pesos mexicanos; ARS: pesos argentinos; ¤: libras, pesos, francos, coronas
        """
    ),
    units=by_value(
        """
        l: litro, litros; m³: metro cúbico, metros cúbicos
        s: segundo, segundos; ms: milisegundo, milisegundos; µs: microsegundos; ns: nanosegundos
        min: minuto, minutos; h: hora, horas; d: día, días; wk: semana, semanas; mo: mes, meses
        yr: año, años; B: byte, bytes, octetos; kB: kilobytes; MB: megabytes; GB: gigabytes
        TB: terabytes; bit: bit, bits; nm: nanómetro, nanómetros; mm: milímetros
        cm: centímetros; m: metro, metros; km: kilómetro, kilómetros; m²: metros cuadrados
        ha: hectáreas; kg: kilogramos, kilos; t: toneladas; W: vatios; kW: kilovatios
        MW: megavatios; GW: gigavatio, gigavatios; GHz: gigahercios
        px: píxeles, pixeles; in: pulgada, pulgadas; x: veces
        """
    ),
    symbols=UNITS,
    range_words=("a", "al", "hasta", "a las"),
    pair_words={"entre": "y"},
    either_words=("o", "u"),
    approximate=phrases(
        "unos, unas, casi, aproximadamente, aprox., cerca de, alrededor de, en torno a, hacia"
    ),
    version_words=phrases("versión, versiones, version, v, v."),
    reference_words=phrases(
        "p., pp., pág., págs., §, §§, art., cap., fig., vol., isbn, tel., tél."
    ),
    number_signs=phrases("n.º, n.°, nº, n°, núm., número, no., #"),
    decade_words=frozenset({"años", "década de", "décadas de", "década de los"}),
    hour_words=frozenset({"las", "la"}),
    century="siglo",
    date_formats=("{day} de {month}", "{day} de {month} de {year}", "{month} de {year}"),
    clock_words=by_value("12:00: mediodía; 00:00: medianoche"),
    minutes_after=numbers("30: y media; 15: y cuarto; -15: menos cuarto"),
    fractions=numbers(
        """
        2: medios; 3: tercios, terceras partes; 4: cuartos, cuartas partes
        5: quintos, quintas partes; 6: sextos, sextas partes; 7: séptimos; 8: octavos
        9: novenos; 10: décimos, décimas partes
        """
    ),
    weekdays=words("lunes martes miércoles jueves viernes sábado domingo"),
    closed=by_value(
        """
        1/2: mitad, mitades; 1/3: un tercio, tercio, tercera parte, una tercera parte
        1/4: un cuarto, cuarta parte, una cuarta parte
        x2: doble, dobles, duplicar, duplicarse, duplica, duplicó, duplican, dos veces, duplicado
        x3: triple, triples, triplicar, triplicarse, triplica, triplicó, triplicado, tres veces
        x4: cuádruple, cuadruplicar, cuadruplicarse, cuadruplicado, cuatro veces
        x5: quíntuple, quintuplicar, quintuplicarse, quintuplicado, cinco veces
        season 1: primavera, primaveras; season 2: verano, veranos; season 3: otoño, otoños
        season 4: invierno, inviernos
        1st: primer, primero, primera, primeros, primeras; 2nd: segundo, segunda, segundos, segundas
        3rd: tercer, tercero, tercera, terceras; 4th: cuarto, cuarta; 5th: quinto, quinta
        6th: sexto, sexta; 7th: séptimo, séptima; 8th: octavo, octava; 9th: noveno, novena
        10th: décimo, décima
        Q1: primer trimestre; Q2: segundo trimestre; Q3: tercer trimestre; Q4: cuarto trimestre
        """
    ),
    closed_loose=by_value(
        """
        1/2: medio, media, medios, medias, semi, mitad; 1/3: tercera, tercios; 1/4: cuarto, cuartos
        x2: dos, ambos, ambas, duplicados, duplicada, duplicadas, par, doblar, dobla; x3: tres
        season 2: estío, estival; x5: cinco; x4: cuatro
        1st: uno, un, una, inicial, inicialmente, principio, inicio, antes, nada
        2nd: dos, secundario, secundaria, otro, otra; 3rd: tres, terceros, tercios; 4th: cuatro
        5th: cinco; Q1: t1; Q2: t2; Q3: t3; Q4: t4
        """
    ),
    shares=(" de cada ",),
    bounds_before=by_value(
        """
        >=: al menos, por lo menos, como mínimo, mínimo, mín., un mínimo de, mínimo de
        >=: no menos de, cuando menos, mínimo es de, mínimo:, mayor o igual a, mayor o igual que
        >=: a partir de, mínima de, superior o igual a
        <=: como máximo, a lo sumo, máximo, máx., un máximo de, máximo de, hasta, no más de
        <=: máximo es de, máximo:, cuando más, menor o igual a, menor o igual que
        <=: hasta un máximo de, máxima de, inferior o igual a, como mucho
        >: más de, mayor de, mayor que, mayor a, mayores de, mayores que, mayores a, superior a
        >: superiores a, por encima de, más que, por encima de los, más largo que, más allá de
        <: menos de, menor de, menor que, menor a, menores de, menores que, inferior a
        <: inferiores a, por debajo de, menos que, menores a
        =: exactamente, precisamente
        """
    ),
    bounds_after=by_value(
        """
        >=: o más, y más, como mínimo, al menos, mínimo, por lo menos, o mayor, o superior
        >=: o mayores, o superiores, y superior, y superiores, y versiones superiores
        >=: o posterior, o posteriores, y posterior, y posteriores, o más reciente
        <=: o menos, como máximo, máximo, a lo sumo, o menor, o inferior, como mucho
        >=: o incluso más, o incluso mayor, o aún más
        <=: o incluso menos, o incluso menor, o incluso inferior, o aún menos
        """
    ),
    bound_words=phrases(
        "posterior, posteriores, reciente, recientes, supera, superan, superar, superó,"
        " supere, excede, exceden, exceder, límite, límites, limitado, limitada, bajo,"
        " dentro de, en menos, mínimo, máximo, mínima, máxima, más, menos, incluso, anterior,"
        " anteriores, max, casi, solo, sólo, alcanza, alcanzar, tope, mayor, mayores, menor,"
        " menores, superior, superiores, inferior, inferiores, exacto, exacta, exactos,"
        " exactas, rebasa, sobrepasa, partir, dispone, disponen, dispondrá, plazo,"
        " llega, llegan, llegue, lleguen, alcanzan,"
        " superen, supera, superará, exceda, excedan, excederá, sobrepasar, sobrepase, sobrepasen,"
        " pase, pasen, pasar, rebase, rebasar"
    ),
    negations=phrases("no, nunca, jamás, sin, ni, tampoco, nada, ningún, ninguna, nadie"),
    determiners=phrases(
        "los, las, unos, unas, el, la, un, una, sus, estos, estas, primeros, de, en, en un, en unos"
    ),
    preferred=((10**12, "billón", "billones"), (10**6, "millón", "millones")),
    dayparts={"de la mañana": 0, "de la tarde": 12, "de la noche": 12},
)

_POINT = replace(ES, groups=", ", decimals=".", write_group=",", group_from=4)
ES_MX = replace(_POINT, currencies=dict(ES.currencies) | {"pesos": "MXN"})
ES_419 = _POINT
ES_AR = replace(ES, write_group=".", currencies=dict(ES.currencies) | {"pesos": "ARS"})
