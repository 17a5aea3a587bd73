"""A small site in the suffix layout, one of its languages written from right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sites import ROOT, build, write

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
site_name: Bees
site_url: https://bees.example/
theme: {{name: material, font: false, language: en}}
hooks: [{hook}]
plugins:
  - i18n:
      docs_structure: suffix
      fallback_to_default: false
      languages:
        - {{locale: en, name: English, default: true}}
        - {{locale: fr, name: Français}}
        - {{locale: ar, name: العربية}}
markdown_extensions: [attr_list, admonition, footnotes, def_list, tables, toc]
"""
PAGES = {
    "docs/index.md": """\
# Bees

The hive of Carla Bruun weighs 40 kg.[^1]

It stood in Lyon for 12 years, next to the station. Nobody has moved it since the flood of 1910.

## Setting up

- Open the lid

    - Slowly, in 5 minutes

- Close it

| Frame | Weight |
|---|---|
| First | 2.5 kg |

Honey
:   Sweet, from 300 flowers

!!! note "Mind"

    Wear gloves.

```
bees --count
```

## Smoke

Smoke calms them within 10 seconds.

Only here: never open a hive when it rains, for the bees come out to defend it.

[^1]: Weighed in May.
""",
    "docs/index.fr.md": """\
# Abeilles

La ruche de Carla Bruun pèse 40 kg.[^1]

Elle est restée 12 ans à Lyon, près de la gare.

Personne ne l’a déplacée depuis l’inondation de 1910.

## Mise en place

- Ouvrir le couvercle

    - Lentement, en 5 minutes

- Le refermer

| Cadre | Poids |
|---|---|
| Premier | 2,5 kg |

Miel
:   Sucré, de 300 fleurs

!!! note "Attention"

    Mettez des gants.

Seulement ici : une ruche dort l’hiver.

```
bees --count
```

## Fumée

La fumée les calme en 10 secondes.

[^1]: Pesée en mai.
""",
    "docs/index.ar.md": """\
# النحل

خلية Carla Bruun تزن 40 kg.[^1]

بقيت 12 عاما في ليون. لم يحركها أحد منذ فيضان 1910.

## الإعداد

- افتح الغطاء

    - ببطء، في 5 دقائق

- أغلقه

[^1]: وزنت في مايو.
""",
    "docs/alone.md": "# Alone\n\nNo other language has this page.\n",
}


def build_parallel_site(folder: Path) -> Path:
    """Build the site in a folder, and give where it is."""
    hook = ROOT / "hooks" / "discovery.py"
    project = write(folder, {"mkdocs.yml": CONFIG.format(hook=hook), **PAGES})
    run = build(project)
    assert run.returncode == 0, run.stderr
    return project / "site"
