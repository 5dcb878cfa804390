/**
 * The policy of the page allows no code made of text, which zod tries as soon as the first schema is made: this says so
 * before any is. The name is zod’s own, see `zod/v4/core/core.ts`.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
