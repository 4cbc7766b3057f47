import { z } from 'zod';

/*
 * Lets zod compile the schemas that are made after this module: the server has no content security
 * policy and checks a thousand records a request. Imported first by the process (`server/main.ts`).
 */
z.config({ jitless: false });
