// An engine that opens nothing and answers nothing, for tests of the shell alone.
process.parentPort.on('message', ({ data }) => {
  if (data.order === 'open') process.parentPort.postMessage({ news: 'opened', path: 'nowhere' });
  if (data.order === 'close') process.exit(0);
});
