// The panel of the messages to all.
const shell = element.querySelector(".shell");

function show() {
  shell.innerHTML = props.value[document.documentElement.dataset.language];
}

document.addEventListener("veiviser:language", show);
document.addEventListener("veiviser:standing", () => trigger("select", {}));
watch("value", show);
show();
