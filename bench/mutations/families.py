"""The families of faults, in the order of the table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bench.meaning import plants, turned
from bench.mutations import language, links, marks, structure, values

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from bench.mutations.change import Change

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup, Variant

    Plant = Callable[[PageGroup, Variant, random.Random], Iterator[Change]]

KINDS = ("paragraph", "item", "row")


@dataclass(frozen=True)
class Family:
    """One kind of fault: `plant` gives every one that a variant allows.

    `make` is given where the faults depend on the whole corpus.
    """

    name: str
    plant: Plant | None = None
    make: Callable[[Corpus], Plant] | None = None

    def of(self, corpus: Corpus) -> Plant:
        """Return what plants in the pages of this corpus."""
        if self.make is not None:
            return self.make(corpus)
        if self.plant is None:
            raise ValueError(self.name)
        return self.plant


def _blocks() -> Iterator[Family]:
    for verb in ("dropped", "doubled", "moved"):
        for kind in KINDS:
            yield Family(f"{kind} {verb}", getattr(structure, verb)(kind))


MEANING = {
    "identifier changed": plants.digit,
    "identifiers exchanged": plants.heads,
    "name changed": plants.name_of_the_page,
    "values exchanged": plants.values,
    "bound turned": plants.bound,
    "vague number changed": plants.vague,
    "attribution dropped": plants.source_dropped,
    "attribution to another": plants.source_changed,
    "word replaced by its opposite": turned.opposite,
    "negation dropped": turned.negation_dropped,
}
"""Plants of `bench.meaning`, which counts them in the translations of other projects."""


def _meaning() -> Iterator[Family]:
    for name, plant in MEANING.items():
        yield Family(name, make=partial(_with_names, plant))


def _with_names(plant: plants.Plant, corpus: Corpus) -> Plant:
    return partial(plant, corpus.memo(plants.Ground))


BOXES = ("admonition", "details", "tab")
FAMILIES: tuple[Family, ...] = (
    *_blocks(),
    Family("section dropped", structure.section_dropped),
    Family("section doubled", structure.section_doubled),
    Family("section moved", structure.section_moved),
    Family("sentence with a number, link or code dropped", structure.sentence_dropped(facts=True)),
    Family("sentence of words alone dropped", structure.sentence_dropped(facts=False)),
    Family("sentence doubled", structure.sentence_doubled),
    Family("sentence moved", structure.sentence_moved),
    Family("sentence added", structure.sentence_added),
    Family("half a sentence dropped", structure.half_dropped),
    Family("heading level changed", structure.level_changed),
    Family("admonition type changed", structure.admonition_changed),
    Family("code changed", structure.code_changed),
    Family("key of code translated", marks.key_translated),
    Family("template mark lost", marks.token_lost),
    Family("image dropped", links.image_dropped),
    Family("image changed", links.image_changed),
    Family("footnote dropped", links.footnote_dropped),
    Family("digit of front matter changed", marks.front_matter_value),
    Family("digit of an alternative text changed", marks.alternative_text_value),
    Family("digit of a box's or tab's title changed", marks.block_value(*BOXES)),
    Family("digit of a definition or note changed", marks.block_value("definition", "footnote")),
    Family("digit of a title or spoken name changed", marks.text_value("title of", "aria-label")),
    Family("digit of an abbreviation changed", marks.text_value("abbreviation")),
    Family("digit of a diagram's label changed", marks.text_value("label of a diagram")),
    Family("name beside the prose changed", marks.text_name),
    Family("word doubled", marks.word_doubled),
    Family("label of a reference mistyped", marks.label_mistyped),
    Family("digit changed", values.digit),
    Family("scale word changed", values.scale),
    Family("decimal mark moved", values.mark),
    Family("date changed", values.date),
    Family("dates exchanged", values.dates_exchanged),
    Family("currency changed", values.currency),
    Family("unit changed", values.unit),
    Family("percentage changed", values.percentage),
    Family("percent sign dropped", values.percent_sign),
    *_meaning(),
    Family("link dropped", links.dropped),
    Family("link retargeted", links.retargeted),
    Family("link into another language", links.foreign),
    Family("block left in French", language.left_in("fr")),
    Family("block left in Spanish", language.left_in("es")),
    Family("term replaced by a forbidden form", make=partial(language.false_friend)),
    Family("prose changed in the source only", language.source_reworded),
    Family("a word left out (paraphrase)", language.reworded),
)
