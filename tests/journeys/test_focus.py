"""Tab through a patient's pages: the focus is always seen, light and dark, never covered."""

import pytest

from tests.journeys.conftest import PHONE

PAGES = (
    "/mine/",
    "/mine/plan/",
    "/mine/decision/?step=choose",
    "/mine/hurts/",
    "/mine/diary/log/",
    "/mine/data/corrections/",
    "/accounts/",
    "/accounts/password/change/",
)
MOST = 80  # controls on a page
# What has the focus, and what is wrong with its ring: an outline of 2 px that stands out by 3 to 1
# from what is behind it, and is not there without the focus. A choice's ring may be its label's.
FOCUS = """() => {
  const at = document.activeElement;
  if (at === document.body || at.dataset.seen) {
    return null;
  }
  const channels = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = colour => {
    const [red, green, blue] = channels(colour).map(each => each / 255).map(
      each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = node => {
    for (let each = node.parentElement; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (channels(colour)[3] !== 0) {
        return colour;
      }
    }
    return "rgb(255, 255, 255)";
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const ring = node => {
    const style = getComputedStyle(node);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
      && contrast(style.outlineColor, behind(node)) >= 3;
  };
  const parts = [at, at.nextElementSibling].filter(Boolean);
  const box = at.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap(
    x => [0.1, 0.5, 0.9].map(y => [box.left + x * box.width, box.top + y * box.height]));
  const isMine = node => node && (at.contains(node) || node.contains(at)
    || parts.some(part => part.contains(node)));
  const faults = [];
  const rings = parts.map(ring);
  if (!rings.some(Boolean)) {
    faults.push("no ring");
  }
  if (!points.some(([x, y]) => isMine(document.elementFromPoint(x, y)))) {
    faults.push("covered");
  }
  at.blur();
  if (parts.map(ring).some((seen, which) => seen && rings[which])) {
    faults.push("the same ring without the focus");
  }
  at.focus();
  at.dataset.seen = "yes";
  const what = (at.getAttribute("aria-label") || at.name || at.innerText || at.tagName).trim();
  return {what, isDate: at.type === "date", faults};
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_always_seen_and_never_covered(visit, scheme):
    lista = visit(PHONE, color_scheme=scheme, reduced_motion="reduce")
    lista.signs_in("lista@patients.example")
    for path in PAGES:
        keyboard = lista.opens(path).page.keyboard
        seen = 0
        for _step in range(MOST):
            keyboard.press("Tab")
            at = lista.page.evaluate(FOCUS)
            if at is None:
                break
            # Within a date the browser draws its own ring, around the calendar's button.
            assert not at["faults"] or at["isDate"], f"{path}: {at}"
            seen += 1
        assert seen > 5, f"{path}: {seen} controls"
