"""What a trial knows of the database below a desk. Another kind of database is another class with the same names."""

import os
import shutil
import sqlite3

BUSY_SECONDS = 30


class SQLite:
    """The embedded database of a data folder."""

    kind = "sqlite"

    def __init__(self, data):
        self.data = data
        self.file = data + "/reglament.sqlite"

    @property
    def arguments(self):
        """Where the desk finds its data, as `serve` is told it."""
        return ["--data", self.data]

    def rows(self, sql, values=()):
        connection = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def change(self, sql, values=()):
        """Changes rows behind the desk's back; gives how many."""
        connection = sqlite3.connect(self.file, timeout=BUSY_SECONDS)
        try:
            with connection:
                return connection.execute(sql, values).rowcount
        finally:
            connection.close()

    def copy(self, data):
        """The same data in another folder, as they lie there: only while no desk works with them."""
        os.makedirs(os.path.dirname(data), exist_ok=True)
        shutil.copytree(self.data, data, ignore=shutil.ignore_patterns("control", "lock"))
        return SQLite(data)

    @staticmethod
    def of_file(file, data):
        """A data folder around a database file."""
        os.makedirs(data)
        shutil.copyfile(file, data + "/reglament.sqlite")
        return SQLite(data)
