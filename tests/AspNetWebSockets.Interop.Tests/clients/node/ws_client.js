// The npm package ws as a client under test. Usage: node ws_client.js SCENARIO URL
import WebSocket from 'ws';
import { Observation, binary, large, ping, subProtocols, text } from './observation.js';

const [scenario, url] = process.argv.slice(2);
const observation = new Observation();
const socket = new WebSocket(url, scenario === 'subprotocol' ? subProtocols : []);

const onOpen = {
  text: () => socket.send(text),
  subprotocol: () => socket.send(text),
  vanish: () => socket.send(text),
  binary: () => socket.send(binary),
  large: () => socket.send(large),
  empty: () => socket.send(''),
  fragmented() {
    // Cut inside a character: "ü" and "世" are torn apart.
    const bytes = Buffer.from(text, 'utf8');
    socket.send(bytes.subarray(0, 3), { binary: false, fin: false });
    socket.send(bytes.subarray(3, 10), { binary: false, fin: false });
    socket.send(bytes.subarray(10), { binary: false, fin: true });
  },
  'client-ping': () => socket.ping(ping),
  'server-ping': () => {},
  'client-close': () => socket.close(4001, 'client is done'),
  'client-close-empty': () => socket.close(),
  'server-close': () => socket.send('close me'),
}[scenario];

socket.on('open', () => {
  observation.opened(socket.protocol, socket.extensions);
  onOpen();
});
socket.on('message', (data, isBinary) => {
  observation.message(isBinary ? data : data.toString('utf8'));
  if (scenario === 'empty' && !isBinary) {
    socket.send(new Uint8Array(0));
  } else if (scenario === 'vanish') {
    observation.print();
  } else {
    socket.close(1000, 'done');
  }
});
socket.on('ping', () => {
  if (observation.ping() === 2 && scenario === 'server-ping') {
    socket.send(text);
  }
});
socket.on('pong', (payload) => {
  observation.pong(payload);
  socket.close(1000, 'done');
});
socket.on('error', (error) => observation.error(error));
socket.addEventListener('close', (event) => observation.closed(event.code, event.reason, event.wasClean));
