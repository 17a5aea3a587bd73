"""`concordance external SITE_DIR`: try a site's links to other sites."""

from __future__ import annotations

import sysconfig
from pathlib import Path
from shutil import which

import click

from concordance.cli.links import beside_config, configuration, print_findings
from concordance.findings.formats.github import to_github
from concordance.findings.formats.json import to_json
from concordance.findings.model import Counterpart, Finding, Severity
from concordance.sitecheck import EmptySiteError, open_site
from concordance.sitecheck.external import (
    ExternalError,
    ExternalFailure,
    added_urls,
    external_urls,
    try_urls,
)
from concordance.sitecheck.sources import Sources, find_sources, shown, spellings

CACHE = Path(".cache/concordance/external")

EPILOG = """\b
A page that answers 404 or 410 is dead, an error. Anything else that is not
well (429, 500, too slow, refused) is doubtful, a warning: it may be well again.

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
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="How to write the findings.",
)
def command(*, site_dir: Path, added_since: str | None, config: Path | None, form: str) -> None:
    """Try the links of a built site to other sites, by lychee."""
    default = Path("lychee.toml")
    try:
        site = open_site(site_dir)
        pages = external_urls(site)
        urls = list(pages)
        if added_since:
            urls = added_urls(urls, Path(), added_since)
        failures = try_urls(
            urls,
            lychee=which("lychee", path=sysconfig.get_path("scripts")) or "lychee",
            config=config or (default if default.is_file() else None),
            cache=beside_config(CACHE, configuration(site_dir)),
        )
    except (EmptySiteError, NotADirectoryError, ExternalError) as error:
        raise click.UsageError(str(error)) from None
    sources = find_sources(site_dir, configuration(site_dir), None)
    findings = sorted(_finding(failure, pages[failure.url], sources) for failure in failures)
    if form == "json":
        click.echo(to_json({"links": len(urls)}, findings))
    elif form == "github":
        click.echo(to_github(findings), nl=False)
    else:
        print_findings(findings)
        dead = sum(1 for finding in findings if finding.severity is Severity.ERROR)
        click.echo(f"{dead} dead, {len(findings) - dead} doubtful of {len(urls)} external links")
    raise SystemExit(1 if any(f.severity is Severity.ERROR for f in findings) else 0)


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
