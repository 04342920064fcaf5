import type { Port, Reply, Request } from '../../../models/base/ipc/contract.ts';

/**
 * Two joined ends in one process: the command line and tests ask over `client`, the router answers `server`. Messages are
 * passed as JSON text, so what a window could not send, a script cannot either.
 */
export function portPair(): { readonly client: Port<Request, Reply>; readonly server: Port<Reply, Request> } {
  const ends: { toServer?: (request: Request) => void; toClient?: (reply: Reply) => void } = {};
  const closers: (() => void)[] = [];
  const close = (): void => {
    for (const onClose of closers.splice(0)) onClose();
  };
  // JSON.parse gives back what the typed end wrote.
  const copy = <T>(message: T): T => JSON.parse(JSON.stringify(message)) as T;
  return {
    client: {
      send: (request) => queueMicrotask(() => ends.toServer?.(copy(request))),
      listen: (onMessage, onClose) => {
        ends.toClient = onMessage;
        closers.push(onClose);
      },
      close,
    },
    server: {
      send: (reply) => queueMicrotask(() => ends.toClient?.(copy(reply))),
      listen: (onMessage, onClose) => {
        ends.toServer = onMessage;
        closers.push(onClose);
      },
      close,
    },
  };
}
