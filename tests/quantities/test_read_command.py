"""`concordance read`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from concordance.__main__ import main


def run(*arguments, text=None):
    """Run the command."""
    return CliRunner().invoke(main, ["read", *arguments], input=text)


def test_table():
    """The table shows the value, the unit and what is uncertain."""
    result = run("--locale", "pt-PT", "um bilião de dólares, cerca de 1,234")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "text                  kind    value          unit",
        "um bilião de dólares  amount  1000000000000  USD",
        "1,234                 number  1.234                approximate, or 1234",
    ]


def test_json():
    """The keys are those the help promises."""
    result = run("--locale", "fr", "--format", "json", "de 2 à 5 Go le 1er mai")
    assert json.loads(result.stdout) == {
        "quantities": [
            {
                "text": "2 à 5 Go",
                "kind": "range",
                "value": "2..5",
                "unit": "GB",
                "start": 3,
                "end": 11,
                "candidates": [],
                "approximate": False,
                "bound": "",
            },
            {
                "text": "1er mai",
                "kind": "date",
                "value": "--05-01",
                "unit": "",
                "start": 15,
                "end": 22,
                "candidates": [],
                "approximate": False,
                "bound": "",
            },
        ],
    }


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input(arguments):
    """No text, or a hyphen, means standard input."""
    result = run("--locale", "es", "--format", "json", *arguments, text="cien mil millones")
    (quantity,) = json.loads(result.stdout)["quantities"]
    assert (quantity["value"], quantity["unit"]) == ("100000000000", "")


def test_a_number_below_zero_is_text_after_two_dashes():
    """A minus is no option then."""
    result = run("--locale", "en", "--format", "json", "--", "-5 °C")
    assert json.loads(result.stdout)["quantities"][0]["value"] == "-5"


def test_nothing_to_read():
    """It says so, and succeeds."""
    assert run("--locale", "fr", "rien").stdout == "no quantity\n"
    assert run("--locale", "fr", "--format", "json", "rien").stdout == '{"quantities": []}\n'


def test_an_unknown_locale_is_a_usage_error_that_names_the_known_ones():
    """Exit code 2, and the list."""
    result = run("--locale", "tlh", "1")
    assert result.exit_code == 2
    assert 'no number rules for "tlh"; known: en-GB' in result.stderr
    assert "pt-PT" in result.stderr
