// Keys: `/` goes to the search, `?` opens the help. A form marked so is sent when its choice changes.
const WRITING = "input, textarea, select, [contenteditable]";

function showHelp() {
  const help = document.querySelector("[data-help-dialog]");
  if (!help.open) help.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(WRITING)) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (target) {
    event.preventDefault();
    target.focus();
    target.select();
  } else if (event.key === "?") {
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
