"""What one process remembers of texts, templates and findings: what is another is made again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from concordance.mkdocs_site.build import give_state
from concordance.mkdocs_site.check_run import CheckMemory
from concordance.mkdocs_site.corpus import ReadPages
from concordance.mkdocs_site.near_pages import NearPages
from concordance.mkdocs_site.speed.compiled import Compiled
from concordance.mkdocs_site.speed.localised import Localised
from concordance.mkdocs_site.speed.unknown import ShownByTemplates

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@dataclass
class Remembered:
    """Each is asked for by those that would make it anew; `listed` are the theme's files."""

    compiled: Compiled = field(default_factory=Compiled)
    read: ReadPages = field(default_factory=ReadPages)
    checked: CheckMemory = field(default_factory=CheckMemory)
    shown: ShownByTemplates = field(default_factory=ShownByTemplates)
    near: NearPages = field(default_factory=NearPages)
    localised: Localised = field(default_factory=Localised)
    listed: dict[str, list[str]] = field(default_factory=dict)

    def give(self, config: MkDocsConfig) -> None:
        """Let a run have it."""
        for each in (self.compiled, self.read, self.checked, self.shown, self.near):
            give_state(config, type(each), each)
        self.localised.take_over()
