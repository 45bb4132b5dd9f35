"""Plays the stories of the regulations on running servers, by their real doors, and compares each step with what the
desk of stories made of it. Closes with 'N passed, M failed'; a step is one.

usage: stories.py PATH_TO_REGLAMENT [STORY…]; STORY as echo/reopening; none: those of stories.txt, with
REGLAMENT_SOAK=1 all. Staff of the stories that stories.txt marks with 'pages' use pages as well: signing in is dear.
STORIES_FAULT=1 changes one fact of each trace, which must be found.
"""

import concurrent.futures
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import traceback

import faults
from answers import HIDDEN, refusal
from compare import Names, Shown, differences, left, letters, ticket
from doors import Doors
from server import CommandRefused, Server
from story import Story

REGLAMENT = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
KNOWN = ROOT + "/regulations/known-differences-server.txt"
# Of what none of the regulations has.
MORE = [ROOT + "/Tests/SimulationTests/Clocks/scenarios/work-is-approved.yaml"]
SERVERS = int(os.environ.get("STORIES_SERVERS", "2"))
DEFERRED = re.compile(r"(\w+)/scenarios/([\w-]+)\.yaml: deferred", re.M)
LINES_MAX = 8
WIDTH = 400


class Difference(Exception):
    """A step that came to something else on the server."""


def lines(path):
    """`FOLDER/SCENARIO: words`, without remarks."""
    with open(path, encoding="utf-8") as file:
        told = [line.strip() for line in file if line.strip() and not line.startswith("#")]
    return [(line.split(":", 1)[0].strip(), line.partition(":")[2].strip()) for line in told]


MARKED = dict(lines(HERE + "/stories.txt"))


def chosen():
    names = sys.argv[2:]
    if not names and not os.environ.get("REGLAMENT_SOAK"):
        names = list(MARKED)
    files = sorted(glob.glob(ROOT + "/regulations/*/scenarios/*.yaml")) + MORE
    stories = [Story(file) for file in files if not names or any(file.endswith(
        "/" + name.replace("/", "/scenarios/") + ".yaml") for name in names)]
    if missing := set(names) - {story.name for story in stories}:
        raise SystemExit(f"there is no story {', '.join(sorted(missing))}")
    return stories


def traces(stories):
    """What the desk of stories makes of each step: story to its lines."""
    by_folder, found = {}, {}
    for story in stories:
        by_folder.setdefault(os.path.dirname(os.path.dirname(story.path)), []).append(story)

    def trace(folder, told):
        with tempfile.TemporaryDirectory() as place:
            path = place + "/trace.jsonl"
            only = [word for story in told for word in ("--only", story.name.split("/")[1])]
            said = subprocess.run(
                [REGLAMENT, "test", folder, "--trace", path, *only], capture_output=True, text=True, cwd=ROOT)
            with open(path, encoding="utf-8") as file:
                return [json.loads(line) for line in file], DEFERRED.findall(said.stdout)

    with concurrent.futures.ThreadPoolExecutor(SERVERS) as pool:
        for told, deferred in pool.map(lambda item: trace(*item), by_folder.items()):
            # What tells of something not executed yet may stop before its first step.
            found |= {"/".join(names): [] for names in deferred}
            for line in told:
                found.setdefault(line["story"], []).append(line)
    return found


class Played:
    """One story on one server."""

    def __init__(self, server, story):
        self.server, self.story = server, story
        self.doors = Doors(server, story, pages=MARKED.get(story.name) == "pages")
        self.shown = Shown(self.doors)
        self.expected_names, self.found_names = Names(story), Names(story)
        self.used = set()

    def given(self):
        """Regulation and people, by the doors for them."""
        path = self.server.folder + "/regulation.yaml"
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.story.regulation.text)
        self.server.run("publish", path)
        if self.story.refused_agreements:
            try:
                self.apply(with_refused=True)
            except CommandRefused:
                pass
            else:
                raise Difference("an agreement against the regulation was taken by 'people apply'")
        self.apply()
        for person, times in self.story.away.items():
            for time in times:
                self.be_away(person, time)
        for told in self.story.clients.values():
            for person, card in (told.get("people") or {}).items():
                if (card or {}).get("acknowledged") == "true":
                    self.doors.acknowledge(person)

    def apply(self, with_refused=False):
        text = self.story.people(with_refused)
        self.server.run("people", "apply", "-", text=text.encode())

    def be_away(self, person, time):
        words = self.story.regulation.words
        body = {"from": words(time["from"])} | (
            {"until": words(time["until"], is_end=True)} if "until" in time else {})
        status, answer = self.doors.api("keeper").send("PUT", f"/people/staff/{person}/absence", body)
        if fault := refusal(status, answer):
            raise Difference(f"{person} cannot be away: {fault['detail']}")

    def step(self, step, expected):
        self.server.advance(expected["at"])
        done = self.doors.do(step, bool(expected.get("refused")))
        self.server.advance(expected["at"])
        found = self.found(step, done)
        stood_in = bool(done and done.stood_in)
        lines = self.compare(step, done, expected, found, stood_in)
        if done:
            self.used.add(f"{step.get('does', 'team')} by {done.door}")
        if lines:
            raise Difference("\n".join("    " + line[:WIDTH] for line in lines[:LINES_MAX]))

    def found(self, step, done):
        asked = self.doors.numbers.get(step.get("parent") or step.get("ticket"))
        tickets = self.shown.look(asked)
        messages = self.server.letters()
        for message in messages:
            number = number_of(str(message["Subject"]))
            self.doors.written.setdefault(number, []).append(message["Message-ID"])
        return {"tickets": tickets, "letters": [left(message) for message in messages]}

    def compare(self, step, done, expected, found, stood_in):
        refused, answered = expected.get("refused"), done and done.refused
        if refused and answered and answered["reason"] == HIDDEN:
            answered = refused
        lines = differences(
            {"refused": refused and reason(refused), "outcome": expected.get("outcome"), "rule": expected.get("rule")},
            {"refused": answered and reason(answered), "outcome": done and done.outcome,
             "rule": done and done.rule})
        if done and done.refused and lines:
            lines.append(f"the server said: {done.refused.get('detail')}")
        if problem := found["tickets"].pop("problem", None):
            return lines + [problem]
        wanted = {told["number"]: ticket(told, self.expected_names, stood_in) for told in expected["tickets"]}
        shown = {
            number: ticket(told, self.found_names, stood_in) for number, told in sorted(found["tickets"].items())}
        for number in sorted(set(wanted) | set(shown)):
            lines += differences(wanted.get(number), shown.get(number), f"#{number}")
        return lines + differences(
            letters(expected["letters"], stood_in), letters(found["letters"], stood_in), "letters")


def number_of(subject):
    head, _, _ = subject.partition("]")
    digits = head.partition("[#")[2]
    return int(digits) if digits.isdigit() else None


def reason(refused):
    """Where a person was not given a role, only that it was refused is compared."""
    return " ".join(word for word in (refused.get("reason"), refused.get("rule")) if word) or "yes"


def play(story, trace):
    """Steps that came to the same, the first difference or None, and which doors were used."""
    passed = 0
    try:
        with Server(REGLAMENT, story.start) as server:
            played = Played(server, story)
            played.given()
            for step, expected in zip(story.steps, trace):
                try:
                    played.step(step, expected)
                except (Difference, CommandRefused) as found:
                    place = f"{story.path}:{expected['line']}: {step['at']} {step.get('does', 'look')}"
                    return passed, f"{place}:\n{found}", played.used
                passed += 1
            return passed, None, played.used
    except (Difference, CommandRefused) as found:
        return passed, f"{story.path}: given: {found}", set()
    except Exception:
        return passed, f"{story.path}: {traceback.format_exc()}", set()


def main():
    stories = chosen()
    told = traces(stories)
    planted = {}
    if os.environ.get("STORIES_FAULT"):
        planted = {story.name: faults.plant(told[story.name], turn) for turn, story in enumerate(stories)}
    with concurrent.futures.ThreadPoolExecutor(SERVERS) as pool:
        results = list(pool.map(lambda story: play(story, told.get(story.name, [])), stories))
    passed, failed = (found if planted else alike)(stories, told, results, planted)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


def alike(stories, told, results, _):
    """Each step that came to the same is one; a story that differs is one, unless it is known to."""
    known = dict(lines(KNOWN))
    passed = failed = excused = 0
    doors = set()
    for story, (steps, fault, used) in zip(stories, results):
        passed += steps
        doors |= used
        if story.name not in told:
            fault = f"{story.path}: the desk of stories left no trace of it"
        if fault and story.name in known:
            excused += 1
            print(f"{story.name}: known to differ: {known[story.name]}")
        elif fault:
            failed += 1
            print(fault)
        elif story.name in known:
            failed += 1
            print(f"{story.name}: it goes alike: take it out of {os.path.basename(KNOWN)}")
    print(f"{len(stories)} stories, {excused} known to differ; acts by doors: {', '.join(sorted(doors))}")
    return passed, failed


def found(stories, _, results, planted):
    """Each story whose wrong fact was found is one."""
    passed = 0
    for story, (_, fault, _) in zip(stories, results):
        passed += 1 if fault else 0
        if not fault:
            print(f"error: {story.name}: {planted[story.name]} was changed and not found")
    return passed, len(stories) - passed


main()
