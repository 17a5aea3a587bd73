"""The only room that imports mkdocs: events, their order, pages drawn."""
