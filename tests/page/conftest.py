"""A sandbox with a story in it, and one headless Chromium for all page tests."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from bot.sandbox import Credentials, Sandbox
from tests.conftest import PATIENCE

from .story import Story

NOBODY = "http://127.0.0.1:9"  # no bot listens there: every callback fails, and the page must say so
DESK, PHONE = (1280, 800), (390, 844)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A fresh world with conversations of every kind."""
    sandbox = Sandbox(Credentials.made_up(), NOBODY)
    Story(sandbox.box.world).tell()
    sandbox.start()
    yield sandbox
    sandbox.stop()


@pytest.fixture
def visit(browser: Browser, sandbox: Sandbox) -> Iterator[Callable[..., Page]]:
    """`visit(who, chat, size)` opens the page as somebody; a script error on it fails the test."""
    contexts, errors = [], []

    def open_page(who: str, chat: str = "", size: tuple[int, int] = DESK) -> Page:
        phone = size[0] < 720
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="zh-CN", has_touch=phone, is_mobile=phone
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{sandbox.box.origin}/#/{who}" + (f"/{chat}" if chat else ""))
        listening(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


class Gate:
    """Keeps the page's calls to an address waiting until it is opened, as a slow network does."""

    def __init__(self, page: Page, address: str | re.Pattern) -> None:
        self._page = page
        self._waiting: list[Route] = []
        self._opened = False
        page.route(address, self._meet)

    def _meet(self, call: Route) -> None:
        if self._opened:
            call.continue_()
        else:
            self._waiting.append(call)

    def holds(self) -> None:
        """Wait until a call stands before it."""
        while not self._waiting:
            self._page.wait_for_timeout(20)

    def open(self) -> None:
        """Let through what waits and whatever comes."""
        self._opened = True
        for call in self._waiting:
            call.continue_()

    def refuse(self) -> None:
        """Break off what waits; what comes later goes through."""
        self.holds()
        self._opened = True
        for call in self._waiting:
            call.abort()


def listening(page: Page) -> None:
    """Wait until the page has read its chat and hears news: what happens from here on it will show."""
    page.locator("body[data-online=yes]").wait_for()
