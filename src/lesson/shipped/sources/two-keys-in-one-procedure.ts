import type { LessonSource } from '../../testing/lesson-source.ts';
import { type Cost, costOf } from '../../testing/run-of.ts';
import { onceOnePayload, onceTwoPayloads, oneOfTwoFails, twice } from './scenarios.ts';
import { named, number, option, said } from './words.ts';

/** What the three ways come to, from their runs: the texts tell no number of their own. */
const costs = {
  twice: costOf(twice),
  two: costOf(onceTwoPayloads),
  one: costOf(onceOnePayload),
};

/** `12 instead of 6`, in the words of each language. */
const change = (quantity: keyof Cost, from: keyof typeof costs, to: keyof typeof costs) => {
  const [was, is] = [number(costs[from][quantity]), number(costs[to][quantity])];
  return said(`${is.en} instead of ${was.en}`, `${is.fr} au lieu de ${was.fr}`);
};
const isLess = (quantity: keyof Cost, from: keyof typeof costs, to: keyof typeof costs) =>
  costs[to][quantity] < costs[from][quantity];
const quantities = ['octets', 'messages', 'signatures', 'encapsulations'] as const;

const messages = change('messages', 'twice', 'two');
const roundTrips = change('roundTrips', 'twice', 'two');
const octets = number(costs.two.octets);
const signatures = number(costs.two.signatures);
const verifications = number(costs.two.verifications);
const fewerOctets = change('octets', 'two', 'one');
const fewerSignatures = change('signatures', 'two', 'one');
const seals = number(costs.one.encapsulations);
const sameMessages = number(costs.one.messages);

const saidOfOctets = said(
  `${octets.en} octets either way: each key needs its own sealed and signed payload.`,
  `${octets.fr} octets dans les deux cas : chaque clé a besoin de sa propre charge utile, scellée et signée.`,
);

export const twoKeysInOneProcedure: LessonSource = {
  id: 'two-keys-in-one-procedure',
  title: said('Two keys in one procedure', 'Deux clés en une seule procédure'),
  minutes: 18,
  moments: [
    {
      id: 'two-things-to-protect',
      at: 'gkp.use.ue1.message.floor-message.floor',
      highlight: [{ kind: 'event', ref: 'gkp.use.ue1.message.floor-message.floor' }],
      caption: said(
        'In a group call two things travel: the speech, and the requests to speak (floor control).',
        'Dans un appel de groupe passent deux choses : la parole, et les demandes de parole (floor control).',
      ),
      text: said(
        'MCPTT (Mission Critical Push To Talk) lets a group talk over a mobile network, one at a time. Who wants to speak asks first: that is floor control. Speech is called media. Here both are locked with keys from one group master key (GMK), which the group management server (GMS) has made and sent to each radio (UE, user equipment). So whoever may handle the requests could hear the speech as well.',
        'MCPTT (Mission Critical Push To Talk) permet à un groupe de parler sur un réseau mobile, chacun son tour. Qui veut parler le demande d’abord : c’est le contrôle de la prise de parole (floor control). La voix, elle, s’appelle le média. Ici, les deux sont verrouillés par des clés issues d’une seule clé maîtresse de groupe (GMK), que le serveur de gestion de groupe (GMS) a créée et envoyée à chaque poste (UE, user equipment). Qui peut traiter les demandes pourrait donc aussi entendre la voix.',
      ),
      notes: said(
        '2 minutes with the question. Ask who on a network has to read a request to speak, and whether they have to hear the speech. The contribution gives no reason for two keys; the reason told here is ours.',
        '2 minutes avec la question. Demander qui, sur un réseau, doit lire une demande de parole, et s’il lui faut entendre la voix. La contribution ne donne pas de raison pour deux clés ; celle qui est dite ici est la nôtre.',
      ),
      minutes: 2,
      question: {
        id: 'why-two',
        kind: 'choice',
        stem: said(
          'What could be won with one key for speech and a different one for floor control?',
          'Que gagnerait-on avec une clé pour la voix et une autre pour la prise de parole ?',
        ),
        options: [
          option(
            'separate',
            said(
              'Whoever has the floor key cannot hear the speech',
              'Qui a la clé de la prise de parole n’entend pas la voix',
            ),
            said(
              'Each key opens its own kind of packet only. That is a separate security context.',
              'Chaque clé n’ouvre que ses propres paquets. C’est un contexte de sécurité séparé.',
            ),
          ),
          option(
            'stronger',
            said('Both are locked twice as strongly', 'Les deux sont verrouillées deux fois mieux'),
            said(
              'Each packet is still locked with one key, as strong as before.',
              'Chaque paquet reste verrouillé par une seule clé, ni plus ni moins forte.',
            ),
          ),
          option(
            'spare',
            said(
              'If one key is lost, the other replaces it',
              'Si une clé se perd, l’autre la remplace',
            ),
            said(
              'They are no spares: what one has locked the other does not open.',
              'Elles ne se remplacent pas : ce que l’une verrouille, l’autre ne l’ouvre pas.',
            ),
          ),
        ],
        right: ['separate'],
      },
    },
    {
      id: 'twice-the-first',
      scenario: twice,
      at: 'gkp.1.ue1.message.notification',
      highlight: [{ kind: 'step', ref: '1' }],
      caption: said(
        'The draft’s way: run the procedure twice, and the first time bring the key for the speech.',
        'La voie du projet : deux fois la procédure, et la première apporte la clé de la voix.',
      ),
      text: said(
        'The procedure is that of Figure 7.4.2-1: a notification with a sealed and signed key goes to each UE (step 1), and each answers OK (step 2). What carries the key is called a Group Key Transport payload. The draft text says that where media and floor control need separate security contexts, all of it may be done twice, with two different GMKs.',
        'La procédure est celle de la Figure 7.4.2-1 : une notification avec une clé scellée et signée va à chaque UE (étape 1), et chacun répond OK (étape 2). Ce qui porte la clé s’appelle une charge utile Group Key Transport. Le projet de texte dit que, là où le média et la prise de parole ont besoin de contextes de sécurité séparés, on peut tout faire deux fois, avec deux GMK différentes.',
      ),
      notes: said(
        '1 minute. Step through to the OK of UE 3. Say the condition aloud (where separate contexts are needed) and the word may: nobody has to.',
        '1 minute. Avancer jusqu’au OK de l’UE 3. Dire tout haut la condition (là où il faut des contextes séparés) et le « peut » : rien n’y oblige.',
      ),
      minutes: 1,
    },
    {
      id: 'twice-the-second',
      scenario: twice,
      at: 'gkp2.1.ue1.message.notification',
      highlight: [{ kind: 'event', ref: 'gkp2.1.ue1.message.notification' }],
      caption: said(
        'The second time the same UE gets a message of the same form, with the key for floor control.',
        'La seconde fois, le même UE reçoit un message de même forme, avec la clé de la prise de parole.',
      ),
      text: said(
        'UE 1 already holds the key for media; the one for floor control has just arrived and is still sealed. The message names the same sender, the same receiver and the same KMS (key management server, which vouches for names). A message has parts, each with a name in the standard: the question gives them with these names. Those that have to do with the key itself are other ones now.',
        'L’UE 1 détient déjà la clé du média ; celle de la prise de parole vient d’arriver et reste scellée. Le message désigne le même émetteur, le même destinataire et le même KMS (serveur de gestion des clés, qui répond des noms). Un message a des parties, chacune avec un nom dans la norme : la question les donne avec ces noms. Celles qui touchent à la clé elle-même ont changé.',
      ),
      notes: said(
        '2 minutes with the question. Let them vote for several parts. Then show both messages in the Message tab. The time is the same since both runs of this example happen in the same second.',
        '2 minutes avec la question. Laisser voter pour plusieurs parties. Montrer ensuite les deux messages dans l’onglet Message. L’heure est la même, car les deux passages de cet exemple ont lieu dans la même seconde.',
      ),
      minutes: 2,
      question: {
        id: 'what-is-new',
        kind: 'octets',
        stem: said(
          'Which parts of this message are not the same as in the first one to UE 1?',
          'Quelles parties de ce message ne sont pas les mêmes que dans le premier envoyé à l’UE 1 ?',
        ),
        about: { against: 'twice-the-first' },
        options: [
          option(
            'HDR',
            said('Header (HDR)', 'En-tête (HDR)'),
            said(
              'It has the number of the key, mixed with a value of the user: the GUK-ID.',
              'Il porte le numéro de la clé, mêlé d’une valeur de l’utilisateur : le GUK-ID.',
            ),
          ),
          option(
            'RAND',
            said('Random value (RAND)', 'Valeur aléatoire (RAND)'),
            said('Each key comes with one of its own.', 'Chaque clé vient avec la sienne.'),
          ),
          option(
            'IDRr',
            said('Name of the receiver (IDRr)', 'Nom du destinataire (IDRr)'),
            said('UE 1 both times.', 'L’UE 1 les deux fois.'),
          ),
          option(
            'SP',
            said('Security policy (SP)', 'Politique de sécurité (SP)'),
            said(
              'It says how packets are locked, and that is the same for both keys here.',
              'Elle dit comment les paquets sont verrouillés, ici de la même façon pour les deux clés.',
            ),
          ),
          option(
            'SAKKE',
            said('Sealed key (SAKKE)', 'Clé scellée (SAKKE)'),
            said('Another key is inside.', 'Une autre clé s’y trouve.'),
          ),
          option(
            'GeneralExtension',
            said('Key parameters (encrypted)', 'Paramètres de clé (chiffrés)'),
            said(
              'They tell what the key is for and how long it lasts, encrypted with a key made from it.',
              'Ils disent à quoi sert la clé et combien de temps, chiffrés avec une clé tirée d’elle.',
            ),
          ),
          option(
            'SIGN',
            said('Signature (SIGN)', 'Signature (SIGN)'),
            said('It covers all the rest.', 'Elle couvre tout le reste.'),
          ),
        ],
      },
    },
    {
      id: 'two-changes',
      scenario: onceTwoPayloads,
      at: 'gkp.1.gms.compute.gmk.floor',
      view: { tab: 'clause' },
      highlight: [{ kind: 'actor', ref: 'gms' }],
      caption: said(
        'The contribution asks for two changes: one word, and leave to send both keys in one procedure.',
        'La contribution demande deux choses : un mot, et le droit d’envoyer les deux clés en une procédure.',
      ),
      text: said(
        'A contribution is a proposal to change a draft standard. The word: the procedure is performed for obtaining a key, where the text said using one, for nothing is used there yet. The addition: where separate contexts are needed, the GMS may distribute the two different keys in one procedure. Its reason is less signalling, that is, fewer messages beside the call itself.',
        'Une contribution est une proposition de changer un projet de norme. Le mot : la procédure sert à obtenir une clé, là où le texte disait en utiliser une, car rien ne s’y utilise encore. L’ajout : là où il faut des contextes séparés, le GMS peut distribuer les deux clés différentes en une seule procédure. Sa raison : moins de signalisation, c’est-à-dire moins de messages autour de l’appel lui-même.',
      ),
      notes: said(
        '1 minute. The Clause tab shows old word, new word and the added sentence in own words. Both changes stand at the end of two clauses, 7.4.2 and 7.4.4.3.',
        '1 minute. L’onglet Clause montre l’ancien mot, le nouveau et la phrase ajoutée, en nos propres termes. Les deux changements sont à la fin de deux clauses, 7.4.2 et 7.4.4.3.',
      ),
      minutes: 1,
    },
    {
      id: 'once-two-payloads',
      scenario: onceTwoPayloads,
      at: 'gkp.1.ue1.message.notification',
      highlight: [{ kind: 'step', ref: '1' }],
      caption: said(
        'One notification with two payloads: both keys arrive together, each sealed and signed by itself.',
        'Une notification, deux charges utiles : les deux clés arrivent ensemble, chacune scellée et signée.',
      ),
      text: said(
        'The contribution gives no format for this. One message of the key protocol (MIKEY) seals one key, so the plain reading is one notification that carries two of them. Nothing in the protocol has to change; but both have the same form, so something has to tell the UE which key is for what. This tool writes it in the text field of the key parameters: a choice of ours.',
        'La contribution ne donne pas de format. Un message du protocole de clés (MIKEY) scelle une seule clé : la lecture la plus simple est donc une notification qui en porte deux. Rien ne change dans le protocole ; mais les deux ont la même forme, et quelque chose doit dire à l’UE à quoi sert chaque clé. Cet outil l’écrit dans le champ de texte des paramètres de clé : c’est notre choix.',
      ),
      notes: said(
        '2 minutes with the question. Hide the ledger; ask for a show of hands on each quantity. The next moment shows the numbers.',
        '2 minutes avec la question. Ne pas montrer le décompte ; faire lever la main pour chaque grandeur. Le moment suivant montre les nombres.',
      ),
      minutes: 2,
      question: {
        id: 'what-two-payloads-save',
        kind: 'choice',
        stem: said(
          'Once with two payloads instead of twice: what becomes less?',
          'Une fois avec deux charges utiles au lieu de deux fois : qu’est-ce qui diminue ?',
        ),
        options: [
          option(
            'octets',
            said('The octets of the payloads', 'Les octets des charges utiles'),
            saidOfOctets,
          ),
          option(
            'messages',
            said('The number of messages', 'Le nombre de messages'),
            said(
              `${messages.en} in a group of three: each UE is notified and answers once, not twice.`,
              `${messages.fr} dans un groupe de trois : chaque UE est notifié et répond une fois, pas deux.`,
            ),
          ),
          option(
            'signatures',
            said('The number of signatures', 'Le nombre de signatures'),
            said(
              `The GMS signs each payload: ${signatures.en} signatures either way.`,
              `Le GMS signe chaque charge utile : ${signatures.fr} signatures dans les deux cas.`,
            ),
          ),
        ],
        right: quantities.filter((one) => isLess(one, 'twice', 'two')),
        discuss: said(
          'Count for one member: what does the GMS send, and what does it compute?',
          'Comptez pour un membre : qu’envoie le GMS, et que calcule-t-il ?',
        ),
      },
    },
    {
      id: 'numbers-of-two-payloads',
      scenario: onceTwoPayloads,
      at: 'gkp.1.ue1.message.notification',
      view: { screen: 'compare', wholeRun: true },
      caption: said(
        `Two payloads at once save messages, ${messages.en}, but not one octet of the keys themselves.`,
        `Deux charges utiles épargnent des messages, ${messages.fr}, mais pas un octet des clés.`,
      ),
      text: said(
        `Left twice, right once. Messages: ${messages.en}. Payloads stay at ${octets.en} octets (an octet is eight bits, about a letter of text), with ${signatures.en} signatures made and ${verifications.en} verified. A UE waits less: ${roundTrips.en} exchanges one after the other, if the messages that fetch the keys are counted as this tool models them from the detailed standards (stage 3). So what is saved is signalling, as the contribution says, and no computing.`,
        `À gauche deux fois, à droite une fois. Messages : ${messages.fr}. Les charges utiles restent à ${octets.fr} octets (un octet, huit bits, vaut à peu près une lettre), avec ${signatures.fr} signatures faites et ${verifications.fr} vérifiées. Un UE attend moins : ${roundTrips.fr} échanges successifs, si l’on compte les messages qui vont chercher les clés comme cet outil les modélise d’après les normes de détail (stage 3). Ce qu’on épargne est donc de la signalisation, comme le dit la contribution, et aucun calcul.`,
      ),
      notes: said(
        '2 minutes. Read the ledger from the top. Everything counted was really made in the two runs. Ask what changes with a hundred members: all grows in step, the ratio stays.',
        '2 minutes. Lire le décompte de haut en bas. Tout ce qui est compté a vraiment été fait dans les deux exécutions. Demander ce qui change avec cent membres : tout croît de même, le rapport reste.',
      ),
      minutes: 2,
    },
    {
      id: 'once-one-payload',
      scenario: onceOnePayload,
      at: 'gkp.1.ue1.message.notification',
      highlight: [{ kind: 'step', ref: '1' }],
      caption: said(
        'Both keys in a single payload would be shorter still, but no clause defines such a payload.',
        'Les deux clés dans une seule charge utile : plus court encore, mais aucune clause ne la définit.',
      ),
      text: said(
        'This form is an illustration, made to see what it would save. One header, one set of names and one signature serve both keys; the second sealed key travels in an extension of the message. Each key is still sealed on its own, for sealing one more key is what makes it secret. A radio of today may refuse an extension that it does not know.',
        'Cette forme est une illustration, faite pour voir ce qu’elle épargnerait. Un en-tête, un jeu de noms et une signature servent aux deux clés ; la seconde clé scellée voyage dans une extension du message. Chaque clé reste scellée à part, car c’est ce qui la rend secrète. Un poste d’aujourd’hui peut refuser une extension qu’il ne connaît pas.',
      ),
      notes: said(
        '2 minutes with the question. Say clearly that this is illustrative. Of two public implementations that were read, one keeps an unknown extension unread and one rejects the message.',
        '2 minutes avec la question. Dire clairement que c’est illustratif. Des deux implémentations publiques qui ont été lues, l’une garde une extension inconnue sans la lire, l’autre rejette le message.',
      ),
      minutes: 2,
      question: {
        id: 'what-one-payload-saves',
        kind: 'choice',
        stem: said(
          'One payload with two keys instead of two payloads: what does not become less?',
          'Une charge utile avec deux clés au lieu de deux charges utiles : qu’est-ce qui ne diminue pas ?',
        ),
        options: [
          option(
            'signatures',
            said('The number of signatures', 'Le nombre de signatures'),
            said(
              `One signature covers both keys: ${fewerSignatures.en}.`,
              `Une signature couvre les deux clés : ${fewerSignatures.fr}.`,
            ),
          ),
          option(
            'octets',
            said('The octets of the payloads', 'Les octets des charges utiles'),
            said(
              `Header, names and signature are there once: ${fewerOctets.en} octets.`,
              `En-tête, noms et signature n’y sont qu’une fois : ${fewerOctets.fr} octets.`,
            ),
          ),
          option(
            'encapsulations',
            said('The keys that are sealed', 'Les clés à sceller'),
            said(
              `Two keys for each of three UEs are ${seals.en} to seal, whatever carries them.`,
              `Deux clés pour chacun des trois UE font ${seals.fr} à sceller, quel qu’en soit le transport.`,
            ),
          ),
        ],
        right: quantities.filter((one) => one !== 'messages' && !isLess(one, 'two', 'one')),
      },
    },
    {
      id: 'numbers-of-one-payload',
      scenario: onceOnePayload,
      at: 'gkp.1.ue1.message.notification',
      view: {
        screen: 'compare',
        wholeRun: true,
        compare: {
          left: 'once-two-payloads',
          right: 'once-two-keys',
          third: null,
          beside: 'right',
          stop: null,
          quantity: null,
          axis: null,
          counting: 'carrier',
          keyDocument: 'both-payloads',
          network: { ip: 'ipv4', sip: 'tcp', tcpOptions: false, tls: true },
          members: null,
          kilobitsPerSecond: 64,
          roundTripMilliseconds: 200,
          soFar: false,
          without: null,
        },
      },
      caption: said(
        `One payload for both keys saves octets, ${fewerOctets.en}, and signatures, ${fewerSignatures.en}.`,
        `Une charge utile pour les deux clés épargne octets (${fewerOctets.fr}) et signatures (${fewerSignatures.fr}).`,
      ),
      text: said(
        `Left two payloads, right one. Octets: ${fewerOctets.en}. Signatures: ${fewerSignatures.en}. The messages stay at ${sameMessages.en}, and so do the keys that are sealed and opened: ${seals.en} each. The price: a new format that every receiver has to learn, and two keys that stand or fall with one signature.`,
        `À gauche deux charges utiles, à droite une. Octets : ${fewerOctets.fr}. Signatures : ${fewerSignatures.fr}. Les messages restent à ${sameMessages.fr}, et de même les clés scellées et ouvertes : ${seals.fr} chacune. Le prix : un format nouveau que chaque récepteur doit apprendre, et deux clés qui tiennent ou tombent avec une seule signature.`,
      ),
      notes: said(
        '1 minute. Let the class sum up both steps: the first saves messages, the second octets and signatures. Change the group to see the plot grow.',
        '1 minute. Faire résumer les deux pas : le premier épargne des messages, le second des octets et des signatures. Changer la taille du groupe pour voir croître la courbe.',
      ),
      minutes: 1,
    },
    {
      id: 'one-of-two-fails',
      scenario: oneOfTwoFails,
      at: 'gkp.2.ue1.discard.floor',
      highlight: [{ kind: 'event', ref: 'gkp.2.ue1.discard.floor' }],
      caption: said(
        'Two keys come together and one is bad: the contribution does not say what becomes of the other.',
        'Deux clés arrivent ensemble et l’une est mauvaise : la contribution ne dit pas que faire de l’autre.',
      ),
      text: said(
        'At UE 1 the key for floor control does not open, the one for media is good. This is one of three things left open: the format, which key is for what, and what happens if one of the two fails. The tool lets you choose; here the rule is “keep neither”, and under “keep the good one” UE 1 would keep the key for media. Twice has no such case: there each key has its own answer.',
        'Chez l’UE 1, la clé de la prise de parole ne s’ouvre pas, celle du média est bonne. C’est l’un des trois points laissés ouverts : le format, quelle clé sert à quoi, et que faire si l’une des deux échoue. L’outil laisse choisir ; ici, la règle est « n’en conserver aucune », et avec « conserver la clé valable » l’UE 1 garderait celle du média. En deux fois, le cas n’existe pas : chaque clé y a sa réponse.',
      ),
      notes: said(
        '2 minutes with the question. Ask which rule the class would write, and why. Then change “When one of the two keys is bad” in the setup.',
        '2 minutes avec la question. Demander quelle règle la classe écrirait, et pourquoi. Changer ensuite « Quand l’une des deux clés n’est pas valable » dans les réglages.',
      ),
      minutes: 2,
      question: {
        id: 'which-check-on-the-pair',
        kind: 'check',
        stem: said(
          'The key for floor control has been dropped. Which check makes UE 1 drop the good key as well?',
          'La clé de la prise de parole est abandonnée. Quelle vérification fait abandonner aussi la bonne clé ?',
        ),
        options: [
          named(
            'decapsulation',
            said(
              'It has stopped the bad key. The good one opens.',
              'Elle a arrêté la mauvaise clé. La bonne s’ouvre.',
            ),
          ),
          named(
            'signature',
            said(
              'Both signatures hold: the key was bad before it was signed.',
              'Les deux signatures sont bonnes : la clé était mauvaise avant d’être signée.',
            ),
          ),
          named(
            'dual-complete',
            said(
              'Under “keep neither” a pair has to be whole, so the good key goes with the bad one.',
              'Avec « n’en conserver aucune », une paire doit être entière : la bonne clé part avec la mauvaise.',
            ),
          ),
          named(
            'duplicate-gmk-id',
            said('The numbers of both keys are new.', 'Les numéros des deux clés sont nouveaux.'),
          ),
        ],
      },
    },
    {
      id: 'what-became-of-it',
      scenario: onceTwoPayloads,
      at: 'gkp.use.ue1.message.floor-message.floor',
      highlight: [{ kind: 'step', ref: 'use' }],
      caption: said(
        'In the published standard floor control went another way, but one document can carry both kinds of key.',
        'Dans la norme publiée, la prise de parole suit une autre voie, mais un document peut porter deux clés.',
      ),
      text: said(
        'The proposed sentence is in no text we could read, and the clause itself we could not: whether it was adopted is open. In Release 13 as published, a group key protects floor control only off the network, and there it is the same GMK as for speech. On the network the radio shares a key with its server (CSK), and for messages to many there is a key of another kind (MKFC). One document can bring lists of both, GMK and MKFC: that this is the heir of the thought of this lesson is our reading.',
        'La phrase proposée n’est dans aucun texte que nous avons pu lire, et la clause elle-même nous manque : son adoption reste une question ouverte. Dans la Release 13 publiée, une clé de groupe ne protège la prise de parole que hors réseau, et c’est alors la même GMK que pour la voix. Sur le réseau, le poste partage une clé avec son serveur (CSK), et pour les messages à plusieurs il y a une clé d’une autre sorte (MKFC). Un même document peut apporter des listes des deux, GMK et MKFC : y voir l’héritier de l’idée de cette leçon est notre lecture.',
      ),
      notes: said(
        '3 minutes. Ask the class for its verdict: would you have supported the contribution, and with which rule for a bad key? The Clause tab has the releases with their sources.',
        '3 minutes. Demander le verdict de la classe : auriez-vous soutenu la contribution, et avec quelle règle pour une mauvaise clé ? L’onglet Clause donne les versions et leurs sources.',
      ),
      minutes: 3,
    },
  ],
};
