"""A story as its file tells it, with moments as instants, and its people as a people file."""

import datetime
import os
import zoneinfo

import yaml

UTC = datetime.timezone.utc


def read(path):
    """A YAML file whose every scalar is a text, as the program reads it."""
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CBaseLoader)


def strings(value):
    return [] if value in (None, "") else value if isinstance(value, list) else [value]


class Plain(yaml.SafeDumper):
    """Writes every value out, and texts that mean nothing as nothing."""

    def ignore_aliases(self, data):
        return True


Plain.add_representer(str, lambda dumper, text: dumper.represent_scalar(
    "tag:yaml.org,2002:null", "null") if text in ("", "null", "~") else dumper.represent_str(text))


def written(tree):
    return yaml.dump(tree, Dumper=Plain, allow_unicode=True, sort_keys=False, width=10**6)


class Regulation:
    """What the player needs of a regulation: its names, and its text under other readings."""

    def __init__(self, path, readings):
        self.text = open(path, encoding="utf-8").read()
        self.tree = read(path)
        for reading, alternative in (readings or {}).items():
            self.take(reading, alternative)
        if readings:
            self.text = written(self.tree)
        self.zone = zoneinfo.ZoneInfo(self.tree["time_zone"])
        self.channels = self.tree.get("channels") or {}
        self.fields = self.tree.get("fields") or {}
        self.roles = self.tree.get("roles") or {}
        self.records = self.tree.get("records") or {}
        self.language = strings(self.tree.get("languages"))[0]

    def shows_all(self, roles):
        """Whether these roles of the desk see every ticket, client and text."""
        kept = [strings((self.records.get(name) or {}).get("visible_to"))
                for name in ("project_data", "correspondence", "client_list")]
        return bool(roles) and all(set(names) & set(roles) for names in kept if names)

    def take(self, reading, alternative):
        """Makes the alternative what is written; what was written becomes the alternative."""
        changes = self.tree["readings"][reading]["alternatives"][alternative]
        for place, value in list(changes.items()):
            changes[place] = self.set(place.split("."), value)

    def set(self, parts, value):
        """What stood there before."""
        node = self.tree
        for part in parts[:-1]:
            node = node[part]
        before = node.get(parts[-1], "null")
        if value in ("", "null", "~"):
            node.pop(parts[-1], None)
        else:
            node[parts[-1]] = value
        return before

    def kind(self, channel):
        return (self.channels.get(channel) or {}).get("kind")

    def instant(self, words, is_end=False):
        """`2025-10-07 10:15` or a day of the regulation's zone, in UTC; a last day ends with the next."""
        day, _, time = words.partition(" ")
        moment = datetime.datetime.fromisoformat(day)
        if time:
            parts = [int(part) for part in time.split(":")] + [0]
            moment += datetime.timedelta(hours=parts[0], minutes=parts[1], seconds=parts[2])
        elif is_end:
            moment += datetime.timedelta(days=1)
        return moment.replace(tzinfo=self.zone).astimezone(UTC)

    def words(self, words, is_end=False):
        return self.instant(words, is_end).strftime("%Y-%m-%dT%H:%M:%SZ")


class Story:
    """One scenario file."""

    def __init__(self, path):
        self.path = path
        folder = os.path.dirname(os.path.dirname(path))
        self.name = os.path.basename(folder) + "/" + os.path.basename(path).removesuffix(".yaml")
        self.tree = read(path)
        self.given = self.tree.get("given") or {}
        self.steps = self.tree.get("steps") or []
        self.readings = self.tree.get("readings") or {}
        self.regulation = Regulation(folder + "/regulation.yaml", self.readings)
        self.staff = {name: strings(roles) for name, roles in (self.given.get("staff") or {}).items()}
        self.clients = self.given.get("clients") or {}
        self.away = self.given.get("away") or {}

    @property
    def start(self):
        return self.regulation.words(self.steps[0]["at"])

    # People

    def client_of(self, person):
        return next((name for name, told in self.clients.items() if person in (told.get("people") or {})), None)

    def address(self, person):
        """Where somebody writes from, as the desk of stories has it."""
        if client := self.client_of(person):
            card = self.clients[client]["people"][person] or {}
            return card.get("address") or f"{person}@client.example"
        if person in self.staff:
            return self.email(person)
        return f"{person or 'stranger'}@somewhere.example" if person not in (None, "desk") else \
            "stranger@somewhere.example"

    def email(self, person):
        domains = [channel.get("staff_domain") for channel in self.regulation.channels.values() if channel]
        domain = next((domain for domain in domains if domain), "provider.example")
        return (self.given.get("addresses") or {}).get(person) or f"{person}@{domain}"

    def people(self, with_refused=False):
        """The people file; agreements that are said to be refused stand in it only where asked for."""
        language = self.regulation.language
        staff = {
            person: {"name": person, "email": self.email(person), "language": language, "roles": roles}
            for person, roles in self.staff.items()}
        staff["keeper"] = {
            "name": "keeper", "email": "keeper@provider.example", "language": language, "administrator": "true"}
        clients = {name: self.client(name, told, with_refused) for name, told in self.clients.items()}
        return written({"people": "1", "staff": staff, "clients": clients})

    def client(self, name, told, with_refused):
        people = {person: self.card(person, card or {}) for person, card in (told.get("people") or {}).items()}
        agreements, services = {}, strings(told.get("services"))
        for kind, items in (told.get("agreements") or {}).items():
            for terms in items if isinstance(items, list) else [items]:
                if with_refused or "finding" not in terms:
                    agreements[f"{kind}-{len(agreements)}"] = self.agreement(kind, terms, services)
        projects = {
            project: self.project(project, card or {}) for project, card in (told.get("projects") or {}).items()}
        return {"name": name, "people": people, "agreements": agreements, "projects": projects}

    def card(self, person, card):
        told = {
            "name": person, "addresses": [self.address(person)], "roles": strings(card.get("role")),
            "language": self.regulation.language, "scope": "company"}
        return told | ({"department": card["department"]} if card.get("department") else {})

    @staticmethod
    def agreement(kind, terms, services):
        told = {"agreement": kind, "from": terms["from"]}
        for key in ("until", "changes"):
            if terms.get(key):
                told[key] = terms[key]
        return told | ({"services": services} if services else {})

    @staticmethod
    def project(name, card):
        told = {"name": name, "team": {role: strings(people) for role, people in (card.get("roles") or {}).items()}}
        return told | ({"sites": strings(card["sites"])} if card.get("sites") else {})

    @property
    def refused_agreements(self):
        return any(
            "finding" in terms for told in self.clients.values()
            for items in (told.get("agreements") or {}).values()
            for terms in (items if isinstance(items, list) else [items]))
