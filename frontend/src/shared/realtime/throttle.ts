/** Runs at once, then at most once per interval; a call in between is not lost but runs at its end. */
export function throttle(run: () => void, intervalMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const elapsed = () => {
    timer = undefined;
    if (again) {
      again = false;
      call();
    }
  };
  const call = () => {
    if (timer) {
      again = true;
      return;
    }
    timer = setTimeout(elapsed, intervalMs);
    run();
  };
  return call;
}
