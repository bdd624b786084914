// The code of a link stands behind the # (no server sees it): into the field, and out of the address.
"use strict";

const field = document.querySelector("[data-from-fragment]");
const code = window.location.hash.slice(1);
if (field && code && code !== "content") {
  field.value = code;
  window.history.replaceState(null, "", window.location.pathname);
}
