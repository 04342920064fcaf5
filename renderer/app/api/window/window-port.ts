import type { Port, Reply, Request } from '../../../../models/base/ipc/contract.ts';

// Where this window's port comes from. Electron: the preload forwards a MessagePort with the page's first message.
// Browser shell: a WebSocket to the origin that served the page. Requests made before the port is there are kept.

interface Wire {
  send(message: Request): void;
  close(): void;
}
type Listener = { onMessage: (reply: Reply) => void; onClose: () => void };

const overMessagePort = (port: MessagePort, { onMessage }: Listener): Wire => {
  port.addEventListener('message', (event: MessageEvent<Reply>) => onMessage(event.data));
  port.start();
  return { send: (message) => port.postMessage(message), close: () => port.close() };
};

const overSocket = (socket: WebSocket, { onMessage, onClose }: Listener): Wire => {
  // Replies are what our own router wrote; JSON.parse gives them back as they were.
  socket.addEventListener('message', (event: MessageEvent<string>) => onMessage(JSON.parse(event.data) as Reply));
  socket.addEventListener('close', onClose);
  return { send: (message) => socket.send(JSON.stringify(message)), close: () => socket.close() };
};

const openWire = (listener: Listener, ready: (wire: Wire) => void): void => {
  if (location.protocol === 'phenoscope:') {
    const onPort = (event: MessageEvent): void => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== 'phenoscope.port' || !port) return;
      window.removeEventListener('message', onPort);
      ready(overMessagePort(port, listener));
    };
    window.addEventListener('message', onPort);
    window.postMessage('phenoscope.ready', '*');
    return;
  }
  const socket = new WebSocket(`ws://${location.host}/port`);
  const wire = overSocket(socket, listener);
  socket.addEventListener('open', () => ready(wire), { once: true });
};

/** The one port of this window. Total: what is sent early is delivered when the wire opens. */
export function windowPort(): Port<Request, Reply> {
  let wire: Wire | undefined;
  const early: Request[] = [];
  return {
    send: (message) => (wire ? wire.send(message) : void early.push(message)),
    listen: (onMessage, onClose) =>
      openWire({ onMessage, onClose }, (opened) => {
        wire = opened;
        for (const message of early.splice(0)) opened.send(message);
      }),
    close: () => wire?.close(),
  };
}
