"""``medsite schema``: JSON Schemas, so that an editor completes and checks the YAML while it is typed."""

import json

import click

from medsite.cli.terms import DONE


@click.command()
@click.argument("name", required=False)
def schema_command(name: str | None) -> int:
    """Print the JSON Schema NAME (site, doctor, article, page, waivers), or all of them by name."""
    from medsite.read.schemas import json_schemas

    schemas = json_schemas()
    if name is not None and name not in schemas:
        raise click.UsageError(f'there is no schema "{name}"; there are: {", ".join(sorted(schemas))}.')
    click.echo(json.dumps(schemas if name is None else schemas[name], indent=2, ensure_ascii=False))
    return DONE
