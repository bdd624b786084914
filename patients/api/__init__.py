"""REST about people and their diagnoses."""
