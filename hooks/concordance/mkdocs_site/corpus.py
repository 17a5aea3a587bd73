"""mkdocs' files as a corpus: the same pages the build will render, generated ones included."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from concordance.corpus.corpus import Corpus, PageFile, make_corpus, show, split_suffix
from concordance.corpus.group import Source
from concordance.markdown import parse_page
from concordance.mkdocs_site.build import i18n, languages
from concordance.project.config import ConfigError, read_config
from concordance.project.locales import canonical
from concordance.project.mkdocs_yml import key_place
from concordance.project.project import Language, Project, make_project

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files


def read_files(config: MkDocsConfig, files: Files) -> Corpus:
    """Group the pages that mkdocs will render; to be called where every language's are listed.

    Raises:
        PluginError: `extra.concordance` is not valid.
    """
    project = read_project(config)
    found = []
    for file in files.documentation_pages():
        path = _path(config, file)
        placed = _key(project, file.src_uri)
        if placed is not None:
            shown = show(path)
            if file.abs_src_path is None:  # a page that another plugin made
                text = file.content_string
                source = Source(shown, partial(parse_page, text, shown), text.encode)
            else:
                content = PageFile(path, shown)
                source = Source(shown, content.page, content.read)
            found.append((*placed, source))
    return make_corpus(project, found)


def read_project(config: MkDocsConfig) -> Project:
    """Take the project from mkdocs' own configuration.

    Raises:
        PluginError: `extra.concordance` is not valid.
    """
    plugin = i18n(config)
    folder = plugin is not None and plugin.config.docs_structure == "folder"
    try:
        project = make_project(
            docs=Path(config.docs_dir),
            codes=languages(config),
            layout="folder" if folder else "suffix",
            config=read_config(config.extra.get("concordance")),
        )
        return replace(
            project,
            file=Path(config.config_file_path),
            site_url=config.site_url or "",
            command=_command(),
        )
    except ConfigError as error:
        keys = ("extra", "concordance", *error.place)
        where = key_place(Path(config.config_file_path), keys)
        raise PluginError(f"{where}: {'.'.join(map(str, keys))}: {error.message}") from None


def _command() -> str:
    """Return how the command line is called here: by its name where it is installed."""
    if Path(sys.executable).with_name("concordance").exists():
        return "concordance"
    return f"python {show(Path(__file__).parents[2])}"


def _key(project: Project, uri: str) -> tuple[str, Language] | None:
    """Return a page's path without the language, and its language; None where it has none."""
    if project.layout == "suffix":
        return split_suffix(project, uri)
    folder, *rest = PurePosixPath(uri).parts
    for language in project.languages:
        if rest and canonical(folder) in {canonical(language.code), language.locale}:
            return "/".join(rest), language
    return None


def _path(config: MkDocsConfig, file: File) -> Path:
    return Path(file.abs_src_path or Path(config.docs_dir, file.src_uri))
