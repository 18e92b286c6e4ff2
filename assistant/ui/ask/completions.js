// Hands on to the field what was foreseen; nothing is drawn here.
watch("value", () =>
  document.dispatchEvent(new CustomEvent("veiviser:foreseen", { detail: props.value }))
);
