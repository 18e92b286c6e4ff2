// Asks for the files that the menus in the conversation offer, and saves them.
const PATIENCE = 60000; // milliseconds without a word from the server
let waiting = null; // the menu whose file is awaited, and how it was asked for

document.addEventListener("click", (event) => {
  const button = event.target.closest("#conversation [data-format]");
  if (!button || waiting) return;
  const menu = button.closest(".download");
  const asked = Date.now();
  const all = button.dataset.which === "all";
  const around = all ? document.documentElement : menu.closest("[lang]");
  waiting = { menu, asked };
  menu.setAttribute("aria-busy", "true");
  menu.querySelector(".told").textContent = menu.dataset.busy;
  trigger("submit", {
    turn: Number(menu.dataset.turn),
    all,
    format: button.dataset.format,
    asked,
    language: around.lang,
  });
  setTimeout(() => heard({ asked, failed: true }), PATIENCE);
});

function heard({ asked, failed, ...file }) {
  if (waiting?.asked !== asked) return;
  const { menu } = waiting;
  waiting = null;
  menu.removeAttribute("aria-busy");
  if (!failed) save(file);
  const words = failed ? menu.dataset.failed : menu.dataset.saved.replace("{name}", file.name);
  menu.querySelector(".told").textContent = words;
}

function save({ name, type, data }) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE);
}

watch("value", () => heard(props.value));
