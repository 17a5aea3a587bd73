"""What is dropped, doubled or moved in one variant is named, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concordance.corpus.align import align
from concordance.corpus.align.lengths import density, length_cost
from concordance.markdown import parse_page

SUBJECTS = (
    (
        "Les puces Maia de 2023 équipent les serveurs",
        "Los chips Maia de 2023 equipan los servidores",
    ),
    ("Le réseau InfiniBand relie 4600 cartes", "La red InfiniBand une 4600 tarjetas"),
    ("Azure loue des machines Cobalt depuis 2024", "Azure alquila máquinas Cobalt desde 2024"),
    ("La mémoire HBM3e atteint 7 To par seconde", "La memoria HBM3e alcanza 7 TB por segundo"),
    (
        "OpenAI entraîne ses modèles à Abilene, au Texas",
        "OpenAI entrena sus modelos en Abilene, Texas",
    ),
    ("Le plan Stargate prévoit 500 milliards", "El plan Stargate prevé 500 000 millones"),
    (
        "ARM dessine les cœurs Neoverse de la série N2",
        "ARM diseña los núcleos Neoverse de la serie N2",
    ),
    ("Broadcom et AMD fournissent d’autres voies", "Broadcom y AMD ofrecen otras vías"),
)


def pages(fr, es):
    """Return the pages of a French and a Spanish list of paragraphs."""
    texts = {"fr": fr, "es": es}
    return {
        code: parse_page(
            "# T\n\n" + "\n\n".join(f"{text}." for text in said) + "\n", f"{code}/a.md"
        )
        for code, said in texts.items()
    }


def rows(alignment):
    """Return for each row the codes that have it and the text of the first."""
    return [
        (tuple(row.blocks), next(iter(row.blocks.values())).prose.text, bool(row.moved))
        for row in alignment.blocks
    ]


@given(st.permutations(range(len(SUBJECTS))), st.integers(0, len(SUBJECTS) - 1))
@settings(max_examples=60, deadline=None)
def test_a_dropped_paragraph_is_the_one_named(order, dropped):
    """Whatever the order, the row that one variant lacks is the paragraph that was dropped."""
    fr = [SUBJECTS[place][0] for place in order]
    es = [SUBJECTS[place][1] for place in order if place != order[dropped]]
    found = [row for row in rows(align(pages(fr, es))) if row[0] != ("fr", "es")]
    assert found == [(("fr",), f"{fr[dropped]}.", False)]


@given(st.permutations(range(len(SUBJECTS))), st.integers(0, len(SUBJECTS) - 1))
@settings(max_examples=60, deadline=None)
def test_of_a_doubled_paragraph_the_second_is_named(order, doubled):
    """One row is the variant's alone: the copy."""
    fr = [SUBJECTS[place][0] for place in order]
    es = [SUBJECTS[place][1] for place in order]
    es.insert(doubled, es[doubled])
    alignment = align(pages(fr, es))
    alone = [row for row in alignment.blocks if len(row.blocks) == 1]
    assert [row.blocks["es"].prose.text for row in alone] == [f"{es[doubled]}."]
    before = alignment.blocks[alignment.blocks.index(alone[0]) - 1]
    assert before.blocks["es"].prose.text == alone[0].blocks["es"].prose.text


@given(st.permutations(range(len(SUBJECTS))))
@settings(max_examples=60, deadline=None)
def test_nothing_is_named_where_nothing_is_wrong(order):
    """Every row holds both variants."""
    fr = [SUBJECTS[place][0] for place in order]
    es = [SUBJECTS[place][1] for place in order]
    assert {row[0] for row in rows(align(pages(fr, es)))} == {("fr", "es")}


def test_a_block_that_moved_is_one_row():
    """The first paragraph, put last, is paired all the same, and marked."""
    fr = [french for french, _ in SUBJECTS]
    es = [spanish for _, spanish in SUBJECTS]
    found = rows(align(pages(fr, [*es[1:], es[0]])))
    assert [row for row in found if row[2]] == [(("fr", "es"), f"{fr[0]}.", True)]
    assert all(len(row[0]) == 2 for row in found)


def test_of_two_that_changed_places_one_is_marked():
    """There are no others to tell it by."""
    fr, es = ([said[at] for said in SUBJECTS[:2]] for at in (0, 1))
    found = rows(align(pages(fr, es[::-1])))
    assert [(codes, moved) for codes, _, moved in found] == [
        (("fr", "es"), True),
        (("fr", "es"), False),
    ]


def test_of_two_copies_all_join_the_same():
    """The one that more variants have already; what one alone has is the copy."""
    fr, es = ([said[at] for said in SUBJECTS[:1]] for at in (0, 1))
    three = pages(fr, es * 2) | {"pt": pages(fr, es)["es"]}
    assert [codes for codes, _, _ in rows(align(three))] == [("fr", "es", "pt"), ("es",)]


def test_what_the_source_alone_lacks_is_one_row_of_the_others():
    """Three variants: the second and the third have a paragraph that the source does not."""
    fr, es = ([said[at] for said in SUBJECTS] for at in (0, 1))
    three = pages(fr[:2] + fr[3:], es) | {"pt": pages(fr, es)["es"]}
    found = [row for row in rows(align(three)) if len(row[0]) < 3]
    assert found == [(("es", "pt"), f"{es[2]}.", False)]


def test_paragraphs_run_together_are_not_missing():
    """Two paragraphs that a translator made one: the first is part of the second's."""
    fr = [
        f"{SUBJECTS[at][0]}, {SUBJECTS[at + 1][0]}, et ainsi de suite, longuement"
        for at in (0, 2, 4)
    ]
    es = [
        f"{SUBJECTS[at][1]}, {SUBJECTS[at + 1][1]}, y así en adelante, largamente"
        for at in (0, 2, 4)
    ]
    alignment = align(pages(fr, [f"{es[0]}. {es[1]}", es[2]]))
    lacking = [row for row in alignment.blocks if "es" not in row.blocks]
    assert [row.merged for row in lacking] == [{"es"}]


@pytest.mark.parametrize(
    ("es", "lost"),
    [
        ("Se conoce como `Prop`. El contenido de `[]` puede ser una función", False),
        ("El contenido de `[]` también puede ser una función", True),
    ],
)
def test_a_short_paragraph_run_together_is_not_missing(es, lost):
    """As many sentences as the others have, each with its own: none is lost, however short."""
    fr = ["On l’appelle `Propriété`", "Le contenu de `[]` peut aussi être une fonction"]
    rows = align(pages(fr, [es])).blocks
    assert any("es" not in row.blocks.keys() | row.merged for row in rows) is lost


def test_a_copy_is_no_part_of_a_longer_paragraph():
    """The source's paragraph has as many sentences as the translation's and its copy together."""
    fr = "Maia garde les images dans `tmp`. Cobalt garde aussi les images dans `tmp`"
    es = "Maia y Cobalt guardan las imágenes en `tmp`"
    copy = align(pages([fr], [es, es])).blocks[1]
    assert [*copy.blocks] == ["es"]
    assert not copy.merged


def test_a_paragraph_that_is_lost_beside_one_run_together_is_missing():
    """Of three paragraphs two are one and the third is not there: that one alone is missing."""
    fr, es = ([f"{said[at]}. {said[at]}, {said[at]}" for said in SUBJECTS] for at in (0, 1))
    alignment = align(pages(fr[:4], [f"{es[0]}. {es[1]}", es[3]]))
    lacking = {row.blocks["fr"].prose.text: row for row in alignment.blocks if len(row.blocks) < 2}
    assert lacking.pop(f"{fr[2]}.").merged == set()
    assert [row.merged for row in lacking.values()] == [{"es"}]


@pytest.mark.parametrize(("whole", "lacks"), [(True, []), (False, ["es", "pt"])])
def test_of_three_those_that_cut_their_paragraphs_alike_lack_no_paragraph(whole, lacks):
    """One alone cuts in two what the others say in one: where one of them lost some, a sentence."""
    fr, es = ([f"{said[at]}. {said[at]}, {said[at]}" for said in SUBJECTS[:2]] for at in (0, 1))
    texts = {"es": ". ".join(es) if whole else es[0], "fr": "\n\n".join(fr), "pt": es[0]}
    made = {code: parse_page(f"# T\n\n{text}.\n", f"{code}/a.md") for code, text in texts.items()}
    found = align(made).blocks
    lack = {code for row in found for code in texts if code not in row.blocks.keys() | row.merged}
    assert sorted(lack) == lacks


def test_of_what_the_source_has_its_own_sentences_are_sought():
    """What stands in its place in another may be a part of its neighbour, as in a third."""
    said = {
        "fr": "Le relais de 2023 est sur la table Maia, avec `alpha`, `beta`, `gamma` de 4600 "
        "cartes InfiniBand, ou avec `delta`.\n\nLancez.",
        "pt": "O relé de 2023 está sobre a mesa Maia, com `alpha`.\n\nCom `beta`, `gamma`.",
        "es": "El relé de 2023 está sobre la mesa Maia, con `alpha`. Con `beta` y `gamma` de 4600 "
        "tarjetas InfiniBand, o con `delta`.",
    }
    made = {code: parse_page(f"# T\n\n{text}\n", f"{code}/a.md") for code, text in said.items()}
    second = align(made).blocks[1]
    assert [*second.blocks] == ["fr", "pt"]
    assert not second.merged


def test_a_script_that_says_more_in_a_character_is_as_long():
    """Chinese, Japanese and Korean; names in Latin letters are as long there as elsewhere."""
    assert density(["The hives weigh 40 kg.", "Ульи весят 40 кг."]) == 1.0
    assert 0.4 <= density(["每个蜂箱重四十公斤。"]) < 0.5
    assert 0.5 < density(["JavaScript는 'duck' 타이핑을 구현합니다."]) < 0.9
    assert density([]) == 1.0
    assert (
        density(["每个蜂箱", "a" * 4]) == density(["每个蜂箱aaaa"]) == density(["aaaa", "每个蜂箱"])
    )


def test_sections_pair_by_id_whatever_their_place():
    """Ids that both have pair; the one out of order is marked."""
    fr = parse_page(
        "# T\n\n## A {#a}\n\nUn.\n\n## B {#b}\n\nDeux.\n\n## C {#c}\n\nTrois.\n", "fr/a.md"
    )
    es = parse_page(
        "# T\n\n## C {#c}\n\nTres.\n\n## A {#a}\n\nUno.\n\n## B {#b}\n\nDos.\n", "es/a.md"
    )
    alignment = align({"fr": fr, "es": es})
    assert [sorted(row.sections) for row in alignment.sections] == [["es", "fr"]] * 4
    assert [row.sections["fr"].id for row in alignment.sections if row.moved] == ["c"]


@pytest.mark.parametrize(("before", "paired"), [("", True), ("## Intro\n\nDe rien.\n\n", False)])
def test_first_headings_pair_whatever_their_level(before, paired):
    """A title that one page has as a heading of the second level; below another it is none."""
    fr = parse_page("# Défi\n\nÉcrivez ceci.\n\n## Base\n\nUn.\n", "fr/a.md")
    es = parse_page(f"{before}## Tarea\n\nEscriba esto.\n\n## Base\n\nUno.\n", "es/a.md")
    first = align({"fr": fr, "es": es}).sections[0].sections
    assert (len(first) == 2 and first["es"].heading.prose.text == "Tarea") is paired


def test_blocks_under_a_lost_heading_still_pair():
    """The heading alone is missing: its blocks are found in the section before."""
    fr = parse_page("# T\n\nUn.\n\n## B\n\nVoir [l'API](api.md).\n\n## C\n\nTrois.\n", "fr/a.md")
    es = parse_page("# T\n\nUno.\n\nVea [la API](api.md).\n\n## C\n\nTres.\n", "es/a.md")
    alignment = align({"fr": fr, "es": es})
    assert [sorted(row.sections) for row in alignment.sections] == [
        ["es", "fr"],
        ["fr"],
        ["es", "fr"],
    ]
    assert [(len(row.blocks), row.section) for row in alignment.blocks] == [(2, 0), (2, 1), (2, 2)]
    three = align({"fr": fr, "es": es, "pt": es})
    assert [(len(row.blocks), row.section) for row in three.blocks] == [(3, 0), (3, 0), (3, 2)]


def test_which_row_of_sections_a_block_stands_in():
    """By its place on the page of its language; -1 for a language that has none of it."""
    made = {
        code: parse_page(f"Un.\n\n{text}", f"{code}/a.md")
        for code, text in {"fr": "## B\n\nB.\n\n## C {#c}\n\nC.", "es": "## C {#c}\n\nC."}.items()
    }
    alignment = align(made)
    for code, pieces in {"fr": [0, 1, 1, 2, 2], "es": [0, 2, 2]}.items():
        blocks = [
            block
            for section in made[code].sections
            for block in ([section.heading] if section.heading else []) + [*section.blocks]
        ]
        assert [alignment.place_of(code, block) for block in blocks] == pieces
    assert alignment.place_of("pt", blocks[0]) == -1


@pytest.mark.parametrize(
    ("left", "right", "least", "most"),
    [
        (100, 100, 0, 0),
        (400, 100, 5, 12),
        (10**6, 1, 12, 12),
        (2, 0, 0.1, 1),
        (3, 0, 0.1, 1),
        (1, 0, 0, 0),
        (0, 0, 0, 0),
    ],
)
def test_lengths(left, right, least, most):
    """The same length costs nothing; a quarter costs much, and nothing more than the most."""
    assert least <= length_cost(left, right) == length_cost(right, left) <= most


SECTION = "## {0} {{#{0}}}\n\n{1}\n\n"


@pytest.mark.parametrize(
    ("fr", "es", "blocks"),
    [
        # a block for another of the next section: neither is the other
        ("a Union. / b", "a / b Union.", "fr0 es1"),
        # what stands under a heading that one lacks, first or later, is sought beside it
        ("a Union. / b Organe.", "b Unión.|Órgano.", "fr1es1 fr1es1"),
        ("b Union.|Organe.", "a Unión. / b Órgano.", "fr1es1 fr1es1"),
        (
            "a Union. / b Organe. / c Centre.",
            "a Unión.|Órgano. / c Centro.",
            "fr0es0 fr1es1 fr2es2",
        ),
        # not beyond the next heading that both have, moved or not
        (
            "a Union. / b Organe. / c Centre.",
            "a Unión. / c Órgano.|Centro.",
            "fr0es0 fr1 es2 fr2es2",
        ),
        (
            "a Union. / b Organe. / c Centre.",
            "c Centro. / b Unión.|Órgano.",
            "fr0 es1 fr1es1 fr2es2",
        ),
    ],
)
def test_regions(fr, es, blocks):
    """Each row's variants, and the index of its row of sections."""
    made = {}
    for code, text in {"fr": fr, "es": es}.items():
        told = [one.partition(" ") for one in text.split(" / ")]
        body = "".join(SECTION.format(name, said.replace("|", "\n\n")) for name, _, said in told)
        made[code] = parse_page(body, f"{code}/a.md")
    found = align(made).blocks
    assert (
        " ".join("".join(f"{code}{row.section}" for code in row.blocks) for row in found) == blocks
    )
