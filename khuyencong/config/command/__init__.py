"""The command line: ``khuyencong``. Each command has its own file and knows no app by name."""

import click

import khuyencong
from khuyencong.config.command.administrator import create_admin
from khuyencong.config.command.assessing import assess
from khuyencong.config.command.backing_up import backup, restore
from khuyencong.config.command.checking import audit_head, check
from khuyencong.config.command.managing import manage
from khuyencong.config.command.running import run, work


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(khuyencong.__version__)
def main() -> None:
    """Run a khuyến công programme: law, plan, proposals, money.

    Settings come from environment variables; see docs/settings.md.
    """


for _command in (run, work, assess, check, audit_head, backup, restore, create_admin, manage):
    main.add_command(_command)
