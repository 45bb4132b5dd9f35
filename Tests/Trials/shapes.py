"""How a trial kills its desk. Each shape leaves a desk that is down, and evidence that only it can give."""

import os
import threading
import time

from database import SQLite
from desk import ROOT, Desk, Gone
from load import Load, calendar
from sink import Sink

GOLDEN = ROOT + "/Tests/StoreTests/Golden/journal-1.sqlite"
STARTS_MAX = 3
POINTS = {
    # How often a point is passed in a second or two of load, roughly.
    "before_append": 400, "after_append": 400, "before_projection": 150, "after_projection": 150, "before_outbox": 80,
    "before_commit": 150, "after_commit": 150, "after_lease": 6, "after_sending": 40,
}


def under_load(trial):
    """At a moment of no meaning, while everybody writes."""
    load = Load(trial.desk, trial.token, trial.seed, trial.book).start()
    trial.sleep(0.05, 2.2)
    trial.kill("under load")
    load.stop()
    return []


def at_a_point(trial):
    """Where the program says that it is between two steps."""
    point = trial.chance.choice(sorted(POINTS))
    times = trial.chance.randint(1, POINTS[point])
    trial.desk.stop()
    trial.desk.start(f"{point}:{times}")
    load = Load(trial.desk, trial.token, trial.seed, trial.book).start()
    deadline = time.monotonic() + 2.5
    while trial.desk.process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    trial.kill(f"at {point}:{times}")
    load.stop()
    return []


def at_start(trial):
    """Under load, and again while it starts: contacts of the last run wait to be judged."""
    under_load(trial)
    for _ in range(trial.chance.randint(1, STARTS_MAX)):
        trial.desk.spawn()
        trial.sleep(0.0, 0.4)
        trial.kill("while starting")
    return []


def at_migration(trial):
    """While an older schema is brought up to date; what it held must be there."""
    database = SQLite.of_file(GOLDEN, trial.folder + "/old")
    desk = Desk(trial.desk.program, database, trial.desk.smtp_port, trial.folder)
    before = database.rows("SELECT kind, id, version, head FROM stream ORDER BY kind, id")
    point = trial.chance.choice([None, f"during_migration:{trial.chance.randint(1, 5)}"])
    desk.spawn(point)
    trial.sleep(0.0, 0.25)
    if point:
        try:
            desk.process.wait(10)
        except Exception:
            pass
    desk.kill()
    evidence = []
    try:
        desk.start()
        # The desk may have gone on with them meanwhile: its timers are due.
        after = set(database.rows("SELECT kind, stream, sequence, hash FROM event"))
        evidence += [f"the {kind} {id} of the old database is not what it was" for kind, id, version, head in before
                     if version > 0 and (kind, id, version, head) not in after]
        done, text = desk.verify()
        evidence += [] if done else [f"verify of the old database: {text[:400]}"]
    except Gone as error:
        evidence.append(f"after a kill while migrating ({point}): {error}")
    finally:
        desk.kill()
    trial.said.append(f"migration killed at {point or 'a moment'}")
    under_load(trial)
    return evidence


def at_backup(trial):
    """While a backup is made. One that was acknowledged restores; one that was not says so, or is whole."""
    load = Load(trial.desk, trial.token, trial.seed, trial.book).start()
    trial.sleep(0.3, 0.8)
    promised = trial.desk.database.rows("SELECT id FROM ticket")
    asked = Request(lambda: trial.desk.control("backup", folder=trial.folder + "/backup"))
    trial.sleep(0.0, trial.measured["backup"] * 3)
    trial.kill("during a backup")
    load.stop()
    return restored(trial, trial.folder + "/backup", promised, asked.answer())


def restored(trial, backup, promised, acknowledged):
    code, said = trial.desk.run("restore", backup, "--data", trial.folder + "/restored")
    trial.said.append(f"backup {'acknowledged' if acknowledged else 'interrupted'}, restore {code}")
    if code != 0:
        if acknowledged:
            return [f"a finished backup does not restore: {said}"]
        return [] if "interrupted" in said or "there is no" in said else [f"an interrupted backup is not told as such: {said}"]
    database = SQLite(trial.folder + "/restored")
    # Two desks of one history write the same letters: this one writes to nobody.
    nobody = Sink(trial.seed, 0)
    desk = Desk(trial.desk.program, database, nobody.port, trial.folder)
    try:
        desk.start()
        done, text = desk.verify()
        there = set(database.rows("SELECT id FROM ticket"))
        lost = [id for id, in promised if (id,) not in there]
        return ([] if done else [f"the restored desk: {text[:400]}"]) + (
            [f"{len(lost)} tickets are not in the backup"] if lost else [])
    except Gone as error:
        return [f"the restored desk does not start: {error}"]
    finally:
        desk.kill()
        nobody.close()


def at_recomputation(trial):
    """While deadlines move because holidays were imported."""
    load = Load(trial.desk, trial.token, trial.seed, trial.book).start()
    trial.sleep(0.1, 0.6)
    asked = Request(lambda: trial.desk.merge_holidays("RU", calendar(trial.seed)))
    trial.sleep(0.0, trial.measured["calendar"] * 2)
    trial.kill("while deadlines were recomputed")
    load.stop()
    trial.said.append(f"calendar {'acknowledged' if asked.answer() else 'interrupted'}")
    return []


def at_rebuild(trial):
    """While every projection is recomputed."""
    load = Load(trial.desk, trial.token, trial.seed, trial.book).start()
    trial.sleep(0.1, 0.6)
    asked = Request(lambda: trial.desk.control("rebuild"))
    trial.sleep(0.0, trial.measured["rebuild"] * 2)
    trial.kill("during a rebuild")
    load.stop()
    asked.answer()
    return []


# Shares of a long run; the first ten trials have each shape at least once.
SHAPES = [under_load, at_a_point, at_start, at_migration, at_backup, at_recomputation, at_rebuild, at_a_point, under_load,
          at_backup]


class Request:
    """Something asked of the desk while it is being killed."""

    def __init__(self, ask):
        self.done = None
        self.thread = threading.Thread(target=self.run, args=(ask,), daemon=True)
        self.thread.start()

    def run(self, ask):
        try:
            self.done, self.text = ask()
        except Gone:
            self.done = None

    def answer(self):
        """Whether it was acknowledged."""
        self.thread.join(60)
        return self.done is True
