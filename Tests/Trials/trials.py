"""Crash trials: a desk is killed at random moments under load; afterwards nothing acknowledged is lost, nothing is there
twice, and the history is whole. Closes with 'N passed, M failed'.

usage: trials.py PATH_TO_REGLAMENT [TRIALS] [--seed N] [--jobs N] [--seconds N] [--faults] [--fault NAME] [--postgresql URL/]

A trial is known by its seed: --seed N with one trial is the same load and the same moment of the kill, as near as threads
allow. --seconds ends the run early. --faults plants faults after a trial and demands that each is found; --fault plants
one, so that the run must fail; both for the embedded database. --postgresql names a server on which databases are made.
"""

import argparse
import concurrent.futures
import copy
import os
import random
import shutil
import sys
import tempfile
import time
import traceback

from checks import After
from database import PostgreSQL, SQLite
from desk import Desk, Gone
from faults import FAULTS
from load import Book, calendar
from shapes import SHAPES
from sink import Sink

TICKETS = 60
FILE_BYTES = 3 << 20
TROUBLE = 0.06
TRIES = 20


class Template:
    """A desk with a regulation, people, tickets and a large file, from which every trial starts."""

    def __init__(self, program, folder, server):
        self.program, self.folder = program, folder
        os.makedirs(folder)
        sink, data = Sink(0, 0), folder + "/data"
        database = (PostgreSQL(data, server) if server else SQLite(data)).make()
        desk = Desk(program, database, sink.port, folder).start()
        try:
            self.token = self.prepare(desk)
            self.measured = self.measure(desk)
            self.settle(desk, sink)
        finally:
            desk.stop()
            sink.close()
        self.database = desk.database

    def prepare(self, desk):
        must(desk.command("publish", "regulations/echo"))
        must(desk.command("people", "apply", "demo/echo/people.yaml"))
        token = must(desk.command("token", "create", "marina", "--name", "trials", "--allow", "read,write")).splitlines()[0]
        chance = random.Random(0)
        for number in range(TICKETS):
            body = {"channel": "mail", "sender": chance.choice(["anna@alfa.example", "boris@beta.example"]),
                    "subject": f"Older {number}", "text": f"See https://lavka.example/{number}"}
            status, answer = desk.api("POST", "/tickets", token, body, key=f"older-{number}")
            if status != 201:
                raise SystemExit(f"the desk could not be prepared: {status} {answer}")
        large = (f"From: <anna@alfa.example>\r\nTo: support@echo.example\r\nSubject: Large\r\nMessage-ID: <large@alfa.example>\r\n"
                 "Content-Type: text/plain\r\n\r\n" + ("See https://lavka.example/ for more.\r\n" * (FILE_BYTES // 36)))
        done, said = desk.deliver(large.encode())
        if not done:
            raise SystemExit(f"the desk could not be prepared: {said}")
        return token

    def settle(self, desk, sink):
        """Waits for its letters to leave; trials do not ask for them."""
        After(desk, self.token, Book(), sink.letters, 0).settle()
        self.sent = {letter.id.split("@")[0] for letter in sink.letters}

    def measure(self, desk):
        """Seconds that the works take which trials interrupt."""
        measured = {}
        works = {
            "backup": lambda: desk.control("backup", folder=self.folder + "/measured"),
            "rebuild": lambda: desk.control("rebuild"),
            "calendar": lambda: desk.merge_holidays("KZ", calendar(0)),
        }
        for verb, work in works.items():
            start = time.monotonic()
            done, said = work()
            if not done:
                raise SystemExit(f"the desk could not be prepared: {verb}: {said}")
            measured[verb] = max(0.05, time.monotonic() - start)
        return measured


def must(result):
    code, said = result
    if code != 0:
        raise SystemExit(f"the desk could not be prepared: {said}")
    return said


class Trial:
    def __init__(self, template, seed, folder):
        self.seed, self.folder, self.chance = seed, folder, random.Random(seed)
        self.shape = SHAPES[seed % len(SHAPES)]
        self.template, self.token, self.measured = template, template.token, template.measured
        self.book, self.said = Book(), []
        self.sink = Sink(seed, TROUBLE)
        os.makedirs(folder)
        self.desk = Desk(template.program, template.database.copy(folder + "/data"), self.sink.port, folder)

    def sleep(self, least, most):
        seconds = self.chance.uniform(least, most)
        self.slept = seconds
        time.sleep(seconds)

    def kill(self, where):
        code = self.desk.kill()
        self.before = sum(asked.answer is not None for asked in self.book.asked)
        self.said.append(f"killed {where} ({getattr(self, 'slept', 0):.3f} s, exit {code})")

    def run(self, plant=None):
        """Evidence by check; empty: the trial passed."""
        try:
            self.desk.start()
            found = {"shape": self.shape(self)}
            found.update(self.afterwards(plant))
        except Gone as error:
            found = {"start": [str(error)]}
        except Exception:
            found = {"trial": traceback.format_exc().splitlines()[-6:]}
        finally:
            self.desk.kill()
            self.sink.close()
        return {name: evidence for name, evidence in found.items() if evidence}

    def afterwards(self, plant):
        self.sink.trouble = 0
        # Leases count in whole seconds: those of the last run are told from those of the next.
        time.sleep(1 - time.time() % 1)
        restarted_at = int(time.time())
        self.desk.start()
        self.after = After(self.desk, self.token, self.book, self.sink.letters, restarted_at, self.template.sent)
        self.after.ask_again()
        evidence = {"quiet": self.after.settle()}
        if plant:
            plant(self.after)
        evidence.update(self.after.all())
        return evidence

    def is_full(self):
        """There are a letter and words that were acknowledged, and a letter that left. A new ticket is known by more than
        the key of its call."""
        words = [asked for asked in self.book.acknowledged("word") if "refused" not in asked.answer]
        return bool(self.book.acknowledged("letter") and words and self.sink.letters)

    @property
    def title(self):
        asked, known = len(self.book.asked), getattr(self, "before", 0)
        return f"seed {self.seed} {self.shape.__name__}: {'; '.join(self.said)}; {known} of {asked} acknowledged before it, " \
               f"{len(self.sink.letters)} letters left"


def run_trials(options, template, base):
    """Runs them on some threads; gives how many passed and failed."""
    ends = time.monotonic() + options.seconds if options.seconds else None
    plant = FAULTS[options.fault][0] if options.fault else None

    def one(seed):
        if ends and time.monotonic() > ends:
            return None
        trial = Trial(template, seed, f"{template.folder}/{seed}")
        return trial, trial.run(plant)

    passed, failed = 0, 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for result in pool.map(one, range(base, base + options.trials)):
            if result is None:
                continue
            trial, found = result
            if found:
                failed += 1
                print(f"FAILED {trial.title}\n  folder {trial.folder}", flush=True)
                for name, evidence in found.items():
                    for line in evidence:
                        print(f"  {name}: {line}", flush=True)
            else:
                passed += 1
                if options.verbose:
                    print(f"ok {trial.title}", flush=True)
                trial.desk.database.drop()
                shutil.rmtree(trial.folder, ignore_errors=True)
    return passed, failed


def faultless(template, seed):
    """A trial that left something of each sort to plant faults in: one that is killed at once may leave no call."""
    for number in range(TRIES):
        trial = Trial(template, seed + number * len(SHAPES), f"{template.folder}/faults-{number}")
        found = trial.run()
        if found or trial.is_full():
            return trial, found
        trial.desk.database.drop()
        shutil.rmtree(trial.folder, ignore_errors=True)
    return trial, {"trial": [f"none of {TRIES} left a letter, a call and a letter that had left"]}


def run_faults(template, seed):
    """One trial, then each fault on a copy of what it left; gives how many were found and missed."""
    trial, found = faultless(template, seed - seed % len(SHAPES))
    if found:
        print(f"FAILED the trial for the faults, {trial.title}: {found}")
        return 0, len(FAULTS)
    passed, failed = 0, 0
    for name, (plant, wanted) in FAULTS.items():
        folder = f"{template.folder}/fault-{name}"
        os.makedirs(folder)
        sink, book = Sink(seed, 0), Book()
        desk = Desk(template.program, trial.desk.database.copy(folder + "/data"), sink.port, folder)
        book.asked = copy.copy(trial.book.asked)
        try:
            desk.start()
            after = After(desk, template.token, book, list(trial.sink.letters), int(time.time()), template.sent)
            plant(after)
            found = after.all()
        finally:
            desk.kill()
            sink.close()
        if wanted & set(found):
            passed += 1
        else:
            failed += 1
            print(f"FAILED the planted fault '{name}' was not found by {' or '.join(wanted)}: {found}")
        shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(trial.folder, ignore_errors=True)
    return passed, failed


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("program")
    parser.add_argument("trials", type=int, nargs="?", default=10)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--postgresql", default=None)
    parser.add_argument("--fault", choices=sorted(FAULTS), default=os.environ.get("TRIALS_FAULT") or None)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    base = options.seed if options.seed is not None else random.SystemRandom().randrange(10 ** 6) * len(SHAPES)
    folder = tempfile.mkdtemp(prefix="trials-")
    start = time.monotonic()
    print(f"seed {base}, {options.trials} trials in {folder}", flush=True)
    template = Template(options.program, folder + "/template", options.postgresql)
    passed, failed = run_trials(options, template, base)
    if options.faults:
        found, missed = run_faults(template, base)
        passed, failed = passed + found, failed + missed
    print(f"{time.monotonic() - start:.0f} s")
    if failed == 0:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
