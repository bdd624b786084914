// Warns before a session ends, covers the page when it has, and uncovers it for the same person.
// The server ends the session whatever happens here; asking it for the state does not lengthen it.
"use strict";

{
  const guard = document.querySelector("[data-session]");
  const warning = guard.querySelector("[data-session-warning]");
  const over = guard.querySelector("[data-session-over]");
  const countdown = guard.querySelector("[data-session-countdown]");
  const stay = guard.querySelector("[data-session-stay]");
  const warnFrom = Number(guard.dataset.warning);
  const AGAIN = 5; // seconds between looks while the page is covered or the server out of reach

  let ends = Date.now() + Number(guard.dataset.left) * 1000;
  let covered = false;
  let dismissed = false;
  let timer = 0;
  let ticking = 0;

  const left = () => Math.max(0, Math.ceil((ends - Date.now()) / 1000));

  function wakeIn(seconds) {
    window.clearTimeout(timer);
    timer = window.setTimeout(look, Math.max(1, seconds) * 1000);
  }

  async function ask(address, options) {
    const answer = await fetch(address, { cache: "no-store", redirect: "manual", ...options });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer.json();
  }

  async function look() {
    if (left() === 0) {
      cover();
    }
    try {
      settle(await ask(guard.dataset.state));
    } catch {
      wakeIn(AGAIN);
    }
  }

  function settle(state) {
    if (state.who !== guard.dataset.who) {
      cover();
      if (state.who) {
        window.location.reload();
      } else {
        wakeIn(AGAIN);
      }
      return;
    }
    ends = Date.now() + state.left * 1000;
    renew(state.token);
    uncover();
    if (state.left > warnFrom) {
      dismissed = false;
      stopWarning();
      wakeIn(state.left - warnFrom);
    } else {
      warn(state.extends);
      wakeIn(state.left);
    }
  }

  // The token of a form changes with each sign-in.
  function renew(token) {
    guard.dataset.token = token;
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) {
      field.value = token;
    }
  }

  function tick() {
    const seconds = left();
    countdown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  function warn(extendable) {
    guard.querySelector("[data-session-extends]").hidden = !extendable;
    guard.querySelector("[data-session-final]").hidden = extendable;
    guard.querySelector("[data-session-close]").hidden = extendable;
    stay.hidden = !extendable;
    tick();
    if (!warning.open && !dismissed) {
      window.clearInterval(ticking);
      ticking = window.setInterval(tick, 1000);
      warning.showModal();
    }
  }

  function stopWarning() {
    window.clearInterval(ticking);
    warning.close();
  }

  function cover() {
    if (!covered) {
      covered = true;
      stopWarning();
      document.body.classList.add("session-over");
      over.showModal();
    }
  }

  function uncover() {
    if (covered) {
      covered = false;
      document.body.classList.remove("session-over");
      over.close();
    }
  }

  stay.addEventListener("click", async () => {
    try {
      settle(await ask(guard.dataset.stay, {
        method: "POST",
        headers: { "X-CSRFToken": guard.dataset.token },
      }));
    } catch {
      look();
    }
  });
  guard.querySelector("[data-session-close]").addEventListener("click", () => {
    dismissed = true;
    stopWarning();
  });
  warning.addEventListener("cancel", () => { dismissed = true; });
  // The cover stays, however often Escape is pressed.
  over.addEventListener("cancel", (event) => event.preventDefault());
  over.addEventListener("close", () => {
    if (covered) {
      over.showModal();
    }
  });
  // Somebody comes back to this tab, or something on the page was refused.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      look();
    }
  });
  window.addEventListener("focus", look);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      look();
    }
  });
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) {
      cover();
      look();
    }
  });

  wakeIn(left() > warnFrom ? left() - warnFrom : 1);
}
