import { IconMoodConfuzed, IconMoodEmpty, IconMoodHappy, IconMoodSad, IconMoodSmile } from '@tabler/icons-react';
import type { Rating } from '../model/ratings';

const FACES = {
  1: IconMoodSad,
  2: IconMoodConfuzed,
  3: IconMoodEmpty,
  4: IconMoodSmile,
  5: IconMoodHappy,
} as const;

/** Says at a glance what a rating means; the words are beside it. */
export function Face({ rating, size }: { rating: Rating; size: number }) {
  const Icon = FACES[rating];
  return <Icon size={size} stroke={1.6} aria-hidden="true" />;
}
