"""What the patients of the demonstration logged in their diaries, some weeks of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoDay:
    """One activity so many days ago, with the pain during, after and the next morning."""

    ago: int
    activity: str
    minutes: int
    pain: tuple[int | None, int | None, int | None] = (None, None, None)
    eased_by: str = ""
    note: str = ""


# Runs well: hardly any pain, a little more each week.
HALE = (
    DemoDay(27, "running", 40, (0, 0, 0)),
    DemoDay(25, "core_plank", 15),
    DemoDay(24, "running", 45, (0, 1, 0), "stretching"),
    DemoDay(20, "running", 45, (0, 0, 0)),
    DemoDay(18, "core_plank", 15),
    DemoDay(17, "running", 50, (1, 0, 0), "walking"),
    DemoDay(13, "running", 45, (0, 0, 0)),
    DemoDay(10, "running", 50, (0, 0, None)),
    DemoDay(6, "running", 50, (0, 0, 0)),
    DemoDay(3, "running", 55, (0, 1, 0), "rest", "Hilly, but on soft ground."),
    DemoDay(1, "core_plank", 15),
)
# Walks and goes to classes; a little better each week.
POLA = (
    DemoDay(16, "walking", 30, (2, 2, 2), "rest"),
    DemoDay(14, "pilates", 45, (2, 1, 2), "stretching"),
    DemoDay(9, "walking", 35, (1, 1, 1)),
    DemoDay(7, "pilates", 45, (1, 0, 0), "", "Zajęcia dla początkujących."),
    DemoDay(2, "walking", 40, (0, 0, 0)),
)
# Runs against advice, and pays for it in the morning.
GAIL = (
    DemoDay(26, "running", 30, (2, 2, 2), "stopping"),
    DemoDay(24, "pilates", 45, (1, 1, 1)),
    DemoDay(19, "running", 35, (3, 3, 2), "rest"),
    DemoDay(17, "pilates", 45, (1, 1, 2)),
    DemoDay(12, "running", 40, (3, 4, 3), "rest"),
    DemoDay(10, "pilates", 45, (2, 1, 2)),
    DemoDay(5, "running", 45, (4, 5, 5), "nothing", "I wanted to finish the round."),
    DemoDay(2, "walking", 30, (3, 2, 3), "rest"),
)
# Walks as the plan says, and ran once all the same.
MAX = (
    DemoDay(21, "walking", 20, (3, 2, 3), "stopping"),
    DemoDay(18, "walking", 20, (3, 2, 2), "stopping"),
    DemoDay(14, "walking", 25, (2, 2, 2), "stopping"),
    DemoDay(9, "walking", 25, (2, 1, 2), "rest"),
    DemoDay(4, "walking", 30, (2, 1, 1), "rest"),
    DemoDay(0, "running", 10, (4, 3, None), "stopping", "I had to catch the bus."),
)
