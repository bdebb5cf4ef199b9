// What is written on an arrow.
import { html } from "./elements.js";

export function frameLabel(event) {
  switch (event.kind) {
    case "http":
      return html("span", { class: "label http", "data-kind": "http", "data-from": event.side }, html("b", {}, "HTTP"), html("span", {}, event.text));
    case "tcp":
      return html(
        "span",
        { class: `label tcp${event.name === "RST" ? " reset" : ""}`, "data-kind": "tcp", "data-from": event.side, "data-name": event.name },
        html("b", {}, "TCP"),
        html("span", {}, event.name === "RST" ? "reset" : "FIN"),
      );
    default:
      return frame(event);
  }
}

function frame(event) {
  const isClose = event.name === "Close";
  const label = html(
    "span",
    {
      class: isClose ? "label close" : "label data",
      "data-kind": "frame",
      "data-from": event.side,
      "data-name": event.name,
      "data-code": event.code,
      "data-reason": event.reason,
      "data-text": event.text,
    },
    html("b", {}, event.name),
  );
  if (isClose) {
    label.append(html("code", {}, event.code === 1005 ? "no code" : String(event.code)));
  }

  const text = isClose ? event.reason : event.text;
  if (text) {
    label.append(html("span", {}, `“${text}”`));
  }

  label.append(html("small", {}, `${event.length} B`));
  return label;
}
