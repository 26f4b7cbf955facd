import { createFileRoute } from '@tanstack/react-router';
import { parseSearchAddress } from './-search/address';
import { SearchPage } from './-search/SearchPage';

export const Route = createFileRoute('/search')({ validateSearch: parseSearchAddress, component: SearchPage });
