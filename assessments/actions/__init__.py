"""The only places where intakes, checks, assessments, plans and decisions come to be."""
