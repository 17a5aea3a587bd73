"""Units and currencies that are written alike in every language.

Units: SI brochure (9th edition) and IEC 80000-13 symbols; currencies: ISO 4217. "$" without a
country is USD in every locale, so that the variants of a page are read alike.
"""

from __future__ import annotations

from concordance.quantities.tables.base import words

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
UNITS |= {
    "μm": "µm",
    "μs": "µs",
    "m2": "m²",
    "m3": "m³",
    "km2": "km²",
    "ºC": "°C",
    "ºF": "°F",
    "°": "°",
    "x": "x",
    "×": "x",
    "hrs": "h",
    "hr": "h",
    "sec": "s",
    "mins": "min",
}
"""Symbol -> canonical symbol; case counts (Gb is a gigabit, GB a gigabyte)."""

OCTETS: dict[str, str] = {f"{p}o": f"{p}B" for p in _PREFIXES} | {
    "Ko": "kB",
    "Kio": "KiB",
    "kio": "KiB",
    "Mio": "MiB",
    "Gio": "GiB",
    "Tio": "TiB",
    "o": "B",
}
"""French writes the byte "octet", symbol o."""

RATES: dict[str, str] = {
    "s": "s",
    "sec": "s",
    "seg": "s",
    "min": "min",
    "h": "h",
    "jour": "d",
    "j": "d",
    "día": "d",
    "dia": "d",
    "day": "d",
    "mois": "mo",
    "mes": "mo",
    "mês": "mo",
    "month": "mo",
    "an": "yr",
    "año": "yr",
    "ano": "yr",
    "yr": "yr",
    "year": "yr",
    "a": "yr",
}
"""What stands after the solidus of a rate -> its symbol."""

CURRENCY_CODES = frozenset(
    words(
        "USD EUR GBP JPY CNY BRL CHF CAD AUD NZD MXN ARS CLP COP INR KRW SEK NOK"
        " DKK PLN RUB HKD SGD TWD ZAR AED SAR"
    ),
)

CURRENCY_SYMBOLS: dict[str, str] = {
    "US$": "USD",
    "U$S": "USD",
    "U$": "USD",
    "$US": "USD",
    "$ US": "USD",
    "$\u00a0US": "USD",
    "R$": "BRL",
    "£GB": "GBP",
    "JP¥": "JPY",
    "CN¥": "CNY",
    "$AU": "AUD",
    "$\u00a0AU": "AUD",
    "$MX": "MXN",
    "$AR": "ARS",
    "$\u00a0CA": "CAD",
    "C$": "CAD",
    "CA$": "CAD",
    "$CA": "CAD",
    "$ CA": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "MX$": "MXN",
    "AR$": "ARS",
    "HK$": "HKD",
    "NT$": "TWD",
    "S$": "SGD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
}
