"""What a door answered, in the words in which the trace tells of it."""

HIDDEN = "hidden"


class Done:
    """What a door answered to a step."""

    def __init__(self, door, outcome=None, rule=None, refused=None, stood_in=False):
        self.door, self.outcome, self.rule, self.refused = door, outcome, rule, refused
        # Somebody of the staff did it for whom the story names.
        self.stood_in = stood_in


def refusal(status, answer):
    """The problem of an answer as the trace tells of refusals; None: it was done."""
    if status < 300:
        return None
    kind = answer.get("type", "").rsplit(":", 1)[-1]
    # Who may not by their role finds no such button, and who does not see a ticket is not told why.
    by_door = {403: HIDDEN, 404: HIDDEN}.get(status, f"{status} {kind}")
    return {
        "reason": answer.get("reason") or by_door, "rule": answer.get("rule"),
        "verdict": answer.get("verdict"), "detail": answer.get("detail")}
