"""The pages on which an invited person joins; open to whoever has a code."""
