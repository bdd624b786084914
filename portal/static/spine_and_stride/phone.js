// What a patient keeps on this phone: "My back hurts now", switched on and off here, and what was
// written without a network, which is sent once its writer is signed in again, or thrown away.
"use strict";

{
  const phone = document.querySelector("[data-phone]");
  const guard = document.querySelector("[data-session]");
  const me = guard.dataset.who;
  const CACHE = "when-it-hurts";
  const WHOSE = "phone.whose";
  const ENTRIES = "phone.entries";
  const WRITTEN = { dateStyle: "long", timeStyle: "short" };
  const waiting = phone.querySelector("[data-waiting]");
  const list = phone.querySelector("[data-waiting-list]");
  const part = (name) => phone.querySelector(`[data-${name}]`);

  const all = () => JSON.parse(localStorage.getItem(ENTRIES) || "[]");
  const mine = () => all().filter((entry) => entry.who === me);
  const drop = (id) => {
    localStorage.setItem(ENTRIES, JSON.stringify(all().filter((entry) => entry.id !== id)));
  };
  const isKept = () => localStorage.getItem(WHOSE) === me;
  const canKeep = "serviceWorker" in navigator && "caches" in window;

  async function keep() {
    const answer = await fetch(phone.dataset.page, { cache: "no-store", redirect: "error" });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const page = new DOMParser().parseFromString(await answer.clone().text(), "text/html");
    const files = [...page.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")];
    await caches.delete(CACHE);
    const cache = await caches.open(CACHE);
    await cache.addAll(files.map((file) => file.getAttribute("href") || file.getAttribute("src")));
    await cache.put(phone.dataset.page, answer);
    await navigator.serviceWorker.register(phone.dataset.worker, { scope: "/" });
    localStorage.setItem(WHOSE, me);
  }

  async function remove() {
    localStorage.removeItem(WHOSE);
    if (canKeep) {
      await caches.delete(CACHE);
      const workers = await navigator.serviceWorker.getRegistrations();
      await Promise.all(workers.map((worker) => worker.unregister()));
    }
  }

  // The switch.
  for (const place of document.querySelectorAll("[data-phone-switch]")) {
    const draw = (failed = false) => {
      place.hidden = !canKeep;
      place.querySelector("[data-kept-here]").hidden = !isKept();
      place.querySelector("[data-keep]").hidden = isKept();
      place.querySelector("[data-remove]").hidden = !isKept();
      place.querySelector("[data-failed]").hidden = !failed;
    };
    const does = (button, deed) => {
      place.querySelector(button).addEventListener("click", async () => {
        try {
          await deed();
          draw();
          place.querySelector(isKept() ? "[data-remove]" : "[data-keep]").focus();
        } catch {
          draw(true);
        }
      });
    };
    does("[data-keep]", keep);
    does("[data-remove]", remove);
    draw();
  }

  // What waits.
  function draw() {
    const entries = mine();
    list.replaceChildren(...entries.map((entry) => {
      const line = document.createElement("li");
      const made = new Date(entry.made).toLocaleString(document.documentElement.lang, WRITTEN);
      line.textContent = `${made}: ${entry.words || phone.dataset.answers}`;
      if (entry.refused) {
        line.append(document.createElement("br"), entry.refused);
      }
      return line;
    }));
    part("still-waiting").hidden = !entries.length;
    waiting.hidden = !entries.length && part("sent").hidden;
  }

  async function send(entry) {
    const form = new FormData();
    for (const [name, value] of Object.entries(entry.diary || {})) {
      form.set(name, value);
    }
    form.set("has_entry", entry.diary ? "yes" : "");
    form.set("record", entry.record);
    form.set("red_flags", JSON.stringify(entry.flags));
    form.set("still_hurts", entry.still ? "yes" : "");
    form.set("submission_key", entry.id);
    const answer = await fetch(phone.dataset.send, {
      method: "POST",
      body: form,
      redirect: "error",
      headers: { "X-CSRFToken": guard.dataset.token },
    });
    const said = await answer.json();
    if (answer.ok) {
      drop(entry.id);
      part("sent").hidden = false;
      return said.emergency;
    }
    const refused = said.errors.join(" ");
    localStorage.setItem(ENTRIES, JSON.stringify(
      all().map((each) => (each.id === entry.id ? { ...each, refused } : each)),
    ));
    return false;
  }

  async function sendAll() {
    let emergency = false;
    for (const entry of mine()) {
      try {
        emergency = (await send(entry)) || emergency;
      } catch {
        break; // No network again: it goes on waiting.
      }
    }
    draw();
    if (emergency) {
      window.location.assign(phone.dataset.hurts);
    }
  }

  part("send-now").addEventListener("click", sendAll);
  part("discard").addEventListener("click", () => {
    if (window.confirm(phone.dataset.ask)) {
      mine().forEach((entry) => drop(entry.id));
      draw();
      document.querySelector("main").focus();
    }
  });

  // Nobody signs out over something that waits; afterwards nothing is left.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (new URL(form.action).pathname !== phone.dataset.logout || form.method !== "post") {
      return;
    }
    event.preventDefault();
    if (mine().length) {
      part("before-leaving").hidden = false;
      draw();
      waiting.focus();
      return;
    }
    localStorage.removeItem(ENTRIES);
    remove().catch(() => {}).then(() => form.submit());
  });

  // What another person kept here is not for this one; one's own is renewed once a visit.
  if (localStorage.getItem(WHOSE) && !isKept()) {
    remove();
  } else if (isKept() && (!sessionStorage.getItem(WHOSE) || location.href.endsWith(phone.dataset.hurts))) {
    keep().then(() => sessionStorage.setItem(WHOSE, me)).catch(() => {});
  }
  draw();
  if (mine().length) {
    sendAll();
  }
}
