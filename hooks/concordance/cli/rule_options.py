"""Which rules a command runs and which findings are new: the options, and every rule there is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from concordance.cli.options import rule_names, stop
from concordance.cli.output import count, echo
from concordance.findings.suggest import did_you_mean
from concordance.project.mkdocs_yml import locate_key
from concordance.project.unknown import SETTINGS
from concordance.sitecheck.rules import EXTERNAL_RULES, SITE_RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from concordance.findings.model import Finding
    from concordance.findings.rule import Rule

F = TypeVar("F", bound="Callable[..., object]")
R = TypeVar("R", bound="Rule")


def rules_by_command() -> dict[str, Sequence[Rule]]:
    """Return the rules that each command runs, by its name."""
    # Those of check load all its code, which the other commands need for this alone.
    from concordance.checks.registry import RULES  # noqa: PLC0415
    from concordance.checks.turned_off import TURNED_OFF  # noqa: PLC0415

    return {
        "check": RULES,
        "check --since": (TURNED_OFF,),
        "links": SITE_RULES,
        "external": EXTERNAL_RULES,
    }


def all_rules() -> list[Rule]:
    """Return every rule of every command, in the order of the documentation."""
    return [rule for rules in rules_by_command().values() for rule in rules]


def rule_options(command: F) -> F:
    """Add the options that choose rules, and those that leave old findings out."""
    options = (
        click.option(
            "--rule",
            "only",
            multiple=True,
            metavar="RULE",
            shell_complete=rule_names,
            help="Run this rule alone; repeat.",
        ),
        click.option(
            "--ignore-rule",
            "without",
            multiple=True,
            metavar="RULE",
            shell_complete=rule_names,
            help="Leave this rule out; repeat.",
        ),
        click.option("--strict", is_flag=True, help="Fail on warnings too."),
        click.option(
            "--baseline",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Leave out the findings this file knows.",
        ),
        click.option(
            "--write-baseline",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Write the findings there as known, and end.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def choose(rules: Sequence[R], only: Sequence[str], without: Sequence[str]) -> list[R]:
    """Return which of a command's rules to run, in their order.

    Args:
        rules: The rules that the command runs.
        only: The values of --rule; none stands for all.
        without: The values of --ignore-rule.

    Ends with exit code 2 where a value is no rule's name, or that of another command's rule.
    """
    names = [rule.name for rule in rules]
    for option, values in (("--rule", only), ("--ignore-rule", without)):
        for name in values:
            if name not in names:
                stop(f"{option}: {_not_run(name, names)}")
    return [rule for rule in rules if (not only or rule.name in only) and rule.name not in without]


def require_rules(file: Path | None, names: Sequence[str]) -> None:
    """End with exit code 2 where `extra.concordance.rules` names what is no rule of any command.

    Args:
        file: The configuration, for the line and column; None where there is none.
        names: The names that it gives a level.
    """
    every = [rule.name for rule in all_rules()] if names else []
    for name in names:
        if name not in every:
            where = "extra.concordance.rules"
            if file:
                keys = ("rules",) if file.name == SETTINGS else tuple(where.split("."))
                where = f"{locate_key(file, (*keys, name))}: {'.'.join(keys)}"
            stop(f"{where}: no rule '{name}'{did_you_mean(name, every)}")


def write_known(path: Path, findings: Sequence[Finding]) -> None:
    """Write a baseline, or end with exit code 2 where it cannot be written."""
    from concordance.findings.baseline import write  # noqa: PLC0415 - seldom needed

    try:
        path.write_text(write(findings), encoding="utf-8")
    except OSError as error:
        stop(f"{path}: the baseline cannot be written: {error.strerror}")
    echo(f"{path}: {count(len(findings), 'finding')} known")


def _not_run(name: str, names: Sequence[str]) -> str:
    for command, rules in rules_by_command().items():
        if name in [rule.name for rule in rules]:
            return f"'{name}' is a rule of `concordance {command}`"
    return f"no rule '{name}'{did_you_mean(name, names)}"
