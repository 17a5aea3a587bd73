"""Reports, once per build and before rendering, where the language variants disagree."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger

from concordance.checks.before import only_new
from concordance.checks.check import check
from concordance.checks.language.identify import without_identifier
from concordance.checks.pages.missing_variant import unfinished
from concordance.checks.registry import RULES
from concordance.findings.baseline import BaselineError
from concordance.findings.formats.text import one_line
from concordance.findings.model import Severity
from concordance.findings.said import in_language
from concordance.findings.wording import language_of
from concordance.markdown.front_matter_values import misfits
from concordance.markdown.suppressions import strip_suppressions
from concordance.mkdocs_site import order
from concordance.mkdocs_site.build import is_primary_build, run_state
from concordance.mkdocs_site.check_run import CheckMemory, CheckRun
from concordance.mkdocs_site.parallel import Parallel, paired
from concordance.mkdocs_site.parallel_pairs import asker
from concordance.mkdocs_site.plugin import takes_part
from concordance.mkdocs_site.reading import (
    refuse_missing_templates,
    refuse_unreadable_paths,
    text_of,
)
from concordance.mkdocs_site.shared_files import SharedFiles
from concordance.mkdocs_site.speed.keeping import Keeping
from concordance.mkdocs_site.speed.workers import Workers
from concordance.project.revision import RevisionError
from concordance.sitecheck.rules import EXTERNAL_RULES, SITE_RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from concordance.checks.cache import CheckCache
    from concordance.checks.check import CheckResult
    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Finding

log = get_plugin_logger("concordance")


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Stop, before mkdocs lists its files, where it could not."""
    if is_primary_build(config):
        refuse_unreadable_paths(config)


@event_priority(order.CHECK_IN_BACKGROUND)
def _beside(files: Files, *, config: MkDocsConfig) -> None:
    if is_primary_build(config) and run_state(config, Workers).max_processes > 1:
        _check(files, config)


@event_priority(order.CHECK_IN_THIS_PROCESS)
def _before(files: Files, *, config: MkDocsConfig) -> None:
    if is_primary_build(config) and run_state(config, Workers).max_processes == 1:
        _check(files, config)


@event_priority(order.NOTE_SHARED_FILES)
def _note(files: Files, *, config: MkDocsConfig) -> None:
    run_state(config, SharedFiles).note(files, config)


@event_priority(order.SHARE_FILES)
def _share(files: Files, *, config: MkDocsConfig) -> None:
    run_state(config, SharedFiles).share(files, config)


# The check, once, in the outer build, which sees every language: in a process of its own before the
# other hooks read the pages, or in this one after they have. What is shared, in each build.
on_files = CombinedEvent(_beside, _before, _note, _share)


def _check(files: Files, config: MkDocsConfig) -> None:
    """Check every page of every language."""
    corpus = run_state(config, CheckRun).read(files, config)
    if len(corpus.present) < 2:  # noqa: PLR2004 - one has nothing to agree with
        log.warning("pages in fewer than two languages: there is nothing to compare")
        return
    workers = run_state(config, Workers)
    workers.run_in_background(
        "the check",
        partial(
            _judge,
            corpus,
            run_state(config, CheckMemory).of(corpus.project),
            parallel=takes_part(config, "discovery"),
            alone=workers.max_processes > 1,
        ),
        partial(_tell, config),
    )


def _judge(
    corpus: Corpus, cache: CheckCache, *, parallel: bool, alone: bool
) -> tuple[CheckResult, dict[str, bytes]]:
    """Run the rules; while the pages are read, pair their passages for `parallel` reading.

    In a process that is `alone` with it no page is kept: other hooks have theirs.
    """
    result = check(
        corpus,
        RULES,
        cache=cache,
        release=alone,
        others=[rule.name for rule in (*SITE_RULES, *EXTERNAL_RULES)],
        fork=os.environ.get("FORK") == "true",
        ask=asker(corpus) if parallel else None,
    )
    return result, paired(corpus) if parallel else {}


def _tell(config: MkDocsConfig, judged: tuple[CheckResult, dict[str, bytes]]) -> None:
    """Say what was found; an error is a warning of mkdocs', so that a strict build fails."""
    result, passages = judged
    run = run_state(config, CheckRun)
    run.findings = _new(result.findings, run.corpus) if run.corpus else result.findings
    run_state(config, Parallel).take(passages)
    if os.environ.get("CONCORDANCE_WATCHED"):  # `make serve` has a watcher that tells at once
        return
    for finding in in_language(run.findings, language_of(os.environ)):
        say = log.warning if finding.severity is Severity.ERROR else log.info
        say("%s", one_line(finding))
    for line in unfinished(run.corpus) if run.corpus else ():
        log.info("%s", line)
    if lacking := without_identifier():
        log.info("%s", lacking)
    log.info("compared %d pages in %d variants", result.counts.pages, result.counts.variants)
    mended = sum(bool(finding.edits) for finding in run.findings)
    if mended:
        log.info("%d of %d findings can be mended by check --fix", mended, len(run.findings))


def _new(findings: Sequence[Finding], corpus: Corpus) -> Sequence[Finding]:
    """Return the findings that neither the configured baseline nor the revision has.

    Raises:
        PluginError: either cannot be read.
    """
    project = corpus.project
    if not project.config.since and project.baseline is None:
        return findings
    try:
        return only_new(
            findings,
            corpus=corpus,
            rules=RULES,
            every=[*RULES, *SITE_RULES, *EXTERNAL_RULES],
            since=project.config.since,
            baseline=project.baseline,
        ).findings
    except (BaselineError, RevisionError) as error:
        raise PluginError(str(error)) from None


def on_page_read_source(*, page: Page, config: MkDocsConfig) -> str:
    """Read a page, or say in one sentence why it cannot be read."""
    return text_of(page.file, run_state(config, Keeping).data(page.file, config))


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep out of the built page what is said to the checks, and values no template can print."""
    for key in misfits(page.meta):
        del page.meta[key]
    return strip_suppressions(markdown)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Stop where the theme has not what a page asks of it."""
    refuse_missing_templates(files, env)
