/** jsforce's debug log prints addresses and answers. Nothing of an org goes to a log. */
class SilentLogger {
  createInstance(): SilentLogger {
    return this;
  }
  setLogLevel(): void {}
  debug(): void {}
  info(): void {}
  warn(): void {}
  error(): void {}
  fatal(): void {}
}

const silent = new SilentLogger();

export const getLogger = (): SilentLogger => silent;
export { SilentLogger as Logger };
