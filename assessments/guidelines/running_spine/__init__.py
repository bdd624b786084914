"""The guideline `running-spine`: one interview with one orthopaedist, as rules. Its editions."""

from assessments.guidelines.running_spine.v1_0_0 import EDITION as V1_0_0

EDITIONS = (V1_0_0,)
"""Every edition, oldest first. An edition that was published is never edited again."""
