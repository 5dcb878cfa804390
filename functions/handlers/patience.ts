/**
 * How long a part of the cloud may take to answer, milliseconds. The attempts of a client, three or (of the database)
 * four, end before the time of the API does, so that a caller hears that a part does not answer and when to ask again,
 * and not the gateway’s own timeout.
 */
export const patience = { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true };

/** The same for objects, whose bytes may take longer than that, as long as they come. */
export const patienceWithBytes = { connectionTimeout: 1000, socketTimeout: 5000 };
