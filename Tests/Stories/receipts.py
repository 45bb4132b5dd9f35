"""Receipts that come back, and are sent again: by the report of a mail server, and by the page of letters."""

import re

from answers import Done
from pages import Browser, PageRefused

BORDER = "story-report-51c2"


class Receipts:
    """What becomes of the desk's own letters outside."""

    def receipt_bounced(self, number):
        """The mail server of the client turns the receipt away, once it has left."""
        self.server.settle()
        letters = self.server.letters()
        self.server.held += letters
        sent = self.written.get(number, []) + [
            letter["Message-ID"] for letter in letters if f"[#{number}]" in str(letter["Subject"])]
        if not sent:
            raise PageRefused(f"no receipt of #{number} has left")
        channel = next(name for name, one in self.story.regulation.channels.items() if one.get("kind") == "email")
        said = self.server.deliver(report(sent[0]), channel)
        if not said.startswith(f"appended #{number}"):
            raise PageRefused(f"the report was {said}")
        return Done("pipe")

    def receipt_resent(self, number):
        """An administrator sends it again from the page of letters that did not leave."""
        page, browser = "/admin/letters", self.administrator()
        text = browser.open("GET", page)[2]
        for row in re.split(r"<(?:section|article|tr|li)\b", text):
            found = re.search(r'action="([^"]+/resending)"', row)
            if found and f'/tickets/{number}"' in row:
                browser.fill(page, found[1], {})
                return Done("page")
        raise PageRefused(f"{page}: nothing of #{number} can be sent again")

    def administrator(self):
        mail, password = "keeper@provider.example", "story-of-one-desk"
        self.server.run("people", "password", mail, "keeper", text=password.encode())
        return Browser(self.server).sign_in(mail, password)


def report(message_id):
    """A delivery status notification (RFC 3464) on a letter of the desk."""
    return "\r\n".join([
        "Return-Path: <>", "From: MAILER-DAEMON@mx.client.example", "To: desk@provider.example",
        "Subject: Undelivered Mail Returned to Sender", f"Message-ID: <back-{message_id.strip('<> ')}>",
        "Auto-Submitted: auto-replied", "MIME-Version: 1.0",
        f"Content-Type: multipart/report; report-type=delivery-status; boundary={BORDER}", "", f"--{BORDER}", "",
        "It could not be delivered.", f"--{BORDER}", "Content-Type: message/delivery-status", "",
        "Reporting-MTA: dns; mx.client.example", "", "Final-Recipient: rfc822; receiver@client.example",
        "Action: failed", "Status: 5.1.1", "", f"--{BORDER}", "Content-Type: text/rfc822-headers", "",
        f"Message-ID: {message_id}", "", f"--{BORDER}--", ""]).encode()
