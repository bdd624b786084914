// What makes a page pleasanter with JavaScript; every page works without it.
"use strict";

// The error summary takes the focus, and its links lead to the first control of the field.
const summary = document.querySelector("[data-error-summary]");
if (summary) {
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(link.hash.slice(1));
    const control = target && (target.matches("input, select, textarea, button")
      ? target
      : target.querySelector("input, select, textarea, button"));
    if (control) {
      event.preventDefault();
      control.scrollIntoView({ block: "center" });
      control.focus({ preventScroll: true });
    }
  });
}

// Keyboard: [data-shortcut="/"] is focused (a control) or followed (a link, a button) by that key,
// unless single keys were switched off in this browser.
document.addEventListener("keydown", (event) => {
  if (localStorage.getItem("single-keys") === "off") {
    return;
  }
  const typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
  if (typing || event.target.isContentEditable || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  for (const element of document.querySelectorAll("[data-shortcut]")) {
    if (element.dataset.shortcut === event.key) {
      event.preventDefault();
      if (element.matches("input, textarea, select")) {
        element.focus();
        if (element.select) {
          element.select();
        }
      } else {
        element.click();
      }
      return;
    }
  }
});

// A menu closes on Escape and on a click elsewhere.
for (const menu of document.querySelectorAll("details[data-menu]")) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

// [data-print] prints the page; without JavaScript the button stays hidden.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// [data-copy="id"] copies the text of that element; without JavaScript the button stays hidden.
for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = button.dataset.copied;
    } catch {
      window.getSelection().selectAllChildren(source);
    }
  });
}

// form[data-warn-unsaved] asks before leaving what was typed and not saved.
for (const form of document.querySelectorAll("form[data-warn-unsaved]")) {
  let unsaved = false;
  form.addEventListener("input", () => { unsaved = true; });
  form.addEventListener("submit", () => { unsaved = false; });
  form.addEventListener("kept", () => { unsaved = false; });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) {
      event.preventDefault();
    }
  });
}
