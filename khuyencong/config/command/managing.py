"""``khuyencong manage``: Django's own commands."""

import click

from khuyencong.config.command.start import start


@click.command(add_help_option=False, context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands, such as "manage migrate"; alone, it lists them."""
    start()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["khuyencong manage", *arguments])
