"""Names without a digit: which are not translated, and what stands in the place of one."""

from __future__ import annotations

import pytest

from concordance.checks.meaning.name_mismatch import name_mismatch
from concordance.checks.meaning.project_names import NameCounts, is_slip, plain_words

SHOWN = """\
## U {#u}

Nos puces NVIDIA et AMD.

Avec NVIDIA et AMD.

Chez Intel ici.

Une vue Pixel et Pixels.

Mon Pixel et Pixels.

Par Azure et par Google.

Et Azure et un Google.
"""


def instead(language, place, actual, expected, others="fr and pt"):
    """Return the line of a finding on a name that another stands for."""
    message = f'"{actual}" stands where {others} have "{expected}"'
    return f'{language}:{place} {message}; write "{expected}"'


@pytest.mark.parametrize(
    ("fr", "es", "pt", "expected"),
    [
        (  # A name that one place shows, for one that several show.
            "Avec Intel chez nous.",
            "Con NVIDIA en casa.",
            "Com Intel em casa.",
            [instead("es", "3:5-11", "NVIDIA", "Intel")],
        ),
        ("Avec Intel chez nous.", "Con Xyzzy en casa.", "Com Intel em casa.", []),
        (
            "Avec AMD chez nous.",
            "Con Xyzzy en casa.",
            "Com AMD em casa.",
            [instead("es", "3:5-10", "Xyzzy", "AMD")],
        ),
        ("Avec AMD chez nous.", "Con Xyzzy y Marta en casa.", "Com AMD em casa.", []),
        (
            "Avec AMD chez nous.",
            "Con Xyzzy en casa, y con toda la familia, que son muchos y todos muy amigos.",
            "Com AMD em casa.",
            [],
        ),
        (
            "## Avec AMD chez nous {#x}",
            "## Con Xyzzy en casa {#x}",
            "## Com AMD em casa {#x}",
            [instead("es", "3:8-13", "Xyzzy", "AMD")],
        ),
        (  # The sentence has it elsewhere in the block.
            "Avec AMD. Nous utilisons la version *locale* par AMD.",
            "Con AMD. Nosotros utilizamos la versión *local* por Xyzzy.",
            "Com AMD. Nós utilizamos a versão *local* por AMD.",
            [instead("es", "3:53-58", "Xyzzy", "AMD")],
        ),
        (  # Another name is translated: the order tells.
            "Avec AMD, voir les Traces du système local.",
            "Con Xyzzy, ver el Rastro del sistema local.",
            "Com AMD, ver as Traces do sistema local.",
            [instead("es", "3:5-10", "Xyzzy", "AMD")],
        ),
        (
            "Avec Azure chez nous.",
            "Con Azuro en casa.",
            "Com Azure em casa.",
            [instead("es", "3:5-10", "Azuro", "Azure")],
        ),
        ("Avec Azure chez nous.", "Con Azulina en casa.", "Com Azure em casa.", []),  # a cognate
        ("Avec Azure chez nous.", "Con ![Azure](a.png) en Xyzzy.", "Com Azure em casa.", []),
        ("Avec les Pixels ici.", "Con el Pixel en casa.", "Com os Pixels em casa.", []),
        ("Avec le Pixel ici.", "Con los Pixels en casa.", "Com o Pixel em casa.", []),
        ("Avec le R&D ici.", "Con Azure aquí.", "Com o R&D aqui.", []),
        (
            "## Avec AMD chez nous {#x}",
            "## Con Google en casa {#x}",
            "## Com AMD em casa {#x}",
            [instead("es", "3:8-14", "Google", "AMD")],
        ),
        (  # Where a sentence begins, too.
            "Azure est ici chez nous.",
            "Google va con nosotros.",
            "Com Azure em casa.",
            [instead("es", "3:1-7", "Google", "Azure")],
        ),
        ("Azure est ici chez nous.", "Google va con nosotros.", "Azure vai conosco.", []),
        (
            "Avec AMD, avec AMD ici.",
            "Con AMD, con NVIDIA aquí.",
            "Com AMD, com AMD aqui.",
            [instead("es", "3:14-20", "NVIDIA", "AMD")],
        ),
        ("Avec AMD, avec AMD ici.", "Con AMD, con ella aquí.", "Com AMD, com AMD aqui.", []),
        (  # In a sentence, of names that the block has elsewhere.
            "Et *bien* AMD suit NVIDIA. Nous allons *tous* avec AMD chez nous.",
            "Y *bien* AMD la sigue. Nosotros *aquí* vamos con NVIDIA en casa.",
            "E *bem* AMD segue NVIDIA. Nós *todos* vamos com AMD em casa.",
            [instead("es", "3:50-56", "NVIDIA", "AMD")],
        ),
        (
            "Et *bien* AMD suit NVIDIA. Nous allons *tous* avec AMD chez nous.",
            "Y *bien* AMD la sigue; nosotros *aquí* vamos con NVIDIA en casa.",
            "E *bem* AMD segue NVIDIA. Nós *todos* vamos com AMD em casa.",
            [],
        ),
        (
            "Ici AMD suit NVIDIA. Et elle attend.",
            "Aquí Google sigue a NVIDIA. Y NVIDIA espera.",
            "Aqui AMD segue NVIDIA. E ela espera.",
            [instead("es", "3:6-12", "Google", "AMD")],
        ),
        (
            "Avec AMD puis NVIDIA.",
            "Con Google y luego NVIDIA.",
            "Com NVIDIA, depois da AMD.",
            [instead("es", "3:5-11", "Google", "AMD")],
        ),
        (  # A name that one language lacks often may be put into words.
            "Avec AMD chez nous.\n\nVers AMD ici.",
            "Con NVIDIA en casa.\n\nHacia NVIDIA aquí.",
            "Com AMD em casa.\n\nRumo a AMD aqui.",
            [],
        ),
        (
            "| Nos | Avec AMD |\n|---|---|\n| a | b AMD |",
            "| Los | Con AMD |\n|---|---|\n| a | b NVIDIA |",
            "| Os | Com AMD |\n|---|---|\n| a | b AMD |",
            [instead("es", "5:9-15", "NVIDIA", "AMD")],
        ),
    ],
)
def test_what_stands_instead(said, fr, es, pt, expected):
    """A name, an unknown one or a misspelled one that the others do not have."""
    assert said(name_mismatch, {"fr": fr, "es": es, "pt": pt}, SHOWN) == expected


@pytest.mark.parametrize(
    ("fr", "es", "pt", "expected"),
    [
        ("Avec OpenLlama ici.", "Con Xyzzy aquí.", "Com OpenLlama aqui.", True),
        ("Avec Llama ici.", "Con Xyzzy aquí.", "Com Llama aqui.", False),
        ("Avec Llama et Rubis.", "Con Llama y Xyzzy.", "Com Llama e Rubis.", True),
        ("Avec Llama et Rubis.", "Con Llama y Rubio.", "Com Llama e Rubis.", False),
        ("Avec Llama et Rubis.", "Con Lama y Xyzzy.", "Com Llama e Rubis.", False),
        ("Avec Llama et ONU.", "Con Llama y UN.", "Com Llama e ONU.", False),
        ("Avec Llama et Zaïra.", "Con Llama y Zara.", "Com Llama e Zaïra.", False),
        ("Voir Ada Quimby ici.", "Ver a Ada Quimbi aquí.", "Ver Ada Quimby aqui.", True),
        ("Voir Quimby Ada ici.", "Ver a Quimbi Ada aquí.", "Ver Quimby Ada aqui.", True),
        ("Voir Ada Quimby ici.", "Ver a Adda Quimbi aquí.", "Ver Ada Quimby aqui.", False),
        ("Voir Ada Mexico ici.", "Ver a Ada México aquí.", "Ver Ada Mexico aqui.", False),
        ("Voir Planet Ada ici.", "Ver Planeta Ada aquí.", "Ver Planet Ada aqui.", False),
        ("Voir Planet Ada ici.", "Ver Plannet Ada aquí.", "Ver Planet Ada aqui.", True),
        ("Compter 4 Mio ici.", "Contar 4 MiB aquí.", "Contar 4 MiB aqui.", False),
        ("Compter 4 MiB ici.", "Contar 4 Mio aquí.", "Contar 4 MiB aqui.", False),
    ],
    ids=[
        "a capital within",
        "any word",
        "beside another",
        "nearly a translation",
        "beside none that is kept",
        "an acronym, translated",
        "a letter otherwise",
        "nearly it, beside its first name",
        "nearly it, before another",
        "beside none that is kept as it is",
        "an accent otherwise",
        "an ending of the language",
        "a letter more within",
        "a unit of the source",
        "a unit of another",
    ],
)
def test_a_name_that_needs_no_proof(said, fr, es, pt, expected):
    """One written like no word, or one of several of which the others are kept."""
    assert bool(said(name_mismatch, {"fr": fr, "es": es, "pt": pt}, {})) == expected


def test_a_heading_of_capitals(said):
    """English may write any word of a heading with a capital."""
    texts = {"fr": "## Avec AMD {#x}", "es": "## Con AMD {#x}", "en": "## With Chips {#x}"}
    assert said(name_mismatch, texts, SHOWN) == []


def test_the_kind_of_text_is_said(said):
    """Where it is no paragraph."""
    titles = {"fr": "Avec AMD chez nous", "es": "Con Google en casa", "pt": "Com AMD em casa"}
    texts = {code: f'!!! note "{title}"\n\n    A.' for code, title in titles.items()}
    (found,) = said(name_mismatch, texts, SHOWN)
    assert found.partition(" ")[2].startswith('title of a box: "Google" stands where fr and pt')


@pytest.mark.parametrize(("code", "told"), [("de-AT", False), ("it-CH", True)])
def test_languages_whose_nouns_have_capitals(said, code, told):
    """An unknown word with a capital need not be a name there."""
    texts = {"fr": "Avec AMD chez nous.", code: "A la casa Xyzzy.", "pt": "Com AMD em casa."}
    expected = [instead(code, "3:11-16", "Xyzzy", "AMD")] if told else []
    assert said(name_mismatch, texts, SHOWN) == expected


@pytest.mark.parametrize(
    ("more", "told"), [("Un azure.", False), ("Les azures.", False), ("Sur azure.com.", True)]
)
def test_a_word_of_the_language(said, more, told):
    """A misspelled name is told where no variant has the word in lower case."""
    texts = {"fr": "Avec Azure ici.", "es": "Con Azuro en casa.", "pt": "Com Azure em casa."}
    found = said(name_mismatch, texts, SHOWN + f"\n{more}\n")
    assert found == ([instead("es", "3:5-10", "Azuro", "Azure")] if told else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un cloud, azures (gpu).", ["un", "cloud", "azures", "gpu"]),
        ("at&t r&d", ["at&t", "r&d"]),
        ("github.com a/b c@d e:f g=h i-j k_l", ["k_l"]),
        ("fin. x", ["fin", "x"]),
    ],
)
def test_plain_words(text, expected):
    """A part of an address or of a package's name is no word."""
    assert plain_words(text) == expected


@pytest.mark.parametrize(
    ("word", "name", "expected"),
    [
        ("nvdia", "nvidia", True),
        ("nvidiaa", "nvidia", True),
        ("nvidio", "nvidia", True),
        ("nviida", "nvidia", True),
        ("onvidia", "nvidia", True),
        ("nvidai", "nvidia", True),
        ("nividai", "nvidia", False),
        ("nvixyz", "nvidia", False),
        ("nvidia", "nvidia", False),
        ("nvidias", "nvidia", False),
        ("nvidia", "nvidias", False),
        ("smsung", "ssmsung", True),
        ("xmd", "amd", True),
        ("ab", "ac", False),
        ("r", "r&d", True),
        ("d", "r&d", False),
    ],
)
def test_is_slip(word, name, expected):
    """One letter, or two that were exchanged, a plural not; or the end was lost."""
    assert is_slip(word, name) is expected


@pytest.mark.parametrize(
    ("alike", "lost", "least", "expected"),
    [
        (2, 0, 2, True),
        (1, 0, 2, False),
        (1, 0, 1, True),
        (0, 0, 1, False),
        (2, 1, 2, True),
        (5, 2, 2, False),
        (6, 2, 2, True),
        (11, 3, 2, True),
        (10, 3, 2, False),
    ],
)
def test_is_fixed(alike, lost, least, expected):
    """A name counts where it stands alike five times as often as it is lacking again."""
    assert NameCounts({"azure": alike}, {"azure": lost}).is_fixed("Azure", least) is expected


def test_counts_of_pages_add_up():
    """What two pages show counts together."""
    counts = NameCounts({"azure": 1}, {"amd": 2})
    counts.add(NameCounts({"azure": 2, "intel": 1}, {"amd": 1, "azure": 1}))
    assert counts == NameCounts({"azure": 3, "intel": 1}, {"amd": 3, "azure": 1})
    assert not NameCounts({}, {}).is_fixed("azure", 1)
    assert not NameCounts({"azure": 1}, {}).is_fixed("azure")
