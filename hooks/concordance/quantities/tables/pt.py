"""Portuguese of Brazil (short scale) and of Portugal (long scale).

Scales: Brazil "bilhão" 10^9 (CLDR pt); Portugal "mil milhões" 10^9, "bilião" 10^12 (CLDR pt_PT,
Decreto-Lei 135/91). Each spelling keeps its country's value in a text of the other.
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
    0: zero; 2: dois, duas; 3: três; 4: quatro; 5: cinco; 6: seis; 7: sete; 8: oito; 9: nove
    10: dez; 11: onze; 12: doze; 13: treze; 14: catorze, quatorze; 15: quinze
    16: dezesseis, dezasseis; 17: dezessete, dezassete; 18: dezoito; 19: dezenove, dezanove
    """
)
_TENS = numbers(
    """
    20: vinte; 30: trinta; 40: quarenta; 50: cinquenta; 60: sessenta; 70: setenta; 80: oitenta
    90: noventa
    """
)
_HUNDREDS = numbers(
    """
    200: duzent; 300: trezent; 400: quatrocent; 500: quinhent; 600: seiscent; 700: setecent
    800: oitocent; 900: novecent
    """
)
_SCALES = numbers(
    """
    10^3: mil; 10^6: milhão, milhões; 10^9: bilhão, bilhões
    10^12: trilhão, trilhões, bilião, biliões; 10^15: quatrilhão, quatrilhões
    10^18: quintilhão, quintilhões, trilião, triliões
    """
)

PT_BR = LocaleTable(
    groups=".",
    decimals=",",
    write_group=".",
    group_from=4,
    adders={word: (value, 1) for word, value in _UNITS.items()}
    | {word: (value, 10) for word, value in _TENS.items()}
    | {f"{stem}{end}": (value, 100) for stem, value in _HUNDREDS.items() for end in ("os", "as")}
    | {"cento": (100, 100), "cem": (100, 1)},
    hundreds=frozenset(),
    scales=_SCALES,
    alone=frozenset({"mil"}),
    collectives=numbers(
        """
        10: dezena, dezenas; 12: dúzia, dúzias; 20: vintena; 100: centena, centenas
        10^3: milhar, milheiro, milhares
        """
    ),
    ones={"um": 1, "uma": 1},
    articles=frozenset(),
    halves=frozenset({"meio", "meia"}),
    and_half=r"\s+e\s+mei[oa]",
    joiners=r"\s+e\s+|,?\s+",
    of=r"de\s+",
    faint=numbers(
        """
        1: um, uma, primeiro, primeira, primeiros, primeiras
        2: segundo, segunda, ambos, ambas, dobro, par, metade
        3: terça, terço, terceiros, triplo; 4: quarto, quarta; 5: quinta; 6: sexta
        """
    ),
    ordinals=numbers(
        """
        3: terceiro, terceira; 5: quinto; 6: sexto; 7: sétimo, sétima; 8: oitavo, oitava
        9: nono, nona; 10: décimo, décima
        """
    ),
    ordinal_suffix=r"(?:\.?[ºª]s?)",
    months=words(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
    ),
    short_months=words("jan fev mar abr mai jun jul ago set out nov dez"),
    day_suffix=r"(?:\.?[º°]|o)",
    date_of=r"(?:\s+de)?\s+",
    first_days={"primeiro": 1},
    short=factors("10^6: mi, M, MM; 10^9: bi, mM; 10^12: tri"),
    short_money=factors("10^3: k, K; 10^9: B, Bi; 10^12: T; 10^6: m"),
    short_stuck="kK",
    percent=r"(?:por\s+cento|por\s+mil)",
    currencies=by_value(
        """
        USD: dólar, dólares, dolares, dólares americanos, dólares norte-americanos
        CAD: dólares canadenses, dólares canadianos; AUD: dólares australianos; EUR: euro, euros
        GBP: libras esterlinas; JPY: iene, ienes; CNY: yuan, yuans, iuanes, renminbi
        BRL: real, reais; CHF: francos suíços; INR: rupias; KRW: wons; MXN: pesos mexicanos
        ARS: pesos argentinos; ¤: libras, pesos, francos, coroas
        """
    ),
    units=by_value(
        """
        l: litro, litros; m³: metro cúbico, metros cúbicos
        s: segundo, segundos; ms: milissegundo, milissegundos; µs: microssegundos
        ns: nanossegundos; min: minuto, minutos; h: hora, horas; d: dia, dias
        wk: semana, semanas; mo: mês, meses; yr: ano, anos; B: byte, bytes; kB: kilobytes
        MB: megabytes; GB: gigabytes; TB: terabytes; bit: bit, bits
        nm: nanômetro, nanômetros, nanómetro, nanómetros; mm: milímetros; cm: centímetros
        m: metro, metros; km: quilômetro, quilômetros, quilómetros; m²: metros quadrados
        ha: hectares; kg: quilogramas, quilos; t: toneladas; W: watts; kW: quilowatts
        MW: megawatts; GW: gigawatt, gigawatts; GHz: gigahertz
        px: pixels, píxeis; in: polegada, polegadas; x: vezes
        """
    ),
    symbols=UNITS,
    range_words=("a", "à", "às", "ao", "até", "até as", "até às"),
    pair_words={"entre": "e"},
    either_words=("ou",),
    approximate=phrases(
        "uns, umas, quase, aproximadamente, aprox., cerca de, por volta de, em torno de, mais"
        " ou menos"
    ),
    version_words=frozenset({"versão", "versões", "v", "v."}),
    reference_words=phrases(
        "p., pp., pág., págs., §, §§, art., cap., fig., vol., isbn, tel., tél."
    ),
    number_signs=phrases("n.º, n.°, nº, n°, núm., número, #"),
    decade_words=frozenset({"anos", "década de", "décadas de", "década dos"}),
    hour_words=frozenset({"às", "das", "as"}),
    century="século",
    date_formats=("{day} de {month}", "{day} de {month} de {year}", "{month} de {year}"),
    first_day="1º",
    clock_words=by_value("12:00: meio-dia, meio dia; 00:00: meia-noite, meia noite"),
    minutes_after=numbers("30: e meia"),
    fractions=numbers(
        """
        2: meios; 3: terços, terças partes; 4: quartos, quartas partes
        5: quintos, quintas partes; 6: sextos; 7: sétimos; 8: oitavos; 9: nonos
        10: décimos, décimas partes
        """
    ),
    weekdays=words(
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"
    ),
    closed=by_value(
        """
        1/2: metade, metades; 1/3: um terço, terço, terça parte, uma terça parte
        1/4: um quarto, quarta parte, uma quarta parte
        x2: dobro, dobrar, dobrou, dobra, duplo, dupla, duplos, duplas, duplicar, duas vezes
        x3: triplo, triplicar, triplicou, tripla, triplas, três vezes
        x4: quádruplo, quadruplicar, quadruplicou, quatro vezes
        x5: quíntuplo, quintuplicar, quintuplicou, cinco vezes; season 1: primavera, primaveras
        season 2: verão, verões; season 3: outono, outonos; season 4: inverno, invernos
        1st: primeiro, primeira, primeiros, primeiras; 2nd: segundo, segunda, segundos, segundas
        3rd: terceiro, terceira, terceiras; 4th: quarto, quarta; 5th: quinto, quinta
        6th: sexto, sexta; 7th: sétimo, sétima; 8th: oitavo, oitava; 9th: nono, nona
        10th: décimo, décima
        Q1: primeiro trimestre; Q2: segundo trimestre; Q3: terceiro trimestre; Q4: quarto trimestre
        """
    ),
    closed_loose=by_value(
        """
        day 1: segunda; day 2: terça; day 3: quarta; day 4: quinta; day 5: sexta
        1/2: meio, meia, meios, meias, semi; 1/3: terça, terços; 1/4: quarto, quartos
        x2: dois, duas, ambos, ambas, duplicado, duplicada, duplicados, duplicadas, par; x3: três
        season 2: estival; x5: cinco; x4: quatro
        1st: um, uma, inicial, inicialmente, princípio, início, antes, primeiramente
        2nd: dois, duas, secundário, secundária, outro, outra; 3rd: três, terceiros, terços
        4th: quatro; 5th: cinco; Q1: t1; Q2: t2; Q3: t3; Q4: t4
        """
    ),
    shares=(" em cada ", " de cada "),
    bounds_before=by_value(
        """
        >=: pelo menos, ao menos, no mínimo, mínimo, mín., um mínimo de, mínimo de, não menos de
        >=: mínimo é de, mínimo:, maior ou igual a, a partir de, mínima de, superior ou igual a
        <=: no máximo, máximo, máx., um máximo de, máximo de, até, não mais de, não mais que
        <=: não mais do que, quando muito, máximo é de, máximo:, menor ou igual a, ao máximo
        <=: até os, máxima de, inferior ou igual a, até as, até um máximo de
        >: mais de, mais do que, mais que, maior que, maior do que, maiores que, maiores do que
        >: superior a, superiores a, acima de, além de, mais dos, acima dos
        <: menos de, menos do que, menos que, menor que, menor do que, menores que, inferior a
        <: inferiores a, abaixo de, menores do que, abaixo dos, inferiores à
        =: exatamente, precisamente, exactamente
        """
    ),
    bounds_after=by_value(
        """
        >=: ou mais, e mais, no mínimo, pelo menos, ao menos, mínimo, ou superior, ou maior
        >=: ou superiores, e superior, e superiores, e versões superiores
        >=: ou posterior, ou posteriores, e posterior, e posteriores, ou mais recente
        <=: ou menos, no máximo, máximo, quando muito, ou inferior, ou menor
        >=: ou até mais, ou mesmo mais, ou até maior
        <=: ou até menos, ou mesmo menos, ou até menor, ou até inferior
        """
    ),
    bound_words=phrases(
        "posterior, posteriores, recente, recentes, supera, superam, superar, superou, excede,"
        " excedem, exceder, ultrapassa, ultrapassam, ultrapassar, ultrapassou, passa, passam,"
        " passar, passe, limite, limites,"
        " limitado, limitada, sob, dentro de, mínimo, máximo, mínima, máxima, mais, menos,"
        " inclusive, anterior, anteriores, max, quase, só, apenas, atinge, alcança, alcançar,"
        " teto, maior, maiores, menor, menores, superior, superiores, inferior, inferiores,"
        " exato, exata, exatos, exatas, além, acima, abaixo, partir, dispõe, dispõem, tem, têm,"
        " prazo, chega, chegam, chegue, cheguem, alcançam,"
        " exceda, excedam, excederá, ultrapasse, ultrapassem, supere, superem, passem"
    ),
    negations=phrases("não, nunca, jamais, sem, nem, nada, nenhum, nenhuma, ninguém"),
    determiners=phrases(
        "os, as, uns, umas, o, a, um, uma, seus, suas, esses, essas, primeiros, em, em um"
    ),
    preferred=(
        (10**12, "trilhão", "trilhões"),
        (10**9, "bilhão", "bilhões"),
        (10**6, "milhão", "milhões"),
    ),
    single_below_two=True,
    dayparts={"da manhã": 0, "da tarde": 12, "da noite": 12},
)

PT_PT = replace(
    PT_BR,
    groups=" .",
    write_group="\u00a0",
    group_from=5,
    short=dict(PT_BR.short) | {"bi": (10**12,), "Bi": (10**12,), "tri": (10**18,)},
    short_money={"k": (10**3,), "K": (10**3,), "B": (10**12, 10**9), "m": (10**6,)},
    preferred=(
        (10**12, "bilião", "biliões"),
        (10**9, "mil milhões", "mil milhões"),
        (10**6, "milhão", "milhões"),
    ),
)
