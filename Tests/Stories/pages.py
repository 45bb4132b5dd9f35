"""A browser without a window: signs in, opens a page, fills its form in and sends it, cookies kept."""

import html.parser
import re
import urllib.parse


class PageRefused(Exception):
    """The page has no such form, or gave it back."""


class SignedOut(Exception):
    """The session is over: the page leads to the sign-in."""


class Forms(html.parser.HTMLParser):
    """Every form of a page: where it is sent to, its fields with their values, what can be chosen."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.form, self.area, self.select = [], None, None, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag == "form":
            self.form = {
                "action": told.get("action", ""), "type": told.get("enctype", ""), "fields": {}, "choices": {},
                "buttons": []}
            self.forms.append(self.form)
        if tag == "button" and self.form is not None and "formaction" in told:
            self.form["buttons"].append(told["formaction"])
        if self.form is None or "name" not in told:
            if tag == "option" and self.select:
                self.form["choices"].setdefault(self.select, []).append(told.get("value", ""))
            return
        name, value = told["name"], told.get("value") or ""
        if tag == "textarea":
            self.area = name
            self.form["fields"][name] = ""
        elif tag == "select":
            self.select = name
            self.form["fields"].setdefault(name, "")
        elif tag == "button" or tag == "input" and told.get("type") in ("radio", "checkbox"):
            self.form["choices"].setdefault(name, []).append(value)
            if "checked" in told:
                self.form["fields"][name] = value
        elif tag == "input" and told.get("type") != "file":
            self.form["fields"][name] = value

    def handle_data(self, data):
        if self.area:
            self.form["fields"][self.area] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.form = None


class Browser:
    """One person's browser at the desk."""

    def __init__(self, server):
        self.server, self.cookies = server, {}

    def open(self, method, path, body=None, content_type="application/x-www-form-urlencoded"):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = content_type
        status, answered, text = self.server.call(method, path, headers, body)
        for cookie in answered.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return status, answered.get("Location"), text.decode("utf-8", "replace")

    def fill(self, page, action, values, done=303):
        """Opens the page, fills in the form that is sent to `action`, and sends it; where it led to."""
        status, place, text = self.open("GET", page)
        if place and "/sign-in" in place:
            raise SignedOut(page)
        forms = [form for form in Forms(text).forms if action in [form["action"], *form["buttons"]]]
        if status != 200 or not forms:
            raise PageRefused(f"{page}: {status}, no form that goes to {action}")
        form = forms[0]
        # Of several headings the one is chosen whose button is pressed.
        if (way := action.rsplit("/", 1)[-1]) in form["choices"].get("way", []):
            form["fields"]["way"] = way
        for name, value in values.items():
            if name not in form["fields"] and name not in form["choices"]:
                raise PageRefused(f"{page}: its form has no field '{name}'")
            if form["choices"].get(name) and value not in form["choices"][name]:
                raise PageRefused(f"{page}: '{name}' cannot be '{value}', but {form['choices'][name]}")
        sent = form["fields"] | values
        body, content_type = encoded(sent, form["type"])
        status, place, text = self.open("POST", action, body, content_type)
        if status != done:
            title = re.search(r"<title>(.*?)</title>", text, re.S)
            fault = re.search(r'class="[^"]*error[^"]*"[^>]*>(.*?)</', text, re.S)
            raise PageRefused(f"{page}: {status} {title and title[1]} {fault and re.sub('<[^>]+>', ' ', fault[1])}")
        return place

    # Signing in

    def sign_in(self, login, password):
        self.fill("/sign-in", "/sign-in", {"mail": login, "password": password})
        return self

    def sign_in_by_link(self, link, contact):
        self.fill(link, link, {"contact": contact})
        return self


def encoded(fields, form_type):
    if form_type != "multipart/form-data":
        return urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded"
    border = "story-border-7f3a"
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()]
    return ("".join(parts) + f"--{border}--\r\n").encode(), f"multipart/form-data; boundary={border}"
