import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export const RATINGS = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof RATINGS)[number];

/** What each answer means, in words. */
export const ratingLabels: Record<Rating, MessageDescriptor> = {
  1: msg({ context: 'rating', message: 'Very dissatisfied' }),
  2: msg({ context: 'rating', message: 'Dissatisfied' }),
  3: msg({ context: 'rating', message: 'Neutral' }),
  4: msg({ context: 'rating', message: 'Satisfied' }),
  5: msg({ context: 'rating', message: 'Very satisfied' }),
};

export function isRating(value: number | null | undefined): value is Rating {
  return RATINGS.some((rating) => rating === value);
}

/** The rating that a key stands for, wherever the digits are on the keyboard. */
export function ratingOfKey(key: string): Rating | undefined {
  return RATINGS.find((rating) => String(rating) === key);
}
