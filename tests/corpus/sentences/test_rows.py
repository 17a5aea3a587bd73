"""Sentences beside each other: each stands once, in order, whatever the variants have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.corpus.sentences.rows import passage_rows, row_fit
from concordance.corpus.sentences.sentences import sentences
from concordance.markdown.model import Prose

LENGTHS = {"fr": 1.1, "es": 1.05, "pt": 1.0}


def proses(**texts):
    """Return proses of these texts, each read as it is written."""
    return {code: (Prose(text, ((0, 0),)), ()) for code, text in texts.items()}


def rows(**texts):
    """Return the texts of each row."""
    found = passage_rows(proses(**texts), LENGTHS, "fr")
    return [{code: passage.text for code, passage in row.items()} for row in found]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            {"fr": "Un relais. Deux lampes.", "es": "Un relé. Dos lámparas."},
            [
                {"fr": "Un relais.", "es": "Un relé."},
                {"fr": "Deux lampes.", "es": "Dos lámparas."},
            ],
        ),
        (
            {
                "fr": "Le relais démarre seul. La lampe clignote une minute. Il cherche le réseau.",
                "es": "El relé arranca solo. La lámpara parpadea un minuto, y busca la red.",
            },
            [
                {"fr": "Le relais démarre seul.", "es": "El relé arranca solo."},
                {
                    "fr": "La lampe clignote une minute. Il cherche le réseau.",
                    "es": "La lámpara parpadea un minuto, y busca la red.",
                },
            ],
        ),
        ({"fr": "", "es": "Un relé."}, [{"es": "Un relé."}]),
        ({"fr": "…", "es": ""}, []),
    ],
    ids=["as many", "run together", "one alone", "none"],
)
def test_rows(texts, expected):
    """Sentence beside sentence; those that were run together beside what they became."""
    assert rows(**texts) == expected


TEXTS = st.lists(
    st.sampled_from(["Le relais.", "Não!", "Un dos tres cuatro?", "A 12 %."]), max_size=9
)


@given(TEXTS, TEXTS, TEXTS)
def test_each_sentence_stands_once(fr, es, pt):
    """The rows have every sentence of each variant, in its order, and nothing else."""
    given_texts = {"fr": " ".join(fr), "es": " ".join(es), "pt": " ".join(pt)}
    found = passage_rows(proses(**given_texts), LENGTHS, "fr")
    for code, text in given_texts.items():
        there = [one for row in found if code in row for one in row[code].sentences]
        assert there == list(sentences(text))
    for row in found:
        assert all(isinstance(row_fit(row, code, LENGTHS), float) for code in row if len(row) > 1)
