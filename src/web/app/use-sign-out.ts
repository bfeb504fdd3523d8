import { App } from 'antd';
import { remove } from './api.ts';
import { useSession } from './session.tsx';

/** Ends the session, or says why it could not be ended: nobody shall walk away from one that goes on. */
export function useSignOut(): () => Promise<boolean> {
  const { set } = useSession();
  const { message } = App.useApp();
  return async () => {
    try {
      await remove('/api/session');
      set(null);
      return true;
    } catch (refused) {
      void message.error(refused instanceof Error ? refused.message : String(refused));
      return false;
    }
  };
}
