"""Faults that are planted behind the desk's back, each with the check that must find it: so every check can fail."""

from checks import MARK
from load import Asked
from sink import Letter


def chain(after):
    after.database.change(
        "UPDATE event SET payload = payload || ' ' WHERE kind = 'ticket' AND sequence = 1 AND stream = "
        "(SELECT MIN(stream) FROM event WHERE kind = 'ticket')")


def projection(after):
    after.database.change("UPDATE ticket SET title = title || '!' WHERE number = (SELECT MAX(number) FROM ticket)")


def lost_letter(after):
    asked = after.book.acknowledged("letter")[0]
    after.database.change("DELETE FROM interaction WHERE message_id = ?", (f"{asked.mark}@alfa.example",))


def lost_call(after):
    """Every key is forgotten."""
    after.database.change("DELETE FROM command WHERE id LIKE 'api-%'")


def never_asked(after):
    asked = Asked("letter", "mark-0-x-0")
    asked.answer = "ticket #1"
    after.book.asked.append(asked)


def twice(after):
    asked = after.book.acknowledged("letter")[0]
    columns = ("channel, address, received_at, outcome, ticket, rule, title, content, raw, message_id, body_digest")
    after.database.change(
        f"INSERT INTO interaction (desk, id, {columns}) SELECT desk, id || '-again', {columns} FROM interaction "
        "WHERE message_id = ? AND outcome <> 'duplicate'", (f"{asked.mark}@alfa.example",))


def rung(after):
    after.database.change(
        "INSERT INTO event SELECT desk, kind, stream || '-again', sequence, 'missed', schema, occurred_at, recorded_at, "
        "actor, CAST('{}' AS BLOB), hash FROM event WHERE kind = 'ticket' AND sequence <= 2 AND stream = "
        "(SELECT MIN(stream) FROM event WHERE kind = 'ticket')")


def never_left(after):
    done = {id for id, in after.database.rows("SELECT id FROM outbox WHERE state = 'done'")}
    first = next(letter for letter in after.letters if letter.id.split("@")[0] in done)
    after.letters[:] = [letter for letter in after.letters if letter.id != first.id]


def other_id(after):
    first = after.letters[0]
    again = Letter.__new__(Letter)
    again.id, again.words = "other-" + first.id, first.words
    after.letters.append(again)


def unmarked(after):
    counted = {letter.id: letter for letter in after.letters}
    once = next(letter for id, letter in counted.items() if sum(other.id == id for other in after.letters) == 1)
    after.letters.append(once)
    after.database.change("UPDATE outbox SET problem = NULL WHERE id = ?", (once.id.split("@")[0],))


# By name: the fault, and the checks of which one must find it.
FAULTS = {
    "chain": (chain, {"verify"}),
    "projection": (projection, {"rebuild"}),
    "lost_letter": (lost_letter, {"acknowledged"}),
    "lost_call": (lost_call, {"acknowledged"}),
    "never_asked": (never_asked, {"acknowledged"}),
    "twice": (twice, {"once"}),
    "rung": (rung, {"once"}),
    "never_left": (never_left, {"sent"}),
    "other_id": (other_id, {"sent"}),
    "unmarked": (unmarked, {"marked"}),
}

assert MARK.fullmatch("mark-0-x-0")
