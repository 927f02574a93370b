import type { LiveMessage } from './live-topics.js';

/** How the stream of changes is: `lost` while it is tried again. */
export type LiveStatus = 'connecting' | 'open' | 'lost';

export interface LiveHandlers {
  readonly onMessage: (message: LiveMessage) => void;
  readonly onStatus: (status: LiveStatus) => void;
  /** The stream is back after a gap in which messages may have been missed. */
  readonly onGap: () => void;
}

type Shared =
  | { readonly kind: 'message'; readonly message: LiveMessage }
  | { readonly kind: 'status'; readonly status: LiveStatus }
  | { readonly kind: 'gap' }
  | { readonly kind: 'hello' };

const name = 'brug-live';
const firstWait = 1000;
const longestWait = 30_000;

/**
 * Listens to what changes on the server. HTTP/1.1 allows six connections to a server per browser, so the tabs share one: the tab that
 * holds the lock is connected and tells the others; when it is closed, the next one takes over.
 *
 * @returns stops listening
 */
export function openLiveConnection(url: string, handlers: LiveHandlers): () => void {
  const stop = new AbortController();
  const channel = new BroadcastChannel(name);
  let leading = false;
  let status: LiveStatus = 'connecting';

  const hear = (shared: Shared) => {
    if (shared.kind === 'message') handlers.onMessage(shared.message);
    if (shared.kind === 'gap') handlers.onGap();
    if (shared.kind === 'status' && shared.status !== status) {
      status = shared.status;
      handlers.onStatus(status);
    }
  };
  const tell = (shared: Shared) => {
    hear(shared);
    channel.postMessage(shared);
  };

  channel.addEventListener('message', ({ data }: MessageEvent<Shared>) => {
    if (data.kind === 'hello') {
      if (leading) channel.postMessage({ kind: 'status', status } satisfies Shared);
    } else if (!leading) hear(data);
  });
  channel.postMessage({ kind: 'hello' } satisfies Shared);

  const lead = async () => {
    leading = true;
    // Who takes over may have missed what was said between the two streams.
    await stream(url, stop.signal, tell, status !== 'connecting');
  };
  const led = 'locks' in navigator ? navigator.locks.request(name, { signal: stop.signal }, lead) : lead();
  led.catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });

  return () => {
    stop.abort();
    channel.close();
  };
}

/** Keeps an event source open until the signal fires; a source the browser has given up on is opened again, later each time. */
function stream(
  url: string,
  signal: AbortSignal,
  tell: (shared: Shared) => void,
  followsOther: boolean,
): Promise<void> {
  return new Promise((resolve) => {
    let wait = firstWait;
    let wasOpen = followsOther;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const open = () => {
      const current = new EventSource(url);
      source = current;
      current.addEventListener('open', () => {
        wait = firstWait;
        tell({ kind: 'status', status: 'open' });
        if (wasOpen) tell({ kind: 'gap' });
        wasOpen = true;
      });
      current.addEventListener('message', ({ data }: MessageEvent<string>) => {
        tell({ kind: 'message', message: JSON.parse(data) as LiveMessage });
      });
      current.addEventListener('error', () => {
        tell({ kind: 'status', status: 'lost' });
        if (current.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, longestWait);
      });
    };

    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      source?.close();
      resolve();
    });
    if (signal.aborted) resolve();
    else open();
  });
}
