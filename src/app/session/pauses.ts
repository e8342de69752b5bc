// Letting the worker's own messages in: an engine that computes on this thread leaves them no other chance.

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Settles after every message that has arrived by now; a timer would wait some milliseconds longer. */
export function letMessagesIn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
