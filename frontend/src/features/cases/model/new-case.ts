import type { Attachment, CaseCategory, CasePriority, Channel, IdentityKind, NewCase } from '../../../api/types';
import { instantIn } from '../../../shared/i18n/zone';

/** Channels a clerk enters by hand. */
export const ENTERED_CHANNELS: readonly Channel[] = ['phone', 'email', 'in_person', 'post', 'fax', 'chat', 'social'];

const WITH_RECEIPT: ReadonlySet<Channel> = new Set(['post', 'fax', 'in_person']);

/** Whether the clerk says when it came in: a letter may have lain for days before it is typed. */
export function needsReceipt(channel: Channel): boolean {
  return WITH_RECEIPT.has(channel);
}

export type NewCaseForm = {
  channel: Channel;
  /** A date and time of the reader's zone as a browser field gives it, or empty for now. */
  receivedAt: string;
  customerId: number | null;
  newCustomer: boolean;
  customerName: string;
  identityKind: IdentityKind;
  identityValue: string;
  subject: string;
  author: 'customer' | 'agent';
  visibility: 'public' | 'internal';
  body: string;
  teamId: string | null;
  assigneeId: string | null;
  priority: CasePriority;
  category: CaseCategory | null;
  topicId: string | null;
  tags: string[];
  confidential: boolean;
  customFields: Record<string, unknown>;
};

export type NewCaseFault = 'customer' | 'identity' | 'subject' | 'body' | 'receipt_missing' | 'receipt_future';

/** The faults of the form by field, before it is sent; the server checks all again. `now` is epoch milliseconds. */
export function faultsOf(form: NewCaseForm, zone: string, now: number): Partial<Record<string, NewCaseFault>> {
  const faults: Partial<Record<string, NewCaseFault>> = {};
  if (form.newCustomer) {
    if (form.identityValue.trim() === '') faults.identityValue = 'identity';
  } else if (form.customerId === null) faults.customerId = 'customer';
  if (form.subject.trim() === '') faults.subject = 'subject';
  if (form.body.trim() === '') faults.body = 'body';
  if (needsReceipt(form.channel)) {
    const receivedAt = instantIn(zone, form.receivedAt);
    if (receivedAt === undefined) faults.receivedAt = 'receipt_missing';
    else if (Date.parse(receivedAt) > now) faults.receivedAt = 'receipt_future';
  }
  return faults;
}

/** The request for a form without faults. */
export function toNewCase(form: NewCaseForm, zone: string, attachments: readonly Attachment[]): NewCase {
  const customFields = Object.fromEntries(
    Object.entries(form.customFields).filter(([, value]) => value !== null && value !== undefined),
  );
  return {
    subject: form.subject.trim(),
    channel: form.channel,
    priority: form.priority,
    ...(form.newCustomer
      ? {
          requester: {
            ...(form.customerName.trim() && { name: form.customerName.trim() }),
            identities: [{ kind: form.identityKind, value: form.identityValue.trim() }],
          },
        }
      : { requesterId: form.customerId ?? undefined }),
    ...(needsReceipt(form.channel) && { receivedAt: instantIn(zone, form.receivedAt) }),
    ...(form.teamId && { teamId: Number(form.teamId) }),
    ...(form.assigneeId && { assigneeId: Number(form.assigneeId) }),
    ...(form.category && { category: form.category }),
    ...(form.topicId && { topicId: Number(form.topicId) }),
    ...(form.tags.length > 0 && { tags: form.tags }),
    ...(form.confidential && { confidential: true }),
    ...(Object.keys(customFields).length > 0 && { customFields }),
    comment: {
      visibility: form.visibility,
      author: form.author,
      body: form.body,
      ...(attachments.length > 0 && { attachmentIds: attachments.map((each) => each.id) }),
    },
  };
}
