"""A data folder that cannot be written to. Closes with 'N passed, M failed'.

usage: days.py PATH_TO_REGLAMENT
"""

import os
import shutil
import subprocess
import sys
import tempfile

NOBODY = 65534
SECONDS = 60
LETTER = b"From: <anna@alfa.example>\r\nSubject: Filter\r\n\r\nIt fails.\r\n"


def run(folder, *arguments, text=b""):
    """As somebody whom permissions bind, also when the test runs as root."""
    who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    result = subprocess.run(
        [folder + "/reglament", *arguments, "--data", folder + "/data"], input=text, capture_output=True, timeout=SECONDS,
        cwd=folder, **who)
    return result.returncode, (result.stdout + result.stderr).decode(errors="replace").strip()


def check(name, holds, said):
    if not holds:
        print(f"FAILED {name}: {said[:400]}")
    return holds


def main():
    folder = tempfile.mkdtemp(prefix="days-")
    try:
        os.chmod(folder, 0o755)
        shutil.copy(sys.argv[1], folder + "/reglament")
        os.mkdir(folder + "/data", 0o500)
        if os.geteuid() == 0:
            os.chown(folder + "/data", NOBODY, NOBODY)
        code, said = run(folder, "serve", "--listen", "127.0.0.1:0")
        results = [check("serve refuses with one sentence", code == 2 and "may write" in said and said.count("\n") == 0, said)]
        code, said = run(folder, "deliver", text=LETTER)
        results.append(check("deliver leaves the letter with the mail server", code == 75, said))
        code, said = run(folder, "doctor")
        results.append(check("doctor tells", code == 1 and "cannot be written to" in said, said))
        os.chmod(folder + "/data", 0o700)
        code, said = run(folder, "deliver", text=LETTER)
        results.append(check("with permission the letter is spooled", code == 0 and said == "spooled", said))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    sys.exit(0 if all(results) else 1)


main()
