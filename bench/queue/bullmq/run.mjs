// One run of BullMQ: adds COUNT jobs, then completes them with one worker of 100 at a time. Prints one line of JSON.
import { Queue, Worker } from 'bullmq';

const [port, count, name] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];
const connection = { host: '127.0.0.1', port };
const BATCH = 200;
// keeps no completed jobs, its own advice for speed; the other side keeps its history
const options = { removeOnComplete: true, removeOnFail: true };

const job = i => ({
  name: 'send',
  data: {
    message: `0199${i.toString(16).padStart(28, '0')}`,
    to: `21355${String(i).padStart(7, '0')}`,
    template: 'bench',
    language: 'en_US',
    parameters: { name: `Recipient ${i}`, code: String(i), company: 'Example Company', link: 'https://example.com/a' },
  },
  opts: options,
});

const queue = new Queue(name, { connection });
await queue.waitUntilReady();

const addBegan = performance.now();
for (let from = 0; from < count; from += BATCH) {
  const to = Math.min(count, from + BATCH);
  await queue.addBulk(Array.from({ length: to - from }, (_, i) => job(from + i)));
}
const addSeconds = (performance.now() - addBegan) / 1000;

let completed = 0;
let finish;
const finished = new Promise(resolve => (finish = resolve));
const worker = new Worker(name, async () => 'wamid', { connection, concurrency: 100, autorun: false });
worker.on('completed', () => {
  completed += 1;
  if (completed === count) finish();
});
worker.on('error', error => {
  console.error(error);
  process.exit(1);
});
await worker.waitUntilReady();

const drainBegan = performance.now();
worker.run();
await finished;
const drainSeconds = (performance.now() - drainBegan) / 1000;

await worker.close();
await queue.obliterate({ force: true });
await queue.close();
console.log(JSON.stringify({ add_per_s: count / addSeconds, drain_per_s: count / drainSeconds, completed }));
