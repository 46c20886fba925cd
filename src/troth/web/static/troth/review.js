// The account review by keyboard: Enter goes down, Ctrl+Enter saves, rows are added, and what is typed is kept on the server.
const REST_MS = 800;
const form = document.querySelector("[data-review]");
const kept = document.querySelector("[data-kept]");
const made = document.querySelector("[data-new]");
let waiting = 0;

function rows(cell) {
  return [...cell.closest("table").querySelectorAll("tbody tr")];
}

function below(cell, step) {
  const all = rows(cell);
  const column = CSS.escape(cell.dataset.column);
  for (let place = all.indexOf(cell.closest("tr")) + step; all[place]; place += step) {
    const found = all[place].querySelector(`[data-column="${column}"]`);
    if (found) return found;
  }
  return null;
}

function focus(cell) {
  cell.focus();
  if (cell.select) cell.select();
}

function add() {
  const last = made.lastElementChild;
  const number = Math.max(...[...made.querySelectorAll("[name]")].map((cell) => Number(/^new:(\d+)/.exec(cell.name)?.[1] ?? 0)));
  const row = last.cloneNode(true);
  for (const cell of row.querySelectorAll("[name]")) {
    cell.name = `new:${number + 1}|${cell.dataset.column}`;
    cell.id = `added-${number + 1}-${cell.dataset.column}`;
    cell.removeAttribute("aria-invalid");
    cell.removeAttribute("aria-describedby");
    cell.classList.remove("cell-changed");
    if (cell.matches("select")) cell.selectedIndex = 0;
    else cell.value = "";
  }
  for (const problem of row.querySelectorAll(".cell-problem")) problem.remove();
  made.append(row);
  return row;
}

async function keep() {
  window.clearTimeout(waiting);
  waiting = 0;
  const answer = await fetch(form.dataset.draft, { method: "POST", body: new FormData(form), keepalive: true }).catch(() => null);
  kept.dataset.state = answer?.ok ? "kept" : "lost";
}

function keepSoon() {
  window.clearTimeout(waiting);
  kept.dataset.state = "waiting";
  waiting = window.setTimeout(keep, REST_MS);
}

// Points beside another need than before would be about that one; they are asked anew.
function clearPoints(cell) {
  const number = /^need_(\d)$/.exec(cell.dataset.column ?? "")?.[1];
  if (!number || !cell.defaultValue) return;
  for (const side of ["expected", "perceived"]) {
    const points = cell.closest("tr").querySelector(`[data-column="${side}_${number}"]`);
    if (points) points.value = "";
  }
}

form.addEventListener("input", keepSoon);
form.addEventListener("change", (event) => clearPoints(event.target));
form.addEventListener("submit", () => window.clearTimeout(waiting));
window.addEventListener("pagehide", () => {
  if (waiting) keep();
});

form.addEventListener("keydown", (event) => {
  const cell = event.target.closest("[data-column]");
  if (!cell || event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === "Enter") {
    event.preventDefault();
    const step = event.shiftKey ? -1 : 1;
    const next = below(cell, step) ?? (step > 0 && made.contains(cell) ? add().querySelector(`[data-column="${cell.dataset.column}"]`) : null);
    if (next) focus(next);
  }
});

document.querySelector("[data-add]").addEventListener("click", () => {
  const blank = [...made.children].find((row) => [...row.querySelectorAll("[name]")].every((cell) => !cell.value));
  focus((blank ?? add()).querySelector("[data-column]"));
});

const first = form.querySelector("[aria-invalid]") ?? form.querySelector("[data-column]");
if (first) focus(first);
