"""The README's pictures, taken from a demo of their own: the chat page, a Gantt chart, a page of the report.

python scripts/pictures.py writes docs/pictures/*.png; it needs chromium and pdftoppm (poppler-utils).
"""

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
DESK, PHONE = (1280, 1110), (390, 844)
PATIENCE = 30.0  # seconds for anything the bot was asked for
SCROLLED = 500  # milliseconds until the page has scrolled to the end
SALES, GROUP = "feishu:ou_zhangsan", "oc_sales"
OTHER, PRIVATE = "feishu:ou_linxiao", "oc_p2p_ou_linxiao"
SELLER, SELLER_CHAT = "wecom:chenjing", "app-chenjing"
BOSS, BOSS_CHAT = "wecom:qianjin", "app-qianjin"
AT = "@销售助理"  # in groups


def main() -> int:
    """Take all four."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with _demo() as origin, _browser() as browser:
        group = _visit(browser, origin, SALES, GROUP, DESK)
        _say(group, f"{AT} 新建线索 苏州青禾医疗 联系人刘宁 13912345678 预算50万 医疗 需求高", "青禾")
        _say(group, f"{AT} 给 P1 报价 12.8万 打9折 提交审批", "审批中")
        _keep("chat", group.screenshot())

        boss = _visit(browser, origin, BOSS, BOSS_CHAT, PHONE)
        seller = _visit(browser, origin, SELLER, SELLER_CHAT, PHONE)
        _say(seller, "给 P8 报价 12.8万 打9折 提交审批", "审批")
        boss.get_by_test_id("card-button").filter(has_text="同意").last.wait_for()
        boss.wait_for_timeout(SCROLLED)
        _keep("phone", boss.screenshot())

        private = _visit(browser, origin, OTHER, PRIVATE, DESK)
        _asked(private, "P2 甘特图", "image")
        _keep("gantt", _pressed(private, "下一页", "image"))
        _keep("report", _first_page(_asked(private, "健康报告", "file")))
    return 0


@contextmanager
def _demo() -> Iterator[str]:
    """A demo on free ports and in a folder of its own; its chat page's address."""
    with tempfile.TemporaryDirectory(prefix="pictures") as folder:
        environ = {**os.environ, "PORT": "0", "DEMO_WEB_PORT": "0", "DEMO_FOLDER": folder}
        demo = subprocess.Popen(
            [sys.executable, "scripts/demo.py"], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True
        )
        try:
            found = (re.search(r"http://[\d.:]+", line) for line in demo.stdout or ())
            address = next(filter(None, found), None)
            if address is None:
                raise SystemExit("the demo did not start")
            yield address[0]
        finally:
            demo.send_signal(signal.SIGTERM)
            demo.wait(PATIENCE)


@contextmanager
def _browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def _visit(browser: Browser, origin: str, who: str, chat: str, size: tuple[int, int]) -> Page:
    width, height = size
    page = browser.new_page(
        viewport={"width": width, "height": height}, locale="zh-CN", is_mobile=width < 720,
        device_scale_factor=2 if width < 720 else 1,
    )  # fmt: skip
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"{origin}/#/{who}/{chat}")
    page.get_by_test_id("composer").wait_for()
    return page


def _say(page: Page, words: str, until: str) -> None:
    """Send a sentence and wait for a card with some words."""
    _type(page, words)
    page.get_by_test_id("card").filter(has_text=until).last.wait_for()
    page.get_by_test_id("composer").blur()
    page.wait_for_timeout(SCROLLED)


def _type(page: Page, words: str) -> None:
    page.get_by_test_id("composer").fill(words)
    page.get_by_test_id("composer").press("Enter")


def _asked(page: Page, words: str, kind: str) -> bytes:
    """Ask for something that comes as an image or a file; its bytes as the platform got them."""
    before = len(_sent(page, kind))
    _type(page, words)
    return _next(page, kind, before)


def _pressed(page: Page, label: str, kind: str) -> bytes:
    """The same by a button of the newest card that has it."""
    before = len(_sent(page, kind))
    page.get_by_test_id("card-button").filter(has_text=label).last.click()
    return _next(page, kind, before)


def _sent(page: Page, kind: str) -> list[dict[str, Any]]:
    origin, _, place = page.url.partition("/#/")
    who, chat = place.rsplit("/", 1)
    answer = page.request.get(f"{origin}/sandbox/api/chats/{chat}/messages", params={"as": who})
    return [m["file"] for m in answer.json()["messages"] if m["kind"] == kind and m["sender"]["bot"]]


def _next(page: Page, kind: str, before: int) -> bytes:
    deadline = time.monotonic() + PATIENCE
    while len(_sent(page, kind)) == before:
        if time.monotonic() > deadline:
            raise SystemExit(f"no {kind} came")
        page.wait_for_timeout(200)
    key = _sent(page, kind)[-1]["key"]
    return page.request.get(f"{page.url.partition('/#/')[0]}/sandbox/api/files/{key}").body()


def _first_page(pdf: bytes) -> bytes:
    command = ["pdftoppm", "-png", "-r", "90", "-f", "1", "-l", "1", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


def _keep(name: str, png: bytes) -> None:
    """Write a picture with at most 256 colours: small, and nobody sees a difference."""
    path = PICTURES / f"{name}.png"
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    sys.exit(main())
