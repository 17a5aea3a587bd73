"""Structured data held to schema.org's own vocabulary, by its types in TypeScript.

schema-dts (https://github.com/google/schema-dts) writes the vocabulary's classes and properties as
types; the compiler then finds a property that a class does not have and a value of a wrong type.
"""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MODULES = ROOT / "node_modules"
FOUND = re.compile(r"nodes\.ts\((\d+),\d+\): error TS\d+: (.*)")
OPTIONS = ("--noEmit", "--strict", "--skipLibCheck", "--module", "esnext", "--target", "es2022")


def faults(nodes: Iterable[Mapping[str, object]], folder: Path) -> list[str]:
    """Return what the vocabulary does not have, each with the class it was found in.

    `folder` is one to write in. A node's `@context` is not judged.
    """
    written = [{key: node[key] for key in node if key != "@context"} for node in nodes]
    types = sorted({str(node["@type"]) for node in written})
    lines = [f'import type {{ {", ".join(types)} }} from "{MODULES}/schema-dts";']
    lines += [
        f"export const n{index}: {node['@type']} = {json.dumps(node)};"
        for index, node in enumerate(written)
    ]
    file = folder / "nodes.ts"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    compiler = MODULES / "typescript" / "bin" / "tsc"
    command = ["node", compiler, *OPTIONS, "--moduleResolution", "bundler", file.name]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found = FOUND.findall(run.stdout)
    assert run.returncode == 0 or found, run.stdout + run.stderr
    assert all(int(line) > 1 for line, _ in found), run.stdout
    return [f"{written[int(line) - 2]['@type']}: {message}" for line, message in found]
