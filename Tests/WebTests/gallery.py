#!/usr/bin/env python3
"""Takes pictures of a gallery folder that GalleryTests wrote: gallery.py FOLDER [PAGE …]

For each page: wide light, wide dark and narrow (360 px), by headless Chromium over a loopback server with the site's
content security policy, so that a page that breaks the policy looks broken here too.
"""
import functools
import http.server
import pathlib
import subprocess
import sys
import threading

SHOTS = {"wide": (1440, 900, []), "dark": (1440, 900, ["--force-dark-mode"]), "narrow": (360, 1400, [])}
TIMEOUT_SECONDS = 60


class Server(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        if self.path != "/events":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"retry: 60000\n\n")

    def end_headers(self):
        if not self.path.startswith("/frame."):
            # The narrow picture is taken in a frame.
            policy = pathlib.Path(self.directory, "policy").read_text().replace("ancestors 'none'", "ancestors 'self'")
            self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, *_):
        pass


def shoot(port, folder, name, shot):
    width, height, extra = SHOTS[shot]
    if shot == "dark":
        extra = ["--blink-settings=preferredColorScheme=0"]
    address = f"http://127.0.0.1:{port}/{name}.html"
    if width < 500:
        # Chromium's window is never narrower than 500: a frame of the wanted width stands in for a phone.
        (folder / f"frame.{name}.html").write_text(
            f'<!doctype html><body style="margin:0"><iframe src="{name}.html" width="{width}" height="{height}" '
            f'style="border:0"></iframe>')
        address = f"http://127.0.0.1:{port}/frame.{name}.html"
    subprocess.run(
        ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
         f"--window-size={max(width, 500)},{height}", f"--screenshot={folder}/{name}.{shot}.png", *extra, address],
        stderr=subprocess.DEVNULL, timeout=TIMEOUT_SECONDS, check=True)


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    names = sys.argv[2:] or sorted(page.stem for page in folder.glob("*.html") if not page.name.startswith("frame."))
    handler = functools.partial(Server, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name in names:
        for shot in SHOTS:
            shoot(server.server_port, folder, name, shot)
    server.shutdown()


if __name__ == "__main__":
    main()
