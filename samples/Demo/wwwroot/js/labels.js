// What is written on an arrow.
import { html } from "./elements.js";

export function frameLabel(event) {
  switch (event.kind) {
    case "http":
      return label(event, "http", html("b", {}, "HTTP"), html("span", {}, event.text));
    case "tcp":
      return event.name === "RST"
        ? label(event, "tcp reset", html("b", {}, "TCP"), html("span", {}, "reset"))
        : label(event, "tcp", html("b", {}, "TCP"), html("span", {}, "FIN"));
    default:
      return event.name === "Close"
        ? label(event, "close", html("b", {}, "Close"), html("code", {}, closeCode(event.code)), ...quoted(event.reason), size(event))
        : label(event, "data", html("b", {}, event.name), ...quoted(event.text), size(event));
  }
}

function label(event, className, ...content) {
  const attributes = {
    class: `label ${className}`,
    "data-kind": event.kind,
    "data-from": event.side,
    "data-name": event.name,
    "data-code": event.code,
    "data-reason": event.reason,
    "data-text": event.text,
  };
  return html("span", attributes, html("span", { class: "unseen" }, `${event.side} sends`), ...content);
}

function closeCode(code) {
  return code === 1005 ? "no code" : String(code);
}

function quoted(text) {
  return text ? [html("span", {}, `“${text}”`)] : [];
}

function size({ length }) {
  return html("small", {}, `${length} B`);
}
