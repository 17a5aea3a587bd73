"""Words that only look like themselves, and words that are what they are."""

from __future__ import annotations

import pytest

from concordance.checks.hygiene.mixed_script import mixed_script
from concordance.corpus.group import Variant
from concordance.markdown import parse_page
from concordance.project.project import Language


def words(text, code="fr"):
    """Return the words that the rule finds on a page, with the remedies."""
    variant = Variant(Language(code, code), parse_page(text, f"{code}/a.md"))
    return [(finding.value, finding.hint) for finding in mixed_script.check(variant)]


@pytest.mark.parametrize(
    ("text", "word", "plain"),
    [
        ("10 \u041cW", "\u041cW", "MW"),
        ("\u041e\u0440\u0435nAI", "\u041e\u0440\u0435nAI", "OpenAI"),
        ("Op*\u0435*nAI", "Op\u0435nAI", "OpenAI"),
        ("M&#1072;ia", "M\u0430ia", "Maia"),
        ("10 \u039cW", "\u039cW", "MW"),
        ("10 \u041c", "\u041c", "M"),
        ("10\u00a0\u0421\u0421", "\u0421\u0421", "CC"),
        ("\uff2fpenAI", "\uff2fpenAI", "OpenAI"),
        ("\U0001d40fort", "\U0001d40fort", "Port"),
        ("## \u0422itre", "\u0422itre", "Titre"),
        ("| a |\n|---|\n| \u0422exte |", "\u0422exte", "Texte"),
        ("[\u0422exte](b.md)", "\u0422exte", "Texte"),
        ("---\ntitle: \u0422itre\n---\nTexte.", "\u0422itre", "Titre"),
    ],
)
def test_mixed(text, word, plain):
    """The word, and what to write."""
    assert words(text) == [(word, f'write "{plain}"')]


@pytest.mark.parametrize(
    "text",
    [
        "5 \u03bcm, 3 k\u03a9, \u0394T, \u03b2max et \u03c0r.",
        "5 \u00b5m, 3 k\u2126, été, œuvre, Kälte, Łódź, ﬁn.",
        "Le mot \u043f\u0440\u0438\u043c\u0435\u0440, la \u0421\u0421\u0421\u0420.",
        "Le mot \u03bb\u03cc\u03b3\u03bf\u03c2.",
        "OpenAI\u793e, \u30a2A100, v\u1ea5n đề.",
        "`\u041cW`",
        "JSON-\u0443.",
    ],
)
def test_whole(text):
    """None is told."""
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("5\u200b00 euros", 'write "500"'),
        ("5\u00ad00 euros", 'write "500"'),
        ("5&#x200B;00 euros", 'write "500"'),
        ("5&zwnj;00 euros", 'write "500"'),
        ("Micro\u2060soft", 'write "Microsoft"'),
        ("Micro&NoBreak;soft", 'write "Microsoft"'),
        ("\u00c9t\u00e9\u3164s", 'write "\u00c9t\u00e9s"'),
        ("---\ntitle: Micro\ufeffsoft\n---\nTexte.", 'write "Microsoft"'),
        ("NVIDIA\U000e0041\U000e0042.", "take it out"),
    ],
)
def test_what_nobody_sees(text, plain):
    """It is told once, with what to write."""
    assert [hint for _, hint in words(text)] == [plain]


@pytest.mark.parametrize(
    "text",
    [
        "mi\u00adcro\u00adpuce, mi&shy;cro&shy;puce, Auf\u200clage.",
        "\U0001f3f4\U000e0067\U000e0062\U000e007f, \U0001f468\u200d\U0001f4bb.",
        "\u0645\u06cc\u200c\u062e\u0648\u0627, \u65e5\u672c\u200b\u8a9e, c\u2019\u2060est.",
        "`5\u200b00`, R&amp;D, 5&#48;0.",
    ],
)
def test_what_is_right_to_be_unseen(text):
    """None is told."""
    assert words(text) == []


def test_in_a_language_of_another_script_only_look_alikes_count():
    """Words of two scripts are formed there; `С` for `C` is a slip all the same."""
    assert words("HTTP\u0448\u043d\u044b\u0439 \u043a\u043e\u0434", "ru") == []
    assert words("\u0421PU", "ru") == [("\u0421PU", 'write "CPU"')]
    assert words("10 \u041c", "ru") == []
