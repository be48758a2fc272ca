"""A story as a table: who says or presses what, and who then sees what.

{L}, {P}, {T} and {Q} stand for numbers learnt on the way, {presales} and the like for names.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.story.actors import Actor, words_of


@dataclass(frozen=True)
class Step:
    """`who` says `does`, or presses it when it stands in 「」 (on a card that shows `on`).

    `seen` maps people to words of one new message; `unseen` are people nobody disturbs; `learns` is the
    letter of a number to remember from what the first of `seen` saw.
    """

    who: str
    does: str
    seen: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    group: bool = False
    on: str = ""
    unseen: tuple[str, ...] = ()
    learns: str = ""


def tell(people: Mapping[str, Actor], steps: Iterable[Step], **known: str) -> dict[str, str]:
    """Play every step and look at what is seen; the numbers that were learnt."""
    known |= {part: actor.name for part, actor in people.items()}
    for step in steps:
        _act(people[step.who], step, known)
        for part, words in step.seen.items():
            wanted = [words] if isinstance(words, str) else words
            message = people[part].sees(*(word.format(**known) for word in wanted))
            if step.learns and step.learns not in known:
                known[step.learns] = re.findall(rf"\b{step.learns}\d+", words_of(message))[0]
        for part in step.unseen:
            assert people[part].news(group=False) == [], f"{part} was disturbed by {step.does}"
    return known


def _act(actor: Actor, step: Step, known: Mapping[str, str]) -> None:
    does = step.does.format(**known)
    if does.startswith("「"):
        actor.press(does.strip("「」"), on=step.on.format(**known))
    else:
        actor.say(does, group=step.group)
