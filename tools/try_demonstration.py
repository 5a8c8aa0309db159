"""Try the demonstration as a stranger would: start it, sign in as each person, open every page.

Starts ``make run`` on a free port with a data folder of its own, follows each link of the side bar
as each person of the demonstration, runs ``khuyencong check``, and stops what it started by its
own pid. ``--program`` tries another installation, such as one made from a wheel.
"""

import argparse
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 300
DOOR = "/tai-khoan/dung-thu/"
PEOPLE = re.compile(r'action="(/tai-khoan/dung-thu/[^"]+/)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
NAVIGATION = re.compile(r'<nav[^>]*id="side-navigation".*?</nav>', re.DOTALL)
LINK = re.compile(r'href="(/[^"]*)"')
ASSET = re.compile(r'(?:href|src)="(/static/[^"]+)"')


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", help="the khuyencong to try instead of make run")
    program: str | None = parser.parse_args().program
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="khuyencong-try-") as folder:
        port = free_port()
        with running(program, port, folder) as log:
            base = f"http://127.0.0.1:{port}"
            wait_for(f"{base}{DOOR}", log)
            print(f"The first page came after {time.monotonic() - began:.0f} s.")
            failures = try_everything(base)
        failures += check_after(program, folder)
    for failure in failures:
        print(f"FAILED: {failure}")
    return 1 if failures else 0


@contextmanager
def running(program: str | None, port: int, folder: str) -> Iterator[Path]:
    """Start the program; stop it as a service manager does."""
    command = ["make", "run", f"PORT={port}"]
    if program is not None:
        command = [program, "run", "--demo", "--port", str(port)]
    log = Path(folder) / "log"
    environment = {**os.environ, "KHUYENCONG_DATA_DIR": f"{folder}/data"}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield log
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)
            wait_until_closed(port)


def wait_for(address: str, log: Path) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            build_opener().open(address, timeout=30).close()
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.5)
        else:
            return
    sys.exit(f"No answer after {PATIENCE_SECONDS} s:\n{log.read_text('utf-8', 'replace')}")


def wait_until_closed(port: int) -> None:
    """Return when nobody listens any more; a child that was left behind would."""
    for _attempt in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return
        time.sleep(0.2)
    sys.exit(f"Something still listens on port {port} after the program was stopped.")


def try_everything(base: str) -> list[str]:
    """Enter as each person and open what their side bar offers; return what went wrong."""
    people = sorted(set(PEOPLE.findall(page(build_opener(), f"{base}{DOOR}"))))
    failures = [] if people else ["the demonstration offers nobody to enter as"]
    for person in people:
        browser = build_opener(HTTPCookieProcessor(CookieJar()))
        failures += try_person(browser, base, person)
    return failures


def try_person(browser: OpenerDirector, base: str, person: str) -> list[str]:
    token = TOKEN.search(page(browser, f"{base}{DOOR}"))
    assert token is not None, "the door has a form"
    form = urlencode({"csrfmiddlewaretoken": token.group(1)}).encode()
    home = browser.open(f"{base}{person}", data=form, timeout=60).read().decode()
    bar = NAVIGATION.search(home)
    if bar is None:
        return [f"{person} sees no side bar after signing in"]
    addresses = sorted({*LINK.findall(bar.group()), "/tai-khoan/", *ASSET.findall(home)})
    failures = []
    for address in addresses:
        try:
            page(browser, f"{base}{address}")
        except HTTPError as error:
            failures.append(f"{person} opens {address}: {error.code}")
    print(f"{person}: {len(addresses)} addresses, {len(failures)} failed")
    return failures


def page(browser: OpenerDirector, address: str) -> str:
    with browser.open(address, timeout=60) as answer:
        return str(answer.read().decode("utf-8", "replace"))


def check_after(program: str | None, folder: str) -> list[str]:
    command = [program or str(ROOT / ".venv" / "bin" / "khuyencong"), "check"]
    environment = {**os.environ, "KHUYENCONG_DATA_DIR": f"{folder}/data"}
    done = subprocess.run(command, cwd=folder, env=environment, check=False)
    return [f"khuyencong check ended with {done.returncode}"] if done.returncode else []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main())
