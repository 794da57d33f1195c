type Watch<T> = (onChange: (value: T) => void) => () => void;

/** What is there now, then every change; a change that comes while the first reading is under way is the newer one. */
export function watchFromNow<T>(read: () => Promise<T>, watch: Watch<T>): Watch<T> {
  return (onChange) => {
    let told = false;
    const tell = (value: T) => {
      told = true;
      onChange(value);
    };
    const stop = watch(tell);
    void read().then((value) => {
      if (!told) tell(value);
    });
    return () => {
      told = true;
      stop();
    };
  };
}
