"""Call a function on the database of the settings: ``on_database MODULE FUNCTION ARGUMENTS``.

Django is set up first, so that the module may import models as any other does.
"""

import sys
from importlib import import_module

import django


def main() -> None:
    django.setup()
    module, name, *arguments = sys.argv[1:]
    getattr(import_module(module), name)(*arguments)


if __name__ == "__main__":
    main()
