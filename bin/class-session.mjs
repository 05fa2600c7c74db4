import { randomBytes, randomInt } from 'node:crypto';
import { createRoom, mostPhones } from './class-room.mjs';
import { createStreams } from './class-streams.mjs';

/** @typedef {import('../src/class/protocol.ts').HostCommand} HostCommand */
/** @typedef {import('../src/class/protocol.ts').HostView} HostView */
/** @typedef {import('../src/class/protocol.ts').Refusal} Refusal */
/** @typedef {Pick<HostView, 'address' | 'addresses'> & { origin: string }} Network */

/** Letters and digits that are not taken for one another. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const drawCode = () => Array.from({ length: 6 }, () => signs[randomInt(signs.length)]).join('');
const draw = () => randomBytes(16).toString('hex');
const noTally = { round: 0, counts: [], votes: 0 };

/** The class of a server: closed until its trainer opens it, and nothing of it is left when it is closed.
 *  `network` tells where phones come in, `moveTo` lets them in at another address.
 *  @param {{ clock: () => number, network: () => Network, moveTo: (address: string) => Promise<void> }} given */
export function createSession({ clock, network, moveTo }) {
  const hostToken = draw();
  let code = drawCode();
  let speakerKey = draw();
  let room = createRoom({ code, clock, draw });
  /** The window that leads the class.
   *  @type {string | null} */
  let lease = null;
  const phones = createStreams({
    most: 150,
    mostEach: 2,
    onEnd: (token) => {
      room.noteSeen(token, -1);
      tellHost();
    },
  });
  const hosts = createStreams({ most: 20, mostEach: 20 });
  const speakers = createStreams({ most: 4, mostEach: 4 });
  // Many votes at once are told once.
  /** @type {NodeJS.Timeout | null} */
  let telling = null;
  function tellHost() {
    telling ??= setTimeout(() => {
      telling = null;
      hosts.tell('class', hostView);
    }, 50);
  }

  /** @returns {HostView} */
  function hostView() {
    const { address, addresses, origin } = network();
    const { phones: there, votes, pace } = room.summary();
    return {
      ...{ boot: room.boot, open: lease !== null, lease, code, address, addresses, pace, votes },
      phones: there,
      url: `${origin}/${code}`.toUpperCase(),
      speakerUrl: `${origin}/speaker?key=${speakerKey}`,
    };
  }

  function close() {
    phones.end('over');
    speakers.end('over');
    lease = null;
    code = drawCode();
    speakerKey = draw();
    room = createRoom({ code, clock, draw });
  }

  /** @param {HostCommand} command
   *  @returns {Promise<unknown>} */
  async function carryOut(command) {
    switch (command.name) {
      case 'moment':
        room.show(command.moment);
        break;
      case 'question':
        room.ballot.put(command.question);
        break;
      case 'lock':
        return room.ballot.lock();
      case 'reveal':
        if (!room.ballot.reveal(command.right, command.why)) return { refused: 'bad-request' };
        break;
      case 'withdraw':
        room.ballot.withdraw();
        break;
      case 'pace':
        room.setPace(command.on);
        break;
      case 'speaker':
        room.tellSpeaker(command.view);
        speakers.tell('speaker', room.speaker);
        break;
      case 'address':
        if (network().addresses.every((it) => it.address !== command.address)) {
          return { refused: 'bad-request' };
        }
        phones.end();
        speakers.end();
        await moveTo(command.address);
        break;
      case 'close':
        close();
        break;
    }
    return noTally;
  }

  return {
    hostToken,
    hostView,
    tellHost,
    phones,
    speakers,
    hosts,
    room: () => room,
    isOpen: () => lease !== null,
    speakerKey: () => speakerKey,
    mostPhones,
    /** A command of the window `from`. Only the window that opened the class leads it; another takes it over
     *  by opening it again.
     *  @param {string} from
     *  @param {HostCommand} command
     *  @returns {Promise<unknown>} */
    async command(from, command) {
      if (command.name === 'open') lease = from;
      else if (lease !== from) return { refused: lease === null ? 'closed' : 'elsewhere' };
      const answer = await carryOut(command);
      room.touch();
      phones.tell('state', (token) => room.viewOf(token));
      tellHost();
      return answer;
    },
    beat() {
      for (const streams of [phones, hosts, speakers]) streams.beat();
      tellHost();
    },
    end() {
      for (const streams of [phones, hosts, speakers]) streams.end();
      if (telling !== null) clearTimeout(telling);
    },
  };
}

/** @typedef {ReturnType<typeof createSession>} Session */
