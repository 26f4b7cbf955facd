import type { CaseView } from '../../src/api/types';
import { type Api, unique } from './api';

/** A customer who asks the same twice and something else besides, and another one with the same words. */
export async function likeEachOther(api: Api): Promise<number> {
  const word = unique();
  const body = `The courier left the ${word} kettle with a neighbour who does not answer.`;
  const ask = (subject: string, of?: CaseView): Promise<CaseView> =>
    api.createCase(subject, {
      ...(of && { requesterId: of.requesterId, requester: undefined }),
      comment: { visibility: 'public', author: 'customer', body },
    });
  const first = await ask('My parcel with the kettle never came');
  await ask('Which voucher was meant for the invoice of October?', first);
  await ask('A neighbour has the kettle');
  return (await ask('My parcel with the kettle never came!', first)).id;
}
