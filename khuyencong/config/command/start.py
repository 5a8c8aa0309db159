"""Bring Django up for a command."""

import os

import click


def start(*, mode: str = "development") -> None:
    """Load the settings. ``mode`` counts where the environment names none.

    Ends the command with a sentence if a setting is wrong or unsafe.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyencong.config.settings")
    os.environ.setdefault("KHUYENCONG_MODE", mode)
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error


def require_prepared() -> None:
    """End the command with a sentence if the database has not had all migrations."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise click.ClickException(
            'The database is not prepared for this version: start "khuyencong run" once, or call '
            '"khuyencong manage migrate".'
        )


def migrate_and_load() -> None:
    """Bring the database to this version, and load the reference data of every app."""
    from django.core.management import call_command

    from khuyencong.foundation.jobs import reference

    click.echo("Database: migrating")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    for name, load in reference.loaders():
        click.echo(f"Reference data: {name}")
        load()
