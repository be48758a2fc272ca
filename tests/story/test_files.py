"""Pictures and papers that come back into the chat: opened, measured, read."""

import io
import subprocess

import pytest
from PIL import Image

DEAL = {"feishu": "P2", "wecom": "P8"}


@pytest.mark.feature("E5")
@pytest.mark.parametrize("group", [True, False], ids=["group", "private"])
def test_the_gantt_is_a_picture_for_a_phone(people, platform, group):
    """甘特图是一张真的图：手机宽、不空白、2 MB 以内。"""
    people["sales"].say(f"{DEAL[platform]} 甘特图", group=group)

    shown = people["sales"].sees_kind("image", group=group)

    content = people["sales"].page.bytes_of(shown["file"]["key"] if shown["file"] else shown["images"][0])
    picture = Image.open(io.BytesIO(content))
    assert picture.format == "PNG"
    assert picture.width >= 1080 and picture.height >= 600
    assert len(content) < 2_000_000
    assert len(picture.convert("RGB").getcolors(1 << 24)) > 20


@pytest.mark.feature("H4")
@pytest.mark.feature("I5")
@pytest.mark.parametrize("group", [True, False], ids=["group", "private"])
def test_the_health_report_is_a_card_and_a_pdf(people, platform, group):
    """健康报告有卡片也有 PDF；PDF 里的中文能原样读出来，有红灯、有理由。"""
    people["manager"].say("健康报告", group=group)

    people["manager"].sees("健康报告", "红灯", group=group)
    text = text_of(people["manager"].page.bytes_of(people["manager"].sees_kind("file", group)["file"]["key"]))
    named = {"feishu": "江北医疗设备运维", "wecom": "海纳环保监测平台"}[platform]
    assert all(word in text for word in ("健康报告", "红灯", "超期", named))


def text_of(pdf: bytes) -> str:
    """A PDF's text as poppler reads it, without spaces."""
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return "".join(read.stdout.decode().split())
