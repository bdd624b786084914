// The questions by keyboard: a number calls up its question, "n" the next without an answer, "?" the
// help. All of it can be switched off (WCAG 2.1.4); the switch is the only thing that is kept here.
"use strict";

const keys = document.querySelector("[data-keys]");
const isOn = document.getElementById("single-keys");
const KEPT = "single-keys";
const TOGETHER = 900; // milliseconds between two digits of one number

const questions = () => [...document.querySelectorAll("[data-answers] [data-number]")]
  .filter((question) => !question.hidden);
const answerOf = (question) =>
  question.querySelector(".choices input:checked")?.value ?? "not_recorded";

function callUp(question) {
  question.scrollIntoView({ block: "center" });
  const control = question.querySelector(".choices input:checked")
    ?? question.querySelector(".choices input:not([hidden])");
  control.focus({ preventScroll: true });
}

function callUpNextOpen() {
  const all = questions();
  const here = all.indexOf(document.activeElement.closest("[data-number]"));
  const next = [...all.slice(here + 1), ...all.slice(0, here + 1)]
    .find((question) => answerOf(question) === "not_recorded" && question !== all[here]);
  if (next) {
    callUp(next);
  } else {
    document.querySelector("[data-answers] [type=submit]").focus();
  }
}

let typed = "";
let typedAt = 0;

function callUpByDigit(digit) {
  const now = Date.now();
  typed = now - typedAt < TOGETHER ? typed + digit : digit;
  typedAt = now;
  const numbered = (number) => questions().find((each) => each.dataset.number === number);
  const question = numbered(typed) ?? numbered(digit);
  if (question) {
    callUp(question);
  }
}

function toggleHelp() {
  keys.open = !keys.open;
  keys.scrollIntoView({ block: "nearest" });
  keys.querySelector("summary").focus();
}

keys.hidden = false;
isOn.checked = localStorage.getItem(KEPT) !== "off";
isOn.addEventListener("change", () => {
  localStorage.setItem(KEPT, isOn.checked ? "on" : "off");
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
  const covered = document.querySelector("dialog[open]");
  if (!isOn.checked || typing || covered || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (/^[0-9]$/.test(event.key)) {
    callUpByDigit(event.key);
  } else if (event.key === "n") {
    callUpNextOpen();
  } else if (event.key === "?") {
    toggleHelp();
  } else {
    return;
  }
  event.preventDefault();
});
