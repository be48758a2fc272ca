"""The sales-project bot: shared words on the ground floor, doors and assembly under the roof."""
