import type { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { privateAddresses } from './class-address.mjs';
import { readOptions } from './class-options.mjs';

type Interfaces = ReturnType<typeof networkInterfaces>;

const at = (address: string, family = 'IPv4', internal = false) =>
  ({ address, family, internal, netmask: '', mac: '', cidr: null }) as never;

it('offers private addresses, those of VPNs, containers and guests last', () => {
  const interfaces: Interfaces = {
    lo: [at('127.0.0.1', 'IPv4', true)],
    tailscale0: [at('100.101.1.2')],
    docker0: [at('172.17.0.1')],
    eth0: [at('203.0.113.7'), at('fe80::1', 'IPv6')],
    'vEthernet (WSL)': [at('172.20.0.1')],
    wlan0: [at('192.168.1.5'), at('169.254.3.4')],
    en1: [at('10.0.0.2'), at('172.32.0.1')],
  };
  expect(privateAddresses(interfaces)).toEqual([
    { address: '192.168.1.5', name: 'wlan0' },
    { address: '10.0.0.2', name: 'en1' },
    { address: '172.17.0.1', name: 'docker0' },
    { address: '172.20.0.1', name: 'vEthernet (WSL)' },
    { address: '100.101.1.2', name: 'tailscale0' },
    { address: '169.254.3.4', name: 'wlan0' },
  ]);
});

it('a class is held only where it is asked for', () => {
  expect(readOptions([])).toEqual({ class: false, address: null });
  expect(readOptions(['--class'])).toEqual({ class: true, address: null });
  expect(readOptions(['--class', '--address', '10.0.0.2'])).toMatchObject({ address: '10.0.0.2' });
  expect(readOptions(['--address', '10.0.0.2'])).toHaveProperty('why');
  expect(readOptions(['--clas'])).toHaveProperty('why');
});
