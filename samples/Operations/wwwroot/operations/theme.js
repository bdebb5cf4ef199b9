// The theme follows the system until the reader chooses; the choice is kept.
const key = "theme";

export function setUpTheme(button) {
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (localStorage.getItem(key) ?? (systemIsDark.matches ? "dark" : "light")) === "dark";

  const show = () => {
    document.documentElement.dataset.theme = isDark() ? "dark" : "light";
    button.setAttribute("aria-pressed", String(isDark()));
  };

  button.addEventListener("click", () => {
    localStorage.setItem(key, isDark() ? "light" : "dark");
    show();
  });
  systemIsDark.addEventListener("change", show);
  show();
}
