"""Where a sentence ends, in any language."""

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
