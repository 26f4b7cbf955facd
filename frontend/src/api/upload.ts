import { ApiProblem, networkProblem } from './problem';
import type { paths } from './schema.gen';
import { accessToken, renewedToken, requestLanguage } from './session';
import type { Attachment } from './types';

// `fetch` cannot tell how much of a body has left, so uploads alone use XMLHttpRequest, on the path of the contract.
const PATH = '/api/v1/attachments' satisfies keyof paths;

function send(
  file: File,
  token: string | undefined,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${PATH}?fileName=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.setRequestHeader('Accept-Language', requestLanguage());
    request.setRequestHeader('Idempotency-Key', crypto.randomUUID());
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => resolve({ status: request.status, body: request.response });
    request.onerror = () => reject(networkProblem());
    request.onabort = () => reject(new DOMException('Upload cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** Uploads one file; `onProgress` gets 0 to 1. The result belongs to the uploader until a comment uses it. */
export async function uploadAttachment(
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  const token = accessToken();
  let answer = await send(file, token, onProgress, signal);
  if (answer.status === 401) answer = await send(file, await renewedToken(token), onProgress, signal);
  if (answer.status !== 201) throw new ApiProblem(answer.status, (answer.body ?? {}) as Record<string, unknown>);
  return answer.body as Attachment;
}
