"""Pictures and papers that come back into the chat: opened, measured, read."""

import io
import subprocess

import pytest
from PIL import Image

DEAL = {"feishu": "P2", "wecom": "P8"}
FILED = {"feishu": "P1", "wecom": "P9"}


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


@pytest.mark.feature("G1")
@pytest.mark.feature("G2")
def test_a_file_is_filed_versioned_and_sent_back(people, platform):
    """私信发文件，选了地方就存好；再发一次同名的是 v2；要哪一版，那一版一个字节不差地发回来。"""
    sales, deal = people["sales"], FILED[platform]
    first, second = b"first draft \x00\xff" * 400, b"second draft" * 500

    sales.send("方案 初稿.docx", first)
    asked = sales.sees("这个文件存到哪里", "方案 初稿.docx", group=False)
    place = next(label for label in sales.live(asked) if label.startswith(f"{deal} "))
    sales.press(place, on="方案 初稿.docx")

    sales.sees("方案 初稿.docx v1", deal)

    sales.send("方案 初稿.DOCX", second, f"把这个文件挂到 {deal}")

    sales.sees("v2", "上一版", deal)

    sales.send("方案 初稿.docx", first, f"附件挂到 {deal}")

    sales.sees("和 v1 一模一样")

    sales.say("历史版本 方案 初稿.docx")
    sales.sees("2 个版本", "v1")
    sales.press("发出来", on="2 个版本", **({} if platform == "feishu" else {"version": ["v1"]}))

    assert sales.page.bytes_of(sales.sees_kind("file", False)["file"]["key"]) == first


@pytest.mark.feature("G1")
def test_a_quoted_file_in_the_group_is_filed(people, platform):
    """群里的文件引用着说一句就存；图片也行；没有权限的人存不了。"""
    sales, deal = people["sales"], FILED[platform]
    picture = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(picture, "PNG")

    sales.send("合同扫描.pdf", b"%PDF-1.4 contract", f"把这个文件挂到 {deal}", group=True)
    sales.sees("合同扫描.pdf v1", deal, group=True)
    sales.send("现场.png", picture.getvalue(), f"{deal} 上传 现场照片.png", group=True)
    sales.sees("v1", deal, ".png", group=True)
    people["other"].send("别的.pdf", b"%PDF-1.4 other", f"挂到 {deal}", group=True)

    people["other"].sees("负责")

    sales.say(f"{deal} 的文件")

    sales.sees("合同扫描.pdf", group=False)


@pytest.mark.feature("G1")
def test_what_is_no_file_for_us_is_told(people, platform):
    """空文件、程序：都有一句明白话，什么也没有存。"""
    sales, deal = people["sales"], FILED[platform]
    for name, content, told in (("空.docx", b"1", "是空的"), ("工具.exe", b"MZ" * 50, "是程序")):
        sales.send(name, content, f"挂到 {deal}")

        sales.sees(told, name)


def text_of(pdf: bytes) -> str:
    """A PDF's text as poppler reads it, without spaces."""
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return "".join(read.stdout.decode().split())


@pytest.mark.feature("D7")
def test_what_is_said_to_a_card_stays_with_its_record(people, platform):
    """在群里引用项目卡片说一句话：记进项目的讨论，再看卡片就在上面。"""
    sales, deal = people["sales"], FILED[platform]
    sales.say(f"{deal} 进展", group=True)
    card = sales.sees(deal, "负责人", group=True)

    sales.say("客户说下周三来公司看现场", group=True, quoting=card["id"])

    sales.sees(f"记进 {deal}", "的讨论了", group=True)

    sales.say(f"{deal} 进展")

    sales.sees("讨论", "客户说下周三来公司看现场", group=False)
