/** How a mail lies on disk: as received, below a few lines that record the delivery, as mail servers do (RFC 5321, 4.4). */

const END = 'X-Brug-Received:';

/** A delivery: whom the SMTP dialogue named, and when. */
export interface Delivery {
  from: string;
  to: string[];
  /** ISO instant. */
  receivedAt: string;
}

/** The bytes to keep. */
export function withDelivery(delivery: Delivery, content: Buffer): Buffer {
  const lines = [
    `Return-Path: <${oneLine(delivery.from)}>`,
    ...delivery.to.map((address) => `Delivered-To: ${oneLine(address)}`),
    `${END} ${delivery.receivedAt}`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n`), content]);
}

/** Takes the delivery off again; what remains is byte for byte what was sent. */
export function splitDelivery(stored: Buffer): { delivery: Delivery; content: Buffer } {
  const delivery: Delivery = { from: '', to: [], receivedAt: '' };
  let at = 0;
  for (;;) {
    const end = stored.indexOf('\r\n', at);
    // A file that somebody else put here: all of it is content.
    if (end === -1) return { delivery: { from: '', to: [], receivedAt: '' }, content: stored };
    const line = stored.subarray(at, end).toString();
    at = end + 2;
    if (line.startsWith('Return-Path: <')) delivery.from = line.slice('Return-Path: <'.length, -1);
    else if (line.startsWith('Delivered-To: ')) delivery.to.push(line.slice('Delivered-To: '.length));
    else if (line.startsWith(END)) {
      return { delivery: { ...delivery, receivedAt: line.slice(END.length + 1) }, content: stored.subarray(at) };
    } else return { delivery: { from: '', to: [], receivedAt: '' }, content: stored };
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ');
}
