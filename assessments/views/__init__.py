"""Pages of the questions, the verdicts and the plans."""
