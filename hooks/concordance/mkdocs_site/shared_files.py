"""Files that all languages share, as `docs/assets/plan.svg`: found from the pages of each.

A page shows one as an editor and GitHub do, by its way from the page: `../assets/plan.svg` from
`docs/es/guide.md`. mkdocs-static-i18n without `fallback_to_default` knows it in the default
language alone, so that the link of another one leads to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from concordance.mkdocs_site.build import i18n, is_primary_build

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


@dataclass
class SharedFiles:
    """What stands in no language's folder, by its path, as mkdocs lists it in every build."""

    files: dict[str, File] = field(default_factory=dict)

    def note(self, files: Files, config: MkDocsConfig) -> None:
        """Take down the files, before mkdocs-static-i18n keeps one language's."""
        plugin = i18n(config)
        if plugin is None or plugin.config.docs_structure != "folder":
            return
        self.files = {
            file.src_uri: file
            for file in files
            if not file.is_documentation_page()
            and file.src_uri.partition("/")[0] not in plugin.all_languages
        }

    def share(self, files: Files, config: MkDocsConfig) -> None:
        """Give them to a language that is not the default one, where it does not have them."""
        if is_primary_build(config):
            return
        for src_uri, file in self.files.items():
            if src_uri not in files.src_uris and file.abs_src_path is not None:
                files.append(
                    _Written(
                        file.src_uri,
                        config.docs_dir,
                        config.site_dir,
                        config.use_directory_urls,
                        dest_uri=file.dest_uri,
                        inclusion=file.inclusion,
                    )
                )


class _Written(File):
    """A file that the default language's build writes; the others only link to it."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as mkdocs calls it
        """Leave it as it is."""
