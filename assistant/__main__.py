"""``python -m assistant``: see ``cli.py``."""

from assistant.cli import app

if __name__ == "__main__":
    app()
