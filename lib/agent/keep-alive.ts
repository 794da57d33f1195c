import browser from 'webextension-polyfill';

/** A background that only waits for a fetch is killed after 30 s; any extension call starts that clock anew. */
const BEAT_MS = 20_000;

/** Holds the background alive while somebody holds on. */
export class KeepAlive {
  private holders = 0;
  private beat: ReturnType<typeof setInterval> | null = null;

  /** Returns the way to let go; letting go twice counts once. */
  hold(): () => void {
    this.holders += 1;
    this.beat ??= setInterval(() => void browser.runtime.getPlatformInfo(), BEAT_MS);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.holders -= 1;
      if (this.holders > 0 || this.beat === null) return;
      clearInterval(this.beat);
      this.beat = null;
    };
  }
}
