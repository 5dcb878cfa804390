import { SFNClient } from '@aws-sdk/client-sfn';
import { handle } from 'hono/aws-lambda';
import { StepFunctionsEngine } from '../adapters/step-functions-engine.ts';
import { createApp } from '../app/app.ts';
import { limits } from '../contract/limits.ts';
import { cloudLog, cloudObjects, cloudStore, setting } from './environment.ts';
import { ownerOf } from './owner.ts';

const objects = cloudObjects();

/** The HTTP application behind an API gateway (payload format 2.0). */
export const handler = handle(
  createApp({
    store: cloudStore(),
    objects,
    engine: new StepFunctionsEngine(new SFNClient({}), setting('CARAT_STATE_MACHINE'), objects),
    log: cloudLog,
    limits,
    code: setting('CARAT_CODE'),
    cursorSecret: setting('CARAT_CURSOR_SECRET'),
    allowedOrigins: setting('CARAT_ORIGINS').split(' '),
    ownerOf,
  }),
);
