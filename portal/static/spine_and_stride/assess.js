// The cause of pain is asked only with pain: without it the question steps out of sight and is not
// sent; with it an empty cause begins as "not known yet". Without JavaScript the question says so.
"use strict";

for (const question of document.querySelectorAll("[data-only-with-pain]")) {
  const pain = [...document.getElementsByName("back_pain")];
  const proposals = [...document.getElementsByName("proposal_back_pain")];
  const causes = [...question.querySelectorAll("input[name=pain_cause]")];
  const note = question.querySelector("[data-without-script]");
  const none = causes.find((cause) => cause.value === "");
  const unknown = causes.find((cause) => cause.value === "unknown");
  const show = () => {
    const hurts = pain.some((answer) => answer.checked && answer.value !== "none");
    const accepted = proposals.some((choice) => choice.checked && choice.value === "accept");
    question.hidden = !hurts && !accepted;
    question.disabled = question.hidden;
    if (!question.hidden && (none.checked || !causes.some((cause) => cause.checked))) {
      unknown.checked = true;
    }
  };
  note.hidden = true;
  none.closest(".form-check").hidden = true;
  // Before htmx reads the form: the listener stands on the answers themselves.
  for (const answer of [...pain, ...proposals]) {
    answer.addEventListener("change", show);
  }
  show();
}
