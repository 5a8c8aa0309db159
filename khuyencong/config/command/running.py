"""``khuyencong run``: everything that an installation needs, in one command."""

import os
import threading
from pathlib import Path

import click

from khuyencong.config.command.start import migrate_and_load, start
from khuyencong.config.command.supervision import Child, supervise


@click.command()
@click.option("--demo", is_flag=True, help="Add the demonstration office and one-click sign-in.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--workers",
    default=min(os.cpu_count() or 1, 4),
    show_default="one for each processor, at most 4",
    type=click.IntRange(1, 64),
    help="Processes that answer requests.",
)
def run(*, demo: bool, host: str, port: int, workers: int) -> None:
    """Prepare the database, then serve until interrupted.

    Migrates, loads the reference data, collects the static files, serves with granian, works the
    job queue and seals the trace. Safe to start again at any time.
    """
    if demo:
        os.environ["KHUYENCONG_MODE"] = "demo"
    start(mode="production")
    migrate_and_load()
    if demo:
        _load_demonstration()
    _collect_static_files()
    _say_if_nobody_may_sign_in()
    click.echo(f"Serving http://{host}:{port}", err=False)
    module = "khuyencong.config.command.children"
    web = Child("web server", ("web", host, str(port), str(workers)), module)
    raise SystemExit(supervise([web, Child("job queue", ("work",), module)]))


@click.command()
def work() -> None:
    """Work the job queue and the recurring jobs alone, without serving pages.

    "run" does this by itself. Use it beside a web server of your own.
    """
    start(mode="production")
    work_the_queue(threading.Event())


def work_the_queue(stopped: threading.Event) -> None:
    """Seal the trace and do the other recurring jobs in a thread; work the queue until stopped."""
    from django.core.management import call_command

    from khuyencong.foundation.jobs import recurring

    thread = threading.Thread(target=recurring.work_until, args=(stopped,), name="recurring")
    thread.start()
    try:
        call_command("db_worker", verbosity=0, interval=1, queue_name="*", reload=False)
    finally:
        stopped.set()
        thread.join()


def _load_demonstration() -> None:
    """Load the demonstration, but never among the people of a real installation.

    Demonstration mode lets everyone in without a password, so the data folder is marked when the
    demonstration is loaded into an empty database, and only such a one is served with ``--demo``.
    """
    from django.conf import settings

    from khuyencong.foundation.accounts.models import User
    from khuyencong.foundation.jobs import reference

    mark = Path(settings.DATA_DIR) / "demonstration"
    if not mark.exists():
        if User.objects.exists():
            raise click.ClickException(
                "This database already holds people and is not a demonstration. Choose another "
                "KHUYENCONG_DATA_DIR (and database) for --demo."
            )
        mark.touch()
    for name, load in reference.demonstrations():
        click.echo(f"Demonstration: {name}")
        load()


def _collect_static_files() -> None:
    """Collect the static files if they are others than those last collected."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    found = sorted(
        f"{path} {(status := Path(storage.path(path)).stat()).st_size} {status.st_mtime_ns}"
        for finder in get_finders()
        for path, storage in finder.list([])
    )
    stamp, wanted = Path(settings.STATIC_ROOT) / ".collected", "\n".join(found)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    click.echo("Static files: collecting")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted, encoding="utf-8")


def _say_if_nobody_may_sign_in() -> None:
    from khuyencong.foundation.accounts.models import User

    if not User.objects.filter(is_active=True).exists():
        click.echo('Nobody can sign in yet: make the first administrator with "create-admin".')
