import { createFileRoute } from '@tanstack/react-router';
import { NoCase } from './-inbox/NoCase';

export const Route = createFileRoute('/views/$viewId/')({ component: NoCase });
