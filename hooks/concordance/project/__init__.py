"""A project: its pages' folder, its languages, its configuration, YAML, revisions."""
