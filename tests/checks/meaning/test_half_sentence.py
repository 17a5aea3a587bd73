"""Sentences that lack a part: a parenthesis, a member of an enumeration, anything else."""

from __future__ import annotations

import pytest

from concordance.checks.meaning.half_sentence import half_sentence

ASIDE = """\
Le relais transmet la mesure (après une première correction du bruit) au centre régional.
El relé transmite la medida al centro regional.
O relé transmite a medida (depois de uma primeira correção do ruído) ao centro regional."""
NO_ASIDE = 'es:3:1-0 nothing here stands for "(après une première correction du bruit)"'
MORE = "Alpha Beta Gamma Delta Epsilon"
LIST = """\
La station mesure la température, la pression atmosphérique, l’humidité et le vent.
La estación mide la temperatura, la presión atmosférica, la humedad y el viento.
A estação mede a temperatura, a umidade e o vento."""
FOUR_OF_LIST = f'3 members are listed here, 4 in fr and es ("{LIST[:82]}")'
THREE = """\
La station mesure la température, l’humidité et le vent de la vallée et du lac.
La estación mide la temperatura, la humedad y el viento del valle y del lago.
A estação mede a temperatura e o vento do vale e do lago."""
TWO_LISTS = """\
Elle va matin, midi et soir ; elle dit le froid, la pression atmosphérique, l’humidité et le vent.
Va de mañana, al mediodía y de noche; dice el frío, la humedad y el viento.
Vai de manhã, ao meio-dia e à noite; diz o frio, a pressão atmosférica, a umidade e o vento."""
HALF = """\
Close the box before the rain, because water in the battery stops the relay for several days.
Fermez le boîtier avant la pluie.
Cierre la caja antes de la lluvia, porque el agua en la batería detiene el relé varios días."""


@pytest.fixture
def half(said):
    """Return what the rule says of a sentence, one language a line, without the remedy."""

    def run(text, codes="fr,es,pt"):
        texts = dict(zip(codes.split(","), text.split("\n"), strict=True))
        return [found.partition("; say ")[0] for found in said(half_sentence, texts)]

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ASIDE, NO_ASIDE),
        (ASIDE.replace("gional", "gional (IGN)"), NO_ASIDE),
        (
            ASIDE.replace("du bruit", f"du bruit {MORE}").replace("ruído", f"ruído {MORE}"),
            NO_ASIDE.replace("du bruit", f"du bruit {MORE}"),
        ),
        (ASIDE.replace(" transm", " (IGN) transm"), NO_ASIDE),
        (ASIDE.replace("du bruit", "").replace("do ruído", ""), "es:3:1-0 nothing here stands"),
        (ASIDE.replace("une première", "").replace("du bruit", ""), ""),
        # Something else may stand for it: then the length alone tells.
        (ASIDE.replace("medida al", "medida — al"), "es:3:1-0 49 characters here"),
        (
            "{} Il attend.\n{} (Tras una corrección.)\n{} Ele espera.".format(*ASIDE.split("\n")),
            "es:3:1-0 47 characters here",
        ),
        (
            "{} Il attend.\n{} Luego espera.\n{} Ele espera.".format(*ASIDE.split("\n")),
            NO_ASIDE,
        ),
    ],
)
def test_asides(half, text, expected):
    """A parenthesis of three words or more, for which nothing else stands."""
    found = half(text)
    assert len(found) == bool(expected)
    assert not found or found[0].startswith(expected)


@pytest.mark.parametrize(
    ("text", "codes", "expected"),
    [
        (LIST, "fr,es,pt", f"pt {FOUR_OF_LIST}"),
        (
            (
                "The station measures temperature, air pressure, humidity and wind.\n"
                f"{LIST}\nDie Station misst Temperatur, Luftdruck, Luftfeuchtigkeit und Wind."
            ),
            "en,fr,es,pt,de",
            (
                "pt 3 members are listed here, 4 in en, fr, es and de "
                '("The station measures temperature, air pressure, humidity and wind")'
            ),
        ),
        (
            TWO_LISTS,
            "fr,es,pt",
            (
                "es 3 members are listed here, 4 in fr and pt "
                '("elle dit le froid, la pression atmosphérique, l’humidité et le vent")'
            ),
        ),
        (THREE, "fr,es,pt", f'pt 2 members are listed here, 3 in fr and es ("{THREE[:78]}")'),
        (THREE.replace("temperatura e", "temperatura mais baixa do ano e"), "fr,es,pt", ""),
        (
            f"{LIST.rpartition(chr(10))[0]}\nMede frio, umidade e vento.",  # not that sentence
            "fr,es,pt",
            "pt 27 characters here, where 77 would say as much as fr and es say",
        ),
        (LIST.replace("umidade", "umidade do ar"), "fr,es,pt", f"pt {FOUR_OF_LIST}"),
        (LIST.replace("umidade", "umidade do ar"), "fr,es,it", ""),
        (
            LIST.replace("temperatura, a umidade", "temperatura"),
            "fr,es,pt",
            "pt 39 characters here, where 78 would say as much as fr and es say",
        ),
        (
            LIST.replace("humedad y el viento", "humedad, el viento y la nieve"),
            "fr,es,pt",
            "pt 50 characters here, where 84 would say as much as fr and es say",
        ),
    ],
    ids=[
        "one",
        "five languages",
        "second list",
        "of three",
        "longer",
        "another",
        "words",
        "Italian",
        "two",
        "unlike",
    ],
)
def test_members(half, text, codes, expected):
    """One member fewer than all the others have, in a language whose enumerations are read."""
    assert [one.replace(":3:1-0", "") for one in half(text, codes)] == [expected] * bool(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HALF, "fr:3:1-0 33 characters here, where 87 would say as much as en and es say"),
        (HALF.replace("pluie.", "pluie, car l’eau y fait bien des dégâts."), ""),
        (HALF.replace("pluie.", "pluie. L’eau dans la batterie arrête le relais des jours."), ""),
        (HALF.rpartition("\n")[0] + "\n" + HALF.partition("\n")[0], ""),
        (HALF.replace("en la batería detiene el relé varios días", "lo para"), ""),
        (HALF.replace(" in the battery stops the relay for several days", ""), ""),
        ("Close the box before it rains.\nFermez.\nCierre la caja antes de la lluvia.", ""),
    ],
    ids=["half", "most of it", "two sentences", "a copy", "shorter", "source too", "all short"],
)
def test_length(half, text, expected):
    """Far fewer characters than each of the others leads one to expect."""
    assert half(text, "en,fr,es") == [expected] * bool(expected)


def test_the_source_is_not_told(half):
    """What a translation adds is another matter."""
    assert half("\n".join(sorted(HALF.split("\n"), key=len)), "fr,es,en") == []


def test_remedy(said):
    """The others may be wrong instead."""
    (found,) = said(half_sentence, dict(zip(("en", "fr", "es"), HALF.split("\n"), strict=True)))
    remedy = "say all that en and es say, or, if this is right, correct en and es"
    assert found.partition("; ")[2] == remedy


def test_what_is_quoted(told_of):
    """The sentence, and those of the others, cut where they are long."""
    texts = {"en": "Hello there!", "fr": "Bonjour !", "es": "¡Hola!"}
    for code, text in zip(texts, HALF.split("\n"), strict=True):
        texts[code] += f" {text.replace('s', '*s*', 1)}"
    assert told_of(half_sentence, texts) == (
        "Fermez le boîtier avant la pluie.",
        [
            "en:3:14-109 Close the box before the rain, because water in the battery…",
            "es:3:8-102 Cierre la caja antes de la lluvia, porque el agua en la…",
        ],
    )
