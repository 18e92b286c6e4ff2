// The panel before the first question.
const shell = element.querySelector(".shell");
const STORED = "veiviser-steps-hidden";
let hidden = false;
try {
  hidden = localStorage.getItem(STORED) === "true";
} catch {
  // Nowhere to remember it: then they are shown each time.
}

// On a phone the steps are unfolded when they are asked for: the field comes first there.
function show() {
  const unfolded = shell.querySelector("details")?.open ?? !window.matchMedia("(max-width: 40em)").matches;
  shell.innerHTML = props.value.html + (hidden ? "" : props.value.steps);
  shell.querySelector("details")?.toggleAttribute("open", unfolded);
}

function hide(what) {
  hidden = what;
  try {
    localStorage.setItem(STORED, what);
  } catch {
    // As above.
  }
  show();
}

shell.addEventListener("click", (event) => {
  if (!event.target.closest(".hide")) return;
  hide(true);
  document.getElementById("question-field").focus();
});
document.addEventListener("veiviser:steps", () => hide(false));
watch("value", show);
show();
