"""What a template itself would run: its page drawn once more, without a word of an author's.

Whatever stands in the finished page and not in that one came with somebody's text.
"""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass, field
from html import escape
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from jinja2 import ChainableUndefined, TemplateError
from jinja2.utils import htmlsafe_json_dumps
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import TableOfContents

from concordance.sitecheck.active import active_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from mkdocs.structure.pages import Page

    from concordance.sitecheck.active import ActivePart

MAIN = "main.html"
TITLE, ADDRESS, PATH = "concordance-title", "concordance-address", "concordance-path.md"
"""What a page says that has no text, for a script that a template gives them as JSON."""
MARKUP = re.compile(r"[<>\"]|&(?!#?\w+;)")


@dataclass
class TemplateParts:
    """The parts that templates write, by what they are drawn from; and what is being drawn.

    `env` is the environment of the language that is being built, `values` what mkdocs gave the
    template of the page that is being written, `page` what that made of it, before any plugin
    writes into it.
    """

    env: Environment | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    page: str = ""
    drawn: dict[tuple[object, ...], tuple[ActivePart, ...]] = field(default_factory=dict)

    def begin(self, env: Environment) -> None:
        """Take the environment of a language, in which what is not defined may be asked for."""
        self.env = env.overlay(undefined=ChainableUndefined)
        self.drawn = {}

    def of(self, name: str) -> tuple[ActivePart, ...]:
        """Return what a template writes for the page that is being written, its text apart.

        Raises:
            PluginError: The template fails without a text.
        """
        if self.env is None or not self.values:
            return ()
        page = self.values.get("page")
        meta = _switches(page.meta) if page else {}
        key = (name, self.values["base_url"], bool(page), *sorted(meta.items()))
        if key not in self.drawn:
            try:
                html = self.env.get_template(name).render(
                    {**self.values, **self._without_text(page, meta)}
                )
            except (TemplateError, TypeError, AttributeError) as error:
                message = f"{name} cannot be drawn for a page without text: {error}"
                raise PluginError(message) from None
            self.drawn[key] = tuple(active_parts(html.encode()))
        return tuple(_said_by(part, page) for part in self.drawn[key])

    def _without_text(self, page: Any, meta: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - mkdocs' page, or None
        """Return what takes the place of all that authors wrote: pages, titles, names of files."""
        navigation = Navigation([], [])
        home = self.values["nav"].homepage
        navigation.homepage = _blank(home, {}) if home else None
        ours = self.env.globals.get("concordance") if self.env else None
        quiet: dict[str, Any] = {}
        if isinstance(ours, dict):
            silent = dict.fromkeys(("navigation", "head", "foot"), lambda *_: "")
            quiet = {"concordance": {**ours, **silent}}
        blank = _blank(page, meta) if page else None
        return {"page": blank, "nav": navigation, "pages": [], **quiet}


def escaped(page: Page) -> Page:
    """Return a page for its template, which prints the front matter's texts as they come.

    What mark-up would be made of is written as text there; entities stay as they are.
    """
    made = copy(page)
    made.meta = _escaped(page.meta)
    return made


def _escaped(value: Any) -> Any:  # noqa: ANN401 - a value of YAML
    if isinstance(value, str):
        return MARKUP.sub(lambda found: escape(found[0]), value)
    if isinstance(value, dict):
        return {key: _escaped(item) for key, item in value.items()}
    return [_escaped(item) for item in value] if isinstance(value, list) else value


def _said_by(part: ActivePart, page: Any) -> ActivePart:  # noqa: ANN401 - mkdocs' page, or None
    """Return a program with what the page says of itself, as JSON that no mark-up can end."""
    if not page or not part.program or "concordance-" not in part.value:
        return part
    value = part.value
    placeholders = {TITLE: page.title, ADDRESS: page.abs_url, PATH: page.file.src_path}
    for word, text in placeholders.items():
        value = value.replace(f'"{word}"', str(htmlsafe_json_dumps(text)))
    return part._replace(value=value)


def _blank(page: Any, meta: dict[str, Any]) -> Any:  # noqa: ANN401 - mkdocs' page
    """Return a page at the same depth of the site that says nothing."""
    made = copy(page)
    *folders, name = page.url.split("/")
    url = "/".join(["x"] * len(folders) + ["x.html" if name else ""])
    made.content = made.markdown = ""
    made.title, made.abs_url = TITLE, ADDRESS
    made.meta = meta
    made.toc = TableOfContents([])
    made.parent = made.previous_page = made.next_page = made.edit_url = None
    made.canonical_url = ""
    made.file = SimpleNamespace(url=url, src_uri=PATH, src_path=PATH, dest_uri=url, name="x")
    return made


def _switches(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a page's front matter turns parts of a template on, and is no text."""
    return {key: value for key, value in meta.items() if isinstance(value, bool | int)}
