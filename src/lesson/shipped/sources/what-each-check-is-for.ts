import type { LessonSource, MomentSource } from '../../testing/lesson-source.ts';
import { attacked, unchecked } from './scenarios.ts';
import { held, named, option, said } from './words.ts';

const toUe1 = 'gkp.1.ue1.outsider.message.injected';
const asMembers: MomentSource['view'] = { level: 'members' };

export const whatEachCheckIsFor: LessonSource = {
  id: 'what-each-check-is-for',
  title: said('What each check is for', 'À quoi sert chaque vérification'),
  minutes: 22,
  moments: [
    {
      id: 'one-good-run',
      at: 'gkp.1.ue1.message.notification',
      view: asMembers,
      highlight: [{ kind: 'actor', ref: 'ue1' }],
      caption: said(
        'A good message with the group key arrives: before UE 1 keeps the key, it puts it to many tests.',
        'Un bon message arrive avec la clé de groupe : avant de la garder, l’UE 1 le soumet à bien des tests.',
      ),
      text: said(
        'In MCPTT (Mission Critical Push To Talk) the group management server (GMS) sends the group master key (GMK) to each radio (UE, user equipment), sealed for it and signed. Each UE checks the message, one check after the other, and keeps nothing if one fails. Now eight attacks follow, each on UE 1 and UE 2 alike. UE 1 makes every check; UE 2 is made to leave out the one that matters, so that you see what it was for. No text allows leaving a check out.',
        'Dans MCPTT (Mission Critical Push To Talk), le serveur de gestion de groupe (GMS) envoie la clé maîtresse de groupe (GMK) à chaque poste (UE, user equipment), scellée pour lui et signée. Chaque UE vérifie le message, un point après l’autre, et ne garde rien si une vérification échoue. Viennent maintenant huit attaques, chacune contre l’UE 1 et l’UE 2. L’UE 1 fait toutes les vérifications ; on fait omettre à l’UE 2 celle qui compte, pour montrer à quoi elle servait. Aucun texte ne permet d’en omettre une.',
      ),
      notes: said(
        '2 minutes with the question. The draft lists checks without order; the order here is the tool’s reading: cheap ones first, nothing opened before the signature holds. The Checks tab has all of them.',
        '2 minutes avec la question. Le projet énumère des vérifications sans ordre ; celui d’ici est la lecture de l’outil : d’abord les plus simples, rien d’ouvert avant que la signature soit bonne. L’onglet Vérifications les a toutes.',
      ),
      minutes: 2,
      question: {
        id: 'order-of-checks',
        kind: 'order',
        stem: said(
          'In which order does UE 1 make these checks?',
          'Dans quel ordre l’UE 1 fait-il ces vérifications ?',
        ),
        options: [
          named(
            'decapsulation',
            said(
              'Opening uses a secret key, so it waits until the sender is known and allowed.',
              'Ouvrir emploie une clé secrète : on attend que l’émetteur soit connu et autorisé.',
            ),
          ),
          named(
            'format',
            said(
              'A message that is broken is not worth any calculation.',
              'Un message abîmé ne mérite aucun calcul.',
            ),
          ),
          named(
            'duplicate-gmk-id',
            said(
              'The number of the key (GMK-ID) is known only when the key is open.',
              'Le numéro de la clé (GMK-ID) n’est connu qu’une fois la clé ouverte.',
            ),
          ),
          named(
            'signature',
            said(
              'From here on what the message says can be believed to be its sender’s words.',
              'À partir de là, on peut croire que le message est bien de son émetteur.',
            ),
          ),
          named(
            'authorised',
            said(
              'First who it is, then whether they may.',
              'D’abord qui c’est, ensuite s’il en a le droit.',
            ),
          ),
        ],
      },
    },
    {
      id: 'impostor-signs',
      scenario: attacked('impostor-signs-as-gms'),
      at: toUe1,
      view: asMembers,
      highlight: [{ kind: 'event', ref: toUe1 }],
      caption: said(
        'Attack 1: an outsider holds the message back and sends a key of their own in the name of the GMS.',
        'Attaque 1 : un tiers retient le message et envoie sa propre clé au nom du GMS.',
      ),
      text: said(
        'Names are vouched for by the key management server (KMS): it gives everybody the keys to sign with. The outsider has set up a KMS of their own and given it the name of the true one. Sealing a key for UE 1 takes nothing but public data, so the false key would open without trouble.',
        'C’est le serveur de gestion des clés (KMS) qui répond des noms : il donne à chacun ses clés pour signer. Le tiers a monté un KMS à lui et lui a donné le nom du vrai. Sceller une clé pour l’UE 1 ne demande que des données publiques : la fausse clé s’ouvrirait sans peine.',
      ),
      notes: said(
        '2 minutes with the question. Both UEs make all their checks here; the next moment is the same attack with the check left out at UE 2. Ask what the outsider cannot make, however much is public.',
        '2 minutes avec la question. Les deux UE font ici toutes leurs vérifications ; le moment suivant est la même attaque, la vérification étant omise chez l’UE 2. Demander ce que le tiers ne peut pas fabriquer, si public que soit le reste.',
      ),
      minutes: 2,
      question: {
        id: 'stops-impostor',
        kind: 'check',
        stem: said('Which check stops it at UE 1?', 'Quelle vérification l’arrête chez l’UE 1 ?'),
        options: [
          named(
            'kms',
            said(
              'The message names the true KMS, so this check is content.',
              'Le message désigne le vrai KMS : cette vérification est satisfaite.',
            ),
          ),
          named(
            'signature',
            said(
              'The signature was made with keys of the false KMS and does not fit the public data of the true one.',
              'La signature vient de clés du faux KMS et ne convient pas aux données publiques du vrai.',
            ),
          ),
          named(
            'authorised',
            said(
              'It goes by the name, and the name is that of the GMS.',
              'Elle se fie au nom, et ce nom est celui du GMS.',
            ),
          ),
          named(
            'decapsulation',
            said(
              'The false key is properly sealed for UE 1: it would open.',
              'La fausse clé est bien scellée pour l’UE 1 : elle s’ouvrirait.',
            ),
          ),
        ],
        discuss: said(
          'Which parts of the message could a stranger make from public data alone?',
          'Quelles parties du message un inconnu peut-il faire avec les seules données publiques ?',
        ),
      },
    },
    {
      id: 'impostor-listens',
      scenario: unchecked('impostor-signs-as-gms', 'signature'),
      at: 'gkp.use.ue2.outsider.check.packet.media',
      view: { screen: 'custody', custodyCell: { actor: 'ue2', key: 'gmk-group' } },
      highlight: [{ kind: 'custody', ref: 'ue2.gmk-group' }],
      caption: said(
        'UE 2 did not check the signature: it speaks under the outsider’s key, and the outsider listens.',
        'L’UE 2 n’a pas vérifié la signature : il parle sous la clé du tiers, et le tiers l’écoute.',
      ),
      text: said(
        'UE 1 has refused and holds no key; UE 2 has kept the false one and does not know it. What UE 2 says now opens at the outsider, and its colleagues cannot hear it: UE 3, whom nobody attacked, has the true key. So the check costs a member its key when something is wrong, and saves it from speaking to the enemy.',
        'L’UE 1 a refusé et n’a pas de clé ; l’UE 2 a gardé la fausse et ne le sait pas. Ce que dit l’UE 2 s’ouvre maintenant chez le tiers, et ses collègues ne l’entendent pas : l’UE 3, que personne n’a attaqué, a la vraie clé. Quand quelque chose ne va pas, la vérification prive donc un membre de sa clé, mais lui évite de parler à l’adversaire.',
      ),
      notes: said(
        '1 minute. Read the rows of UE 1, UE 2, UE 3 and of the outsider. Silence is a loss too: ask which of the two the class would rather have.',
        '1 minute. Lire les lignes de l’UE 1, de l’UE 2, de l’UE 3 et du tiers. Le silence est aussi une perte : demander laquelle des deux la classe préfère.',
      ),
      minutes: 1,
    },
    {
      id: 'own-kms',
      scenario: unchecked('impostor-with-own-kms', 'kms'),
      at: 'gkp.2.ue2.check.signature',
      view: asMembers,
      highlight: [{ kind: 'event', ref: 'gkp.2.ue2.check.signature' }],
      caption: said(
        'Attack 2: the outsider’s KMS has a name of its own now, and its certificate comes along.',
        'Attaque 2 : le KMS du tiers a maintenant son propre nom, et son certificat est joint.',
      ),
      text: said(
        'A certificate is the list of a KMS’s public data, and a UE needs it to check signatures. UE 1 has refused the message: it takes only certificates that its own KMS has given it (check “KMS known”). UE 2 leaves that check out and takes any certificate that is offered. It does check the signature, and finds it good; then it keeps the outsider’s key, and is listened to as in attack 1.',
        'Un certificat est la liste des données publiques d’un KMS ; un UE en a besoin pour vérifier les signatures. L’UE 1 a refusé le message : il ne prend que les certificats que son propre KMS lui a donnés (vérification « KMS connu »). L’UE 2 omet cette vérification et accepte tout certificat proposé. Il vérifie bien la signature, et la trouve bonne ; puis il garde la clé du tiers, et il est écouté comme à l’attaque 1.',
      ),
      notes: said(
        '2 minutes with the question. Compare with a passport of a state that one has never heard of: neatly printed, and worth nothing.',
        '2 minutes avec la question. Comparer à un passeport d’un État inconnu : bien imprimé, et sans valeur.',
      ),
      minutes: 2,
      question: {
        id: 'why-signature-is-no-help',
        kind: 'choice',
        stem: said(
          'UE 2 has checked the signature, and it holds. Why does that not save UE 2?',
          'L’UE 2 a vérifié la signature, et elle est bonne. Pourquoi cela ne le sauve-t-il pas ?',
        ),
        options: [
          option(
            'copied',
            said(
              'The outsider has copied a signature of the GMS',
              'Le tiers a recopié une signature du GMS',
            ),
            said(
              'A signature fits one message only: copied to another one it does not hold.',
              'Une signature ne convient qu’à un message : recopiée sur un autre, elle n’est pas bonne.',
            ),
          ),
          option(
            'stolen',
            said('The outsider has stolen the keys of the GMS', 'Le tiers a volé les clés du GMS'),
            said(
              'Nothing was stolen: the outsider’s own KMS has made keys for the name of the GMS.',
              'Rien n’a été volé : le KMS du tiers a fait des clés pour le nom du GMS.',
            ),
          ),
          option(
            'own-certificate',
            said(
              'It was checked against the outsider’s own certificate',
              'Elle a été comparée au certificat du tiers',
            ),
            said(
              'A signature is as good as the KMS behind it. Whom to believe is settled before, by the check of the KMS.',
              'Une signature vaut ce que vaut le KMS derrière elle. La vérification du KMS dit d’abord à qui se fier.',
            ),
          ),
        ],
        right: ['own-certificate'],
      },
    },
    {
      id: 'user-without-right',
      scenario: unchecked('user-sends-own-key', 'authorised'),
      at: 'gkp.use.ue2.message.media-packet.media',
      view: asMembers,
      highlight: [{ kind: 'event', ref: 'gkp.use.ue2.message.media-packet.media' }],
      caption: said(
        'Attack 3: a user of the same KMS sends a key of their own, under their own true name.',
        'Attaque 3 : un utilisateur du même KMS envoie sa propre clé, sous son vrai nom.',
      ),
      text: said(
        'Nothing was forged: name, KMS and signature are genuine, for the KMS gives every user keys to sign with. But this user is no GMS. UE 1 has asked whether the signer may create groups (check “GMS authorised”) and has refused. UE 2 has asked who signed, and not whether they may; now it speaks. UE 3 was not attacked.',
        'Rien n’était falsifié : le nom, le KMS et la signature sont vrais, car le KMS donne à chaque utilisateur de quoi signer. Mais cet utilisateur n’est pas un GMS. L’UE 1 a demandé si le signataire peut créer des groupes (vérification « GMS autorisé ») et a refusé. L’UE 2 a demandé qui a signé, et non s’il en a le droit ; maintenant, il parle. L’UE 3 n’a pas été attaqué.',
      ),
      notes: said(
        '1½ minutes with the question. To know who somebody is and to know what they may do are two things: let the class find an example from daily life.',
        '1 minute et demie avec la question. Savoir qui est quelqu’un et ce qu’il a le droit de faire sont deux choses : faire trouver un exemple de tous les jours.',
      ),
      minutes: 1.5,
      question: {
        id: 'who-opens-it',
        kind: 'choice',
        stem: said(
          'UE 2 speaks under the key that the user has sent. Who can open its packets?',
          'L’UE 2 parle sous la clé que l’utilisateur a envoyée. Qui peut ouvrir ses paquets ?',
        ),
        options: [
          option(
            'group-too',
            said('The group, and that user as well', 'Le groupe, et cet utilisateur aussi'),
            said(
              'UE 1 has refused that key, and UE 3 has the one of the GMS: neither can open them.',
              'L’UE 1 a refusé cette clé, et l’UE 3 a celle du GMS : aucun des deux ne peut les ouvrir.',
            ),
          ),
          option(
            'user-only',
            said('Only that user', 'Cet utilisateur seulement'),
            said(
              'Nobody else has the key. The group hears nothing, and the wrong person everything.',
              'Nul autre n’a la clé. Le groupe n’entend rien, et la mauvaise personne entend tout.',
            ),
          ),
          option(
            'nobody',
            said('Nobody: the key is not one of the GMS', 'Personne : la clé n’est pas du GMS'),
            said(
              'A key works whoever has made it. That is why it matters who may.',
              'Une clé fonctionne, qui que ce soit qui l’ait faite. C’est pourquoi il importe de savoir qui en a le droit.',
            ),
          ),
        ],
        right: ['user-only'],
      },
    },
    {
      id: 'recorded',
      scenario: attacked('recorded-notification-resent'),
      at: toUe1,
      view: asMembers,
      highlight: [{ kind: 'event', ref: toUe1 }],
      caption: said(
        'Attack 4: a former member holds the new key back, and sends the message with the old one again.',
        'Attaque 4 : un ancien membre retient la nouvelle clé et renvoie le message qui portait l’ancienne.',
      ),
      text: said(
        'The message was recorded a minute ago and is genuine to the last octet (group of eight bits): the GMS made it, for this UE. The old key is one that the former member still has. The group was to get a new key just now so that they could not listen any more.',
        'Le message a été enregistré il y a une minute et il est authentique au dernier octet (huit bits) près : c’est le GMS qui l’a fait, pour cet UE. L’ancien membre a toujours l’ancienne clé. Le groupe devait justement en recevoir une nouvelle pour qu’il ne puisse plus écouter.',
      ),
      notes: said(
        '2 minutes with the question. Half of a class says “signature”. Ask what a signature cannot know.',
        '2 minutes avec la question. La moitié d’une classe dit « signature ». Demander ce qu’une signature ne peut pas savoir.',
      ),
      minutes: 2,
      question: {
        id: 'stops-recorded',
        kind: 'check',
        stem: said('Which check stops it at UE 1?', 'Quelle vérification l’arrête chez l’UE 1 ?'),
        options: [
          named(
            'timestamp',
            said(
              'A minute is young enough: the clocks of the parties may differ by more.',
              'Une minute, c’est assez récent : les horloges des parties peuvent différer davantage.',
            ),
          ),
          named(
            'replay',
            said(
              'UE 1 remembers time, random value and sender of what it has received, and takes nothing twice.',
              'L’UE 1 retient l’heure, la valeur aléatoire et l’émetteur de ce qu’il a reçu, et ne prend rien deux fois.',
            ),
          ),
          named(
            'signature',
            said(
              'The GMS has signed it. A signature does not say how often a message may come.',
              'Le GMS l’a signé. Une signature ne dit pas combien de fois un message peut venir.',
            ),
          ),
          named(
            'revoked',
            said(
              'The old message does not say that the key was revoked: it is older than that.',
              'L’ancien message ne dit pas que la clé est révoquée : il date d’avant.',
            ),
          ),
        ],
        discuss: said(
          'What is different about a true letter that arrives a second time?',
          'Qu’a de différent une vraie lettre qui arrive une seconde fois ?',
        ),
      },
    },
    {
      id: 'recorded-kept',
      scenario: unchecked('recorded-notification-resent', 'replay'),
      at: 'gkp.2.ue2.store',
      view: asMembers,
      highlight: [{ kind: 'event', ref: 'gkp.2.ue2.store' }],
      caption: said(
        'UE 2 takes a message twice: all its other checks are content, and it keeps the old key.',
        'L’UE 2 accepte un message deux fois : toutes ses autres vérifications passent, il garde l’ancienne clé.',
      ),
      text: said(
        'The skipped check is marked at UE 2; everything before and behind it has passed. What it has kept is no invention of an outsider but a true key of the GMS, from before. Step on to hear who opens its packets.',
        'La vérification omise est marquée chez l’UE 2 ; tout ce qui précède et suit a réussi. Ce qu’il garde n’est pas l’invention d’un tiers, mais une vraie clé du GMS, d’avant. Avancer pour voir qui ouvre ses paquets.',
      ),
      notes: said(
        '2 minutes with the question. Then step on to the packets: UE 3 stays deaf, the former member opens everything UE 2 says.',
        '2 minutes avec la question. Avancer ensuite jusqu’aux paquets : l’UE 3 reste sourd, l’ancien membre ouvre tout ce que dit l’UE 2.',
      ),
      minutes: 2,
      question: {
        id: 'held-after-replay',
        kind: 'holds',
        stem: said(
          'What does UE 2 have of the key that the GMS wanted it to have?',
          'Qu’a l’UE 2 de la clé que le GMS voulait lui donner ?',
        ),
        about: { party: 'ue2', key: 'gmk-group' },
        options: [
          held(
            'holds',
            said(
              'The message with the new key was held back and never arrived.',
              'Le message avec la nouvelle clé a été retenu et n’est jamais arrivé.',
            ),
          ),
          held(
            'foreign',
            said(
              'It holds the key from before, which the former member has as well.',
              'Il détient la clé d’avant, que l’ancien membre a aussi.',
            ),
          ),
          held(
            'refused',
            said(
              'That is what UE 1 did. UE 2 has left out the check that refuses.',
              'C’est ce qu’a fait l’UE 1. L’UE 2 a omis la vérification qui refuse.',
            ),
          ),
        ],
      },
    },
    {
      id: 'resealed',
      scenario: unchecked('resealed-for-another', 'receiver'),
      at: 'gkp.use.ue2.message.media-packet.media',
      view: asMembers,
      highlight: [{ kind: 'event', ref: 'gkp.use.ue2.message.media-packet.media' }],
      caption: said(
        'Attack 5: with stolen signing keys of the GMS, another user’s message was resealed for this one.',
        'Attaque 5 : avec des clés de signature volées au GMS, le message d’un autre a été rescellé pour celui-ci.',
      ),
      text: said(
        'From here on the attacker can sign for the GMS, so the signature is no help any more. The sealed key was the true one; just the name of the receiver and the number of the key (GUK-ID, mixed with a value of the receiver) were still the other user’s. UE 1 looks whether it is named (check “addressed to me”) and has refused. UE 2 does not: it has worked out a wrong number and stored the true key under it. Now it speaks.',
        'À partir d’ici, l’attaquant peut signer pour le GMS : la signature n’aide plus. La clé scellée était la vraie ; seuls le nom du destinataire et le numéro de la clé (GUK-ID, mêlé d’une valeur du destinataire) étaient encore ceux de l’autre. L’UE 1 regarde s’il est désigné (vérification « destinataire ») et a refusé. L’UE 2 ne le fait pas : il a calculé un faux numéro et rangé la vraie clé dessous. Maintenant, il parle.',
      ),
      notes: said(
        '1½ minutes with the question. Ask who gains from it: nobody listens who could not before, but a member is deaf and does not know why.',
        '1 minute et demie avec la question. Demander à qui cela profite : nul n’écoute qui ne le pouvait déjà, mais un membre est sourd sans savoir pourquoi.',
      ),
      minutes: 1.5,
      question: {
        id: 'wrong-number',
        kind: 'check',
        stem: said(
          'UE 2’s packet reaches UE 3. Which check is the first to fail there?',
          'Le paquet de l’UE 2 arrive à l’UE 3. Quelle vérification y échoue la première ?',
        ),
        options: [
          named(
            'packet',
            said(
              'UE 3 does not get as far as opening the packet.',
              'L’UE 3 n’arrive pas jusqu’à ouvrir le paquet.',
            ),
          ),
          named(
            'mki',
            said(
              'The packet names the key by its number (in its MKI), and UE 3 has no key of that wrong number.',
              'Le paquet désigne la clé par son numéro (dans son MKI), et l’UE 3 n’a pas de clé de ce faux numéro.',
            ),
          ),
          named(
            'signature',
            said('Packets of speech are not signed.', 'Les paquets de parole ne sont pas signés.'),
          ),
          named(
            'none',
            said(
              'Both have the same key, but UE 3 cannot know that it is meant.',
              'Tous deux ont la même clé, mais l’UE 3 ne peut pas savoir que c’est elle.',
            ),
          ),
        ],
      },
    },
    {
      id: 'shifted',
      scenario: unchecked('sealed-key-shifted', 'decapsulation'),
      at: toUe1,
      view: asMembers,
      highlight: [{ kind: 'event', ref: toUe1 }],
      caption: said(
        'Attack 6: the same thief changes the sealed key by one bit, so that another key comes out.',
        'Attaque 6 : le même voleur change un bit de la clé scellée, et c’est une autre clé qui en sort.',
      ),
      text: said(
        'A sealed key has two parts: the masked key, and a point (R) that is worked out from the key and the receiver’s name. The thief knows the true key, changes the masked one by a bit and makes the rest fit, but leaves R as it was. UE 1 works R out again from the key that comes out, and refuses when it is another one (check “GMK decrypted”). UE 2 leaves that out: step on to see it keep the shifted key and speak to the thief only.',
        'Une clé scellée a deux parties : la clé masquée, et un point (R) calculé à partir de la clé et du nom du destinataire. Le voleur connaît la vraie clé, change un bit de celle qui est masquée et ajuste le reste, mais laisse R tel quel. L’UE 1 recalcule R à partir de la clé qui sort, et refuse si c’en est un autre (vérification « GMK déchiffrée »). L’UE 2 s’en dispense : avancer pour le voir garder la clé décalée et ne parler qu’au voleur.',
      ),
      notes: said(
        '2 minutes with the question. This test belongs to the sealing method (SAKKE, RFC 6508): who opens calculates once more what the sender must have calculated.',
        '2 minutes avec la question. Ce test fait partie de la méthode de scellement (SAKKE, RFC 6508) : qui ouvre refait le calcul que l’émetteur a dû faire.',
      ),
      minutes: 2,
      question: {
        id: 'what-the-shift-changed',
        kind: 'octets',
        stem: said(
          'Which parts of the message differ from the good one of the first moment?',
          'Quelles parties du message diffèrent de celui, bon, du premier moment ?',
        ),
        about: { against: 'one-good-run' },
        options: [
          option(
            'HDR',
            said('Header with the GUK-ID (HDR)', 'En-tête avec le GUK-ID (HDR)'),
            said(
              'The number is mixed with a value made from the key and the receiver: another key, another value.',
              'Le numéro est mêlé d’une valeur tirée de la clé et du destinataire : autre clé, autre valeur.',
            ),
          ),
          option(
            'IDRr',
            said('Name of the receiver (IDRr)', 'Nom du destinataire (IDRr)'),
            said('It is still UE 1.', 'C’est toujours l’UE 1.'),
          ),
          option(
            'RAND',
            said('Random value (RAND)', 'Valeur aléatoire (RAND)'),
            said(
              'The thief leaves it as the GMS drew it.',
              'Le voleur le laisse tel que le GMS l’a tiré.',
            ),
          ),
          option(
            'SAKKE',
            said('Sealed key (SAKKE)', 'Clé scellée (SAKKE)'),
            said('One bit of the masked key.', 'Un bit de la clé masquée.'),
          ),
          option(
            'GeneralExtension',
            said('Key parameters (encrypted)', 'Paramètres de clé (chiffrés)'),
            said(
              'They are encrypted with a key made from the group key, so they had to be made anew.',
              'Ils sont chiffrés avec une clé tirée de la clé de groupe : il a fallu les refaire.',
            ),
          ),
          option(
            'SIGN',
            said('Signature (SIGN)', 'Signature (SIGN)'),
            said('It covers all that changed.', 'Elle couvre tout ce qui a changé.'),
          ),
        ],
      },
    },
    {
      id: 'status-bit',
      scenario: unchecked('encrypted-status-flipped', 'key-parameters'),
      at: 'gkp.2.ue2.store',
      view: asMembers,
      highlight: [{ kind: 'event', ref: 'gkp.2.ue2.store' }],
      caption: said(
        'Attack 7: without the group key, a thief of signing keys turned over one bit of encrypted data.',
        'Attaque 7 : sans la clé de groupe, un voleur de clés de signature a inversé un bit de données chiffrées.',
      ),
      text: said(
        'With the key come its parameters: how long it lasts, for which group, and whether it has been revoked, that is, called back. They are encrypted, but where each bit stands is in the standard. The thief has turned over the one for “revoked” without reading it, and signed anew. A check value made from the group key goes along: at UE 1 it does not agree any more, and the message is refused (check “key parameters”). UE 2 does not look at it and believes what it reads.',
        'Avec la clé viennent ses paramètres : sa durée, son groupe, et si elle est révoquée, c’est-à-dire rappelée. Ils sont chiffrés, mais la norme dit où se trouve chaque bit. Le voleur a inversé celui de la révocation sans le lire, et signé de nouveau. Une valeur de contrôle tirée de la clé de groupe les accompagne : chez l’UE 1 elle ne concorde plus, et le message est refusé (vérification « paramètres de clé »). L’UE 2 ne la regarde pas et croit ce qu’il lit.',
      ),
      notes: said(
        '2 minutes with the question. The point: encrypted does not mean protected against change. UE 1 too ends without a key here, but it tells the GMS, which can send it again. In an early version (V13.4.0), as one implementation has it, there was no check value at all.',
        '2 minutes avec la question. L’essentiel : chiffré ne veut pas dire protégé contre une modification. L’UE 1 finit aussi sans clé, mais il le dit au GMS, qui peut la renvoyer. Dans une première version (V13.4.0), telle qu’une implémentation la suit, il n’y avait pas de valeur de contrôle.',
      ),
      minutes: 2,
      question: {
        id: 'held-but-silent',
        kind: 'holds',
        stem: said(
          'UE 2 has read that the key is revoked. What does it have of the group key now?',
          'L’UE 2 a lu que la clé est révoquée. Qu’a-t-il à présent de la clé de groupe ?',
        ),
        about: { party: 'ue2', key: 'gmk-group' },
        options: [
          held(
            'foreign',
            said(
              'The thief did not touch the key, and could not: they do not know it.',
              'Le voleur n’a pas touché à la clé, et ne le pouvait pas : il ne la connaît pas.',
            ),
          ),
          held(
            'refused',
            said(
              'UE 1 has refused it, UE 2 has kept it, marked as revoked.',
              'L’UE 1 l’a refusée ; l’UE 2 l’a gardée, marquée comme révoquée.',
            ),
          ),
          held(
            'holds',
            said(
              'The good key is there, but UE 2 will not use it: it falls silent, which is what the thief wanted.',
              'La bonne clé est là, mais l’UE 2 ne s’en servira pas : il se tait, comme le voulait le voleur.',
            ),
          ),
        ],
      },
    },
    {
      id: 'number-taken-over',
      scenario: attacked('gmk-id-taken-over'),
      at: 'gkp.1.ue1.again.outsider.message.injected',
      view: asMembers,
      highlight: [{ kind: 'event', ref: 'gkp.1.ue1.again.outsider.message.injected' }],
      caption: said(
        'Attack 8: behind the true message comes a second one, with the thief’s key under the same number.',
        'Attaque 8 : derrière le vrai message en vient un second, avec la clé du voleur sous le même numéro.',
      ),
      text: said(
        'Nothing is held back this time: UE 1 and UE 2 get the true key and keep it. Then the thief, who can sign for the GMS, sends a key of their own and gives it the number (GMK-ID) of the one just stored. This tool accepts the same key under its number once more, as an update; that is its own choice, the draft only says “not a duplicate”.',
        'Rien n’est retenu cette fois : l’UE 1 et l’UE 2 reçoivent la vraie clé et la gardent. Puis le voleur, qui peut signer pour le GMS, envoie une clé à lui sous le numéro (GMK-ID) de celle qui vient d’être rangée. Cet outil accepte la même clé sous son numéro une seconde fois, comme mise à jour ; c’est son choix, le projet dit seulement « pas un doublon ».',
      ),
      notes: said(
        '2 minutes with the question. This is the one check that the contribution names besides signature and authorisation. It does not help against a thief who comes first, or under a new number.',
        '2 minutes avec la question. C’est la seule vérification que la contribution nomme à côté de la signature et de l’autorisation. Elle n’aide pas contre un voleur qui vient le premier, ou sous un numéro nouveau.',
      ),
      minutes: 2,
      question: {
        id: 'stops-number',
        kind: 'check',
        stem: said('Which check stops it at UE 1?', 'Quelle vérification l’arrête chez l’UE 1 ?'),
        options: [
          named(
            'replay',
            said(
              'The second message was never received before: it is new.',
              'Le second message n’a jamais été reçu : il est nouveau.',
            ),
          ),
          named(
            'key-parameters',
            said(
              'The thief has made them for their own key, so they agree.',
              'Le voleur les a faits pour sa propre clé : ils concordent.',
            ),
          ),
          named(
            'duplicate-gmk-id',
            said(
              'Another key under a number that is taken is refused.',
              'Une autre clé sous un numéro déjà pris est refusée.',
            ),
          ),
          named(
            'lifetime',
            said(
              'The thief gives the key an ordinary lifetime.',
              'Le voleur donne à la clé une durée ordinaire.',
            ),
          ),
        ],
      },
    },
    {
      id: 'number-kept',
      scenario: unchecked('gmk-id-taken-over', 'duplicate-gmk-id'),
      at: 'gkp.use.ue2.message.media-packet.media',
      view: asMembers,
      highlight: [{ kind: 'event', ref: 'gkp.use.ue2.message.media-packet.media' }],
      caption: said(
        'At UE 2 the thief’s key has taken the place of the true one: UE 2 speaks, and UE 3 tries to open.',
        'Chez l’UE 2, la clé du voleur a pris la place de la vraie : l’UE 2 parle, et l’UE 3 essaie d’ouvrir.',
      ),
      text: said(
        'Both parties have a key under the same number, and each believes that it is the same key. Each of the eight checks has stopped what no other one would have: that is why none may be left out. What no check finds is an attacker who has the signing keys of the GMS and sends a fresh key of their own to all; there the keys of the GMS have to be changed.',
        'Les deux ont une clé sous le même numéro, et chacun croit que c’est la même. Chacune des huit vérifications a arrêté ce qu’aucune autre n’aurait arrêté : c’est pourquoi il ne faut en omettre aucune. Ce qu’aucune ne trouve, c’est un attaquant qui a les clés de signature du GMS et envoie à tous une clé neuve à lui ; il faut alors changer les clés du GMS.',
      ),
      notes: said(
        '2 minutes with the question. Close by asking for each check in one word: who, may they, again, for me, whole, meant, new. The window “What each check stops” (in Faults) has the whole table.',
        '2 minutes avec la question. Conclure en demandant un mot par vérification : qui, a-t-il le droit, encore, pour moi, entière, voulue, neuve. La fenêtre « Ce que chaque vérification arrête » (sous Fautes) a le tableau entier.',
      ),
      minutes: 2,
      question: {
        id: 'notices-at-last',
        kind: 'check',
        stem: said(
          'UE 2’s packet reaches UE 3, which has the true key. Which check is the first to fail there?',
          'Le paquet de l’UE 2 arrive à l’UE 3, qui a la vraie clé. Quelle vérification y échoue la première ?',
        ),
        options: [
          named(
            'mki',
            said(
              'The number in the packet (its MKI) is one that UE 3 has.',
              'L’UE 3 connaît le numéro que porte le paquet (son MKI).',
            ),
          ),
          named(
            'packet',
            said(
              'Under the same number UE 3 has another key: the packet does not open. Only now does somebody notice.',
              'Sous le même numéro, l’UE 3 a une autre clé : le paquet ne s’ouvre pas. Quelqu’un s’en aperçoit seulement maintenant.',
            ),
          ),
          named(
            'signature',
            said('Packets of speech are not signed.', 'Les paquets de parole ne sont pas signés.'),
          ),
          named(
            'none',
            said(
              'It would open at the thief, but not at UE 3.',
              'Il s’ouvre chez le voleur, mais pas chez l’UE 3.',
            ),
          ),
        ],
      },
    },
  ],
};
