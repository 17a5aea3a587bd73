"""What mkdocs reads of the documentation's folder, or in one sentence why it cannot."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound
from mkdocs.exceptions import PluginError

from concordance.corpus.corpus import show, unreadable
from concordance.findings.formats.text import one_line
from concordance.markdown.front_matter import too_large
from concordance.markdown.read import decode
from concordance.project.walk import obstacles

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files


def refuse_unreadable_paths(config: MkDocsConfig) -> None:
    """Look for what mkdocs would walk round in, leave out unsaid or fail at.

    Raises:
        PluginError: There is something; the message has a line for each.
    """
    found = obstacles(Path(config.docs_dir))
    if found:
        raise PluginError("\n".join(["the pages cannot be read", *map(one_line, found)]))


def refuse_missing_templates(files: Files, env: Environment) -> None:
    """Look for pages whose front matter names a template or an icon that the theme has not.

    Raises:
        PluginError: There are some, where the theme would stop without a word on which; the message
            has a line for each.
    """
    found = []
    for file in files.documentation_pages():
        meta = file.page.meta if file.page else {}
        for key, name in (("template", "{}"), ("icon", ".icons/{}.svg")):
            value = meta.get(key)
            if isinstance(value, str) and not _has_template(env, name.format(value)):
                path = show(Path(file.abs_src_path or file.src_uri))
                remedy = "name one that is there, or remove the line"
                found.append(f'{path}:1:1: the theme has no {key} "{value}"; {remedy}')
    if found:
        raise PluginError("\n".join(["the pages cannot be drawn", *found]))


def _has_template(env: Environment, name: str) -> bool:
    try:
        return env.loader is None or bool(env.loader.get_source(env, name))
    except TemplateNotFound:
        return False


def text_of(file: File, known: bytes | None = None) -> str:
    """Return the text of a page, of its bytes where they are known.

    Raises:
        PluginError: The file cannot be opened, is not UTF-8, or its front matter would keep
            mkdocs' reader busy; the message says where and why.
    """
    path = Path(file.abs_src_path or file.src_uri)
    try:
        text = file.content_string if known is None else _text(known)
        problem = too_large(text, show(path))
        if problem is None:
            return text
    except OSError as error:
        problem = unreadable(show(path), error)
    except UnicodeDecodeError:
        problem = decode(path.read_bytes(), show(path))[1][0]
    raise PluginError(one_line(problem))


def _text(data: bytes) -> str:
    """Return the text of a page's bytes as mkdocs reads it: each line ends as on this system."""
    with TextIOWrapper(BytesIO(data), encoding="utf-8-sig") as text:
        return text.read()
