import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

/** Answers below 500 are final: asking again would give the same. */
function mayRetry(failures: number, error: Error): boolean {
  if (error instanceof ApiProblem && error.status > 0 && error.status < 500) return false;
  return failures < 2;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: mayRetry, refetchOnWindowFocus: true },
      // Offline writes are refused in the interface with a reason; nothing is queued behind the agent's back.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
