"""Writing migrations: the difference between the tables here and a database that has all migrations.

python -m storage.schema NAME
"""

import sys
import tempfile

from playhouse.migrations import Runner, template
from playhouse.schema_diff import diff_models

from storage import db
from storage.tables import ALL


def waiting() -> list[str]:
    """Names of the migrations this database has not had yet."""
    known = Runner(db.database.obj, str(db.MIGRATIONS)).status()
    return [one.name for one in known if one.applied is None]


def main(name: str) -> str:
    """Write a migration for what has changed; the new file's path, or a word that none is due."""
    with tempfile.TemporaryDirectory() as folder:
        db.connect(f"sqlite:///{folder}/migrated.db")
        with db.database.connection_context():
            db.migrate()
            found = diff_models(db.database.obj, ALL)
            if not found:
                return "the migrations make these tables already"
            return Runner(db.database.obj, str(db.MIGRATIONS)).create(name, body=template(found))


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1]) + "\n")
