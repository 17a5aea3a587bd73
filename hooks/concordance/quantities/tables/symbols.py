"""Units and currencies that are written alike in every language.

Units: SI brochure (9th edition) and IEC 80000-13 symbols; currencies: ISO 4217. "$" without a
country is USD in every locale, so that the variants of a page are read alike.
"""

from __future__ import annotations

from concordance.quantities.tables.base import by_value, words

_PREFIXES = ("k", "M", "G", "T", "P", "E")

UNITS: dict[str, str] = {
    unit: unit
    for unit in words(
        "nm µm mm cm dm m km m² m³ km² ha kg mg g t l L ml mL cl s ms µs ns h min Hz kHz MHz GHz"
        " THz W kW MW GW TW V kV mV kWh Wh MWh GWh TWh kVA MVA °C °F bit kbit Mbit Gbit Tbit"
        " KiB MiB GiB TiB PiB px dpi fps Mpx"
    )
}
UNITS |= {f"{p}B": f"{p}B" for p in _PREFIXES} | {"KB": "kB"}
UNITS |= {f"{p}b": f"{p}bit" for p in _PREFIXES}
UNITS |= {f"{p}bps": f"{p}bit/s" for p in _PREFIXES} | {f"{p}bit": f"{p}bit" for p in _PREFIXES}
UNITS |= {f"{p}{name}": f"{p}{name}" for p in _PREFIXES for name in ("FLOPS", "OPS")}
UNITS |= {f"{p}FLOP/s": f"{p}FLOPS" for p in _PREFIXES} | {"TOPS": "TOPS", "FLOPS": "FLOPS"}
UNITS |= by_value("""
    µm: \u03bcm; µs: \u03bcs; m²: m2; m³: m3; km²: km2; °C: ºC; °F: ºF; °: °; x: x, ×; h: hrs, hr
    s: sec; min: mins
""")
"""Symbol -> canonical symbol; case counts (Gb is a gigabit, GB a gigabyte)."""

OCTETS: dict[str, str] = {f"{p}o": f"{p}B" for p in _PREFIXES}
OCTETS |= by_value("kB: Ko; KiB: Kio, kio; MiB: Mio; GiB: Gio; TiB: Tio; B: o")
"""French writes the byte "octet", symbol o."""

RATES = by_value("""
    s: s, sec, seg; min: min; h: h; d: jour, j, día, dia, day; mo: mois, mes, mês, month
    yr: an, año, ano, yr, year, a; kg: kg; g: g; t: t; km: km; L: L, l; m²: m², m2; kWh: kWh
""")
"""What stands after the solidus of a rate -> its symbol."""

CURRENCY_CODES = frozenset(
    words(
        "USD EUR GBP JPY CNY BRL CHF CAD AUD NZD MXN ARS CLP COP INR KRW SEK NOK"
        " DKK PLN RUB HKD SGD TWD ZAR AED SAR"
    ),
)

CURRENCY_SYMBOLS = by_value("""
    USD: US$, U$S, U$, $US, $ US, $\u00a0US, $; EUR: €; GBP: £, £GB; BRL: R$; JPY: ¥, JP¥; CNY: CN¥
    AUD: $AU, $\u00a0AU, A$, AU$; CAD: $CA, $ CA, $\u00a0CA, C$, CA$; MXN: $MX, MX$; ARS: $AR, AR$
    HKD: HK$; TWD: NT$; SGD: S$; INR: ₹; KRW: ₩; RUB: ₽
""")
