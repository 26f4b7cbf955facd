import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Why a clock was cancelled, where the server tells it by a word; else it is what an agent wrote. */
export const cancelLabels: Readonly<Record<string, MessageDescriptor | undefined>> = {
  merged: msg({ context: 'cancelled', message: 'the case was merged into another' }),
  split: msg({ context: 'cancelled', message: 'the message went to another case' }),
  solved: msg({ context: 'cancelled', message: 'the case was solved' }),
  closed: msg({ context: 'cancelled', message: 'the case was closed' }),
  withdrawn: msg({ context: 'cancelled', message: 'what began it was taken back' }),
  spam: msg({ context: 'cancelled', message: 'the case is spam' }),
  trash: msg({ context: 'cancelled', message: 'the case is in the trash' }),
};
