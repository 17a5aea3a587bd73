"""`concordance explain RULE`: what a rule reports, why, and how to mend it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

import concordance.sitecheck
from concordance.checks.registry import RULES
from concordance.cli.options import rule_names, stop
from concordance.project.config import did_you_mean

CONTRACT = Path(concordance.sitecheck.__file__).parent / "rules.md"


@click.command()
@click.argument("name", metavar="RULE", shell_complete=rule_names)
def command(name: str) -> None:
    """Show what a rule reports, why, and how to fix it.

    RULE is the name in brackets at the end of a finding, of check or of links.
    """
    by_name = {rule.name: rule for rule in RULES}
    contract = contract_rules()
    if name not in by_name and name not in contract:
        stop(f"no rule '{name}'{did_you_mean(name, [*by_name, *contract])}")
    text = by_name[name].page.read_text(encoding="utf-8") if name in by_name else f"# {name}\n"
    if name in contract:
        text += f"\n## In a built site\n\n{contract[name]}\n"
    if sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415 - slow to import
        from rich.markdown import Markdown  # noqa: PLC0415 - likewise

        Console().print(Markdown(text))
    else:
        click.echo(text, nl=False)


def contract_rules() -> dict[str, str]:
    """Return what the link contract says of each of its rules, by name."""
    parts = re.split(r"^#{2,3} (.+)\n", CONTRACT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    return {name: said.strip() for name, said in found.items() if re.fullmatch(r"[a-z0-9-]+", name)}
