"""A project's pages and languages, from mkdocs.yml or from a plain folder.

mkdocs.yml is read as YAML alone: no plugin, theme or extension it names needs to be installed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from concordance.findings.suggest import did_you_mean
from concordance.project.config import (
    Config,
    ConfigError,
    LanguageConfig,
    read_config,
)
from concordance.project.layouts import FOLDER, I18N_ROOT, ROOT, SUFFIX
from concordance.project.locales import canonical, content_locale
from concordance.project.memo import Memo
from concordance.project.mkdocs_yml import locate_key, read_mkdocs_yml
from concordance.project.places import find_folder, has_pages
from concordance.project.site_languages import (
    LanguagesError,
    NoPluginError,
    read_site_languages,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from concordance.project.layouts import Layout

T = TypeVar("T")

NO_SOURCE = "none"
"""What the configuration says in place of a source's code."""


class ProjectError(Exception):
    """A project that cannot be checked; the message says where and why."""


class UnknownLayoutError(ProjectError):
    """A mkdocs.yml that says nothing of languages."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the project.

    `code` is as given; `locale` is the BCP 47 tag in which its pages write numbers and dates;
    `partial` is true where it is still mostly untranslated.
    """

    code: str
    locale: str
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Project:
    """The pages' folder, how languages are told apart in it, and the configuration.

    `languages` begins with the source; `default` is the code whose files the layout may have at a
    place of their own. `falls_back` is true where the site shows the default language's page in the
    place of one that is missing. `exclude` is mkdocs' `exclude_docs`, in gitignore's syntax.
    `scripts` are the site's own that it names as `extra_javascript`. `file` is the mkdocs.yml, if
    any, and `site_url` the address it gives; `settings` is the file of `config`, where that is
    another. `command` is how this tool is called here, for
    remedies that name it: `concordance`, or `python hooks`.
    """

    docs: Path
    languages: tuple[Language, ...]
    layout: Layout = FOLDER
    default: str = ""
    falls_back: bool = False
    config: Config = field(default_factory=Config)
    exclude: str = ""
    scripts: tuple[str, ...] = ()
    file: Path | None = None
    settings: Path | None = None
    site_url: str = ""
    command: str = "concordance"
    _memo: Memo = field(default_factory=Memo, init=False, repr=False, compare=False)

    @property
    def source(self) -> Language:
        """Return the language the others are translated from."""
        return self.languages[0]

    @property
    def symmetric(self) -> bool:
        """Return whether no language is the source: `source: none`."""
        return self.config.source == NO_SOURCE

    @property
    def root(self) -> Path:
        """Return the folder of what is kept beside the pages: of the settings, else the pages'."""
        file = self.file or self.settings
        return file.parent if file else self.docs

    @property
    def baseline(self) -> Path | None:
        """Return the configured file of known findings, if any."""
        return self.root / self.config.baseline if self.config.baseline else None

    def memo(self, make: Callable[[Project], T]) -> T:
        """Return `make(project)`, made once for all pages."""
        return self._memo.get(make, self)


def project_from_mkdocs(path: Path) -> Project:
    """Return the project that a mkdocs.yml describes.

    Raises:
        ProjectError: the file cannot be read, or is no configuration that can be used.
    """
    settings = read_mkdocs_yml(path, ProjectError)
    for key in ("docs_dir", "exclude_docs", "site_url"):
        if not isinstance(settings.get(key) or "", str):
            raise ProjectError(f"{locate_key(path, (key,))}: {key}: this should be text")
    extra = settings.get("extra")
    try:
        config = read_config(extra.get("concordance") if isinstance(extra, dict) else None)
        languages = read_site_languages(settings)
        project = make_project(
            docs=path.parent / str(settings.get("docs_dir") or "docs"),
            codes=languages.built,
            layout=languages.layout,
            falls_back=languages.falls_back,
            config=config,
            unbuilt=languages.unbuilt,
        )
    except ConfigError as error:
        raise ProjectError(describe_config_error(error, path)) from None
    except NoPluginError as error:
        raise UnknownLayoutError(f"{path}: {error}") from None
    except LanguagesError as error:
        raise ProjectError(f"{path}: {error}") from None
    return replace(
        project,
        exclude=_exclude(path, str(settings.get("exclude_docs") or "")),
        scripts=_scripts(settings.get("extra_javascript")),
        file=path,
        site_url=str(settings.get("site_url") or ""),
    )


def docs_of(path: Path) -> Path:
    """Return the pages' folder that a mkdocs.yml names."""
    return path.parent / str(read_mkdocs_yml(path, ProjectError).get("docs_dir") or "docs")


def config_from_mkdocs(path: Path) -> Config:
    """Return `extra.concordance` of a mkdocs.yml alone, whatever languages its site has.

    Raises:
        ProjectError: the file cannot be read, or the mapping is not valid.
    """
    extra = read_mkdocs_yml(path, ProjectError).get("extra")
    try:
        return read_config(extra.get("concordance") if isinstance(extra, dict) else None)
    except ConfigError as error:
        raise ProjectError(describe_config_error(error, path)) from None


def describe_config_error(error: ConfigError, file: Path) -> str:
    """Return `file:line:column: extra.concordance.key: what is wrong`.

    Args:
        error: what `read_config` or `make_project` raised.
        file: the mkdocs.yml; the place is in the file that it inherits the key from, if any.
    """
    top = ("extra", "concordance") if file.name.startswith("mkdocs") else ()
    keys = (*top, *error.keys)
    return f"{locate_key(file, keys)}: {'.'.join(map(str, keys))}: {error.message}"


def make_project(
    *,
    docs: Path,
    codes: Sequence[str],
    layout: Layout,
    config: Config,
    falls_back: bool = False,
    unbuilt: Collection[str] = (),
    locales: Mapping[str, str] | None = None,
) -> Project:
    """Return a project of some languages.

    Args:
        docs: the folder of the pages.
        codes: the codes of the languages, the default one first; at least one.
        layout: how a file's path tells its language; of folders, the default language may have none
            and its pages stand at the root.
        falls_back: whether the site shows the default language's page where one is missing.
        config: the configuration, whose `source` and `languages` take a code in any spelling.
        unbuilt: codes of languages that the site lists and does not build; the configuration may
            name them.
        locales: the locales of some codes; they go before the configuration's.

    Returns:
        The project, its source language first.

    Raises:
        ConfigError: the configuration names a language that the project does not have.
    """
    by_name = {canonical(code): code for code in codes}
    listed = {*by_name, *map(canonical, unbuilt)}
    for name in config.languages:
        if canonical(name) not in listed:
            raise ConfigError(
                f"'{name}' is not a language of this site{did_you_mean(name, list(codes))}",
                ("languages", name),
            )
    named = config.source if config.source != NO_SOURCE else ""
    if named and canonical(named) not in by_name:
        near = did_you_mean(named, list(codes))
        raise ConfigError(f"'{named}' is not a language of this site{near}", ("source",))
    configured = {canonical(name): value for name, value in config.languages.items()}
    languages = []
    for code in codes:
        language = configured.get(canonical(code), LanguageConfig())
        locale = (locales or {}).get(code) or language.locale
        languages.append(
            Language(
                code,
                canonical(locale) if locale else content_locale(code),
                partial=language.partial,
            )
        )
    source = by_name.get(canonical(named)) if named else codes[0]
    languages.sort(key=lambda language: language.code != source)
    default = next(language for language in languages if language.code == codes[0])
    if layout == FOLDER and not find_folder(docs, default.code, default.locale) and has_pages(docs):
        layout = I18N_ROOT
    return Project(
        docs=docs,
        languages=tuple(languages),
        layout=layout,
        default=codes[0],
        falls_back=falls_back or layout.falls_back,
        config=config,
    )


def project_from_folder(docs: Path, languages: str, source: str = "") -> Project:
    """Return the project of a plain folder, whose languages are folders or suffixes in it.

    Args:
        docs: the folder.
        languages: their codes, each with its locale if need be, as `en,fr,es,pt_br=pt-BR`.
        source: the code of the source; by default the first.

    Raises:
        ProjectError: the folder does not exist, or the languages cannot be read.
    """
    if not docs.is_dir():
        raise ProjectError(f"{docs}: no such folder")
    locales: dict[str, str] = {}
    for part in languages.split(","):
        code, _, locale = part.strip().partition("=")
        if not code:
            raise ProjectError(f"--languages {languages}: an empty code; write 'en,fr,pt=pt-PT'")
        if code in locales:
            raise ProjectError(f"--languages {languages}: '{code}' twice")
        locales[code] = locale
    try:
        project = make_project(
            docs=docs,
            codes=list(locales),
            layout=FOLDER,
            config=Config(source=source),
            locales=locales,
        )
    except ConfigError as error:
        raise ProjectError(f"--source: {error.message}") from None
    folders = [x for x in project.languages if find_folder(docs, x.code, x.locale)]
    if not folders:
        return replace(project, layout=SUFFIX, default=project.source.code)
    if project.source not in folders and has_pages(docs):
        return replace(project, layout=ROOT, default=project.source.code)
    return replace(project, layout=FOLDER)


def _scripts(named: object) -> tuple[str, ...]:
    """Return the paths of `extra_javascript`, each given as itself or as `path: ...`."""
    listed = named if isinstance(named, list) else []
    return tuple(str(each.get("path") if isinstance(each, dict) else each) for each in listed)


def _exclude(path: Path, patterns: str) -> str:
    """Return the patterns of `exclude_docs`.

    Raises:
        ProjectError: one is invalid; `path` is the mkdocs.yml, for the message.
    """
    if patterns:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - few projects need it

        try:
            GitIgnoreSpec.from_lines(patterns.splitlines())
        except ValueError as error:
            where = locate_key(path, ("exclude_docs",))
            raise ProjectError(f"{where}: exclude_docs: {error}") from None
    return patterns
