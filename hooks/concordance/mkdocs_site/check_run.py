"""What one run's checks read and found, for the hooks that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.checks.cache import cache_of
from concordance.mkdocs_site.corpus import read_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from concordance.checks.cache import CheckCache
    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Finding
    from concordance.project.project import Project


@dataclass
class CheckMemory:
    """The cache of what the checks found, read once for each run that is given the same memory."""

    cache: CheckCache | None = None

    def of(self, project: Project) -> CheckCache:
        """Return the cache of a project."""
        self.cache = self.cache or cache_of(project)
        return self.cache


@dataclass
class CheckRun:
    """The corpus, read once for every hook, and the findings, both empty before the checks."""

    corpus: Corpus | None = None
    findings: Sequence[Finding] = ()

    def read(self, files: Files, config: MkDocsConfig) -> Corpus:
        """Return the corpus, made of mkdocs' files when it is first asked for.

        Raises:
            PluginError: `extra.concordance` is not valid.
        """
        if self.corpus is None:
            self.corpus = read_files(config, files)
        return self.corpus
