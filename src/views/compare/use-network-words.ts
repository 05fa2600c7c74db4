import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';

/** What counts as octets, and what lies below stage 3, in words. */
export function useNetworkWords(): Readonly<{ counted: string; network: string }> {
  const { t } = useTranslation();
  const { counting, network } = useAppStore((state) => state.compare);
  const onOff = (is: boolean) => (is ? 'on' : 'off');
  return {
    counted: t(`compare.assumption.counting.${counting}`),
    network: t('compare.assumption.network', {
      ip: t(`compare.assumption.protocol.${network.ip}`),
      sip: t(`compare.assumption.protocol.${network.sip}`),
      options: t(`compare.assumption.networkOptions.${onOff(network.tcpOptions)}`),
      tls: t(`compare.assumption.networkTls.${onOff(network.tls)}`),
    }),
  };
}
