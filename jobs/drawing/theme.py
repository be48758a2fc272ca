"""The look that pictures and PDFs share: colour means state, and nothing else is coloured."""

from typing import NamedTuple

from cards.elements import Tone

PAPER = "#ffffff"
INK = "#1f2329"
MUTED = "#646a73"
RULE = "#e5e6eb"
SHADE = "#f1f2f5"  # days nobody works
BAND = "#f7f8fa"  # heads of tables and of the calendar
ARROW = "#a6acb5"
TODAY = "#7f3bf5"


class Shades(NamedTuple):
    """One state: `full` for what is done of it, `tint` for what is left, `text` to be read on paper."""

    full: str
    tint: str
    text: str


STATES = {
    Tone.NEW: Shades("#8f959e", "#d0d3d8", MUTED),
    Tone.GOING: Shades("#3370ff", "#bacefd", "#245bdb"),
    Tone.WAITING: Shades("#ff8800", "#fed4a4", "#b35900"),
    Tone.DONE: Shades("#2ea121", "#b7e3b0", "#1f7a16"),
    Tone.LATE: Shades("#f54a45", "#fdc6c4", "#d02f2b"),
}

# What may be written on what; the picture's palette holds the steps between the two.
LETTERING = (
    (INK, PAPER),
    (MUTED, PAPER),
    (INK, BAND),
    (MUTED, BAND),
    (PAPER, TODAY),
    *((shades.text, PAPER) for shades in STATES.values() if shades.text != MUTED),
    *((PAPER, shades.full) for shades in STATES.values()),
)
