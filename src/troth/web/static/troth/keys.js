// Keys: a letter goes to what is marked with it (`/` the search, `n` a new promise), `g` and a letter to a page, `?`
// opens the help. A form marked so is sent when its choice changes.
const WRITING = "input, textarea, select, [contenteditable]";
const PATIENCE_MS = 1500;
let goUntil = 0;

function showHelp() {
  const help = document.querySelector("[data-help-dialog]");
  if (!help.open) help.showModal();
}

function marked(name, key) {
  return document.querySelector(`[data-${name}="${CSS.escape(key)}"]`);
}

function use(target) {
  if (!target.matches(WRITING)) return target.click();
  target.focus();
  if (target.select) target.select();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(WRITING)) return;
  if (document.querySelector("dialog[open]")) return;
  const isGoing = event.timeStamp < goUntil;
  goUntil = !isGoing && event.key === "g" ? event.timeStamp + PATIENCE_MS : 0;
  const target = marked(isGoing ? "go" : "key", event.key);
  if (target) {
    event.preventDefault();
    use(target);
  } else if (!isGoing && event.key === "?") {
    event.preventDefault();
    showHelp();
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-help]")) showHelp();
});

document.addEventListener("change", (event) => {
  event.target.closest("[data-submit-on-change]")?.requestSubmit();
});
