"""What the reader knows of an action: its name, its words, its slots."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Slot:
    """One value. `kind` says how it is read; of slots with the same `either`, one is enough."""

    name: str
    kind: str
    required: bool = False
    many: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Command:
    """An action as the reader sees it. `either` are slots of which one suffices; the first is asked for."""

    name: str
    slots: tuple[Slot, ...] = ()
    aliases: tuple[str, ...] = ()
    changes: bool = True
    either: tuple[str, ...] = ()
    help: str = ""
    examples: tuple[str, ...] = ()

    def slot(self, name: str) -> Slot | None:
        """The slot called `name`."""
        return next((slot for slot in self.slots if slot.name == name), None)

    def missing(self, given: dict[str, object]) -> list[str]:
        """What must still be asked for."""
        gone = [s.name for s in self.slots if s.required and not _there(given.get(s.name))]
        if self.either and not any(_there(given.get(name)) for name in self.either):
            gone.insert(0, self.either[0])
        return gone


def _there(value: object) -> bool:
    return value not in (None, "", [], ())
