"""A desk as a process of its own: started, asked, killed by its process id."""

import base64
import http.client
import json
import os
import re
import resource
import signal
import socket
import subprocess
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
START_SECONDS = 120
ASK_SECONDS = 120
COMMAND_SECONDS = 120


class Gone(Exception):
    """The desk did not answer: it was killed meanwhile, or refused to start."""


class Socket(http.client.HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, path):
        super().__init__("localhost", timeout=ASK_SECONDS)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class Desk:
    """One data folder with the program that serves it."""

    def __init__(self, program, database, smtp_port, folder):
        self.program, self.database, self.smtp_port = program, database, smtp_port
        self.log_path = folder + "/desk.log"
        self.process, self.port = None, None

    @property
    def data(self):
        return self.database.data

    def spawn(self, fail_point=None, file_bytes=None):
        """Starts the program and does not wait for it. `file_bytes`: no file of its may grow beyond, as on a disk that is full."""
        environment = dict(os.environ)
        environment.pop("REGLAMENT_FAIL_POINT", None)
        if fail_point:
            environment["REGLAMENT_FAIL_POINT"] = fail_point
        with open(self.log_path, "ab") as log:
            log.write(f"-- start {fail_point or ''}\n".encode())
            # Before the desk writes, however busy the machine is.
            log.flush()
            self.log_from = log.tell()
            self.process = subprocess.Popen(
                [self.program, "serve", *self.database.arguments, "--desk", "echo", "--listen", "127.0.0.1:0",
                 "--smtp", f"127.0.0.1:{self.smtp_port}", "--smtp-security", "none",
                 "--api-calls-per-minute", "1000000"],
                stdout=log, stderr=log, cwd=ROOT, env=environment,
                # With the signal for it ignored, as Python has it, the system call fails as on a full disk.
                restore_signals=file_bytes is None, preexec_fn=file_bytes and (
                    lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))))
        self.port = None

    def start(self, fail_point=None, file_bytes=None):
        self.spawn(fail_point, file_bytes)
        self.wait_until_listening()
        return self

    def wait_until_listening(self):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if found := re.search(rb"Listening on http://127\.0\.0\.1:(\d+)/", self.log()):
                self.port = int(found[1])
                return
            if self.process.poll() is not None:
                raise Gone(f"the desk ended with {self.process.returncode}: {self.log()[-600:].decode(errors='replace')}")
            time.sleep(0.01)
        raise Gone(f"the desk did not listen within {START_SECONDS} s")

    def spooled(self):
        return [name for _, _, names in os.walk(self.data + "/spool") for name in names if name.endswith(".eml")]

    def log(self):
        with open(self.log_path, "rb") as log:
            log.seek(self.log_from)
            return log.read()

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        return self.ended()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                return self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
        return self.ended()

    def ended(self):
        return self.process.wait(20) if self.process else None

    # What one asks of a desk.

    def run(self, *arguments, text=None):
        """A command of the program; gives its exit code and what it wrote."""
        result = subprocess.run(
            [self.program, *arguments], input=text, capture_output=True, cwd=ROOT, timeout=COMMAND_SECONDS)
        return result.returncode, (result.stdout + result.stderr).decode(errors="replace").strip()

    def command(self, *arguments, text=None):
        return self.run(*arguments, "--data", self.data, text=text)

    def control(self, verb, **data):
        """A request over the Unix socket; gives (done, text)."""
        call = {"desk": "echo", "request": {verb: data}}
        try:
            connection = Socket(self.data + "/control")
            try:
                connection.request("POST", "/control", body=json.dumps(call))
                reply = json.loads(connection.getresponse().read())
            finally:
                connection.close()
            return reply["isDone"], reply["text"]
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise Gone(str(error)) from error

    def deliver(self, letter, at=None):
        data = {"letter": base64.b64encode(letter).decode(), "origin": {}}
        return self.control("deliver", **data if at is None else {**data, "at": at})

    def verify(self):
        return self.control("verify", scope={"anchors": []})

    def merge_holidays(self, country, text):
        source = {"file": {"_0": text, "_1": "merge"}}
        return self.control("calendar", country=country, source=source, isPreview=False)

    def api(self, method, path, token, body=None, key=None, headers=None):
        """A call; gives (status, object)."""
        fields = {"Authorization": f"Bearer {token}", **(headers or {})}
        if body is not None:
            fields["Content-Type"] = "application/json"
        if key:
            fields["Idempotency-Key"] = key
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ASK_SECONDS)
            try:
                connection.request(
                    method, "/api/v1" + path, body=None if body is None else json.dumps(body), headers=fields)
                answer = connection.getresponse()
                return answer.status, json.loads(answer.read() or b"{}")
            finally:
                connection.close()
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise Gone(str(error)) from error
