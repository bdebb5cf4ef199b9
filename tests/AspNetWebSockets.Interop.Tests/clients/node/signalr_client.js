// The npm package @microsoft/signalr as a client under test. Usage: node signalr_client.js SCENARIO URL
// Prints one line of JSON with what it saw.
import signalR from '@microsoft/signalr';

const [scenario, url] = process.argv.slice(2);
const seen = { states: [] };

const builder = new signalR.HubConnectionBuilder()
  .withUrl(url, {
    transport: signalR.HttpTransportType.WebSockets,
    skipNegotiation: scenario === 'calls-without-negotiation',
  })
  .configureLogging(signalR.LogLevel.None);
const connection = (scenario === 'reconnect' ? builder.withAutomaticReconnect([0, 0, 0]) : builder).build();

const called = [];
connection.on('called', (number) => called.push(number));

const streamed = (count) =>
  new Promise((resolve, reject) => {
    const items = [];
    connection.stream('Count', count).subscribe({
      next: (item) => items.push(item),
      complete: () => resolve(items),
      error: reject,
    });
  });

async function sum(numbers) {
  const subject = new signalR.Subject();
  const answer = connection.invoke('Sum', subject);
  for (const number of numbers) {
    subject.next(number);
  }
  subject.complete();
  return answer;
}

async function calls() {
  seen.echo = await connection.invoke('Echo', 'Grüße, 世界 🌍');
  const large = 'ä'.repeat(15_000);
  seen.large = (await connection.invoke('Echo', large)) === large;
  const many = [...Array(200).keys()].map(String);
  seen.many = (await Promise.all(many.map((text) => connection.invoke('Echo', text)))).join() === many.join();
  seen.refused = await connection.invoke('Refuse', 'no').catch((error) => error.message);
  await connection.invoke('CallBack', 50);
  seen.called = called.join() === [...Array(50).keys()].join();
  seen.streamed = (await streamed(100)).join() === [...Array(100).keys()].join();
  seen.sum = await sum([1, 2, 3, 4]);
}

const closed = new Promise((resolve) => {
  connection.onclose((error) => resolve(error ? 'with an error' : 'in order'));
});

await connection.start();
seen.states.push(connection.state);
switch (scenario) {
  case 'calls':
  case 'calls-without-negotiation':
    await calls();
    await connection.stop();
    break;
  case 'thrown-out':
    await connection.send('ThrowOut');
    break;
  case 'reconnect': {
    const reconnected = new Promise((resolve) => connection.onreconnected(resolve));
    await connection.send('Cut');
    await reconnected;
    seen.echo = await connection.invoke('Echo', 'again');
    await connection.stop();
    break;
  }
  default:
    throw new Error(`unknown scenario ${scenario}`);
}

seen.closed = await closed;
seen.states.push(connection.state);
console.log(JSON.stringify(seen));
