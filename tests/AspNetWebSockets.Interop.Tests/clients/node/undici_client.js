// The npm package undici (the WebSocket of browsers, in node) as a client under test. It can neither ping nor fragment.
// Usage: node undici_client.js SCENARIO URL
import { channel } from 'node:diagnostics_channel';
import { WebSocket } from 'undici';
import { Observation, binary, large, subProtocols, text } from './observation.js';

const [scenario, url] = process.argv.slice(2);
const observation = new Observation();

// The interface of browsers hides pings; undici publishes them for diagnosis.
channel('undici:websocket:ping').subscribe(() => {
  if (observation.ping() === 2 && scenario === 'server-ping') {
    socket.send(text);
  }
});

const socket = new WebSocket(url, scenario === 'subprotocol' ? subProtocols : []);
socket.binaryType = 'arraybuffer';

const onOpen = {
  text: () => socket.send(text),
  subprotocol: () => socket.send(text),
  vanish: () => socket.send(text),
  binary: () => socket.send(binary),
  large: () => socket.send(large),
  empty: () => socket.send(''),
  'server-ping': () => {},
  'client-close': () => socket.close(4001, 'client is done'),
  'client-close-empty': () => socket.close(),
  'server-close': () => socket.send('close me'),
}[scenario];

socket.addEventListener('open', () => {
  observation.opened(socket.protocol, socket.extensions);
  onOpen();
});
socket.addEventListener('message', ({ data }) => {
  observation.message(data);
  if (scenario === 'empty' && typeof data === 'string') {
    socket.send(new Uint8Array(0));
  } else if (scenario === 'vanish') {
    observation.print();
  } else {
    socket.close(1000, 'done');
  }
});
socket.addEventListener('error', (event) => observation.error(event.error ?? event.message ?? 'error'));
socket.addEventListener('close', (event) => observation.closed(event.code, event.reason, event.wasClean));
