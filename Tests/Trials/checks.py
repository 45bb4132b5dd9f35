"""What must hold of a desk after it was killed and started again. Each check gives sentences of evidence; none: it holds."""

import collections
import re
import time

from desk import Gone
from load import call, deliver

QUIET_SECONDS = 90
EVIDENCE_MAX = 8
# Of `Dispatch.leaseSeconds`: a lease that ends before the restart and this was taken by the process that was killed.
LEASE_SECONDS = 600
REPEATS_MAX = 60
MARK = re.compile(r"mark-\d+-\w-\d+")
POSSIBLY_TWICE = "possibly twice"


class After:
    """A desk that runs again, the book of what was asked of it, and the letters that left it; `earlier` left before."""

    def __init__(self, desk, token, book, letters, restarted_at, earlier=()):
        self.desk, self.token, self.book, self.letters = desk, token, book, letters
        self.restarted_at, self.earlier = restarted_at, set(earlier)

    @property
    def database(self):
        return self.desk.database

    # Before the checks: what clients and mail servers do when an answer did not come.

    def ask_again(self):
        """Everything that was not acknowledged is asked again, letters and calls under the same id."""
        for asked in self.book.open():
            if asked.kind == "letter":
                # The mail server's time of arrival is the same at its second try.
                asked.what["at"] = asked.what["at"] or int(time.time())
                deliver(self.desk, asked)
            else:
                call(self.desk, self.token, asked)

    def settle(self):
        """Waits until nothing is under way any more. Leases and pauses of the outbox are aged, as time would do it."""
        deadline = time.monotonic() + QUIET_SECONDS
        # Leases of the process that was killed; later ones are the running desk's own.
        self.database.change(
            "UPDATE outbox SET lease_until = 1 WHERE state = 'leased' AND lease_until < ?", (self.restarted_at + LEASE_SECONDS,))
        while time.monotonic() < deadline:
            now = int(time.time())
            self.database.change("UPDATE outbox SET next_at = ? WHERE state = 'waiting' AND next_at > ?", (now, now))
            waiting = self.waiting(now)
            if not waiting:
                return []
            time.sleep(0.1)
        return [f"not quiet after {QUIET_SECONDS} s: {waiting}", *self.unrest()]

    def unrest(self):
        """What is known of letters that do not leave, and what the desk said last."""
        rows = self.database.rows(
            "SELECT id, kind, state, attempts, next_at, lease_until, problem FROM outbox"
            " WHERE state IN ('waiting', 'leased') LIMIT 5")
        said = self.desk.log().decode(errors="replace").splitlines()[-EVIDENCE_MAX:]
        return [f"letter {tuple(row)} at {int(time.time())}" for row in rows] + [f"said {line}" for line in said]

    def waiting(self, now):
        counts = {
            "letters to be sent": self.count("outbox WHERE state IN ('waiting', 'leased')"),
            "contacts to be judged": self.count("interaction WHERE outcome IS NULL"),
            "timers that are due": self.count(f"timer WHERE at < {now - 1}"),
            "spooled letters": len(self.desk.spooled()),
        }
        return {name: count for name, count in counts.items() if count}

    def count(self, what):
        return self.database.rows(f"SELECT COUNT(*) FROM {what}")[0][0]

    # The checks.

    def verify(self):
        done, text = self.desk.verify()
        return [] if done and text.startswith("every chain is whole\n") else [text[:600]]

    def rebuild(self):
        done, text = self.desk.control("rebuild")
        return [] if done and text.endswith("none differed") else [text[:600]]

    def acknowledged(self):
        """Whatever was acknowledged is there, and is known when it is asked again."""
        evidence = []
        known = dict(self.database.rows("SELECT message_id, COUNT(*) FROM interaction GROUP BY message_id"))
        for asked in self.book.acknowledged("letter"):
            if not known.get(f"{asked.mark}@alfa.example"):
                evidence.append(f"the letter {asked.mark} was acknowledged ('{asked.answer}') and is not there")
        calls = [asked for asked in self.book.acknowledged("ticket", "word", "act") if "refused" not in asked.answer]
        step = max(1, len(calls) // REPEATS_MAX)
        for asked in calls[::step]:
            evidence += self.repeated(asked)
        return evidence

    def repeated(self, asked):
        status, answer = self.desk.api(
            "POST", asked.what["path"], self.token, asked.what["body"], key=asked.mark, headers={"If-Match": "*"})
        first = asked.answer
        if status not in (200, 201) or not answer.get("is_repeat") or answer.get("number") != first.get("number"):
            shown = {name: answer.get(name) for name in ("is_repeat", "number", "outcome", "title", "detail")}
            return [f"{asked.mark}: was number {first.get('number')}; again under its key: {status} {shown}"]
        return []

    def once(self):
        """Nothing exists twice: contacts, tickets, words, numbers, rings of a timer."""
        evidence = []
        letters = self.database.rows(
            "SELECT message_id, COUNT(*) FROM interaction WHERE outcome <> 'duplicate' GROUP BY message_id HAVING COUNT(*) > 1")
        evidence += [f"the letter {id} was taken in {count} times" for id, count in letters if id]
        titles = collections.Counter(
            mark for title, in self.database.rows("SELECT title FROM ticket") for mark in MARK.findall(title))
        evidence += [f"{count} tickets were made of {mark}" for mark, count in titles.items() if count > 1]
        events = self.database.rows("SELECT stream, type, payload FROM event WHERE type IN ('replied', 'noted')")
        referred = " ".join(text(payload) for _, _, payload in events)
        words = collections.Counter(
            mark for id, bytes in self.database.rows("SELECT id, bytes FROM content WHERE kind = 'letter'")
            if id in referred for mark in set(MARK.findall(text(bytes))))
        for asked in self.book.acknowledged("word"):
            if words[asked.mark] > 1:
                evidence.append(f"{asked.mark} was said {words[asked.mark]} times")
            elif words[asked.mark] == 0 and "refused" not in asked.answer:
                evidence.append(f"{asked.mark} was acknowledged and not said")
        return evidence + self.rung_twice()

    def rung_twice(self):
        rings = collections.Counter(
            (stream, type, text(payload)) for stream, type, payload in self.database.rows(
                "SELECT stream, type, payload FROM event WHERE type IN ('warned', 'kept', 'missed')"))
        return [f"{type} {count} times on {stream}: {payload}"
                for (stream, type, payload), count in rings.items() if count > 1]

    def sent(self):
        """Every letter that is done has left; the same words never leave under two Message-IDs."""
        left = self.earlier | {letter.id.split("@")[0] for letter in self.letters}
        evidence = []
        for id, in self.database.rows("SELECT id FROM outbox WHERE state = 'done'"):
            if id not in left:
                evidence.append(f"the letter {id} is said to have left and was never taken")
        words = collections.defaultdict(set)
        for letter in self.letters:
            words[letter.words].add(letter.id)
        return evidence + [
            f"'{subject}' to {', '.join(to)} left under {len(ids)} ids: {' '.join(sorted(ids))}"
            for (to, subject, _), ids in words.items() if len(ids) > 1]

    def marked(self):
        """What left twice says so."""
        counts = collections.Counter(letter.id for letter in self.letters)
        problems = {id: problem or "" for id, problem in self.database.rows("SELECT id, problem FROM outbox")}
        return [f"the letter {id} left {count} times and is not marked: '{problems.get(id.split('@')[0])}'"
                for id, count in counts.items()
                if count > 1 and not problems.get(id.split("@")[0], "").startswith(POSSIBLY_TWICE)]

    CHECKS = ["verify", "rebuild", "acknowledged", "once", "sent", "marked"]

    def all(self):
        """Evidence by check; empty: everything holds."""
        found = {}
        for name in self.CHECKS:
            try:
                evidence = getattr(self, name)()
            except Gone as error:
                evidence = [f"the desk did not answer: {error}"]
            if evidence:
                found[name] = evidence[:EVIDENCE_MAX]
        return found


def text(value):
    return value.decode(errors="replace") if isinstance(value, bytes) else value
