"""What people can ask for. Importing this package fills the registry; the order is the order of the help."""

from handlers import (  # noqa: F401, I001
    leads,
    pool,
    merging,
    followups,
    tags,
    deals,
    projects,
    tasks,
    assigning,
    deadlines,
    lists,
    gantts,
    quotes,
    approvals,
    reminders,
    reports,
    people,
    groups,
    undo,
    help,
)
