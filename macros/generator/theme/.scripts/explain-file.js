// @ts-check
if (location.protocol === "file:") {
  const script = document.currentScript?.dataset.script;
  document.head.append(Object.assign(document.createElement("script"), { src: script }));
}
