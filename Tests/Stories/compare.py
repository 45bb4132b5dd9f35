"""What a running desk shows after a step, and in what it differs from the trace of the desk of stories."""

import re

# Who did these is not compared where somebody of the staff stood in for whom the story names.
STOOD_IN = {"arrived", "client_wrote", "categorised", "filled", "prioritised"}
TOKEN = re.compile(r"\b[0-9a-f]{32,64}\b")


class Shown:
    """Reads through the API what a desk shows, only what has changed since the last look."""

    def __init__(self, doors):
        self.doors, self.versions, self.entries = doors, {}, {}

    def look(self, asked):
        """Tickets that have changed, and the one asked for."""
        if not self.doors.clerk:
            return {"problem": "nobody of the staff sees the whole desk, so nothing of it can be read"}
        api, told = self.doors.api(self.doors.clerk), {}
        status, page = api.get("/tickets?view=all&limit=100")
        if status != 200:
            return {"problem": page.get("detail")}
        for row in page["tickets"]:
            number = row["number"]
            if row["version"] != self.versions.get(number) or number == asked:
                told[number] = self.ticket(api, number)
        return told

    def ticket(self, api, number):
        _, ticket = api.get(f"/tickets/{number}")
        _, clocks = api.get(f"/tickets/{number}/clocks")
        events, after = [], self.versions.get(number, 0)
        while True:
            _, page = api.get(f"/tickets/{number}/timeline?limit=100" + (f"&after={after}" if after else ""))
            events += page["entries"]
            if "next" not in page:
                break
            after = page["next"]
        self.versions[number] = ticket["version"]
        ticket["clocks"], ticket["events"] = clocks["clocks"], events
        return ticket


class Names:
    """Ids that are new on each desk, in order of appearance; people as the story calls them."""

    def __init__(self, story):
        self.entries, self.parts = {}, {}
        self.people = {
            f"{client}.{person}": person for client, told in story.clients.items()
            for person in (told.get("people") or {})}

    def person(self, person):
        return self.people.get(person, person)

    def detail(self, key, value):
        if key == "entry":
            return self.entries.setdefault(value, f"entry {len(self.entries) + 1}")
        if key == "subtask":
            return self.parts.setdefault(value, f"part {len(self.parts) + 1}")
        if key in ("person", "people", "taken_by", "contact"):
            return ",".join(self.person(one) for one in value.split(","))
        return value


TICKET = ("number", "state", "priority", "category", "client", "project", "taken_by", "work_price")
CLOCK = (
    "commitment", "instance", "outcome", "started_at", "due_at", "ended_at", "paused_since", "elapsed_seconds")


def ticket(told, names, stood_in):
    """The facts of a ticket that are compared, the same from a trace and from the API."""
    facts = {key: told.get(key) for key in TICKET}
    facts["taken_by"] = names.person(facts["taken_by"])
    facts["assignees"] = sorted(told.get("assignees") or [])
    facts["minutes_logged"] = told.get("minutes_logged") or 0
    for name, value in sorted((told.get("fields") or {}).items()):
        facts[f"field {name}"] = plain(value)
    for clock in told["clocks"]:
        facts[f"clock {clock['commitment']} {clock['instance']}"] = {key: clock.get(key) for key in CLOCK[2:]}
    facts["events"] = [event(told, names, stood_in) for told in told["events"]]
    return facts


def plain(value):
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value)


def event(told, names, stood_in):
    is_open = stood_in and told["event"] in STOOD_IN
    details = {key: names.detail(key, value) for key, value in sorted((told.get("details") or {}).items())}
    who = "somebody" if is_open else f"{told['by']} {names.person(told.get('person')) or ''}".strip()
    rule = f" rule {told['rule']}" if told.get("rule") else ""
    words = "".join(f" {key}={value}" for key, value in details.items())
    return f"{told['occurred_at']} {told['event']} by {who}{rule}{words}"


def letters(told, stood_in):
    """As sorted lines: addresses, subject and text, without secrets of links. The text names who took a contact in."""
    lines = []
    for letter in told:
        text = "" if stood_in else TOKEN.sub("SECRET", " ".join(letter["text"].split()))
        lines.append(f"to {sorted(letter['to'])} cc {sorted(letter['cc'])}: {letter['subject'].strip()}: {text}")
    return sorted(lines)


def left(message):
    """A letter of the running desk as the trace has letters."""
    addresses = lambda field: [one.addr_spec for header in message.get_all(field, []) for one in header.addresses]
    body = message.get_body(("plain",))
    return {
        "to": addresses("To"), "cc": addresses("Cc"), "subject": str(message["Subject"]),
        "text": body.get_content() if body else ""}


def differences(expected, found, what=""):
    """Lines `what: expected …, the server had …`."""
    if isinstance(expected, dict) and isinstance(found, dict):
        lines = []
        for key in sorted(set(expected) | set(found), key=str):
            lines += differences(expected.get(key), found.get(key), f"{what} {key}".strip())
        return lines
    if isinstance(expected, list) and isinstance(found, list):
        if expected == found:
            return []
        missing = [line for line in expected if line not in found]
        more = [line for line in found if line not in expected]
        if not missing and not more:
            return [f"{what}: the same in another order: expected {expected}, the server had {found}"]
        return [f"{what}: expected {line}, the server had it not" for line in missing] + \
            [f"{what}: not expected, but the server had {line}" for line in more]
    return [] if expected == found else [f"{what}: expected {expected}, the server had {found}"]
