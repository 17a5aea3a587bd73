"""Rules on what nobody checked since its source changed."""
