// "My back hurts now" without a network: the red flags, the rule, and an entry that waits on this
// phone. All words stand on the page; here is only which of them are shown.
"use strict";

{
  const page = document.querySelector("[data-kept]");
  const { who, record } = page.dataset;
  const WHOSE = "phone.whose";
  const ENTRIES = "phone.entries";
  const WRITTEN = { dateStyle: "long", timeStyle: "short" };
  const places = [...page.querySelectorAll("[data-at]")];
  const flags = places.filter((place) => place.dataset.flag);
  const diary = page.querySelector("[data-diary]");
  const list = page.querySelector("[data-waiting-list]");
  let said = [];
  let id = "";

  const isYes = (answer) => answer === "yes" || answer === "not_sure";
  const all = () => JSON.parse(localStorage.getItem(ENTRIES) || "[]");
  const mine = () => all().filter((entry) => entry.who === who && entry.record === record);
  const at = (name) => places.find((place) => place.dataset.at === name);

  function answered() {
    return Object.fromEntries(said.filter(([key]) => at(key).dataset.flag));
  }

  function found(given, action) {
    return flags.some((flag) => flag.dataset.flag === action && isYes(given[flag.dataset.at]));
  }

  // Where the answers lead, each time from the beginning.
  function where() {
    const given = answered();
    if (found(given, "E")) {
      return "emergency";
    }
    const open = flags.find(({ dataset }) => !(dataset.at in given)
      && (!dataset.parent || isYes(given[dataset.parent])));
    if (open) {
      return open.dataset.at;
    }
    if (found(given, "U") || page.dataset.urgent) {
      return "urgent";
    }
    const last = said.at(-1);
    return last && !at(last[0]).dataset.flag ? last[1] : page.dataset.first;
  }

  function store(more) {
    const entries = all();
    let entry = entries.find((each) => each.id === id);
    if (!entry) { // The first time, or what was stored is with the clinic already.
      id = crypto.randomUUID();
      entry = { id, who, record, made: new Date().toISOString(), still: false, diary: null };
      entries.push(entry);
    }
    Object.assign(entry, { flags: answered() }, more);
    localStorage.setItem(ENTRIES, JSON.stringify(entries));
    draw();
  }

  function draw() {
    list.replaceChildren(...mine().map((entry) => {
      const line = document.createElement("li");
      const made = new Date(entry.made).toLocaleString(document.documentElement.lang, WRITTEN);
      line.textContent = `${made}: ${entry.words || list.dataset.answers}`;
      return line;
    }));
    list.parentElement.hidden = !mine().length;
  }

  function show(name) {
    for (const place of places) {
      place.hidden = place.dataset.at !== name;
    }
    const place = at(name);
    if (diary) {
      diary.hidden = !("ends" in place.dataset) || name === "saved";
    }
    page.querySelector("[data-back]").hidden = !said.length || name === "emergency";
    const heading = place.querySelector("h2, h1");
    heading.tabIndex = -1;
    heading.focus();
  }

  function choose(name, value) {
    const choice = value && diary && diary.querySelector(`input[name=${name}][value="${value}"]`);
    if (choice) {
      choice.checked = true;
    }
  }

  page.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    if (form.parentElement === diary) {
      const typed = Object.fromEntries(new FormData(form));
      const activity = form.querySelector("input[name=activity]:checked");
      const what = activity.labels[0].textContent.trim();
      store({ diary: typed, words: `${what}, ${typed.minutes} ${list.dataset.minutes}` });
      show("saved");
      return;
    }
    const { at: key, action } = form.closest("[data-at]").dataset;
    const answer = event.submitter.value;
    said = [...said, [key, answer]];
    const next = where();
    if (next === "emergency" || (action && !at(next).dataset.flag)) {
      store({});
    }
    if (next === "see_doctor") {
      store({ still: true });
    }
    if (!action) {
      choose("activity", page.dataset.activity);
      choose("eased_by", page.dataset[`eases${key}${answer}`]);
    }
    choose("leg_symptoms", isYes(answered()["RF-06"]) && answered()["RF-06"]);
    history.pushState(said, "");
    show(next);
  });

  window.addEventListener("popstate", (event) => {
    said = event.state || [];
    show(where());
  });
  page.querySelector("[data-back]").addEventListener("click", () => history.back());

  if (localStorage.getItem(WHOSE) !== who) {
    window.location.replace(page.dataset.hurts); // Nothing is stored where nobody asked for it.
  } else {
    const day = diary && diary.querySelector("input[name=day]");
    if (day) {
      const now = new Date();
      day.value = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    }
    history.replaceState(said, "");
    draw();
    const alarmed = mine().some((entry) => found(entry.flags, "E"));
    show(alarmed || !page.dataset.first ? "emergency" : where());
  }
}
