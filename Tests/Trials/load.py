"""Writers on a desk, and the book of what they asked and what was acknowledged."""

import random
import threading
import time

from desk import Gone

LETTERS_MAX = 400
CALLS_MAX = 400
CALENDAR_DAYS = 25


class Asked:
    """One request: `mark` stands in its words and nowhere else; `answer` is nil until the desk has acknowledged it."""

    def __init__(self, kind, mark, **what):
        self.kind, self.mark, self.what, self.answer = kind, mark, what, None


class Book:
    def __init__(self):
        self.asked, self.lock = [], threading.Lock()

    def begin(self, kind, mark, **what):
        asked = Asked(kind, mark, **what)
        with self.lock:
            self.asked.append(asked)
        return asked

    def acknowledged(self, *kinds):
        with self.lock:
            return [asked for asked in self.asked if asked.kind in kinds and asked.answer is not None]

    def open(self):
        with self.lock:
            return [asked for asked in self.asked if asked.answer is None]


def letter(mark, sender):
    return (f"From: <{sender}>\r\nTo: support@echo.example\r\nSubject: Trouble {mark}\r\nMessage-ID: <{mark}@alfa.example>\r\n"
            f"Content-Type: text/plain; charset=utf-8\r\n\r\nSee https://lavka.example/ {mark}\r\n").encode()


SENDERS = ["anna@alfa.example", "gleb@alfa.example", "boris@beta.example", "grace@gamma.example", "nobody@else.example"]


class Load:
    """Letters by the socket and by the command, API calls with keys, acts of the staff; until `stop`."""

    def __init__(self, desk, token, seed, book):
        self.desk, self.token, self.book, self.seed = desk, token, book, seed
        self.done = threading.Event()
        self.threads = [
            threading.Thread(target=self.until_gone, args=(work, name), daemon=True)
            for name, work in [("a", self.letters), ("b", self.letters), ("c", self.commands), ("d", self.tickets),
                               ("e", self.acts), ("f", self.tickets)]]

    def start(self):
        for thread in self.threads:
            thread.start()
        return self

    def stop(self):
        self.done.set()
        for thread in self.threads:
            thread.join(60)

    def until_gone(self, work, name):
        try:
            work(name, random.Random(f"{self.seed}-{name}"))
        except Gone:
            pass

    def mark(self, name, number):
        return f"mark-{self.seed}-{name}-{number}"

    def letters(self, name, chance):
        for number in range(LETTERS_MAX):
            if self.done.is_set():
                return
            # Some reached the mail server days ago: their promises are warned of and missed at once.
            at = int(time.time()) - chance.choice([0, 0, 0, 60, 3600, 3 * 86400, 6 * 86400])
            asked = self.book.begin("letter", self.mark(name, number), sender=chance.choice(SENDERS), at=at)
            twice = chance.random() < 0.1
            if twice:
                other = threading.Thread(target=self.until_gone, args=(lambda *_: deliver(self.desk, asked), ""))
                other.start()
            deliver(self.desk, asked)
            if twice:
                other.join(60)

    def commands(self, name, chance):
        """The mail server's pipe: a process for each letter, which spools when the desk is away."""
        for number in range(LETTERS_MAX):
            if self.done.is_set():
                return
            asked = self.book.begin("letter", self.mark(name, number), sender=chance.choice(SENDERS), at=None)
            code, text = self.desk.command("deliver", text=letter(asked.mark, asked.what["sender"]))
            if code == 0:
                asked.answer = text
            time.sleep(chance.random() * 0.2)

    def tickets(self, name, chance):
        for number in range(CALLS_MAX):
            if self.done.is_set():
                return
            mark = self.mark(name, number)
            body = {"channel": "mail", "sender": chance.choice(SENDERS[:4]), "subject": f"Call {mark}",
                    "text": f"See https://lavka.example/ {mark}"}
            call(self.desk, self.token, self.book.begin("ticket", mark, path="/tickets", body=body))

    def acts(self, name, chance):
        for number in range(CALLS_MAX):
            if self.done.is_set():
                return
            known = self.book.acknowledged("ticket")
            if not known:
                time.sleep(0.01)
                continue
            mark, ticket = self.mark(name, number), chance.choice(known).answer.get("number")
            path, body = chance.choice([
                ("notes", {"text": f"Noted {mark}"}), ("replies", {"text": f"We look into it {mark}"}),
                ("actions", {"action": "prioritise", "priority": chance.choice(["standard", "urgent"])}),
                ("actions", {"action": "take"}),
            ])
            if ticket:
                kind = "word" if "text" in body else "act"
                call(self.desk, self.token, self.book.begin(kind, mark, path=f"/tickets/{ticket}/{path}", body=body))


def deliver(desk, asked):
    done, text = desk.deliver(letter(asked.mark, asked.what["sender"]), at=asked.what["at"])
    if done:
        asked.answer = text


def call(desk, token, asked):
    """A call under its own key; an answer of the desk settles it, a refusal as well."""
    status, answer = desk.api(
        "POST", asked.what["path"], token, asked.what["body"], key=asked.mark, headers={"If-Match": "*"})
    if status in (429, 503):
        return
    asked.answer = answer if status in (200, 201) else {"refused": status}
    asked.what["status"] = status


def calendar(seed):
    """Holidays that move deadlines: some of the coming days are off."""
    chance, today = random.Random(seed), int(time.time()) // 86400
    days = sorted(chance.sample(range(CALENDAR_DAYS), 8))
    events = []
    for day in days:
        date, after = (time.strftime("%Y%m%d", time.gmtime((today + day + more) * 86400)) for more in (0, 1))
        events.append(
            f"BEGIN:VEVENT\r\nUID:{seed}-{day}@trial.example\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:{date}\r\n"
            f"DTEND;VALUE=DATE:{after}\r\nSUMMARY:Day off\r\nCATEGORIES:OFF\r\nEND:VEVENT\r\n")
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//trial//EN\r\n" + "".join(events) + "END:VCALENDAR\r\n")
