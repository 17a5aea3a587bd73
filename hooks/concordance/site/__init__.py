"""The only package that imports mkdocs: it turns mkdocs' objects into the core's, and back."""
