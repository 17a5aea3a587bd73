"""`concordance rules`: list the rules."""

from __future__ import annotations

from itertools import groupby

import click

from concordance.checks.registry import RULES


@click.command()
def command() -> None:
    """List the rules: name, severity, what each reports."""
    width = max(len(rule.name) for rule in RULES)
    for family, rules in groupby(RULES, key=lambda rule: rule.family):
        click.echo(f"{family}:")
        for rule in rules:
            click.echo(f"  {rule.name:{width}}  {rule.severity.value:7}  {rule.summary}")
