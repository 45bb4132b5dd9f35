"""One running server under the caller's time, on a loopback port and in a folder of its own."""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
from email import message_from_bytes, policy

START_SECONDS = 60
COMMAND_SECONDS = 120
SITE = "https://desk.example"


class CommandRefused(Exception):
    """A command of the program said no."""


class Server:
    """Started at an instant, stopped by its process id; everything it wrote goes with it."""

    def __init__(self, reglament, start):
        self.reglament = reglament
        self.folder = tempfile.mkdtemp(prefix="story-")
        self.data = self.folder + "/data"
        self.now = start
        self.seen_letters = set()
        # Letters that were read on the way and belong to the step.
        self.held = []
        self.log = open(self.folder + "/log", "w+")
        self.process = subprocess.Popen(
            [reglament, "serve", "--data", self.data, "--listen", "127.0.0.1:0", "--time-from-caller", start,
             "--public-url", SITE, "--mail-from", "desk@provider.example", "--insecure-cookies",
             "--api-calls-per-minute", "1000000"],
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.port = self.listening()
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=COMMAND_SECONDS)

    def listening(self):
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                return int(found[1])
        self.log.seek(0)
        raise CommandRefused("the server did not start: " + self.log.read()[-500:])

    def close(self):
        self.connection.close()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # Commands

    def run(self, *arguments, text=None):
        """What the command printed; `CommandRefused` with its sentence when it said no."""
        done = subprocess.run(
            [self.reglament, *arguments, "--data", self.data], input=text, capture_output=True,
            timeout=COMMAND_SECONDS)
        if done.returncode != 0:
            raise CommandRefused(done.stderr.decode().strip())
        return done.stdout.decode().strip()

    def advance(self, instant):
        self.now = instant
        self.run("clock", "advance", "--to", instant)

    def settle(self):
        self.advance(self.now)

    def deliver(self, letter, channel, authserv=None):
        arguments = ["deliver", "--channel", channel] + (["--authserv-id", authserv] if authserv else [])
        said = self.run(*arguments, text=letter)
        if said == "spooled":
            raise CommandRefused("the letter was only spooled: the server did not take it")
        return said

    # HTTP

    def call(self, method, path, headers, body=None):
        """Status, headers and bytes of an answer; redirects are not followed."""
        try:
            self.connection.request(method, path, body=body, headers=headers)
            answer = self.connection.getresponse()
            return answer.status, answer.headers, answer.read()
        except (http.client.HTTPException, ConnectionError):
            self.connection.close()
            raise

    # Letters

    def letters(self):
        """Letters that have left since this was asked last; one that is sent again has its name."""
        folder = self.data + "/outgoing"
        names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        written = [(name, os.stat(f"{folder}/{name}").st_mtime_ns) for name in names]
        new = [one for one in written if one not in self.seen_letters]
        self.seen_letters.update(new)
        read, self.held = self.held, []
        for name, _ in new:
            with open(f"{folder}/{name}", "rb") as file:
                read.append(message_from_bytes(file.read(), policy=policy.default))
        return read


class API:
    """The API for one bearer."""

    def __init__(self, server, token):
        self.server, self.token, self.calls = server, token, 0

    def get(self, path):
        status, _, body = self.server.call("GET", "/api/v1" + path, {"Authorization": f"Bearer {self.token}"})
        return status, json.loads(body)

    def send(self, method, path, body):
        self.calls += 1
        headers = {
            "Authorization": f"Bearer {self.token}", "Content-Type": "application/json", "If-Match": "*",
            "Idempotency-Key": f"story-{self.token[-12:]}-{self.calls}"}
        status, _, answer = self.server.call(method, "/api/v1" + path, headers, json.dumps(body).encode())
        return status, json.loads(answer)
