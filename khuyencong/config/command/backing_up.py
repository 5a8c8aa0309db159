"""``khuyencong backup`` and ``restore``: from either database to either."""

from pathlib import Path

import click

from khuyencong.config.command.start import require_prepared, start

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
def backup(file: Path) -> None:
    """Write every table and attachment into the zip FILE.

    Taken at one moment while people go on working. Sessions, secret keys and mail are left out:
    keep the data folder's keys apart (docs/operations.md).
    """
    start()
    require_prepared()
    if file.exists():
        raise click.ClickException(f"{file} is there already; a backup never overwrites another.")
    from khuyencong.config.command.copying_out import write_backup

    write_backup(file, tell=click.echo)
    click.echo(f"Wrote {file} ({file.stat().st_size / 1024 / 1024:.1f} MB)")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Delete what the database holds now.")
def restore(file: Path, *, replace: bool) -> None:
    """Put the backup FILE into this installation's database, which may be of another kind.

    All or nothing: every row and file is compared with the manifest. Stop "run" first.
    """
    start()
    from django.core.management import call_command

    from khuyencong.config.command.copying_in import CannotRestore, occupied_tables, read_backup

    click.echo("Database: migrating")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    if (occupied := occupied_tables()) and not replace:
        raise click.ClickException(
            f"The database is not empty ({', '.join(occupied[:4])}…). "
            "--replace deletes what it holds."
        )
    try:
        read_backup(file, tell=click.echo)
    except CannotRestore as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Restored {file}")
