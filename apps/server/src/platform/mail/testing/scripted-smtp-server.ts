import { createServer, type Socket } from 'node:net';

/** What the server does instead of answering: `hang` says nothing, `drop` closes the connection. */
export type SmtpReply = string | 'hang' | 'drop';

/** How the server answers each step; what is left out succeeds. `content` is asked after the final dot. */
export interface SmtpScript {
  readonly greeting?: SmtpReply;
  readonly mail?: SmtpReply;
  readonly recipient?: SmtpReply;
  readonly data?: SmtpReply;
  readonly content?: SmtpReply;
  /** Closes the connection as soon as any of the content came. */
  readonly dropsWithinContent?: boolean;
  /** Milliseconds before each answer. */
  readonly pause?: number;
  /** Milliseconds before each letter of the answer to the content: never silent, and not done for long. */
  readonly letterPause?: number;
}

/** What the server took: the content as it came, and the address it was for. */
export interface TakenMail {
  readonly to: string;
  readonly content: string;
}

export interface ScriptedSmtpServer {
  readonly url: string;
  /** Whole contents that reached it, also those to which it gave no final answer. */
  readonly received: TakenMail[];
  /** Connections made so far. */
  readonly connections: () => number;
  /** Mails begun since it was told how to answer. */
  readonly begun: () => number;
  /** How it answers from now on, by a script or by one per mail (numbered from 1 since this call). */
  follow(script: SmtpScript | ((mail: number) => SmtpScript)): void;
  /** Closes the connections that are open, as a server does that found them idle for too long. */
  dropConnections(): void;
  /** Takes no connections any more, until it comes up again at the same address. */
  goDown(): Promise<void>;
  comeUp(): Promise<void>;
  close(): Promise<void>;
}

/** A mail server that does what a test tells it. */
export async function startScriptedSmtpServer(): Promise<ScriptedSmtpServer> {
  let script: (mail: number) => SmtpScript = () => ({});
  let mails = 0;
  let made = 0;
  const open = new Set<Socket>();
  const received: TakenMail[] = [];
  const server = createServer((socket) => {
    made += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    serve(
      socket,
      () => script(mails),
      () => script(++mails),
      received,
    );
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The mail server has no port');
  const { port } = address;
  const dropConnections = (): void => {
    for (const socket of open) socket.destroy();
  };
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      dropConnections();
    });
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    connections: () => made,
    begun: () => mails,
    follow: (next) => {
      mails = 0;
      script = typeof next === 'function' ? next : () => next;
    },
    dropConnections,
    goDown: close,
    comeUp: () => listen(port),
    close,
  };
}

/** One session; `nextMail` is the script of the mail that begins, `current` that of the one under way. */
function serve(socket: Socket, current: () => SmtpScript, nextMail: () => SmtpScript, received: TakenMail[]): void {
  let buffer = '';
  let inData = false;
  let recipient = '';
  let script = current();
  const say = (reply: SmtpReply | undefined, usual: string): void => {
    const { pause = 0 } = script;
    if (reply === 'hang') return;
    if (reply === 'drop') socket.destroy();
    // The client says nothing until it has the answer, so answers stay in order.
    else if (pause > 0) setTimeout(() => socket.write(`${reply ?? usual}\r\n`), pause);
    else socket.write(`${reply ?? usual}\r\n`);
  };
  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') say(undefined, '250 scripted');
    else if (verb === 'MAIL') {
      script = nextMail();
      say(script.mail, '250 sender fine');
    } else if (verb === 'RCPT') {
      recipient = /<([^>]*)>/u.exec(line)?.[1] ?? '';
      say(script.recipient, '250 recipient fine');
    } else if (verb === 'DATA') {
      inData = script.data === undefined || script.data.startsWith('3');
      say(script.data, '354 go on');
    } else if (verb === 'QUIT') {
      socket.end('221 bye\r\n');
    } else say(undefined, '250 fine');
  };
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    if (inData && script.dropsWithinContent) {
      socket.destroy();
      return;
    }
    buffer += chunk;
    for (;;) {
      const end = inData ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n');
      if (end === -1) return;
      const piece = buffer.slice(0, end);
      buffer = buffer.slice(end + (inData ? 5 : 2));
      if (inData) {
        inData = false;
        // A line that begins with a dot has another before it on the way (RFC 5321, 4.5.2).
        received.push({ to: recipient, content: piece.replaceAll(/^\./gmu, '') });
        if (script.letterPause !== undefined) void spell(socket, '250 2.0.0 taken\r\n', script.letterPause);
        else say(script.content, '250 2.0.0 taken');
      } else command(piece);
    }
  });
  say(script.greeting, '220 scripted');
}

async function spell(socket: Socket, text: string, letterPause: number): Promise<void> {
  for (const letter of text) {
    await new Promise((resolve) => {
      setTimeout(resolve, letterPause);
    });
    if (socket.destroyed) return;
    socket.write(letter);
  }
}
