"""Sources that the others name and one variant leaves out, or changes."""

from __future__ import annotations

import pytest

from concordance.checks.meaning.name_mismatch import name_mismatch

SHOWN = "## U {#u}\n\nNos Reuters, Omdia.\n\nAvec Reuters, Omdia.\n"
ADDED = '"Omdia" is not in fr; remove it, or, if es and pt are right, write it in fr'


def missing(name, place="3:1-0"):
    """Return the line of a finding on a source that Spanish leaves out."""
    message = f'"{name}", whom fr and pt name as the source, is missing here'
    return f'es:{place} {message}; write "{name}"'


def instead(place, actual, name):
    """Return that on a source that Spanish changes."""
    return f'es:{place} "{actual}" stands where fr and pt have "{name}"; write "{name}"'


@pytest.mark.parametrize(
    ("fr", "es", "pt", "expected"),
    [
        ("Oui, selon Omdia.", "Sí.", "Sim, segundo a Omdia.", [missing("Omdia")]),
        ("Oui, selon Omdia.", "Omdia: sí.", "Sim, segundo a Omdia.", []),
        (
            "Oui.",
            "Sí, según Omdia.",
            "Sim, segundo a Omdia.",
            [f"es:3:11-16 {ADDED}", f"pt:3:16-21 {ADDED}"],
        ),
        (
            "Oui, selon Omdia.",
            "Sí, *según* la Reuters.",
            "Sim, segundo a Omdia.",
            [instead("3:16-23", "Reuters", "Omdia")],
        ),
        (
            "Oui, selon Omdia.",
            "Sí, según la Xyzzy.",
            "Sim, segundo a Omdia.",
            [instead("3:14-19", "Xyzzy", "Omdia")],
        ),
        (
            "Selon Reuters, oui ; selon Omdia, non.",
            "Según Reuters, sí; no.",
            "Segundo Reuters, sim; segundo Omdia, não.",
            [missing("Omdia")],
        ),
        (
            "Selon Reuters, oui ; selon Omdia, non.",
            "Reuters: sí; no.",
            "Segundo Reuters, sim; segundo Omdia, não.",
            [missing("Omdia")],
        ),
        (
            "Une liste de tout ce qui manque ici :\n\nOui, selon Omdia. `a` va.",
            "Sí. `a` va.",
            "Uma lista de tudo o que falta aqui:\n\nSim, segundo a Omdia. `a` vai.",
            [missing("Omdia")],
        ),
        (
            "Selon Reuters, oui ; selon Omdia, non.",
            "Según Reuters, sí; según Reuters, no.",
            "Segundo Reuters, sim; segundo Omdia, não.",
            [instead("3:7-14", "Reuters", "Omdia")],
        ),
        (
            "Selon Omdia, oui. Et selon *la* Omdia, non. Omdia va.",
            "Según Omdia, sí. Y *no*. Omdia va, con Omdia.",
            "Segundo Omdia, sim. E segundo *a* Omdia, não. Omdia vai.",
            [missing("Omdia")],
        ),
        (
            "Selon Omdia, oui. Et selon *la* Omdia, non. Omdia va.",
            "Según Omdia, sí; y *no*, Omdia va, con Omdia.",
            "Segundo Omdia, sim. E segundo *a* Omdia, não. Omdia vai.",
            [],
        ),
        (  # A name of several words is of no language.
            "Oui, selon Ada Quimby.",
            "Sí, según Zoe Brandt.",
            "Sim, segundo Ada Quimby.",
            [instead("3:11-21", "Zoe Brandt", "Ada Quimby")],
        ),
        (  # But it may be an acronym, or begin alike.
            "Oui, selon Ada Quimby.",
            "Sí, según la AQ.",
            "Sim, segundo Ada Quimby.",
            [],
        ),
        (
            "Oui, selon Radio Quimby.",
            "Sí, según Radios Quimbeñas.",
            "Sim, segundo Radio Quimby.",
            [],
        ),
        (  # Nor is the source accused of what two translations share.
            "Oui, selon États Unis.",
            "Sí, según Reino Unido.",
            "Sim, segundo Reino Unido.",
            [],
        ),
    ],
)
def test_sources(said, fr, es, pt, expected):
    """Told is a source that a variant names less often than each of the others, or another one."""
    assert said(name_mismatch, {"fr": fr, "es": es, "pt": pt}, SHOWN) == expected


def test_two_languages(said):
    """Of two, either may be right."""
    assert said(name_mismatch, {"fr": "Oui, selon Omdia.", "es": "Sí."}, SHOWN) == []
