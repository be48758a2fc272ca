"""What is looked up with every order gets a column or an index of its own."""

from peewee import SQL, CharField, Model

from bot.sales.names import plain_name

_SUBJECTS = """
    UPDATE outbox_message SET subject = COALESCE(body -> 'reply' -> 'card' ->> 'subject', '')
    WHERE kind = 'send' AND status = 'waiting'
"""


class Lead(Model):
    company = CharField()
    plain_name = CharField(default="")

    class Meta:
        table_name = "lead"


class OutboxMessage(Model):
    subject = CharField(default="")
    status = CharField(max_length=8)

    class Meta:
        table_name = "outbox_message"


def up(migrator, db):
    migrator.migrate(
        migrator.drop_index("activity", "activity_record"),
        migrator.add_index("activity", ("record", "at")),
        migrator.add_column("outbox_message", "subject", CharField(default="")),
        migrator.add_column("lead", "plain_name", CharField(default="", index=True)),
        migrator.add_index("lead", ("phone",)),
        migrator.add_index("lead", ("email",)),
    )
    db.execute_sql(_SUBJECTS)
    with db.bind_ctx([Lead, OutboxMessage]):
        for lead in list(Lead.select()):
            Lead.update(plain_name=plain_name(lead.company)).where(Lead.id == lead.id).execute()
        still = SQL("status IN ('waiting', 'sending')")
        db.execute(OutboxMessage.index(OutboxMessage.subject, where=still, name="outbox_about"))


def down(migrator, db):
    migrator.migrate(
        migrator.drop_index("outbox_message", "outbox_about"),
        migrator.drop_index("lead", "lead_email"),
        migrator.drop_index("lead", "lead_phone"),
        migrator.drop_index("lead", "lead_plain_name"),
        migrator.drop_column("lead", "plain_name"),
        migrator.drop_column("outbox_message", "subject"),
        migrator.drop_index("activity", "activity_record_at"),
        migrator.add_index("activity", ("record",)),
    )
