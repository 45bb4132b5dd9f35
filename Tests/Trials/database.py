"""What a trial knows of the database below a desk. Another kind of database is another class with the same names."""

import os
import shutil
import sqlite3
import subprocess

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

    def make(self):
        return self

    def drop(self):
        """Goes with its folder."""

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


class PostgreSQL:
    """A database of a server whose address ends in a slash, with the data folder beside it, asked through psql."""

    kind = "postgresql"
    SEPARATOR, END = "\x1f", "\x1e"

    def __init__(self, data, server):
        self.data, self.server = data, server
        self.name = "trial_" + "_".join(part for part in data.replace("-", "_").split("/")[-3:])[-50:].lower()

    @property
    def arguments(self):
        return ["--data", self.data, "--database", self.server + self.name]

    def make(self, template="template1"):
        self.psql(f'CREATE DATABASE "{self.name}" TEMPLATE "{template}"', "postgres")
        return self

    def drop(self):
        self.psql(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)', "postgres")

    def rows(self, sql, values=()):
        text = self.psql(self.filled(sql, values), self.name)
        return [tuple(self.value(field) for field in row.split(self.SEPARATOR)) for row in text.split(self.END) if row]

    def change(self, sql, values=()):
        self.psql(self.filled(sql, values), self.name)

    def copy(self, data):
        shutil.copytree(self.data, data, ignore=shutil.ignore_patterns("control", "lock"))
        return PostgreSQL(data, self.server).make(self.name)

    def psql(self, sql, name):
        result = subprocess.run(
            ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-F", self.SEPARATOR, "-R", self.END, "-d", self.server + name, "-c", sql],
            capture_output=True, text=True, timeout=60)
        if result.returncode:
            raise RuntimeError(f"{sql[:200]}: {result.stderr.strip()}")
        return result.stdout.removesuffix("\n")

    @staticmethod
    def filled(sql, values):
        for value in values:
            literal = str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
            sql = sql.replace("?", literal, 1)
        return sql

    @staticmethod
    def value(field):
        if field.startswith("\\x"):
            return bytes.fromhex(field[2:])
        return int(field) if field.lstrip("-").isdigit() else field or None
