"""A small mail server that keeps what it is given, and fails now and then as real ones do."""

import email
import email.policy
import random
import socketserver
import threading
import time


class Letter:
    def __init__(self, recipients, data):
        message = email.message_from_bytes(data, policy=email.policy.default)
        self.id = str(message["Message-ID"] or "").strip().strip("<>")
        body = message.get_body(("plain",))
        self.words = (tuple(sorted(recipients)), str(message["Subject"]), body.get_content() if body else "")


class Sink:
    """Letters by Message-ID, in the order they came. `trouble` is the share of letters that are answered badly."""

    def __init__(self, seed, trouble):
        self.letters, self.lock, self.chance, self.trouble = [], threading.Lock(), random.Random(seed), trouble
        sink = self

        class Session(socketserver.StreamRequestHandler):
            timeout = 30

            def handle(self):
                try:
                    sink.converse(self)
                except OSError:
                    pass

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads, allow_reuse_address = True, True

        self.server = Server(("127.0.0.1", 0), Session)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def converse(self, session):
        def say(line):
            session.wfile.write(line.encode() + b"\r\n")

        recipients = []
        say("220 sink.example")
        while line := session.rfile.readline():
            verb = line[:4].upper()
            if verb in (b"EHLO", b"HELO"):
                say("250 sink.example")
            elif verb == b"RCPT":
                recipients.append(line.split(b":", 1)[1].strip().decode())
                say("250 yes")
            elif verb == b"DATA":
                say("354 go on")
                if not self.take(session, recipients, say):
                    return
                recipients = []
            elif verb == b"QUIT":
                return say("221 bye")
            else:
                say("250 yes")

    def take(self, session, recipients, say):
        data = b""
        while (line := session.rfile.readline()) not in (b".\r\n", b""):
            data += line[1:] if line.startswith(b"..") else line
        if not line:
            return False
        with self.lock:
            bad, slow = self.chance.random() < self.trouble, self.chance.random() * 0.02
            cut = self.chance.random() < 0.5
        time.sleep(slow)
        if bad and not cut:
            say("451 later, please")
            return True
        with self.lock:
            self.letters.append(Letter(recipients, data))
        if bad:
            # Taken, and the answer is lost: the sender cannot know.
            return False
        say("250 taken")
        return True
