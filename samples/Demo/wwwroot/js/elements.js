// Small constructors for what the page draws.
const svgNamespace = "http://www.w3.org/2000/svg";

export function html(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  assign(element, attributes);
  element.append(...children);
  return element;
}

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(svgNamespace, name);
  assign(element, attributes);
  element.append(...children);
  return element;
}

export function duration(milliseconds) {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}

/** The tone of a socket's state: none, open, closing, closed or aborted. */
export function tone(state) {
  switch (state.toLowerCase()) {
    case "open":
      return "open";
    case "closesent":
    case "closereceived":
    case "closing":
      return "closing";
    case "aborted":
    case "gone":
      return "aborted";
    case "closed":
      return "closed";
    default:
      return "none";
  }
}

function assign(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) {
      element.setAttribute(name, value);
    }
  }
}
