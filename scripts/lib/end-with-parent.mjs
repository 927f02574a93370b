/** Loaded before a server process that we start: when its parent is gone without having stopped it, it stops itself. */
if (process.channel !== undefined) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // The channel alone must not keep the process alive.
  process.channel.unref();
}
