"""The clinic's patients as a list, filtered and counted, for those who read charts."""
