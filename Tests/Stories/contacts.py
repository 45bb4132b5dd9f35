"""How a contact comes in: letters by the pipe, the rest by the API and the portal, sorted by who sorts."""

import base64
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from answers import Done, refusal
from story import strings

AUTHSERV = "mx.provider.example"
PICTURE = b"\x89PNG\r\n\x1a\n"


class Contacts:
    """The doors by which clients and strangers are heard."""

    def arrive(self, step):
        channel, by = step.get("channel", "other"), step.get("by")
        if self.is_letter(step):
            return self.letter(step, channel)
        if self.own_channel == channel and self.story.client_of(by):
            if answered := self.numbers.get(step.get("answers")):
                return self.answer(step, by, answered)
            return self.register(step, by, own=True)
        writer = by if by in self.story.staff else self.clerk
        return self.register(step, writer, own=False)

    def is_letter(self, step):
        """What the staff writes down, a letter too, comes by a form."""
        is_written_down = "sender" in step and step.get("by") in self.story.staff
        return not is_written_down and self.story.regulation.kind(step.get("channel")) == "email"

    @property
    def own_channel(self):
        """Where a contact's token writes."""
        for kind in ("portal", "form", "email"):
            for name, channel in self.story.regulation.channels.items():
                if (channel or {}).get("kind") == kind:
                    return name
        return None

    def register(self, step, writer, own):
        """A contact written down by the staff, or sent by a contact for themselves."""
        if writer is None:
            return Done("none", refused={"reason": "nobody", "detail": "nobody works for the whole desk"})
        text = step.get("text") or step.get("ticket") or ""
        body = {"text": text}
        if "subject" in step:
            body["subject"] = step["subject"]
        for key in ("category", "project"):
            if key in step:
                body[key] = step[key]
        fields = self.fields(step)
        if fields:
            body["fields"] = fields
        if step.get("attached", "none") != "none":
            body["files"] = [attachment(step["attached"])]
        if not own:
            body["channel"] = step.get("channel", "other")
            body["sender"] = self.story.address(step.get("sender") or step.get("by"))
            if "reached" in step:
                body["arrived_at"] = self.story.regulation.words(step["reached"])
        status, answer = self.api(writer).send("POST", "/tickets", body)
        stood_in = not own and writer != step.get("by")
        if status != 201:
            return Done("api", refused=refusal(status, answer), stood_in=stood_in)
        self.name(step, answer.get("number"))
        return Done("api", answer["outcome"], answer.get("rule"), stood_in=stood_in)

    def answer(self, step, person, number):
        """On the page of a finished ticket; what comes of it is found as what was not there before."""
        body = {"text": step.get("text") or step["ticket"]}
        if step.get("subject"):
            body["subject"] = step["subject"]
        done = self.send(person, number, None, body, "/replies")
        _, page = self.api(person).get("/tickets?view=all&limit=100")
        new = [row["number"] for row in page["tickets"] if row["number"] not in self.numbers.values()]
        self.name(step, new[0] if new else None)
        done.outcome = None if done.refused else "ticket" if new else "appended"
        return done

    def letter(self, step, channel):
        answered = self.numbers.get(step.get("answers"))
        done, number = self.deliver(step, channel, step.get("subject", ""), answered)
        self.name(step, number)
        return self.sort(step, number, done)

    def deliver(self, step, channel, subject, answered=None):
        """By the pipe; what it said, and the ticket's number."""
        self.letters += 1
        letter = EmailMessage(policy=SMTP)
        letter["From"] = self.story.address(step.get("sender") or step.get("by"))
        letter["To"] = self.story.regulation.channels[channel].get("address", "desk@provider.example")
        letter["Message-ID"] = f"<letter-{self.letters}@client.example>"
        references = self.written.get(answered, [])
        if references:
            letter["In-Reply-To"] = references[-1]
            letter["References"] = " ".join(references[-20:])
        elif answered:
            title = self.api(self.clerk).get(f"/tickets/{answered}")[1]["subject"]
            subject = f"Re: [#{answered}] {title}"
        letter["Subject"] = subject
        authserv = self.judge(letter, step) or self.stamp(letter, step)
        letter.set_content(step.get("text") or step.get("ticket") or "", cte="8bit")
        if step.get("attached", "none") != "none":
            kind = ("image", "png") if step["attached"] == "image" else ("application", "pdf")
            letter.add_attachment(PICTURE, maintype=kind[0], subtype=kind[1], filename="file")
        said = self.server.deliver(letter.as_bytes(), channel, authserv)
        words = said.replace(",", "").split()
        number = next((int(word[1:]) for word in words if word.startswith("#")), None)
        rule = words[words.index("rule") + 1] if "rule" in words else None
        return Done("pipe", words[0], rule), number

    def judge(self, letter, step):
        """What the mail server in front says of the sender, where the story says that somebody was asked."""
        if "proven" not in step and step.get("spam") != "true":
            return None
        domain = letter["From"].split("@")[1]
        verdict = "pass" if step.get("proven") == "true" else "none"
        letter["Authentication-Results"] = f"{AUTHSERV}; dkim={verdict} header.d={domain}"
        if step.get("spam") == "true":
            letter["X-Spam-Flag"] = "YES"
        return AUTHSERV

    def stamp(self, letter, step):
        """When the letter reached our mail server, where the story says that it waited there."""
        if "reached" not in step:
            return None
        reached = self.story.regulation.instant(step["reached"])
        letter["Received"] = f"from mail.client.example by {AUTHSERV}; {format_datetime(reached)}"
        domain = letter["From"].split("@")[1]
        letter["Authentication-Results"] = f"{AUTHSERV}; dkim=pass header.d={domain}"
        return AUTHSERV

    def sort(self, step, number, done):
        """What no letter can carry is said by who sorts it, at the same instant."""
        if number is None or done.outcome in ("appended", "duplicate", "recorded"):
            return done
        self.server.settle()
        done.refused = next(
            (answer.refused for answer in self.sorting(step, number) if answer.refused), done.refused)
        return done

    def sorting(self, step, number):
        """Project, fields, category, one after the other; what is refused ends it."""
        place = {"project": step["project"]} if "project" in step else {}
        if "client" in step and not self.story.client_of(step.get("by")):
            place["client"] = step["client"]
        fields = self.fields(step)
        acts = [("place", place, [])] if place else []
        acts += [("fill", {"fields": fields}, list(fields))] if fields else []
        acts += [("categorise", {"category": step["category"]}, [])] if "category" in step else []
        for action, body, names in acts:
            answer = self.send(self.sorter(names, step), number, action, body)
            yield answer
            if answer.refused:
                return

    def sorter(self, fields, step):
        """The first of the staff who sees every ticket and may fill the fields; else who wrote."""
        asked = [strings((self.story.regulation.fields.get(name) or {}).get("by")) for name in fields]
        able = [
            person for person, roles in self.story.staff.items()
            if all(set(by) & set(roles) for by in asked if by)]
        seeing = [person for person in able if self.story.regulation.shows_all(self.story.staff[person])]
        return next(iter(seeing + able), step.get("by"))

    def write(self, step):
        """A further message about a ticket."""
        number, by = self.numbers.get(step.get("ticket")), step.get("by")
        channel = step.get("channel", "other")
        if self.is_letter(step):
            done = self.deliver(step, channel, step.get("subject", ""), number)[0]
            done.refused = next((one.refused for one in self.sorting(step, number) if one.refused), None)
            return done
        fields = self.fields(step)
        if fields:
            filled = self.send(by, number, "fill", {"fields": fields})
            if filled.refused:
                return filled
        if by in self.story.staff:
            title = self.api(self.clerk).get(f"/tickets/{number}")[1]["subject"]
            told = {"channel": channel, "ticket": step["ticket"], "by": by, "sender": step.get("sender"),
                    "subject": f"Re: [#{number}] {title}", "text": step.get("text") or step["ticket"]}
            return self.register(told, by, own=False)
        text = step.get("text") or step.get("ticket") or ""
        if done := self.by_page("client_wrote", by, number, {"text": text}):
            done.outcome = None if done.refused else "appended"
            return done
        done = self.send(by, number, None, {"text": text}, "/replies")
        done.outcome = None if done.refused else "appended"
        return done

    def name(self, step, number):
        if number is not None and "ticket" in step and number not in self.numbers.values():
            self.numbers[step["ticket"]] = number


def attachment(kind):
    name = "picture.png" if kind == "image" else "file.pdf"
    content_type = "image/png" if kind == "image" else "application/pdf"
    return {"name": name, "content_type": content_type, "data": base64.b64encode(PICTURE).decode()}
