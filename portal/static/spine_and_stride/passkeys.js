// Passkeys: a form[data-passkey] asks the device first, then sends what it answered.
// "make" sets one up, "use" proves one of mine, "login" begins without saying who I am.
"use strict";

const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const withBytes = (items) => (items || []).map((item) => ({ ...item, id: toBytes(item.id) }));

function make({ publicKey }) {
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: toBytes(publicKey.challenge),
      user: { ...publicKey.user, id: toBytes(publicKey.user.id) },
      excludeCredentials: withBytes(publicKey.excludeCredentials),
    },
  });
}

function use({ publicKey }) {
  return navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: toBytes(publicKey.challenge),
      allowCredentials: withBytes(publicKey.allowCredentials),
    },
  });
}

function written(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) {
      response[name] = toText(credential.response[name]);
    }
  }
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function optionsOf(form) {
  const here = form.querySelector("#passkey-options");
  if (here) {
    return JSON.parse(here.textContent);
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    throw new Error("No passkey can be asked for now.");
  }
  return (await answer.json()).request_options;
}

if (window.PublicKeyCredential) {
  for (const hint of document.querySelectorAll("[data-passkey-unsupported]")) {
    hint.hidden = true;
  }
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const trouble = form.querySelector("[data-passkey-trouble]");
    const button = form.querySelector("[data-passkey-button]");
    button.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = true;
      trouble.hidden = true;
      try {
        const options = await optionsOf(form);
        const credential = await (form.dataset.passkey === "make" ? make : use)(options);
        form.querySelector("[data-passkey-credential]").value = written(credential);
        form.submit();
      } catch {
        trouble.hidden = false;
        button.disabled = false;
      }
    });
  }
}
