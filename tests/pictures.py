"""`make pictures`: takes the pictures of the README from the running product."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

from portal.demo.people import PHRASE
from tests.run import find_browser

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
SERVER = "http://localhost:8765"
DESK = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 760}


def main() -> None:
    """Load a demonstration of its own, start a server on it, take the pictures, end the server."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/pictures.sqlite3"}
        for command in (["migrate", "--verbosity", "0"], ["load_demo"]):
            manage(*command, environment=environment).wait(timeout=120)
        server = manage(
            "runserver", "--noreload", SERVER.rpartition("/")[2], environment=environment
        )
        try:
            wait_for_server()
            take_pictures()
        finally:
            server.terminate()
            server.wait(timeout=10)


def manage(*arguments: str, environment: dict) -> subprocess.Popen:
    """One of the commands of manage.py, started."""
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )


def wait_for_server() -> None:
    """Wait up to twenty seconds for the first answer."""
    for _ in range(100):
        try:
            urlopen(f"{SERVER}/accounts/login/").close()
            return
        except URLError:
            time.sleep(0.2)
    raise TimeoutError("The server did not start.")


def take_pictures() -> None:
    """Walk to each page as its user would."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(os.environ), args=["--no-sandbox", "--disable-gpu"]
        )
        doctor = signed_in(browser, "orthopaedist@harbour.example", DESK)
        doctor.goto(f"{SERVER}/clinic/")
        keep(doctor, "worklist")
        search(doctor, "slipwell")
        doctor.get_by_role("link", name="Slipwell, Lista").first.click()
        doctor.wait_for_url("**/clinic/patients/*/")
        keep(doctor, "chart")
        search(doctor, "acheson")
        doctor.get_by_role("link", name="Acheson, Axel").first.click()
        doctor.get_by_role("link", name="Assess").first.click()
        doctor.wait_for_url("**/assess/")
        keep(doctor, "assess")
        doctor.get_by_role("button", name="Save and review").first.click()
        doctor.wait_for_url("**/review/")
        keep(doctor, "review")
        patient = signed_in(browser, "lista@patients.example", PHONE)
        patient.goto(f"{SERVER}/mine/plan/")
        keep(patient, "plan-phone")
        patient = signed_in(browser, "pola@patients.example", PHONE)
        patient.goto(f"{SERVER}/mine/hurts/")
        keep(patient, "hurts-phone")
        patient = signed_in(browser, "gail@patients.example", PHONE)
        patient.goto(f"{SERVER}/mine/diary/")
        keep(patient, "diary-phone")
        browser.close()


def signed_in(browser, email: str, size: dict):
    """A window in which somebody is signed in."""
    page = browser.new_context(viewport=size, reduced_motion="reduce").new_page()
    page.goto(f"{SERVER}/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").first.fill(PHRASE)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()
    return page


def search(page, words: str) -> None:
    """Type into the finder and press Enter."""
    page.goto(f"{SERVER}/clinic/find/")
    page.locator("main input[name=q]").fill(words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def keep(page, name: str) -> None:
    """Store what the window shows."""
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
