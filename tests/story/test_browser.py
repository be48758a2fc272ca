"""The short story once in a real browser, through the chat page, with the real product behind it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import PATIENCE
from tests.story.actors import CAST, PLACES
from tests.story.house import House

STORY = {"feishu": ("西南云岭软件", "13700137001"), "wecom": ("西南蜀江机械", "13700137002")}


class Desk:
    """The chat page, and who sits at it."""

    def __init__(self, page: Page, house: House, platform: str) -> None:
        self.page = page
        self.house = house
        self.platform = platform

    def sit_down(self, part: str) -> None:
        """Switch to somebody and open their private chat with the bot; the page takes words from then on."""
        id = CAST[self.platform][part]
        self.page.get_by_test_id("identity").click()
        self.page.locator(f'[data-testid=person][data-as="{self.platform}:{id}"]').click()
        chat = PLACES[self.platform]["private"].format(id=id)
        self.page.locator(f'[data-testid=chat-item][data-id="{chat}"]').click()

    def say(self, text: str) -> None:
        """Type a sentence and send it."""
        self.page.get_by_test_id("composer").fill(text)
        self.page.keyboard.press("Enter")

    def card(self, *words: str) -> Locator:
        """The newest card with all these words."""
        cards = self.page.get_by_test_id("card")
        for word in words:
            cards = cards.filter(has_text=word)
        expect(cards.last).to_be_visible()
        return cards.last

    def press(self, label: str, *words: str) -> None:
        """Press a button on the newest card with all these words, and confirm where the client asks."""
        button = self.card(*words).get_by_test_id("card-button").filter(has_text=label)
        button.first.click()
        if self.page.get_by_test_id("confirm-yes").count():
            self.page.get_by_test_id("confirm-yes").click()


@pytest.fixture
def desk(browser, house: House, platform: str):
    """The page in a fresh window; a script error on it fails the test."""
    errors: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{house.origin}/")
    page.locator("body[data-online=yes]").wait_for()
    yield Desk(page, house, platform)
    context.close()
    assert errors == []


@pytest.mark.feature("M1")
@pytest.mark.feature("A1")
@pytest.mark.feature("B3")
@pytest.mark.feature("F3")
def test_from_lead_to_stamped_approval_in_the_browser(desk, platform):
    """在网页里：打字录线索，点转商机，报价；换成经理点同意；两边看到盖了章的卡片。"""
    customer, phone = STORY[platform]
    desk.sit_down("sales")
    desk.say(f"新建线索 {customer} 联系人周迅 {phone} 预算50万 制造业 需求高")
    desk.press("转商机", customer)
    deal = desk.card(customer, "15 个任务").inner_text()
    number = next(word for word in deal.replace("，", " ").split() if word[:1] == "P" and word[1:].isdigit())
    desk.say(f"给 {number} 报价 12.8万 打9折 提交审批")
    desk.card(number, "115,200.00")

    desk.sit_down("manager")
    desk.press("同意", number, "115,200.00")

    expect(desk.card(number, "115,200.00", "已同意").get_by_test_id("card-button")).to_have_count(0)

    desk.sit_down("sales")

    expect(desk.card(number, "115,200.00", "同意了这份报价")).to_be_visible()
