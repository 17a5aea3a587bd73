"""`concordance config`: print what holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec
import yaml

from concordance.cli.options import load_project, project_options
from concordance.cli.output import echo
from concordance.cli.rule_options import all_rules
from concordance.corpus.corpus import show
from concordance.project.config import Config, LanguageConfig

if TYPE_CHECKING:
    from pathlib import Path

    from concordance.project.project import Project


@click.command()
@project_options
def command(config_file: Path, docs: Path | None, languages: str, source: str) -> None:
    """Print the configuration that holds, defaults included, as YAML."""
    project = load_project(config_file, docs, languages, source)
    echo(f"# {show(project.docs)}, layout: {project.layout.name}")
    text = yaml.safe_dump(
        {"extra": {"concordance": in_force(project)}}, sort_keys=False, allow_unicode=True
    )
    echo(text, nl=False)


def in_force(project: Project) -> dict[str, object]:
    """Return every key of the configuration with the value that holds for this project."""
    levels = {
        rule.name: project.config.level(rule.name, rule.severity.value) for rule in all_rules()
    }
    config = msgspec.structs.replace(
        project.config,
        source=project.source.code,
        languages={
            language.code: LanguageConfig(locale=language.locale, partial=language.partial)
            for language in project.languages
        },
        rules=levels,
    )
    value = msgspec.to_builtins(config)
    return {field: value[field] for field in Config.__struct_fields__}
