/** The policy of the page allows no code made of text; this is imported before anything is checked. */
import * as z from 'zod';

z.config({ jitless: true });
