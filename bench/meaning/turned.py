"""Plants that turn a sentence round: a word for its opposite, a negation out or in.

The words are of this file alone, not of the rules' tables, so that what the tables lack is missed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.meaning.plants import THREE, all_places, of_place

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from bench.meaning.plants import Ground, Plant
    from bench.mutations.change import Change

    from concordance.corpus.group import PageGroup, Variant

OPPOSITES = {
    "en": "before after, with without, first last, always never, above below, inside outside, "
    "allows forbids, allow forbid, public private, new old, large small, high low, easy "
    "difficult, same different, local remote, required optional, start stop, add remove, "
    "adds removes, enable disable, open closed, true false, fast slow, increase reduce, "
    "better worse, possible impossible, send receive, sent received, input output, "
    "included excluded, internal external, upload download, start end, success failure",
    "fr": "avant après, avec sans, premier dernier, première dernière, toujours jamais, dessus "
    "dessous, intérieur extérieur, permet interdit, permettent interdisent, public privé, "
    "nouveau ancien, nouvelle ancienne, grand petit, grande petite, facile difficile, "
    "local distant, requis facultatif, obligatoire facultatif, démarre arrête, démarrer "
    "arrêter, ajouter supprimer, activer désactiver, ouvert fermé, vrai faux, rapide "
    "lent, augmenter réduire, meilleur pire, possible impossible, envoyer recevoir, "
    "entrée sortie, interne externe, début fin",
    "es": "antes después, con sin, primer último, primera última, siempre nunca, encima debajo, "
    "dentro fuera, permite prohíbe, permiten prohíben, público privado, nuevo antiguo, "
    "nueva antigua, grande pequeño, fácil difícil, local remoto, necesario opcional, "
    "iniciar detener, añadir eliminar, agregar eliminar, habilitar deshabilitar, abierto "
    "cerrado, verdadero falso, rápido lento, aumentar reducir, mejor peor, posible "
    "imposible, enviar recibir, entrada salida, interno externo, descargar subir, inicio "
    "fin, éxito fracaso",
    "pt": "antes depois, com sem, primeiro último, primeira última, sempre nunca, acima abaixo, "
    "dentro fora, permite proíbe, permitem proíbem, público privado, novo antigo, nova "
    "antiga, grande pequeno, fácil difícil, local remoto, necessário opcional, iniciar "
    "parar, adicionar remover, habilitar desabilitar, aberto fechado, verdadeiro falso, "
    "rápido lento, aumentar reduzir, melhor pior, possível impossível, enviar receber, "
    "entrada saída, interno externo, início fim, sucesso falha",
}
"""Of each language, pairs of opposites; each is planted both ways."""
DROPPED = {
    "en": (r"\b(?:do|does|did) not ()", r"\b(is|are|was|were|can|will|must|should|has) not\b"),
    "fr": (r"\b(?:ne |n['’])(\w[\w'’ ]{0,20}?) pas\b",),
    "es": (r"\b[Nn]o (\w)",),
    "pt": (r"\b[Nn]ão (\w)",),
}
"""How a negation is taken out: what is matched gives way to its group."""
ADDED = {
    "en": (r"\b(is|are|was|were|can|will|must|should|has)\b(?! not)", r"\1 not"),
    "fr": (r"(?<![\w'’] )\b(peut|peuvent|doit|doivent|sont|fait|permet)\b", r"ne \1 pas"),
    "es": (r"(?<!no )\b(es|son|puede|puedes|está|debe|tiene|permite|hay)\b", r"no \1"),
    "pt": (r"(?<!não )\b(é|são|pode|está|deve|tem|permite|há)\b", r"não \1"),
}
"""Where a negation is put in."""


def opposite(_: Ground, group: PageGroup, variant: Variant, __: random.Random) -> Iterator[Change]:
    """Put the opposite of a word in its place."""
    words = OPPOSITES.get(_spoken(variant), "").split(", ")
    pairs = [tuple(pair.split()) for pair in words if pair]
    other = dict(pairs) | {second: first for first, second in pairs}
    for place in all_places(group, variant, THREE):
        for prose in place[variant.code].proses:
            for found in re.finditer(r"\w+", prose.text):
                if found[0] in other:
                    yield from of_place(group, variant, prose, found.span(), other[found[0]])


def negation_dropped(
    _: Ground, group: PageGroup, variant: Variant, __: random.Random
) -> Iterator[Change]:
    """Take a negation out."""
    for pattern in DROPPED.get(_spoken(variant), ()):
        for place in all_places(group, variant, THREE):
            for prose in place[variant.code].proses:
                for found in re.finditer(pattern, prose.text):
                    yield from of_place(group, variant, prose, found.span(), found[1])


def negation_added(
    _: Ground, group: PageGroup, variant: Variant, __: random.Random
) -> Iterator[Change]:
    """Put a negation in."""
    if _spoken(variant) not in ADDED:
        return
    pattern, new = ADDED[_spoken(variant)]
    for place in all_places(group, variant, THREE):
        for prose in place[variant.code].proses:
            for found in re.finditer(pattern, prose.text):
                yield from of_place(group, variant, prose, found.span(), found.expand(new))


def _spoken(variant: Variant) -> str:
    return variant.language.locale.split("-")[0].lower()


FAMILIES: dict[str, tuple[Plant, int]] = {
    "opposite": (opposite, 65),
    "negation dropped": (negation_dropped, 40),
    "negation added": (negation_added, 0),
}
"""As those of `plants`."""
