"""Wrong facts put into a trace: whoever compares must find each."""


def due(step):
    for ticket in step["tickets"]:
        for clock in ticket["clocks"]:
            if "due_at" in clock:
                clock["due_at"] = clock["due_at"].replace("T", "T2", 1)[:-2] + "Z"
                return "a due instant"
    return None


def state(step):
    for ticket in step["tickets"]:
        ticket["state"] = "closed" if ticket["state"] != "closed" else "received"
        return "a state"
    return None


def event(step):
    for ticket in step["tickets"]:
        if ticket["events"]:
            ticket["events"].pop()
            return "an event that the server has and the trace has not"
    return None


def letter(step):
    for letter in step["letters"]:
        letter["to"] = ["somebody@else.example"]
        return "an addressee"
    return None


def refusal(step):
    if "refused" in step:
        del step["refused"]
    else:
        step["refused"] = {"reason": "wrong_state", "detail": "planted"}
    return "a refusal"


def outcome(step):
    if "outcome" in step:
        step["outcome"] = "recorded" if step["outcome"] != "recorded" else "ticket"
        return "what became of a contact"
    return None


KINDS = [due, state, event, letter, refusal, outcome]


def plant(trace, turn):
    """Changes one fact of the story's trace, another kind at each turn; what it was."""
    for kind in KINDS[turn % len(KINDS):] + KINDS[:turn % len(KINDS)]:
        for step in trace:
            if what := kind(step):
                return f"{what} at line {step['line']}"
    return None
