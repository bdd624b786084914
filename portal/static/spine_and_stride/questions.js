// A question that depends on another one stays out of sight until that one is answered yes or not
// sure. Without JavaScript it stands there and says when it is asked.
"use strict";

for (const question of document.querySelectorAll("[data-asked-after]")) {
  const parent = question.dataset.askedAfter;
  const answers = [...document.getElementsByName(parent)];
  const show = () => {
    question.hidden = !answers.some((answer) => answer.checked && answer.value !== "no");
  };
  for (const answer of answers) {
    answer.addEventListener("change", show);
  }
  show();
}
