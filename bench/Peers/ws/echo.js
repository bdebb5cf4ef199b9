// The npm package ws on Node.js: every message back.
import { readFileSync } from "node:fs";
import { WebSocketServer } from "ws";

const { version } = JSON.parse(readFileSync(new URL("node_modules/ws/package.json", import.meta.url), "utf8"));
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, backlog: 4096, perMessageDeflate: false });
server.on("connection", (socket) => {
  socket.on("message", (message, isBinary) => socket.send(message, { binary: isBinary }));
  socket.on("error", () => socket.terminate());
});
server.on("listening", () => {
  console.log(`listening on 127.0.0.1:${server.address().port} version=ws ${version} on Node.js ${process.version}`);
});

// Whoever started this server holds its standard input: the server ends with it.
process.stdin.on("end", () => process.exit(0));
process.stdin.resume();
