"""What each translation was last checked against: the record, and the state it gives."""
