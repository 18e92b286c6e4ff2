// Gradio sets the page's language to the browser's; the words on it are in ours all the same.
{
const page = document.documentElement;
const language = page.lang;
new MutationObserver(() => {
  if (page.lang !== language) page.lang = language;
}).observe(page, { attributes: true, attributeFilter: ["lang"] });
}
