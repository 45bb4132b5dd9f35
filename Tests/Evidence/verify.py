#!/usr/bin/env python3
"""Goes over an evidence pack, from docs/evidence.md alone and with the standard library alone.

verify.py PACK [SEAL DAY]: hashes, seal, shares, completeness, editions, the sums of the statement and the arithmetic of
its lines, what was sent with its corrections, who did what about it. It neither reads regulations nor computes
deadlines. Exit codes: 0 agrees, 1 differs, 2 no pack.
"""
import base64
import datetime
import hashlib
import json
import sys
from fractions import Fraction

LINE_MAX = 32 << 20
CORRECTED = 12
VEILED = {"noted", "watched", "unwatched", "snoozed"}
HEX = set("0123456789abcdef")


class NoPack(Exception):
    pass


def digest(*parts):
    """H of docs/evidence.md."""
    hasher = hashlib.sha256()
    for part in parts:
        part = part.encode() if isinstance(part, str) else part
        hasher.update(len(part).to_bytes(8, "big"))
        hasher.update(part)
    return hasher.digest()


def unhex(text, count=32):
    if not set(text) <= HEX or len(text) != 2 * count:
        raise NoPack(f"'{text[:80]!r}' has not {2 * count} hexadecimal digits")
    return bytes.fromhex(text)


class Lines:
    """The lines of a file, one at a time."""

    def __init__(self, file):
        self.file, self.number, self.waiting = file, 0, None

    def peek(self):
        if self.waiting is None:
            line = self.file.readline(LINE_MAX + 1)
            if not line:
                return None
            if not line.endswith(b"\n"):
                raise NoPack(f"line {self.number + 1} is cut off or too long")
            self.number += 1
            try:
                self.waiting = line[:-1].decode("utf-8").split("\t")
            except UnicodeDecodeError:
                raise NoPack(f"line {self.number} is no UTF-8")
        return self.waiting

    def next(self, kind, *counts):
        """The fields of the next line if it is of this kind."""
        line = self.peek()
        if line is None or line[0] != kind:
            return None
        if len(line) - 1 not in counts:
            raise NoPack(f"line {self.number}: '{kind}' has {len(line) - 1} fields")
        self.waiting = None
        return line[1:]

    def need(self, kind, *counts):
        line = self.next(kind, *counts)
        if line is None:
            raise NoPack(f"line {self.number}: '{kind}' should stand here")
        return line

    def all(self, kind, *counts):
        while (line := self.next(kind, *counts)) is not None:
            yield line


class Pack:
    def __init__(self, lines):
        self.lines, self.problems = lines, []
        self.settlements, self.logged = {}, {}
        self.views = {}
        self.work = 0

    def fault(self, words):
        self.problems.append(words)

    # The seal

    def path(self, name):
        if self.lines.need("path", 1) != [name]:
            raise NoPack(f"line {self.lines.number}: the path of '{name}' should stand here")
        steps = []
        for side, beside in self.lines.all("step", 2):
            if side not in ("left", "right") or len(steps) >= 40:
                raise NoPack(f"line {self.lines.number}: no step of a path")
            steps.append((side, unhex(beside)))
        return steps

    @staticmethod
    def root(leaf, steps):
        for side, beside in steps:
            leaf = digest("share node", beside, leaf) if side == "left" else digest("share node", leaf, beside)
        return leaf

    def head(self, paper):
        if self.lines.need("reglament-evidence", 1)[0] not in ("1", "2"):
            raise NoPack("a pack of another version")
        (self.desk,), (self.client,), (self.month,) = (self.lines.need(k, 1) for k in ("desk", "client", "month"))
        self.day, before, moved, shares, told, _ = self.lines.need("seal", 6)
        before = unhex(before) if before else b""
        self.shares = unhex(shares)
        seal = digest("seal 3", before, self.desk, self.day, unhex(moved), self.shares)
        if seal.hex() != told:
            self.fault("the hash of the seal is not that of its parts")
        if paper and paper != (told, self.day):
            self.fault("the seal is not the one that was named")
        client, desk = self.path("client"), self.path("desk")
        self.own = list(self.lines.all("own", 5))
        self.share = list(self.lines.all("share", 5))
        self.check_shares(client, desk)

    def check_shares(self, client, desk):
        days = [entry[0] for entry in self.share]
        if days != sorted(days) or any(day > self.day for day in days):
            self.fault("the streams of the client are not in order of their days")
        share, by_day = b"", {}
        for day, *entry in self.share:
            by_day.setdefault(day, []).append(entry)
        for day in dict.fromkeys(days):
            entries = sorted(by_day[day], key=lambda entry: (entry[0].encode(), entry[1].encode()))
            parts = []
            for kind, id, sequence, view in entries:
                parts += [kind, id, sequence, self.view(kind, view)]
            share = digest("share 1", share, self.client, day, *parts)
        if self.root(digest("share leaf", "client", self.client, share), client) != self.shares:
            self.fault("the seal does not hold these streams of the client")
        view = unhex(self.own[-1][4]) if self.own else b""
        if self.root(digest("share leaf", "desk", "own", view), desk) != self.shares:
            self.fault("the seal does not hold the desk's own stream")
        for day, kind, id, sequence, view in self.own + self.share:
            self.views.setdefault((kind, id), []).append((day, int(sequence), view))

    @staticmethod
    def view(kind, view):
        return b"" if kind == "gone" and not view else unhex(view)

    # Streams

    def stream(self, kind):
        """Kind and id, and events as (type, payload or None, recorded at, actor); None: another kind follows."""
        line = self.lines.peek()
        if line is None or line[0] != "stream" or line[1:2] != [kind]:
            return None
        key = tuple(self.lines.need("stream", 2))
        sealed, events, view = self.views.pop(key, None), [], b""
        if sealed is None:
            self.fault(f"{key}: the seal does not hold it, or it stands twice")
            sealed = []
        rest = list(sealed)
        while (event := self.event(key, len(events) + 1)) is not None:
            type, payload, inner, recorded, actor = event
            events.append((type, payload, recorded, actor))
            view = digest("view 1", view, *key, type, inner)
            while rest and rest[0][1] <= len(events):
                day, sequence, told = rest.pop(0)
                if sequence != len(events) or told != view.hex():
                    self.fault(f"{key}, event {len(events)}: not what was sealed on {day}")
        if sealed and sealed[-1][1] != len(events):
            self.fault(f"{key}: the seal holds {sealed[-1][1]} events, the pack {len(events)}")
        return key, events

    def event(self, key, sequence):
        hidden = self.lines.next("hidden", 2)
        if hidden is not None:
            type, inner = hidden
            if not (type in VEILED if key[0] == "ticket" else key[0] == "desk" and type != "edition_kept"):
                self.fault(f"{key}, event {sequence}: '{type}' must not be hidden")
            return type, None, unhex(inner), None, None
        line = self.lines.next("event", 6, 7)
        if line is None:
            return None
        type, schema, occurred, recorded, salt, actor, *payload = line
        body, told = (payload[0], payload[0]) if payload else self.fields()
        numbers = f"{sequence} {schema} {occurred} {recorded}"
        return type, told, digest("event 1", unhex(salt), numbers, actor, body), int(recorded), actor

    def fields(self):
        parts, shown = [], []
        while True:
            if (field := self.lines.next("field", 3)) is not None:
                name, salt, value = field
                parts += [name, digest("field 1", unhex(salt), name, value)]
                shown.append(f'"{name}":{value}')
            elif (field := self.lines.next("hidden-field", 2)) is not None:
                parts += [field[0], unhex(field[1])]
            else:
                return digest("fields 1", *parts), '{"fields":{' + ",".join(shown) + "}}"

    def editions(self, own):
        here = []
        for kind, told, name, in_force, published, data in self.lines.all("edition", 6):
            if hashlib.sha256(base64.b64decode(data, validate=True)).hexdigest() != told:
                self.fault(f"edition {kind} {name}: its bytes have another digest")
            here.append(dict(kind=kind, digest=told, name=name, inForce=in_force, publishedAt=int(published)))
        if here != [json.loads(payload) for type, payload, *_ in own if type == "edition_kept" and payload is not None]:
            self.fault("the editions are not those that the desk published")

    def tickets(self):
        last = {id: kind for _, kind, id, _, _ in self.share}
        while (ticket := self.stream("ticket")) is not None:
            key, events = ticket
            client = None
            for type, payload, recorded, _ in events:
                payload = json.loads(payload) if payload else {}
                if type in ("arrived", "placed"):
                    client = payload.get("client")
                if type == "logged":
                    self.work += 1
                    self.logged.setdefault(payload["entry"], []).append((recorded, payload))
            if client != self.client or last.get(key[1]) == "gone":
                self.fault(f"{key}: it is not the client's")

    def completeness(self):
        """A program that computes no packages cannot tell of tickets before the month."""
        last = {id: kind for _, kind, id, _, _ in self.share}
        eve = (datetime.date.fromisoformat(self.month) - datetime.timedelta(days=1)).isoformat()
        for (kind, id), sealed in self.views.items():
            if kind == "gone" or (kind == "ticket" and (last.get(id) == "gone" or sealed[-1][0] < eve)):
                continue
            if kind == "settlement" and abs(months(id[len(self.client) + 1:]) - months(self.month)) > CORRECTED:
                continue
            self.fault(f"{kind} {id}: the seal holds it, and the pack leaves it out")

    # The statement

    COLUMNS = "line date ticket entry rate clause worked factor counted package over amount".split()

    def rows(self, kind):
        rows = []
        for cells, hour in self.lines.all(kind, 2):
            cells = json.loads(cells)
            if len(cells) != len(self.COLUMNS) or not all(isinstance(cell, str) for cell in cells):
                raise NoPack(f"line {self.lines.number}: no row of a statement")
            rows.append((dict(zip(self.COLUMNS, cells)), hour))
        return rows

    def check_statement(self, rows):
        for row, hour in rows:
            if row["line"] == "work":
                self.check_work(row, hour)
        of = lambda *kinds: [row for row, _ in rows if row["line"] in kinds]
        total = lambda cells: sum((number(cell) for cell in cells if cell), Fraction(0))
        work, charges = of("work"), of("package", "fee")
        (sums,), (due,), tax = of("sum"), of("total"), of("tax")
        for column in ("worked", "package", "over"):
            if number(sums[column]) != total(row[column] for row in work):
                self.fault(f"statement: '{column}' of the sum is not that of its lines")
        if total(row["package"] for row in work) != total(row["package"] for row in of("balance")):
            self.fault("statement: packages gave something else than the work took")
        amounts = [row["amount"] for row in work + charges + of("adjustment")]
        if any(not numeric(amount) and amount != "unapproved" for amount in amounts):
            if numeric(sums["amount"]) or numeric(due["amount"]):
                self.fault("statement: a line has no number, and the sum has one")
            return
        if number(sums["amount"]) != total(amounts):
            self.fault("statement: the sum is not that of its lines")
        self.check_total(number(sums["amount"]), number(due["amount"]), tax)

    # What was sent

    RULES = {  # side, states in which it may be done, state after it
        "statement_sent": ("staff", {"draft"}, "sent"),
        "statement_recalled": ("staff", {"sent", "disputed"}, "draft"),
        "statement_disputed": ("contact", {"sent", "disputed"}, "disputed"),
        "statement_answered": ("staff", {"disputed"}, "disputed"),
        "statement_agreed": ("contact", {"sent", "disputed"}, "agreed"),
        "statement_closed": ("staff", {"sent", "disputed"}, "closed"),
    }

    def read_settlements(self):
        while (stream := self.stream("settlement")) is not None:
            (_, id), events = stream
            client, month = id.rsplit(" ", 1)
            if client != self.client:
                self.fault(f"settlement {id}: it is not the client's")
            self.settlements[month + "-01"] = events
            self.fold(month + "-01")

    def fold(self, month, before=None):
        """State, what was sent last, and when; of what was recorded before an instant."""
        state, sent, at, sendings = "draft", None, None, 0
        for type, payload, recorded, actor in self.settlements.get(month, []):
            if before is not None and recorded >= before:
                break
            payload = json.loads(payload)
            side, states, after = self.RULES[type]
            if type == "statement_sent":
                fits = payload["number"] == sendings + 1
                fits = fits and (payload["month"], payload["client"]) == (month, self.client)
            else:
                fits = sent is not None and payload["number"] == sent["number"]
                fits = fits and 1 <= payload.get("line", 1) <= max(1, len(lines_of(sent)))
            if not fits or state not in states or json.loads(actor)["kind"] != side:
                self.fault(f"settlement {month}: '{type}' may not follow here")
            state = after
            if type == "statement_sent":
                sent, at, sendings = payload, recorded, payload["number"]
            if type == "statement_recalled":
                sent, at = None, None
        return state, sent, at

    def check_sent(self):
        rows = self.rows("sent")
        costs = [json.loads(cells) for (cells,) in self.lines.all("cost", 1)]
        _, sent, at = self.fold(self.month)
        if (sent is not None) != bool(rows):
            self.fault("what was sent is no line of the pack, or was never sent")
        if not rows or sent is None:
            return
        self.check_statement(rows)
        told = [row for row, _ in rows if row["line"] in ("package", "fee", "work", "adjustment")]
        lines = lines_of(sent)
        if [number(row["amount"]) * 100 for row in told] != [line["amount"] for line in lines]:
            self.fault("sent: the lines are not those that were sent")
        for row, _ in rows:
            if row["line"] in ("sum", "total") and number(row["amount"]) * 100 != sent[row["line"]]:
                self.fault(f"sent: the {row['line']} is not the one that was sent")
        for line in sent["work"]:
            known = [at >= recorded for recorded, _ in self.logged.get(line["entry"], [])]
            if not any(known) and not self.is_gone():
                self.fault(f"sent, entry {line['entry']}: nobody had written it down by then")
        self.check_corrections(sent, at, costs)

    def is_gone(self):
        return any(kind == "gone" for _, kind, *_ in self.share)

    def check_corrections(self, sent, at, costs):
        """What earlier months cost by then, less what was billed for them, is what was corrected."""
        corrected, billed = {}, {}
        others = [month for month in self.settlements if month != self.month]
        for month, kind, ticket, entry, day, *sums in costs:
            corrected[month, kind, ticket, entry, day] = [int(cell) for cell in sums]
        for month in others:
            state, earlier, _ = self.fold(month, at)
            if earlier is None:
                continue
            if state in ("agreed", "closed") and 0 < months(self.month) - months(month) <= CORRECTED:
                for line in earlier["charges"] + earlier["work"]:
                    add(billed, subject(month, line), cost(line))
            for line in earlier["adjustments"]:
                add(billed, subject(line["month"], line), cost(line))
        mine = {subject(line["month"], line): cost(line) for line in sent["adjustments"]}
        settled = {month for month in others if self.fold(month, at)[0] in ("agreed", "closed")}
        for key in corrected.keys() | billed.keys() | mine.keys():
            if key[0] not in settled or not 0 < months(self.month) - months(key[0]) <= CORRECTED:
                if key in mine or key in corrected:
                    self.fault(f"sent: {key[0]} was not settled, and is corrected")
                continue
            none = [0, 0, 0, 0]
            change = [now - was for now, was in zip(corrected.get(key, none), billed.get(key, none))]
            if change != mine.get(key, none):
                self.fault(f"sent: {key[3]} of {key[0]} is corrected by {mine.get(key, none)}, not by {change}")

    def check_work(self, row, hour):
        package, over, counted = row["package"], row["over"], row["counted"]
        if (package or over) != counted or (package and over):
            self.fault(f"statement, entry {row['entry']}: 'counted' is neither in the package nor over it")
        if package and number(row["amount"]) != 0:
            self.fault(f"statement, entry {row['entry']}: hours of a package cost something")
        if hour and half_up(Fraction(int(hour)) * number(counted) / 60) != number(row["amount"]) * 100:
            self.fault(f"statement, entry {row['entry']}: {counted} minutes at {hour} an hour are not {row['amount']}")

    def check_total(self, sums, due, tax):
        if not tax:
            if due != sums:
                self.fault("statement: the total is not the sum")
            return
        percent, amount = Fraction(tax[0]["factor"].rstrip("%")), number(tax[0]["amount"])
        minor = sums * 100
        inside, on_top = half_up(minor * percent / (100 + percent)), half_up(minor * percent / 100)
        if (amount * 100, due) not in ((inside, sums), (on_top, sums + amount)):
            self.fault("statement: tax and total do not fit the sum")

    def promises(self):
        for (cells,) in self.lines.all("promise", 1):
            cells = json.loads(cells)
            if len(cells) != 8 or cells[7] not in ("kept", "missed", "withdrawn"):
                self.fault(f"line {self.lines.number}: no promise")

    def run(self, paper):
        self.head(paper)
        own = self.stream("desk")
        if own is None:
            raise NoPack("the desk's own stream is missing")
        self.editions(own[1])
        if self.stream("client") is None:
            raise NoPack("the stream of the client is missing")
        self.read_settlements()
        self.tickets()
        self.completeness()
        self.check_statement(self.rows("statement"))
        self.check_sent()
        self.promises()
        if self.lines.need("end", 1) != [str(self.lines.number - 1)]:
            self.fault("the pack has another number of lines")
        if self.lines.peek() is not None:
            raise NoPack("something follows the end")


def lines_of(sent):
    return sent["charges"] + sent["work"] + sent["adjustments"]


def months(word):
    return int(word[:4]) * 12 + int(word[5:7])


def subject(month, line):
    """Of what a line tells: an entry of work, or a charge of a day."""
    kind = line.get("kind", "work")
    entry = line["entry"] if "entry" in line else line["agreement"]
    return month, kind, str(line.get("ticket", "")), entry, line.get("day", "")


def cost(line):
    given = line["given"] if "given" in line else line.get("counted", 0) if line.get("fund") else 0
    return [line.get("worked", 0), line.get("counted", 0), given, line["amount"]]


def add(sums, key, costs):
    sums[key] = [one + other for one, other in zip(sums.get(key, [0, 0, 0, 0]), costs)]


def numeric(text):
    return text not in ("", "by_agreement", "not_counted", "unapproved")


def number(text):
    return Fraction(text) if numeric(text) else Fraction(0)


def half_up(value):
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def main(arguments):
    path, paper = arguments[0], tuple(arguments[1:3]) or None
    try:
        with open(path, "rb") as file:
            pack = Pack(Lines(file))
            pack.run(paper)
    except (NoPack, ValueError, KeyError, TypeError, RecursionError, OSError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    for problem in pack.problems[:200]:
        print(problem, file=sys.stderr)
    if not pack.problems:
        print(f"agrees: {pack.work} entries of work, seal {pack.day}")
    return 1 if pack.problems else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 4):
        sys.exit("usage: verify.py PACK [SEAL DAY]")
    sys.exit(main(sys.argv[1:]))
