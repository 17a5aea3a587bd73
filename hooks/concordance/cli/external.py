"""`concordance external SITE_DIR`: try a site's links to other sites."""

from __future__ import annotations

import sysconfig
from pathlib import Path
from shutil import which

import click

from concordance.cli.links import beside_config, configuration
from concordance.cli.options import language_option, stop
from concordance.cli.output import FINDINGS, format_option, print_report
from concordance.cli.rule_options import require_rules
from concordance.findings.model import Counterpart, Finding, Severity
from concordance.findings.wording import wording
from concordance.project.config import Config
from concordance.project.project import ProjectError, config_from_mkdocs
from concordance.sitecheck import EmptySiteError, open_site
from concordance.sitecheck.external import (
    ExternalError,
    ExternalFailure,
    added_urls,
    external_urls,
    is_private,
    try_urls,
)
from concordance.sitecheck.outcome import apply_rules
from concordance.sitecheck.rules import EXTERNAL_RULES
from concordance.sitecheck.sources import Sources, find_sources, shown, spellings

CACHE = Path(".cache/concordance/external")

EPILOG = """\b
A page that answers 404 or 410 is dead, an error. Anything else that is not
well (429, 500, too slow, refused) is doubtful, a warning: it may be well again.
Private addresses, and those that bear a user's name, are left alone.

Exit code: 0 no link is dead, 1 some are, 2 bad usage, or lychee is not there.
"""


@click.command(epilog=EPILOG)
@click.argument("site_dir", type=click.Path(path_type=Path))
@click.option(
    "--added-since",
    metavar="REVISION",
    help="Try only the links that were added since this revision of git.",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="lychee's configuration  [default: lychee.toml, where there is one].",
)
@click.option("--private", is_flag=True, help="Try private addresses and those with users too.")
@format_option(FINDINGS, "How to write the findings.")
@language_option
def command(
    *,
    site_dir: Path,
    added_since: str | None,
    config: Path | None,
    private: bool,
    form: str,
    language: str,
) -> None:
    """Try the links of a built site to other sites, by lychee."""
    default = Path("lychee.toml")
    config_file = configuration(site_dir)
    try:
        settings = config_from_mkdocs(config_file) if config_file else Config()
        require_rules(config_file, list(settings.rules))
        site = open_site(site_dir)
        pages = external_urls(site)
        urls = [url for url in pages if private or not is_private(url)]
        left = len(pages) - len(urls)
        if added_since:
            urls = added_urls(urls, Path(), added_since)
        failures = try_urls(
            urls,
            lychee=which("lychee", path=sysconfig.get_path("scripts")) or "lychee",
            config=config or (default if default.is_file() else None),
            cache=beside_config(CACHE, config_file),
        )
    except ProjectError as error:
        stop(str(error))
    except (EmptySiteError, NotADirectoryError, ExternalError) as error:
        raise click.UsageError(str(error)) from None
    sources = find_sources(site_dir, config_file, None)
    located = sorted(_finding(failure, pages[failure.url], sources) for failure in failures)
    findings = apply_rules(located, EXTERNAL_RULES, settings)
    dead = sum(1 for finding in findings if finding.rule == "dead-link")
    words = wording(language)
    summary = words["report.external"].format(
        dead=dead, doubtful=len(findings) - dead, links=len(urls)
    )
    if left:
        summary += f"; {words['report.private'].format(left=left)}"
    print_report(form, {"links": len(urls)}, findings, summary, language)
    raise SystemExit(any(finding.severity is Severity.ERROR for finding in findings))


def _finding(failure: ExternalFailure, names: list[str], sources: Sources) -> Finding:
    """Place a link that failed where it is written first, and name the other pages."""
    places = []
    for name in dict.fromkeys(names):
        path = sources.file(name)
        place = sources.in_file(path, spellings(failure.url)) if path else None
        place = place or sources.in_templates(failure.url) or sources.in_built(name, failure.url)
        places.append((name, place))
    name, first = places[0]
    dead = failure.severity is Severity.ERROR
    answer = f"answers {failure.code}" if failure.code else f"does not answer: {failure.reason}"
    return Finding(
        path=shown(first.path),
        line=first.line,
        column=first.column,
        rule="dead-link" if dead else "doubtful-link",
        message=f'"{failure.url}" {answer}',
        severity=failure.severity,
        language=sources.language(name),
        hint="link to where it is now, or to an archived copy" if dead else "",
        variants=tuple(
            Counterpart(sources.language(other), shown(place.path), place.line, place.column)
            for other, place in places[1:]
        ),
        value=failure.url,
        end_column=first.end_column,
    )
