"""REST about the guideline, its verdicts and the plans that follow."""
