import { err, ok } from '#shared/lib/result.ts';
import type { SyncTransport } from '#shared/sync/ports.ts';
import type { Caller, ServerModel } from './server-model.ts';

/** A perfect way to the model: every call arrives and is answered. */
export function modelTransport(server: ServerModel, caller: Caller): SyncTransport {
  return {
    session: async () => ok(server.session(caller)),
    push: async ({ mutations }) => ok({ answers: [...server.push(caller, mutations)] }),
    pull: async (request) => {
      const page = server.pull(caller, request);
      return page ? ok(page) : err({ tag: 'refused', message: 'there is no such book' });
    },
    mutationStatus: async (ids) => ok({ answers: [...server.status(caller, ids)] }),
    acknowledge: async (ids) => {
      server.acknowledge(caller, ids);
      return ok(null);
    },
  };
}
