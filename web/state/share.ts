import { signal } from '@preact/signals';

/** Whether the address carried a scenario that could not be read. */
export const shareFault = signal(false);
