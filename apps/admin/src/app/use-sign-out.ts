import { useNavigate } from '@tanstack/react-router';
import { send } from '../shared/api/api.js';
import { queryClient } from '../shared/api/query-client.js';
import { showProblem } from '../shared/components/notify.js';

/** Ends the session on the server and forgets everything this tab holds. */
export function useSignOut(): () => void {
  const navigate = useNavigate();
  const leave = async () => {
    await send('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    await navigate({ to: '/sign-in' });
    queryClient.clear();
  };
  return () => void leave().catch(showProblem);
}
