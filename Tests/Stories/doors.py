"""From a step of a story to the door by which people do it: letters by the pipe, the rest by API, portal and pages."""

import datetime
import re

from answers import Done, refusal
from contacts import Contacts
from receipts import Receipts
from pages import Browser, PageRefused, SignedOut
from server import API, CommandRefused
from story import strings

NO_TICKET = 999_999

# What the API calls what a story calls otherwise.
ACTIONS = {
    "registered": "admit", "admitted": "admit", "refused": "refuse", "postponed": "postpone",
    "prioritised": "prioritise", "assigned": "assign", "taken": "take", "released": "release", "started": "start",
    "logged": "log", "handed_over": "hand_over", "expedited": "expedite", "put_in_turn": "put_in_turn",
    "done": "finish", "signed_off": "sign_off", "closed": "close", "reopened": "reopen", "estimated": "estimate",
    "approved": "approve", "declined": "decline", "defect_reported": "report_defect", "published": "publish",
    "escalated": "escalate", "decided": "decide", "filled": "fill", "categorised": "categorise", "placed": "place",
    "waited": "wait", "resumed": "resume", "work_approved": "approve_work"}
# Their words go with the act.
SPOKEN = {
    "refused", "postponed", "expedited", "put_in_turn", "estimated", "approved", "declined", "defect_reported",
    "published", "escalated", "decided"}
# They take the field `reason` as their own.
REASONED = {"refused", "postponed", "expedited", "prioritised"}


# Acts of the staff that a page has a form for: the form's address, and its fields from those of the API.
PAGES = {
    "taken": ("take", {}), "started": ("start", {}), "released": ("release", {}), "resumed": ("resume", {}),
    "registered": ("admit", {}), "closed": ("close", {}), "reopened": ("reopen", {}),
    "replied": ("reply", {"text": "text"}), "first_reply": ("reply", {"text": "text"}),
    "asked_client": ("ask", {"text": "text"}), "published": ("publish", {"text": "text"}),
    "categorised": ("categorise", {"choice": "category"}), "prioritised": ("prioritise", {"choice": "priority"}),
    "estimated": ("estimate", {"minutes": "minutes", "text": "text"}),
    "logged": ("log", {"from": "from", "minutes": "minutes", "role": "role"}),
    "refused": ("refuse", {"choice": "reason", "text": "text"}),
    "decided": ("decide", {"answer": "granted", "text": "text"}),
    "escalated": ("escalate", {"ladder": "escalation", "text": "text"})}
# Acts of clients that the portal has a form for.
PORTAL = {
    "client_wrote": ("answer", {"text": "text"}),
    "defect_reported": ("defect", {"text": "text"}), "signed_off": ("acceptance", {}),
    "escalated": ("escalation", {"ladder": "escalation", "text": "text"})}
PASSWORD = "story-of-one-desk"


class Doors(Contacts, Receipts):
    """The doors of one running desk for the people of one story."""

    def __init__(self, server, story, pages):
        self.server, self.story, self.pages = server, story, pages
        self.tokens = {}
        # What the story calls a ticket to its number; a part of a ticket to its id.
        self.numbers, self.parts = {}, {}
        # Message-IDs of what the desk wrote about a ticket, by number.
        self.written = {}
        self.letters = 0
        # How often each kind of act was done: every second one goes by a page.
        self.turns, self.browsers = {}, {}

    # Who

    def api(self, person):
        """The API for a person of the story; administrators' work is the keeper's."""
        if person not in self.tokens:
            client = self.story.client_of(person)
            holder = f"{client}.{person}" if client else person
            allow = "read,people" if person == "keeper" else "read,write"
            scope = ["--scope", "company"] if client else []
            said = self.server.run("token", "create", holder, "--name", "story", "--allow", allow, "--days", "900",
                                   *scope)
            self.tokens[person] = API(self.server, said.splitlines()[0])
        return self.tokens[person]

    @property
    def clerk(self):
        """Who writes contacts down and sorts letters: the first who sees the whole desk."""
        return next(
            (person for person, roles in self.story.staff.items() if self.story.regulation.shows_all(roles)), None)

    def holder(self, roles, number):
        """Somebody of the staff who holds one of the roles, for the whole desk or in the ticket's project."""
        team = {}
        if number:
            _, ticket = self.api(self.clerk).get(f"/tickets/{number}")
            client = self.story.clients.get(ticket.get("client")) or {}
            team = ((client.get("projects") or {}).get(ticket.get("project")) or {}).get("roles") or {}
        for role in roles:
            for person, own in self.story.staff.items():
                if role in own or person in strings(team.get(role)):
                    return person
        return None

    def browser(self, person):
        """The pages for a person of the story: by password for the staff, by the link of a letter for clients."""
        if person not in self.browsers:
            browser, mail = Browser(self.server), self.story.address(person)
            if person in self.story.staff:
                self.server.run("people", "password", mail, person, text=PASSWORD.encode())
                browser.sign_in(mail, PASSWORD)
            else:
                browser.fill("/portal/sign-in", "/portal/sign-in", {"mail": mail}, done=200)
                browser.sign_in_by_link(self.link(mail), f"{self.story.client_of(person)}.{person}")
            self.browsers[person] = browser
        return self.browsers[person]

    def link(self, mail):
        """Of the letter that the portal wrote just now."""
        self.server.settle()
        link = None
        for letter in self.server.letters():
            found = re.search(r"/portal/sign-in/[\w-]+", letter.get_body(("plain",)).get_content())
            if found and mail in str(letter["To"]):
                link = found[0]
            else:
                self.server.held.append(letter)
        if not link:
            raise PageRefused(f"no letter with a link came to {mail}")
        return link

    def is_pages_turn(self, does, may_be_refused):
        """Every second act of a kind goes by a page; a refusal there has no name that a program could compare."""
        if may_be_refused:
            return False
        self.turns[does] = self.turns.get(does, 0) + 1
        return self.turns[does] % 2 == 1

    # Steps

    def do(self, step, may_be_refused):
        """Does what the step says; None: it only looks."""
        self.may_be_refused = may_be_refused
        does, by = step.get("does"), step.get("by")
        if does in PORTAL and self.story.client_of(by) and not self.is_letter(step):
            # The letter with the link must not leave in the middle of what the step does.
            self.browser(by)
        if step.get("team"):
            done = self.restaff(step)
            if done.refused:
                return done
        if does is None:
            return None
        if does in ("appointed", "dismissed"):
            return self.appoint(step)
        if does == "acknowledged":
            return self.acknowledge(step["by"])
        if does == "arrived" and "parent" not in step:
            done = self.arrive(step)
            if step.get("receipt") == "bounced":
                self.receipt_bounced(self.numbers.get(step["ticket"]))
            return done
        if does == "client_wrote":
            return self.write(step)
        if step.get("by") == "desk":
            # Nobody does it; but a receipt that comes back or is sent again does so from outside.
            number = self.numbers.get(step.get("ticket"))
            if does == "admission_failed":
                return self.receipt_bounced(number)
            return self.receipt_resent(number) if does == "admitted" else None
        return self.act(step)

    def said(self, step):
        return step.get("text") or step.get("says") or "…"

    def send(self, person, number, action, body, path="/actions"):
        """One act through the API; what it refused, as the trace tells of it."""
        if number is None:
            return Done("api", refused={"reason": "not_found"})
        if path == "/actions":
            body = {"action": action} | body
        status, answer = self.api(person).send("POST", f"/tickets/{number}{path}", body)
        return Done("api", refused=refusal(status, answer))

    def act(self, step):
        does, person = step["does"], step.get("by")
        if person not in self.story.staff and not self.story.client_of(person):
            return Done("none", refused={"reason": "needs_role", "detail": "there is no door for strangers' acts"})
        if "parent" in step:
            return self.act_on_part(step)
        number = self.numbers.get(step.get("ticket"))
        fields = self.fields(step)
        if does in REASONED:
            fields.pop("reason", None)
        if fields and does != "filled":
            filled = self.send(person, number, "fill", {"fields": fields})
            if filled.refused:
                return filled
        body = self.body(step, number, fields)
        if done := self.by_page(does, person, number, body | {"text": self.said(step)}):
            return done
        if does in ("replied", "first_reply"):
            return self.send(person, number, None, {"text": self.said(step)}, "/replies")
        if does == "asked_client":
            return self.send(person, number, None, {"text": self.said(step)}, "/questions")
        return self.send(person, number, ACTIONS[does], body)

    def by_page(self, does, person, number, body):
        """Does it by the form of a page; None: there is none for this, or it is the API's turn."""
        is_staff = person in self.story.staff
        table, root = (PAGES, "") if is_staff else (PORTAL, "/portal")
        if is_staff and not self.pages or does not in table or number is None \
                or not self.is_pages_turn(does, self.may_be_refused):
            return None
        page, names = table[does]
        values = {field: body[name] for field, name in names.items() if name in body}
        if len(values) != len(names):
            return None
        place = f"{root}/tickets/{number}"
        # Composers and the portal's forms stand on the ticket's page.
        opened = place if not is_staff or page in ("reply", "ask", "take") else f"{place}/{page}"
        try:
            self.fill(person, opened, f"{place}/{page}", self.typed(values))
            return Done("page" if is_staff else "portal")
        except PageRefused as said:
            if not is_staff and "no form that goes to" in str(said):
                return None
            return Done("page", refused={"reason": "page", "detail": str(said)})

    def fill(self, person, page, action, values):
        """Sessions go by the clock of the server: who was away for hours signs in again."""
        try:
            self.browser(person).fill(page, action, values)
        except SignedOut:
            del self.browsers[person]
            self.browser(person).fill(page, action, values)

    def typed(self, values):
        """As somebody types them: moments in the regulation's zone, yes and no as words."""
        typed = {}
        for name, value in values.items():
            if name == "from":
                moment = datetime.datetime.fromisoformat(value).astimezone(self.story.regulation.zone)
                value = moment.strftime("%Y-%m-%dT%H:%M")
            elif isinstance(value, bool):
                value = "yes" if value else "no"
            typed[name] = str(value)
        return typed

    def body(self, step, number, fields):
        does, words = step["does"], self.story.regulation.words
        body = {"text": self.said(step)} if does in SPOKEN else {}
        reason = step.get("reason") or (step.get("fields") or {}).get("reason")
        if does in REASONED and reason:
            body["reason"] = reason
        if does == "postponed" and "until" in step:
            body["until"] = words(step["until"])
        if does in ("estimated",) and "estimate" in step:
            body["minutes"] = int(float(step["estimate"]))
        if does in ("approved", "declined"):
            body["version"] = self.offered(number)
        details = {
            "prioritised": lambda: {"priority": step.get("priority", "")},
            "assigned": lambda: {"people": self.holders(step.get("role"), number)},
            "taken": lambda: {"override": step["reason"]} if "reason" in step else {},
            "logged": lambda: self.logged(step), "work_approved": lambda: {"entry": self.told(number, "logged", "entry")},
            "handed_over": lambda: {"to": strings(step.get("role"))},
            "escalated": lambda: {"escalation": step.get("escalation", "")},
            "decided": lambda: {"granted": step.get("granted", "true") == "true"},
            "filled": lambda: {"fields": fields}, "categorised": lambda: {"category": step["category"]},
            "placed": lambda: self.placed(step),
            "waited": lambda: {"for": step["waits_for"]} | (
                {"expected": step["until"].split(" ")[0]} if "until" in step else {})}
        return body | details.get(does, dict)()

    def placed(self, step):
        told = {key: step[key] for key in ("client", "project") if key in step}
        if "sender" in step:
            told["contact"] = f"{self.story.client_of(step['sender'])}.{step['sender']}"
        return told

    def logged(self, step):
        minutes = int(float(step.get("minutes", "0")))
        at = self.story.regulation.instant(step["at"])
        start = self.story.regulation.words(step["from"]) if "from" in step else \
            (at - datetime.timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")
        told = {"from": start, "minutes": minutes, "work": step.get("work", "execution")}
        return told | ({"role": step["role"]} if "role" in step else {})

    def holders(self, role, number):
        person = self.holder([role], number)
        return [person] if person else []

    def offered(self, number):
        """The latest version of the estimate on the table."""
        return int(self.told(number, "estimated", "version") or 1)

    def told(self, number, event, detail):
        """What the last event of the kind tells; None: there is none."""
        events = self.api(self.clerk).get(f"/tickets/{number}/timeline?limit=100")[1].get("entries", [])
        told = [entry["details"].get(detail) for entry in events if entry["event"] == event]
        return told[-1] if told else None

    def act_on_part(self, step):
        number, part = self.numbers.get(step["parent"]), self.parts.get(step["ticket"])
        person, does = step["by"], step["does"]
        body = {key: step[key] for key in ("role", "priority") if key in step}
        if does == "arrived":
            done = self.send(person, number, "open_subtask", body | {"text": self.said(step)})
            if not done.refused:
                events = self.api(self.clerk).get(f"/tickets/{number}/timeline?limit=100")[1]["entries"]
                self.parts[step["ticket"]] = [
                    entry for entry in events if entry["event"] == "subtask_opened"][-1]["details"]["subtask"]
            return done
        action = {"done": "finish_subtask", "prioritised": "prioritise_subtask"}[does]
        body.pop("role", None)
        return self.send(person, number, action, {"subtask": part} | (body if does == "prioritised" else {}))

    # Values

    def fields(self, step):
        return {name: self.value(name, words) for name, words in (step.get("fields") or {}).items()}

    def value(self, name, words):
        """As JSON wants it, by the kind of the field."""
        kind = (self.story.regulation.fields.get(name) or {}).get("type")
        words = "" if words in ("null", "~") else words
        if kind in ("flag", "consent"):
            return words == "true"
        if kind == "number":
            try:
                return float(words) if "." in words else int(words)
            except ValueError:
                return words
        if kind == "ticket":
            return self.numbers.get(words, NO_TICKET)
        if kind == "moment" and words:
            try:
                return self.story.regulation.words(words) if " " in words else words
            except ValueError:
                return words
        return words

    # People

    def acknowledge(self, person):
        _, regulation = self.api(person).get("/regulation")
        status, answer = self.api(person).send(
            "PUT", "/regulation/acknowledgement", {"digest": regulation["digest"]})
        return Done("api", refused=refusal(status, answer))

    def appoint(self, step):
        """Gives somebody of a client a role, or takes it: the whole people file is handed in again."""
        card = self.story.clients[step["client"]]["people"][step["person"]]
        before = dict(card or {})
        card = self.story.clients[step["client"]]["people"][step["person"]] = dict(before)
        card["role"] = [step["role"]] if step["does"] == "appointed" and "role" in step else []
        card["department"] = step.get("department")
        return self.restate(lambda: self.story.clients[step["client"]]["people"].update({step["person"]: before}))

    def restaff(self, step):
        owner = step.get("client") or next(
            name for name, told in self.story.clients.items() if step["project"] in (told.get("projects") or {}))
        card = self.story.clients[owner]["projects"][step["project"]]
        card["roles"] = (card.get("roles") or {}) | step["team"]
        return self.restate(lambda: None)

    def restate(self, undo):
        try:
            self.server.run("people", "apply", "--yes", "-", text=self.story.people().encode())
            return Done("people")
        except CommandRefused as said:
            undo()
            return Done("people", refused={"reason": None, "detail": str(said)})
