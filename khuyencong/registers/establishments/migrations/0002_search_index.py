"""A trigram index for the search inside names, where PostgreSQL can have one.

SQLite reads the folded column through; on PostgreSQL too the search works without the index, so an
installation without the extension, or without the right to create it, is only slower.
"""

from django.db import DatabaseError, migrations, transaction

INDEX = "establishment_search_text"


def add_index(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor != "postgresql" or not _has_trigrams(connection):
        return
    schema_editor.execute(
        f"CREATE INDEX {INDEX} ON establishments_establishment "
        "USING gin (search_text gin_trgm_ops)"
    )


def _has_trigrams(connection):
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except DatabaseError:  # not installed on the server, or no right to create it
        return False
    return True


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("establishments", "0001_initial")]

    operations = [migrations.RunPython(add_index, drop_index)]
