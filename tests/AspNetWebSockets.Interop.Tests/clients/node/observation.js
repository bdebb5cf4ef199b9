// What every node client reports, and the payloads of the scenarios.
import { createHash } from 'node:crypto';

export const text = 'Grüße, 世界 🌍';
export const binary = Uint8Array.from({ length: 256 }, (_, i) => i);
export const large = Uint8Array.from({ length: 1 << 20 }, (_, i) => i % 251);
export const ping = 'are you there';
export const subProtocols = ['chat.v1', 'chat.v2'];

const timeoutMilliseconds = 30_000;

export class Observation {
  #values = {
    subProtocol: null,
    compressed: false,
    messages: [],
    pongs: [],
    pings: 0,
    closeCode: null,
    closeReason: null,
    clean: false,
    error: null,
  };
  #deadline = setTimeout(() => this.failed(new Error('timed out')), timeoutMilliseconds);

  opened(subProtocol, extensions = '') {
    this.#values.subProtocol = subProtocol || null;
    this.#values.compressed = extensions.includes('permessage-deflate');
  }

  message(payload) {
    const kind = typeof payload === 'string' ? 'text' : 'binary';
    const data = kind === 'text' ? Buffer.from(payload, 'utf8') : Buffer.from(payload);
    const sha256 = createHash('sha256').update(data).digest('hex');
    this.#values.messages.push({ kind, length: data.length, sha256 });
  }

  ping() {
    return ++this.#values.pings;
  }

  pong(payload) {
    this.#values.pongs.push(payload.toString('utf8'));
  }

  closed(code, reason, clean) {
    Object.assign(this.#values, { closeCode: code, closeReason: reason, clean });
    this.#end();
  }

  /** Remembers the error; the client reports the end of the connection by itself. */
  error(error) {
    this.#values.error = String(error);
  }

  failed(error) {
    this.error(error);
    this.#end();
  }

  print() {
    process.stdout.write(JSON.stringify(this.#values) + '\n');
  }

  #end() {
    clearTimeout(this.#deadline);
    process.stdout.write(JSON.stringify(this.#values) + '\n', () => process.exit());
  }
}
