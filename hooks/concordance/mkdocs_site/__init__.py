"""The only room that imports mkdocs: events, their order, pages drawn."""

import sys

from concordance import missing_requirements

if missing_requirements():
    sys.exit(f"error: {missing_requirements()}")
