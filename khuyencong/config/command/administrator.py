"""``khuyencong create-admin``: the first person who may sign in."""

import click

from khuyencong.config.command.start import require_prepared, start


@click.command("create-admin")
@click.option("--username", prompt=True, help="Name to sign in with.")
@click.option("--full-name", prompt="Full name", help="As on official papers.")
@click.option("--email", default="", help="For resetting the password.")
@click.password_option(help="Asked for if left out, which keeps it out of the shell's history.")
def create_admin(username: str, full_name: str, email: str, password: str) -> None:
    """Make an administrator of the whole installation.

    An administrator makes the other accounts, the offices and who is appointed in them.
    """
    start()
    require_prepared()
    from django.core.exceptions import ValidationError

    from khuyencong.engines.refusals import Refused
    from khuyencong.foundation.accounts.services import create_administrator
    from khuyencong.foundation.ui.sentences import sentence

    try:
        person = create_administrator(
            username=username, full_name=full_name, email=email, password=password
        )
    except ValidationError as error:
        raise click.ClickException("\n".join(error.messages)) from error
    except Refused as refusal:
        raise click.ClickException("\n".join(map(sentence, refusal.problems))) from refusal
    click.echo(f"{person.full_name} can sign in as {person.username}.")
