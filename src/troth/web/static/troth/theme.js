// Light or dark: what the reader chose here, else what their system says.
const KEY = "troth-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

function chosen() {
  return localStorage.getItem(KEY) ?? (system.matches ? "dark" : "light");
}

function apply() {
  document.documentElement.dataset.bsTheme = chosen();
  document.dispatchEvent(new Event("troth:theme"));
}

function toggle() {
  localStorage.setItem(KEY, chosen() === "dark" ? "light" : "dark");
  apply();
}

apply();
system.addEventListener("change", apply);
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-theme-switch]")) toggle();
});
