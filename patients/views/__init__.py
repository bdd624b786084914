"""Pages of people and of their diagnoses."""
