"""Production web: gunicorn wsgi:app. Flask's own CLI finds it here too."""

import os

from bot.app import create_app
from bot.settings import Settings

app = create_app(Settings.from_env(os.environ))
