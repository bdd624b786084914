"""Who needs somebody today: what is open in a whole clinic, derived from the records each time."""
