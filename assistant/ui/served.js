// Gradio sets the page's language to the browser's; the words on it are in ours all the same.
{
const page = document.documentElement;
page.dataset.language = page.lang;
new MutationObserver(() => {
  if (page.lang !== page.dataset.language) page.lang = page.dataset.language;
}).observe(page, { attributes: true, attributeFilter: ["lang"] });
}
