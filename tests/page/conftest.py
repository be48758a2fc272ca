"""A sandbox with a story in it, and one headless Chromium for all page tests."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from bot.sandbox import Credentials, Sandbox

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
        page.set_default_timeout(8000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{sandbox.box.origin}/#/{who}" + (f"/{chat}" if chat else ""))
        page.get_by_test_id("chat-item").first.wait_for(state="attached")
        if chat:
            page.get_by_test_id("message").first.wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A real browser on a busy machine may be late: a page's test is tried twice more before it fails."""
    for item in items:
        if "tests/page/" in item.nodeid:
            item.add_marker(pytest.mark.flaky(reruns=2))
