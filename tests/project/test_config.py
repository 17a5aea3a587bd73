"""The configuration: what is accepted, and what is said of what is not."""

from __future__ import annotations

import pytest

from concordance.project.config import Config, ConfigError, read_config


@pytest.mark.parametrize("value", [None, {}])
def test_every_key_has_a_default(value):
    """Nothing configured is a configuration."""
    assert read_config(value) == Config()


@pytest.mark.parametrize(
    ("value", "keys", "message"),
    [
        ({"sorce": "fr"}, ("sorce",), "unknown key 'sorce'; did you mean 'source'"),
        (
            {"languages": {"fr": {}, "ru": {"partail": True}}},
            ("languages", "ru", "partail"),
            "unknown key 'partail'; did you mean 'partial'",
        ),
        (
            {"languages": {"ru": {"partial": "yes"}}},
            ("languages", "ru", "partial"),
            "expected true or false, got text",
        ),
        (
            {"rules": {"missing-alt": "fatal"}},
            ("rules", "missing-alt"),
            "'fatal' is none of error, warning, off",
        ),
        ({"linked": {"a": "b", "c": False}}, ("linked", "c"), "expected text, got true or false"),
        ({"zzz": 1}, ("zzz",), "unknown key 'zzz'; known: source, languages, "),
        ({"a\nb": 1}, ("a\nb",), "unknown key 'a\\nb'; known: source, languages, "),
        ({"rules": {"typography": 3}}, ("rules", "typography"), "this is none of error, warning"),
        ({"term_links": "many"}, ("term_links",), "expected a whole number, got text"),
        ([], (), "expected a mapping, got a list"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(value, keys, message):
    """The place is the path of the key, and a near name is proposed."""
    with pytest.raises(ConfigError) as caught:
        read_config(value)
    assert caught.value.keys == keys
    assert message in caught.value.message


def test_levels():
    """A rule's level is the configuration's, or its own; YAML reads a bare off as false."""
    config = read_config({"rules": {"a": "warning", "b": "off", "c": False, "d": True}})
    assert [config.level(rule, "error") for rule in "abcde"] == [
        "warning",
        "off",
        "off",
        "error",
        "error",
    ]
