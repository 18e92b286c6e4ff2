// The panel of the view.
const shell = element.querySelector(".shell");

function show() {
  shell.innerHTML = props.value.html;
}

shell.addEventListener("click", (event) => {
  if (!event.target.closest(".again")) return;
  document.dispatchEvent(new CustomEvent("veiviser:steps"));
  shell.querySelector(".again-done").textContent = props.value.again_done;
});
document.addEventListener("veiviser:view", () => {
  shell.querySelector(".again-done").textContent = "";
});
watch("value", show);
show();
