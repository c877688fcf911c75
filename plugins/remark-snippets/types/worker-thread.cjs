'use strict';
/** Checks types beside the main thread: a check takes seconds, most of them to read packages for the first time. */
const { parentPort } = require('node:worker_threads');
const { createJiti } = require('jiti');

const checking = createJiti(__filename).import('./check-types.ts');

parentPort.on('message', async ({ id, request }) => {
  try {
    const { checkTypes } = await checking;
    parentPort.postMessage({ id, faults: checkTypes(request) });
  } catch (error) {
    parentPort.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
