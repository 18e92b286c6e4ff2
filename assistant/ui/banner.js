// The panel of the messages to all.
const shell = element.querySelector(".shell");

function show() {
  shell.innerHTML = props.value[document.documentElement.dataset.language];
}

document.addEventListener("veiviser:language", show);
watch("value", show);
show();
