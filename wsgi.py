"""Production web: gunicorn wsgi:app. Flask's own CLI finds it here too."""

import os
import sys

from bot.app import create_app
from bot.cli import bare_app
from bot.settings import Settings

if "understand" in sys.argv[1:]:
    app = bare_app()  # `flask understand` needs no configuration
else:
    app = create_app(Settings.from_env(os.environ), serving="FLASK_RUN_FROM_CLI" not in os.environ)
