import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';

type LinkProps = {
  className?: string;
  tabIndex?: number;
  'aria-label'?: string;
  'aria-current'?: 'true';
  'data-case'?: number;
  children: ReactNode;
};

/** Where a list and the cases opened from it live in the address; both keep what narrows the list down. */
export type Place = {
  open: (caseId: number) => void;
  back: () => void;
  caseLink: (caseId: number, props: LinkProps) => ReactNode;
  listLink: (props: LinkProps) => ReactNode;
};

/** The list of a view. */
export function useViewPlace(viewId: string): Place {
  const navigate = useNavigate();
  return useMemo(
    () => ({
      open: (caseId) =>
        void navigate({
          to: '/views/$viewId/cases/$caseId',
          params: { viewId, caseId: String(caseId) },
          search: true,
        }),
      back: () => void navigate({ to: '/views/$viewId', params: { viewId }, search: true }),
      caseLink: (caseId, props) => (
        <Link to="/views/$viewId/cases/$caseId" params={{ viewId, caseId: String(caseId) }} search {...props} />
      ),
      listLink: (props) => <Link to="/views/$viewId" params={{ viewId }} search {...props} />,
    }),
    [navigate, viewId],
  );
}

/** What a search has found. */
export function useSearchPlace(): Place {
  const navigate = useNavigate();
  return useMemo(
    () => ({
      open: (caseId) =>
        void navigate({ to: '/search/cases/$caseId', params: { caseId: String(caseId) }, search: true }),
      back: () => void navigate({ to: '/search', search: true }),
      caseLink: (caseId, props) => (
        <Link to="/search/cases/$caseId" params={{ caseId: String(caseId) }} search {...props} />
      ),
      listLink: (props) => <Link to="/search" search {...props} />,
    }),
    [navigate],
  );
}
