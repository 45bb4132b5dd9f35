"""A disk that fills up under a running desk. Closes with 'N passed, M failed'.

usage: full.py PATH_TO_REGLAMENT
"""

import os
import random
import shutil
import string
import sys
import tempfile
import time

from database import SQLite
from desk import Desk

FILE_BYTES = 3 << 20
LETTER_BYTES = 300_000
POST_CHARACTERS = 90_000
LETTERS_MAX = 60
NO_SERVER = 9
WAIT_SECONDS = 60


def letter(number):
    text = "".join(random.Random(number).choices(string.ascii_letters, k=LETTER_BYTES))
    lines = "\r\n".join(text[at:at + 900] for at in range(0, LETTER_BYTES, 900))
    return (f"From: <anna@alfa.example>\r\nTo: support@echo.example\r\nSubject: Full {number}\r\n"
            f"Message-ID: <full-{number}@alfa.example>\r\n\r\nSee https://lavka.example\r\n{lines}\r\n").encode()


def must(answer):
    if answer[0] != 0:
        raise SystemExit(f"0 passed, 1 failed: {answer[1]}")
    return answer[1]


def tickets(desk):
    return desk.database.rows("SELECT COUNT(*) FROM ticket")[0][0]


def waited(holds):
    deadline = time.monotonic() + WAIT_SECONDS
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.2)
    return holds()


def fill(desk):
    """Letters until one is not taken in; gives how many were, and what was said of that one."""
    for number in range(LETTERS_MAX):
        code, said = desk.command("deliver", text=letter(number))
        if code != 0 or said == "spooled":
            return number, code, said
    return LETTERS_MAX, 0, "the disk did not fill up"


def post(desk, token):
    """Tickets by the API until one is not made; gives how many were, and the answer to that one."""
    for number in range(LETTERS_MAX):
        status, body = desk.api("POST", "/tickets", token, key=f"full-{number}", body={
            "channel": "mail", "sender": "anna@alfa.example", "subject": f"Post {number}", "text": "x" * POST_CHARACTERS})
        if status != 201:
            return number, status, body
    return LETTERS_MAX, status, body


def main():
    folder = tempfile.mkdtemp(prefix="full-")
    results = []

    def check(name, holds, said=""):
        if not holds:
            print(f"FAILED {name}: {str(said)[:400]}")
        results.append(bool(holds))

    desk = Desk(os.path.abspath(sys.argv[1]), SQLite(folder + "/data"), NO_SERVER, folder)
    try:
        desk.start()
        must(desk.command("publish", "regulations/echo"))
        must(desk.command("people", "apply", "demo/echo/people.yaml"))
        token = must(desk.command("token", "create", "marina", "--name", "full", "--allow", "read,write")).splitlines()[0]
        desk.stop()
        desk.start(file_bytes=FILE_BYTES)
        taken, code, said = fill(desk)
        check("letters are taken in while there is room", taken > 0, said)
        check("then the letter is put into the spool, or left with the mail server", said == "spooled" or code == 75, (code, said))
        made, status, body = post(desk, token)
        check("a program is answered 503", status == 503, (status, body))
        taken += made
        status, body = desk.api("GET", "/tickets", token)
        check("what was taken in is still read", status == 200 and len(body["tickets"]) == taken, (status, taken))
        desk.stop()
        desk.start()
        waiting = 1 if said == "spooled" else 0
        check("with room again the letter of the spool is taken in, and none is missing",
              waited(lambda: tickets(desk) == taken + waiting), (tickets(desk), taken))
        code, said = desk.command("verify")
        check("the history is whole", code == 0, said)
    finally:
        desk.kill()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    sys.exit(0 if all(results) else 1)


main()
