// Each answer is kept on the server together with the class. While the connection is lost the page
// says so, keeps what was answered, and sends it when the connection is back; nothing of it is ever
// put into this browser's own storage.
"use strict";

for (const form of document.querySelectorAll("[data-keeps]")) {
  const lost = form.querySelector("[data-lost]");
  const AGAIN = 5000; // milliseconds until another try
  let waiting = null;

  const sendAgain = () => {
    clearTimeout(waiting);
    waiting = null;
    form.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const say = (words) => {
    if (lost.textContent !== words) {
      lost.textContent = words;
    }
  };
  const isLost = () => {
    say(lost.dataset.lost);
    clearTimeout(waiting);
    waiting = setTimeout(sendAgain, AGAIN);
  };

  form.addEventListener("htmx:sendError", isLost);
  form.addEventListener("htmx:timeout", isLost);
  form.addEventListener("htmx:responseError", () => say(lost.dataset.refused));
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) {
      clearTimeout(waiting);
      waiting = null;
      say("");
      form.dispatchEvent(new Event("kept"));
    }
  });
  window.addEventListener("online", () => {
    if (waiting !== null) {
      sendAgain();
    }
  });
}
