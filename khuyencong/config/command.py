"""The command line: ``khuyencong run`` and Django's own commands."""

import os
import subprocess
import sys

import click


def _use(mode: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyencong.config.settings")
    os.environ.setdefault("KHUYENCONG_MODE", mode)


@click.group()
def main() -> None:
    """Run a khuyến công programme."""


@main.command()
@click.option("--demo", is_flag=True, help="Add the demonstration office and one-click sign-in.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64))
def run(*, demo: bool, host: str, port: int, workers: int) -> None:
    """Migrate, load the reference data, and serve until interrupted."""
    _use("demo" if demo else "production")
    import django
    from django.core.management import call_command

    django.setup()
    click.echo("Database: migrating")
    call_command("migrate", verbosity=0)
    from khuyencong.registers.territories.services import load_reference_units

    click.echo("Reference data: administrative units")
    load_reference_units()
    if demo:
        from khuyencong.windows.workspace.demonstration import load_demonstration

        click.echo("Demonstration: the district office of Đakrông")
        load_demonstration()
    call_command("collectstatic", interactive=False, verbosity=0)
    click.echo(f"Serving http://{host}:{port}")
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host]
    server += ["--port", str(port), "--workers", str(workers), "khuyencong.config.wsgi:application"]
    sys.exit(subprocess.call(server))  # noqa: S603  # our own interpreter and fixed words


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands, such as "manage check"."""
    _use("development")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["khuyencong manage", *arguments])
