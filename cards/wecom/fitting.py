"""Fitting lines into the few characters a card has for them."""

from cards.wecom.limits import cut


def fit(lines: list[str], limit: int, more: int = 0, tail: str = "") -> str:
    """Lines within `limit` characters; the rest is counted as "还有 n 项", `tail` is kept at the end."""
    lines = [line.strip() for line in lines if line.strip()]
    tail = cut(tail, limit) if tail else ""
    room = limit - (len(tail) + 1 if tail else 0)
    kept, left = _keep(lines, room, more)
    count = f"还有 {left} 项" if left and room >= len(f"还有 {left} 项") else ""
    return "\n".join(part for part in (*kept, count, tail) if part)


def _keep(lines: list[str], room: int, more: int) -> tuple[list[str], int]:
    whole = "\n".join(lines)
    if len(whole) + (len(f"\n还有 {more} 项") if more else 0) <= room:
        return lines, more
    room -= len("\n还有 99 项")
    kept: list[str] = []
    for place, line in enumerate(lines):
        space = room - sum(len(k) + 1 for k in kept)
        if len(line) > space:
            cuttable = space >= 8
            rest = len(lines) - place - cuttable
            return kept + ([line[: space - 1] + "…"] if cuttable else []), rest + more
        kept.append(line)
    return kept, more
