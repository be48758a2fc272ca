"""Make the shipped type from the variable Noto Sans SC of Google Fonts (OFL-1.1).

    pip download --no-deps justmytype-intl-cjk==0.1.0     # carries NotoSansSC[wght].ttf and OFL.txt
    python scripts/make_font.py justmytype_intl_cjk-0.1.0-py3-none-any.whl

Writes jobs/drawing/fonts/: two weights as TrueType, which Pillow and ReportLab both embed (ReportLab
refuses the PostScript outlines of the usual OTF), and the licence. Regular has the characters of GBK and
those of the national list 通用规范汉字表 outside it; Bold, for headings, those of GB2312 and of names.
"""

import argparse
import io
import zipfile
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

OUT = Path(__file__).resolve().parent.parent / "jobs/drawing/fonts"
SOURCE = "justmytype_intl_cjk/fonts/ofl/notosanssc/"
WEIGHTS = {"Regular": (400, "gbk"), "Bold": (700, "gb2312")}
SIGNS = "≒•‣◆◇●○■□▲△▼▽★☆✓✔✕✖→←↑↓↗↘⇒¥€£©®™℃½¼¾①②③④⑤⑥⑦⑧⑨⑩"
RARE = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲"
    "䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䶮"
)
NAMES = (
    "喆镕堃玥祎玙珺珒璟琤瑄玘珝瑀璠昇晞昉昺暐烜燚祐禔骉犇沄洺浛湉溍濛芃訚翀翚彧峣婳姵媞嫄姞偲倞佺侹佸劼勍卲叡呁啟"
    "垚堉塽奡寔屾弢忞惇愃愔慜扆摛攽旼旻晅暠曈杙橦沇沚泃浥淏渟湜湲溦滪漷澔韡頔頫馡骎翾旸暘曌朤龘鋆錡锜锳闿雱霂鞞颋"
    "飏騵髙鶄瓘甡畯皞皛矞磻祾禤禛竑絜翯藺虓衎衒詝諲赟赪辀釔镠"
)


def written_in(codec: str) -> set[int]:
    """Every character a two-byte encoding can write."""
    pairs = (bytes([lead, trail]) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    return {ord(text) for pair in pairs if len(text := pair.decode(codec, "ignore")) == 1}


def wanted(font: TTFont, codec: str) -> set[int]:
    """Latin, the encoding's characters, signs, and those of names that the source has beyond GBK."""
    beyond = {code for code in font.getBestCmap() if code >= 0x20000 or 0x9FA6 <= code <= 0x9FFF}
    return written_in(codec) | beyond | set(range(0x20, 0x180)) | {ord(sign) for sign in SIGNS + RARE + NAMES}


def make(source: bytes, name: str, weight: int, codec: str) -> TTFont:
    """One static weight with just the characters we draw, without hints and vertical metrics."""
    font = instantiateVariableFont(TTFont(io.BytesIO(source)), {"wght": weight}, updateFontNames=True)
    options = Options(
        layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14]
    )
    options.drop_tables += ["BASE", "GPOS", "GSUB", "GDEF", "STAT", "vhea", "vmtx", "VORG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted(font, codec))
    subsetter.subset(font)
    font["name"].setName(f"NotoSansSC-{name}", 6, 3, 1, 0x409)
    return font


def main() -> None:
    """Read the wheel, write the fonts and their licence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    with zipfile.ZipFile(parser.parse_args().wheel) as wheel:
        source = wheel.read(f"{SOURCE}NotoSansSC[wght].ttf")
        (OUT / "OFL.txt").write_bytes(wheel.read(f"{SOURCE}OFL.txt"))
    for name, (weight, codec) in WEIGHTS.items():
        target = OUT / f"NotoSansSC-{name}.ttf"
        make(source, name, weight, codec).save(target)
        print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
