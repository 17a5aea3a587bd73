"""Where a sentence ends, in any language."""

import pytest

from concordance.markdown.sentences import sentences


def test_sentences_keep_their_place():
    """A cut text is found again where its place says."""
    text = "Une phrase. «Deux» phrases ! Puis une autre ? oui.\n\nFin"
    cut = list(sentences(text))
    assert [said for _, said in cut] == [
        "Une phrase.",
        "«Deux» phrases !",
        "Puis une autre ? oui.",
        "Fin",
    ]
    assert all(text[start:].startswith(said) for start, said in cut)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A date (e.g. Monday) is read. It is one.", 2),
        ("Une date, p. ex. Noël. Puis rien.", 2),
        ("Una fecha, p. ej. Navidad, se lee.", 1),
        ("Ein Tag, z. B. Montag, wird gelesen. Er ist es.", 2),
        ("Ask Dr. Who. He knows.", 2),
        ("标签页打开。它是最后一个。", 3),
        ("「開く」と言う。最後？はい！", 4),
    ],
)
def test_marks_that_end_a_sentence(text, count):
    """An abbreviation ends none; a full-width mark needs no space, and leaves an empty rest."""
    assert len(list(sentences(text))) == count
