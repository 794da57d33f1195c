import { readSettings, type Settings, watchSettings } from '../../lib/storage/settings.ts';

/** What is there now, then every change; a change that comes while the first reading is under way is the newer one. */
export function watchSettingsFromNow(onChange: (settings: Settings) => void): () => void {
  let told = false;
  const tell = (settings: Settings) => {
    told = true;
    onChange(settings);
  };
  const stop = watchSettings(tell);
  void readSettings().then((settings) => {
    if (!told) tell(settings);
  });
  return () => {
    told = true;
    stop();
  };
}
