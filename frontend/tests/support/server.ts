import { setupServer } from 'msw/node';

/** The network of a test. A request that no test has announced fails the test. */
export const server = setupServer();
