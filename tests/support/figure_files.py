"""Small data files that are right, for the tests to draw or to spoil."""

from __future__ import annotations

LANGUAGES = ("fr", "es")

TIMELINE = """\
kind: timeline
title: {fr: Frise, es: Cronología}
description: {fr: Deux lignes., es: Dos líneas.}
lanes:
  - {id: sun, label: {fr: Soleil, es: Sol}}
  - {id: moon, label: {fr: Lune, es: Luna}}
events:
  - id: first
    date: 1999-08-11
    lane: sun
    label: {fr: Éclipse totale, es: Eclipse total}
  - id: second
    date: 2001-05-01
    lane: moon
    label: {fr: Pleine lune, es: Luna llena}
  - {id: third, date: 2001-06, lane: sun}
  - {id: fourth, date: 2001-07, lane: sun, across: true, label: {fr: Fête, es: Fiesta}}
page: page.md
"""

BLOCKS = """\
kind: blocks
title: {fr: Montants, es: Cantidades}
description: {fr: Un carré vaut mille., es: Un cuadrado vale mil.}
caption: {fr: Un carré vaut mille., es: Un cuadrado vale mil.}
unit: 1e3
items:
  - {id: small, value: 1e3, label: {fr: Mille, es: Mil}, note: {fr: peu, es: poco}}
  - {id: large, value: 60e3, label: {fr: Soixante mille, es: Sesenta mil}, note: beaucoup}
  - id: linked
    value: 2e3
    label: {fr: Deux mille, es: Dos mil}
    links: {A1: page.md#a1, A<2: page.md#a2}
"""

COMPARISON = """\
kind: comparison
title: {fr: Trois choses, es: Tres cosas}
description: {fr: Deux groupes., es: Dos grupos.}
absent: {fr: non publié, es: no publicado}
items:
  - {id: one, label: Un & Une, link: page.md#one}
  - {id: two, label: Deux, series: 2}
  - {id: three, label: Trois}
measures:
  - id: weight
    label: {fr: Poids, es: Peso}
    unit: {fr: Go, es: GB}
    values: {one: 40.5, two: 81, three: unpublished}
  - id: count
    label: {fr: Nombre, es: Número}
    values: {one: 54.2e9, two: {at-least: 140e9}, three: not-applicable}
series: {1: Les uns, 2: {fr: Les autres, es: Los otros}}
table: page.md#table
"""

LAYERS = """\
kind: layers
title: {fr: Poupées, es: Muñecas}
description: {fr: Deux boîtes de huit., es: Dos cajas de ocho.}
layers:
  - {id: doll, label: {fr: P, es: M}, link: {fr: Un fil, es: Un hilo}}
  - {id: box, label: {fr: Boîte, es: Caja}, link: {fr: Une ficelle & un nœud, es: Una cuerda}}
  - {id: shop, label: {fr: Magasin, es: Tienda}}
"""

EXAMPLES = {
    "timeline": TIMELINE,
    "blocks": BLOCKS,
    "comparison": COMPARISON,
    "layers": LAYERS,
}
