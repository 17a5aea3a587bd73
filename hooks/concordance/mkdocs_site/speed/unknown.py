"""What of a site is not known well enough to keep pages from one build for the next.

Nothing is kept where something may write into pages by what it alone knows: another plugin or hook,
an extension that reads files, a template that shows other pages' texts. Such a site is built whole
at each save, as mkdocs does it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from mkdocs.utils import get_build_date

from concordance.mkdocs_site.plugin import HOOKS, NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

    from mkdocs.config.defaults import MkDocsConfig

PACKAGE = Path(__file__).parents[2]
PLUGINS = frozenset({"i18n", NAME})
EXTENSIONS = frozenset(
    {
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code"),
        *("footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists"),
        *("smarty", "tables", "toc", "wikilinks"),
    }
)
"""Python-Markdown's own (https://python-markdown.github.io/extensions/): a text alone is read."""
FAMILY = "pymdownx."
READING = frozenset({"pymdownx.snippets", "pymdownx.b64"})
"""Of that family, those that read files into a page."""
PURE = frozenset({"markdown", "material", "pymdownx"})
"""The packages whose functions a configuration may name."""
TEXTS = frozenset({"content", "markdown", "toc"})
"""What a template may ask of the page it draws, and of no other."""
DAY = re.compile(rb"update_date|build_date")
"""What of a page, and of what else a template is given, is the day of the build."""

META = re.compile(rb"\.meta\.(\w+)")
"""A key of front matter, as a template asks for it."""
ANY_META = re.compile(
    rb"\bif \w+\.meta (?:%\}|and\b)"  # whether there is any
    rb"|(?<!blog)(\.meta\b(?!\.\w)|[\"']meta(?:\.\w+)?[\"'](?!\s*:))"
)
"""What may be all of it, in its group; `blog.meta` is one of the theme's texts."""

Given = dict[Path, object]
"""What is known of each file: when it was last written and how long it is, or what it says."""


def unknown(config: MkDocsConfig) -> str:
    """Return what keeps a site's pages from being kept, as a sentence names it; empty for none."""
    return next(_unknown(config), "")


def _unknown(config: MkDocsConfig) -> Iterator[str]:
    if config.theme.name != "material":
        yield f"the theme {config.theme.name}"
    ours = {PACKAGE.parent.resolve() / f"{name}.py" for name in HOOKS}
    hooks = {name: Path(str(hook.__file__)).resolve() for name, hook in _hooks(config).items()}
    yield from (f"the hook {name}" for name, path in hooks.items() if path not in ours)
    for name in config.plugins:
        if name not in PLUGINS and name not in hooks:
            yield f"the plugin {name}"
    for extension in config.markdown_extensions:
        name = str(extension).removeprefix("markdown.extensions.")
        if name not in EXTENSIONS and (not name.startswith(FAMILY) or name in READING):
            yield f"the Markdown extension {name}"
    for function in _functions(config.mdx_configs):
        if str(getattr(function, "__module__", "")).partition(".")[0] not in PURE:
            yield f"the function {function}"
    for path in _own(config):
        if path.suffix in {".html", ".xml"} and asks_for_others(path.read_text("utf-8", "replace")):
            yield f"the template {path.name}, which shows other pages' texts"


@dataclass
class ShownByTemplates:
    """What the theme's templates may show, looked for when it is first asked for.

    `asked` are the keys of front matter that they ask of any page, None where that may be any;
    `dated` says whether they show the day.
    """

    asked: frozenset[str] | None = None
    dated: bool | None = None

    def day(self, config: MkDocsConfig) -> str:
        """Return the day on which the site is built; empty where no template shows it.

        The theme's sitemap does, and ours takes its place.
        """
        self._read(config)
        return get_build_date() if self.dated else ""

    def meta(self, meta: Mapping[str, Any], config: MkDocsConfig) -> object:
        """Return as much of a page's front matter as another page may show, in its own order.

        A set's order differs from process to process, and so would keys that are made of it.
        """
        self._read(config)
        asked = self.asked
        return meta if asked is None else (bool(meta), {k: meta[k] for k in meta if k in asked})

    def _read(self, config: MkDocsConfig) -> None:
        if self.dated is None:
            paths = (path for each in config.theme.dirs for path in Path(each).rglob("*.html"))
            texts = [path.read_bytes() for path in paths]
            self.dated = any(map(DAY.search, texts))
            names = {name.decode() for text in texts for name in META.findall(text)}
            some = any(found[1] for text in texts for found in ANY_META.finditer(text))
            if not some and names.isdisjoint(dir(dict)):
                self.asked = frozenset(names)


def given(config: MkDocsConfig) -> Given:
    """Return how that stands which a build takes as given: configuration, hooks, templates.

    The configuration is the one that was loaded, whatever its file says by now.
    """
    files = {
        *(Path(str(hook.__file__)) for hook in _hooks(config).values()),
        *(path for path in PACKAGE.rglob("*") if path.parent.name != "__pycache__"),
        *_own(config),
    }
    found: Given = {Path(config.config_file_path): repr(config.user_configs)}
    for path in sorted(files):
        if path.is_file():
            state = path.stat()
            found[path] = (state.st_mtime_ns, state.st_size)
    return found


def asks_for_others(template: str) -> bool:
    """Return whether a template may show of another page what is no title and no address."""
    try:
        tree = Environment(autoescape=True).parse(template)
    except TemplateSyntaxError:
        return True
    names = [(node.name, node.ctx) for node in tree.find_all(nodes.Name)]
    if any(name == "pages" or (name == "page" and kind != "load") for name, kind in names):
        return True
    asked = [each.arg for each in tree.find_all(nodes.Getitem)]
    for each in tree.find_all(nodes.Filter):  # as in map(attribute="content")
        asked += [*each.args, *(pair.value for pair in each.kwargs)]
    named = [const.value for each in asked for const in each.find_all(nodes.Const)]
    named += [each.value for each in asked if isinstance(each, nodes.Const)]
    return not TEXTS.isdisjoint(map(str, named)) or any(
        node.attr in TEXTS and not (isinstance(node.node, nodes.Name) and node.node.name == "page")
        for node in tree.find_all(nodes.Getattr)
    )


def _hooks(config: MkDocsConfig) -> dict[str, ModuleType]:
    """Return the modules of a site's hooks, which mkdocs has by the names of their files."""
    hooks: Any = config.hooks
    return dict(hooks)


def _own(config: MkDocsConfig) -> list[Path]:
    """Return the files of the site's own theme folder."""
    folder = config.theme.custom_dir
    return sorted(path for path in Path(folder).rglob("*") if path.is_file()) if folder else []


def _functions(values: Mapping[str, Any] | list[Any]) -> Iterator[Any]:
    """Yield every function that a configuration names."""
    for value in values.values() if isinstance(values, dict) else values:
        if isinstance(value, dict | list):
            yield from _functions(value)
        elif callable(value):
            yield value
