import type { CommandName } from '../../present/messages.ts';
import type { AppStore } from '../../store/app-store.ts';
import { presentBack, presentNext } from '../../store/present-moves.ts';
import { paused, setToZero, started } from '../../store/talk-timer.ts';

const mostMinutes = 600;

/** Does what a speaker asks for; false where that cannot be done now. */
export function obey(store: AppStore, name: CommandName, argument: number | undefined): boolean {
  const { presentation, changePresentation } = store.getState();
  const { timer, black, pointer } = presentation;
  const now = Date.now();
  switch (name) {
    case 'next':
      presentNext(store);
      return true;
    case 'back':
      presentBack(store);
      return true;
    case 'black':
      changePresentation({ black: !black });
      return true;
    case 'pointer':
      changePresentation({ pointer: !pointer });
      return true;
    case 'startTimer':
      changePresentation({ timer: started(timer, now) });
      return true;
    case 'pauseTimer':
      changePresentation({ timer: paused(timer, now) });
      return true;
    case 'resetTimer': {
      const zero = setToZero(timer);
      if (zero !== null) changePresentation({ timer: zero });
      return zero !== null;
    }
    case 'setLimit': {
      const minutes = Math.trunc(argument ?? -1);
      if (minutes < 0 || minutes > mostMinutes) return false;
      changePresentation({ timer: { ...timer, limitMinutes: minutes } });
      return true;
    }
  }
}
