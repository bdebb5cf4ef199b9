// The last two minutes of a number as a line.
const kept = 120;
const height = 32;
const margin = 2;

export class Line {
  #path;
  #values = [];

  constructor(svg) {
    this.#path = svg.querySelector("path");
  }

  add(value) {
    this.#values.push(value);
    this.#values.splice(0, this.#values.length - kept);
    const top = Math.max(1, ...this.#values);
    const start = kept - this.#values.length;
    const points = this.#values.map((each, index) => {
      const y = height - margin - (each / top) * (height - 2 * margin);
      return `${start + index} ${y.toFixed(1)}`;
    });
    this.#path.setAttribute("d", `M${points.join("L")}`);
  }
}
