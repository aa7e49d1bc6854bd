#!/usr/bin/python3
"""Copies Noto fonts from Debian's fonts-noto-core into this folder without their hinting instructions.

Usage: strip-hints.py [SOURCE-FOLDER]        (needs Debian's python3-fonttools)

Hinting serves low-resolution screens only, yet Cairo copies it into every font subset of every PDF. Outlines,
metrics, character map and shaping rules stay as they are. One thing else is mended: Noto Nastaliq Urdu Bold
declares weight 400, so that fontconfig would take it for regular text; here it declares 700.
"""
import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.ttProgram import Program

FILES = [
    "NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic",
    "NotoSansDevanagari-Regular", "NotoSansDevanagari-Bold",
    "NotoSerif-Regular", "NotoSerif-Bold", "NotoSerif-Italic", "NotoSerif-BoldItalic",
    "NotoSerifDisplay-Regular", "NotoSerifDisplay-Bold",
    "NotoSerifDevanagari-Regular", "NotoSerifDevanagari-Bold",
    "NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold",
    "NotoNastaliqUrdu-Regular", "NotoNastaliqUrdu-Bold",
]
HINT_TABLES = ["fpgm", "prep", "cvt ", "hdmx", "VDMX", "LTSH"]
HINT_LIMITS = ["maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
               "maxStackElements", "maxSizeOfInstructions"]


def strip(font):
    for table in HINT_TABLES:
        if table in font:
            del font[table]
    glyphs = font["glyf"]
    for name in glyphs.keys():
        glyph = glyphs[name]
        glyph.expand(glyphs)
        if glyph.isComposite():
            if hasattr(glyph, "program"):
                del glyph.program
            for component in glyph.components:
                component.flags &= ~0x0100  # WE_HAVE_INSTRUCTIONS
        elif glyph.numberOfContours > 0:
            glyph.program = Program()
            glyph.program.fromBytecode(b"")
    for limit in HINT_LIMITS:
        setattr(font["maxp"], limit, 1 if limit == "maxZones" else 0)


def declare_bold(font):
    font["OS/2"].usWeightClass = 700
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x40) | 0x20
    font["head"].macStyle |= 1


def main():
    source = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype/noto")
    target = Path(__file__).parent
    for name in FILES:
        font = TTFont(source / f"{name}.ttf", recalcBBoxes=False, recalcTimestamp=False)
        strip(font)
        if name == "NotoNastaliqUrdu-Bold":
            declare_bold(font)
        font.save(target / f"{name}.ttf", reorderTables=True)


main()
