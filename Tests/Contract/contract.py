"""Holds the running API to its OpenAPI document with schemathesis. Closes with 'N passed, M failed'.

usage: contract.py PATH_TO_REGLAMENT [EXAMPLES [SECONDS]]
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request

REGLAMENT = sys.argv[1]
EXAMPLES = sys.argv[2] if len(sys.argv) > 2 else "10"
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
START_SECONDS = 120
RUN_SECONDS = int(sys.argv[3]) if len(sys.argv) > 3 else 120
SEED = "20261006"
TICKETS = 5
LINE_MAX = 600


class Desk:
    """A desk of its own on a free loopback port, stopped by its process id."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="contract-")
        self.data = self.folder + "/data"
        self.process = subprocess.Popen(
            [REGLAMENT, "serve", "--data", self.data, "--desk", "echo", "--listen", "127.0.0.1:0",
             "--api-calls-per-minute", "1000000"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT)
        signal.alarm(START_SECONDS)
        self.url = None
        for line in self.process.stdout:
            if found := re.search(r"http://\S+?(?=/)", line):
                self.url = found[0]
                break
        signal.alarm(0)
        if not self.url:
            raise SystemExit("the desk did not start; run 'reglament serve' to see why")
        # What it logs later must not fill the pipe.
        self.log = open(self.folder + "/log", "w")
        subprocess.Popen(["cat"], stdin=self.process.stdout, stdout=self.log)
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *arguments):
        result = subprocess.run(
            [REGLAMENT, *arguments, "--data", self.data], capture_output=True, text=True, timeout=60, cwd=ROOT)
        if result.returncode != 0:
            raise SystemExit(f"reglament {' '.join(arguments)}: {result.stderr.strip()}")
        return result.stdout.strip()

    def post(self, token, path, body, key):
        request = urllib.request.Request(
            self.url + "/api/v1" + path, data=json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Idempotency-Key": key})
        return json.load(urllib.request.urlopen(request, timeout=30))

    def is_running(self):
        return self.process.poll() is None


def prepare(desk):
    """A regulation, people, tickets, and a token that may do everything."""
    desk.run("publish", "regulations/echo")
    desk.run("people", "apply", "demo/echo/people.yaml")
    token = desk.run("token", "create", "olga", "--name", "contract", "--allow", "admin").splitlines()[0]
    for number in range(1, TICKETS + 1):
        made = desk.post(
            token, "/tickets",
            {"channel": "mail", "sender": "anna@alfa.example", "subject": f"Ticket {number}", "text": "Look at it"},
            f"prepare-{number}")
        assert made["number"] == number, made
    return token


def hold(desk, token):
    """Runs schemathesis and gives how many operations passed and failed."""
    report = desk.folder + "/junit.xml"
    tool = os.path.join(os.path.dirname(sys.executable), "schemathesis")
    result = subprocess.run(
        [tool, "--config-file", HERE + "/schemathesis.toml", "run", desk.url + "/api/v1/openapi.json",
         "--url", desk.url + "/api/v1", "--checks", "all", "--header", f"Authorization: Bearer {token}", "--workers", "2",
         "--max-examples", EXAMPLES, "--max-time", str(RUN_SECONDS), "--seed", SEED, "--request-timeout", "20",
         "--continue-on-failure", "--report-junit-path", report, "--no-color", "--warnings", "off"],
        capture_output=True, text=True, timeout=RUN_SECONDS + 120, cwd=desk.folder)
    text = result.stdout.replace(token, "TOKEN")
    print("\n".join(line[:LINE_MAX] for line in text.splitlines()))
    print(result.stderr[-2000:])
    with open(report) as file:
        xml = file.read()
    suites = re.search(r"<testsuites[^>]*tests=\"(\d+)\"", xml) or re.search(r"<testsuite [^>]*tests=\"(\d+)\"", xml)
    ran = int(suites[1]) if suites else 0
    bad = len(set(re.findall(r"<testcase name=\"([^\"]+)\"[^>]*>\s*<(?:failure|error)", xml)))
    if result.returncode != 0 and bad == 0:
        bad = 1
    return max(0, ran - bad), bad


def main():
    with Desk() as desk:
        token = prepare(desk)
        passed, failed = hold(desk, token)
        if not desk.is_running():
            print("the desk has stopped")
            failed += 1
        verified = desk.run("verify")
        print(f"verify: {verified}")
    if verified.startswith("every chain is whole\n"):
        passed += 1
    else:
        failed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
