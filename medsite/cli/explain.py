"""``medsite explain``: why a rule exists, where it comes from, how to mend what it found."""

import difflib

import click

from medsite.cli.terms import DONE
from medsite.explain import Explanation, all_explanations, explain_rule


@click.command()
@click.argument("rule", required=False)
def explain_command(rule: str | None) -> int:
    """Say why RULE exists, its source, and how to mend what it found; without RULE, list all rules."""
    if rule is None:
        for known in all_explanations():
            click.echo(f"{known.id:<18}{known.title}")
        return DONE
    found = explain_rule(rule)
    if found is None:
        near = difflib.get_close_matches(rule.upper(), [known.id for known in all_explanations()], n=1)
        hint = f' Did you mean "{near[0]}"?' if near else ""
        raise click.UsageError(f'there is no rule "{rule}".{hint} "medsite explain" lists them all.')
    _print(found)
    return DONE


def _print(found: Explanation) -> None:
    click.echo(f"{found.id}: {found.title}\n\nWhy: {found.why}")
    if found.source:
        click.echo(f"Source: {found.source}")
    click.echo(f"Mend: {found.mend}")
    for title, examples in (("Finds, for example:", found.finds), ("Lets pass:", found.passes)):
        if examples:
            click.echo(f"\n{title}")
            for example in examples:
                click.echo("  " + example.replace("\n", "\n  "))
