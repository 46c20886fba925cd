// The dialog in which facts are entered: opens with what was fetched, sends with Ctrl+Enter, and does not lose words
// to a slip of the Escape key. What a saved fact did is said aloud, and the focus goes back to where it was.
const OPENER = "troth.opener";
const REFUSALS = new Set([403, 404]);
const dialog = document.querySelector("#entering");

function isChanged(form) {
  return [...(form?.elements ?? [])].some((field) => {
    if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected && option.defaultSelected);
    return "defaultValue" in field && field.type !== "hidden" && field.value !== field.defaultValue;
  });
}

function show() {
  if (!dialog.open) dialog.showModal();
  const first = dialog.querySelector("[aria-invalid]") ?? dialog.querySelector("[data-first]");
  (first ?? dialog.querySelector("button, a"))?.focus();
}

function rememberOpener(event) {
  const opener = event.target.closest("[data-hx-get][href]");
  if (opener && !dialog.contains(opener)) sessionStorage.setItem(OPENER, opener.getAttribute("href"));
}

function returnFocus() {
  const address = sessionStorage.getItem(OPENER);
  sessionStorage.removeItem(OPENER);
  const opener = address && document.querySelector(`[data-hx-get][href="${CSS.escape(address)}"]`);
  if (opener?.checkVisibility()) opener.focus({ preventScroll: true });
}

// A status line is read out when it changes, not when it comes with the page.
function sayAloud(words) {
  const parts = [...words.childNodes];
  words.replaceChildren();
  setTimeout(() => words.replaceChildren(...parts), 100);
}

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target !== dialog || !REFUSALS.has(event.detail.xhr.status)) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});
// Only once all is settled, since until then the focus is not ours.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target === dialog) show();
});
document.addEventListener("click", (event) => {
  rememberOpener(event);
  if (event.target.closest("[data-close]")) {
    if (dialog.open) dialog.close();
    else history.back();
  }
  if (event.target.closest("[data-told-close]")) event.target.closest("[data-told]").remove();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.closest("form.entering-form")?.requestSubmit();
});
dialog.addEventListener("cancel", (event) => {
  const lost = dialog.querySelector("[data-lost]");
  if (!lost || !lost.hidden || !isChanged(dialog.querySelector("form"))) return;
  event.preventDefault();
  lost.hidden = false;
});
dialog.addEventListener("close", () => dialog.replaceChildren());

const told = document.querySelector("[data-told-words]");
if (told) {
  sayAloud(told);
  returnFocus();
}

document.querySelector(".entering-page [aria-invalid], .entering-page [data-first]")?.focus();
