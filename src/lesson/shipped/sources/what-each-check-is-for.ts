import type { LessonSource, MomentSource } from '../../testing/lesson-source.ts';
import { attacked } from './scenarios.ts';
import { held, named, option, said } from './words.ts';

const toUe1 = 'gkp.1.ue1.outsider.message.injected';
const asMembers: MomentSource['view'] = { level: 'members' };
const impostor = attacked('impostor-signs-as-gms', 'signature');
const recorded = attacked('recorded-notification-resent', 'replay');
const takenOver = attacked('gmk-id-taken-over', 'duplicate-gmk-id');

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
        'In MCPTT (Mission Critical Push To Talk) the group management server (GMS) sends the group master key (GMK) to each radio (UE, user equipment), sealed for it and signed. Each UE checks the message, one check after the other, and keeps nothing if one fails. Now eight attacks follow, each on UE 1 and UE 2 alike. UE 1 makes every check; UE 2 leaves out the one that matters, so that you see what it was for. No text allows leaving a check out.',
        'Dans MCPTT (Mission Critical Push To Talk), le serveur de gestion de groupe (GMS) envoie la clé maîtresse de groupe (GMK) à chaque poste (UE, user equipment), scellée pour lui et signée. Chaque UE vérifie le message, un point après l’autre, et ne garde rien si une vérification échoue. Viennent maintenant huit attaques, chacune contre l’UE 1 et l’UE 2. L’UE 1 fait toutes les vérifications ; l’UE 2 omet celle qui compte, pour montrer à quoi elle servait. Aucun texte ne permet d’en omettre une.',
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
      scenario: impostor,
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
        '2 minutes with the question. Ask what the outsider cannot make, however much is public. Then step on: UE 1 refuses, UE 2 does not.',
        '2 minutes avec la question. Demander ce que le tiers ne peut pas fabriquer, si public que soit le reste. Avancer ensuite : l’UE 1 refuse, l’UE 2 non.',
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
      scenario: impostor,
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
      scenario: attacked('impostor-with-own-kms', 'kms'),
      at: toUe1,
      view: asMembers,
      highlight: [{ kind: 'event', ref: toUe1 }],
      caption: said(
        'Attack 2: the outsider’s KMS has a name of its own now, and its certificate comes along.',
        'Attaque 2 : le KMS du tiers a maintenant son propre nom, et son certificat est joint.',
      ),
      text: said(
        'A certificate is the list of a KMS’s public data. With this one the signature fits: the message is well signed, by keys of a KMS that the outsider runs. UE 2 takes any certificate that is offered. Step on to see that it keeps the outsider’s key and is listened to, as in attack 1.',
        'Un certificat est la liste des données publiques d’un KMS. Avec celui-ci, la signature convient : le message est bien signé, par des clés d’un KMS que tient le tiers. L’UE 2 accepte tout certificat proposé. Avancer pour voir qu’il garde la clé du tiers et qu’il est écouté, comme à l’attaque 1.',
      ),
      notes: said(
        '2 minutes with the question. Compare with a passport of a state that one has never heard of: neatly printed, and worth nothing.',
        '2 minutes avec la question. Comparer à un passeport d’un État inconnu : bien imprimé, et sans valeur.',
      ),
      minutes: 2,
      question: {
        id: 'stops-own-kms',
        kind: 'check',
        stem: said('Which check stops it at UE 1?', 'Quelle vérification l’arrête chez l’UE 1 ?'),
        options: [
          named(
            'signature',
            said(
              'It would pass with the certificate that was sent along.',
              'Elle réussirait avec le certificat joint.',
            ),
          ),
          named(
            'kms',
            said(
              'Only certificates count that UE 1 was given by its own KMS; this one came from a stranger.',
              'Seuls comptent les certificats que l’UE 1 a reçus de son propre KMS ; celui-ci vient d’un inconnu.',
            ),
          ),
          named(
            'receiver',
            said('The message names UE 1, correctly.', 'Le message désigne bien l’UE 1.'),
          ),
          named(
            'authorised',
            said(
              'The name in it is that of the GMS, which may create groups.',
              'Le nom qu’il porte est celui du GMS, qui peut créer des groupes.',
            ),
          ),
        ],
      },
    },
    {
      id: 'user-without-right',
      scenario: attacked('user-sends-own-key', 'authorised'),
      at: toUe1,
      view: asMembers,
      highlight: [{ kind: 'event', ref: toUe1 }],
      caption: said(
        'Attack 3: a user of the same KMS sends a key of their own, under their own true name.',
        'Attaque 3 : un utilisateur du même KMS envoie sa propre clé, sous son vrai nom.',
      ),
      text: said(
        'Nothing is forged here: name, KMS and signature are genuine, for the KMS gives every user keys to sign with. But this user is no GMS. UE 2 asks who signed, and not whether they may; it then speaks under a key that this user has chosen.',
        'Rien n’est falsifié ici : le nom, le KMS et la signature sont vrais, car le KMS donne à chaque utilisateur de quoi signer. Mais cet utilisateur n’est pas un GMS. L’UE 2 demande qui a signé, et non s’il en a le droit ; il parle ensuite sous une clé que cet utilisateur a choisie.',
      ),
      notes: said(
        '1½ minutes with the question. To know who somebody is and to know what they may do are two things: let the class find an example from daily life.',
        '1 minute et demie avec la question. Savoir qui est quelqu’un et ce qu’il a le droit de faire sont deux choses : faire trouver un exemple de tous les jours.',
      ),
      minutes: 1.5,
      question: {
        id: 'stops-user',
        kind: 'check',
        stem: said('Which check stops it at UE 1?', 'Quelle vérification l’arrête chez l’UE 1 ?'),
        options: [
          named(
            'kms',
            said('It is the KMS that UE 1 trusts.', 'C’est le KMS auquel l’UE 1 se fie.'),
          ),
          named(
            'signature',
            said(
              'The user has signed with good keys of their own.',
              'L’utilisateur a signé avec de bonnes clés, les siennes.',
            ),
          ),
          named(
            'authorised',
            said(
              'This user is not among those that may create groups.',
              'Cet utilisateur n’est pas de ceux qui peuvent créer des groupes.',
            ),
          ),
          named(
            'initiator',
            said(
              'It asks only whether the sender is named in a usable form. This one is.',
              'Elle demande seulement si l’émetteur est nommé sous une forme utilisable. C’est le cas.',
            ),
          ),
        ],
      },
    },
    {
      id: 'recorded',
      scenario: recorded,
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
      scenario: recorded,
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
      scenario: attacked('resealed-for-another', 'receiver'),
      at: toUe1,
      view: asMembers,
      highlight: [{ kind: 'event', ref: toUe1 }],
      caption: said(
        'Attack 5: with stolen signing keys of the GMS, another user’s message is resealed for this one.',
        'Attaque 5 : avec des clés de signature volées au GMS, le message d’un autre est rescellé pour celui-ci.',
      ),
      text: said(
        'From here on the attacker can sign for the GMS, so the signature is no help any more. The sealed key is the true one and opens at UE 1; just the name of the receiver and the number of the key (GUK-ID, mixed with a value of the receiver) are still the other user’s. UE 2 does not look at the name: it works out a wrong number and stores the true key under it, so the packets of the group stay closed to it.',
        'À partir d’ici, l’attaquant peut signer pour le GMS : la signature n’aide plus. La clé scellée est la vraie et s’ouvre chez l’UE 1 ; seuls le nom du destinataire et le numéro de la clé (GUK-ID, mêlé d’une valeur du destinataire) sont encore ceux de l’autre. L’UE 2 ne regarde pas le nom : il calcule un faux numéro et range la vraie clé dessous, et les paquets du groupe lui restent fermés.',
      ),
      notes: said(
        '1½ minutes with the question. Ask who gains from it: nobody listens who could not before, but a member is deaf and does not know why.',
        '1 minute et demie avec la question. Demander à qui cela profite : nul n’écoute qui ne le pouvait déjà, mais un membre est sourd sans savoir pourquoi.',
      ),
      minutes: 1.5,
      question: {
        id: 'stops-resealed',
        kind: 'check',
        stem: said('Which check stops it at UE 1?', 'Quelle vérification l’arrête chez l’UE 1 ?'),
        options: [
          named(
            'receiver',
            said(
              'The message names another user than UE 1.',
              'Le message désigne un autre utilisateur que l’UE 1.',
            ),
          ),
          named(
            'signature',
            said(
              'It was signed with the keys of the GMS, so it holds.',
              'Elle est faite avec les clés du GMS : elle est bonne.',
            ),
          ),
          named(
            'decapsulation',
            said(
              'The key was sealed anew for UE 1 and opens.',
              'La clé a été rescellée pour l’UE 1 et s’ouvre.',
            ),
          ),
          named(
            'guk-id',
            said(
              'It looks at the form of the number, which is right; whose it is it cannot see.',
              'Elle regarde la forme du numéro, qui est juste ; elle ne voit pas à qui il est.',
            ),
          ),
        ],
      },
    },
    {
      id: 'shifted',
      scenario: attacked('sealed-key-shifted', 'decapsulation'),
      at: toUe1,
      view: asMembers,
      highlight: [{ kind: 'event', ref: toUe1 }],
      caption: said(
        'Attack 6: the same thief changes the sealed key by one bit, so that another key comes out.',
        'Attaque 6 : le même voleur change un bit de la clé scellée, et c’est une autre clé qui en sort.',
      ),
      text: said(
        'A sealed key has two parts: the masked key, and a point (R) that is worked out from the key and the receiver’s name. The thief knows the true key, changes the masked one, and makes everything else fit the new key, except R. Without the key one cannot make R; with it one could, and then one would just be sending a key of one’s own. UE 2 keeps the shifted key, and what it says opens at the thief only.',
        'Une clé scellée a deux parties : la clé masquée, et un point (R) calculé à partir de la clé et du nom du destinataire. Le voleur connaît la vraie clé, change celle qui est masquée et ajuste tout le reste à la nouvelle, sauf R. Sans la clé, on ne peut pas faire R ; avec elle, on le pourrait, et ce serait simplement envoyer une clé à soi. L’UE 2 garde la clé décalée, et ce qu’il dit ne s’ouvre que chez le voleur.',
      ),
      notes: said(
        '2 minutes with the question. This test belongs to the sealing method (SAKKE, RFC 6508): who opens calculates once more what the sender must have calculated.',
        '2 minutes avec la question. Ce test fait partie de la méthode de scellement (SAKKE, RFC 6508) : qui ouvre refait le calcul que l’émetteur a dû faire.',
      ),
      minutes: 2,
      question: {
        id: 'stops-shifted',
        kind: 'check',
        stem: said('Which check stops it at UE 1?', 'Quelle vérification l’arrête chez l’UE 1 ?'),
        options: [
          named(
            'sakke-parameters',
            said(
              'R is a proper point, the one of the true key.',
              'R est un point régulier, celui de la vraie clé.',
            ),
          ),
          named(
            'decapsulation',
            said(
              'UE 1 works R out again from the key that came out: it is not the R that was sent.',
              'L’UE 1 recalcule R à partir de la clé obtenue : ce n’est pas le R envoyé.',
            ),
          ),
          named(
            'key-parameters',
            said(
              'The thief has made them for the shifted key, so they would agree.',
              'Le voleur les a faits pour la clé décalée : ils concorderaient.',
            ),
          ),
          named(
            'signature',
            said(
              'The thief signs for the GMS after the change.',
              'Le voleur signe pour le GMS après le changement.',
            ),
          ),
        ],
      },
    },
    {
      id: 'status-bit',
      scenario: attacked('encrypted-status-flipped', 'key-parameters'),
      at: toUe1,
      view: asMembers,
      highlight: [{ kind: 'event', ref: toUe1 }],
      caption: said(
        'Attack 7: without the group key, a thief of signing keys turns over one bit of encrypted data.',
        'Attaque 7 : sans la clé de groupe, un voleur de clés de signature inverse un bit de données chiffrées.',
      ),
      text: said(
        'With the key come its parameters: how long it lasts, for which group, and whether it has been revoked, that is, called back. They are encrypted, but where each bit stands is in the standard. The thief turns over the one for “revoked” without reading it, and signs anew. A check value made from the group key goes along, and at UE 1 it does not agree any more: the message is refused (check “key parameters”). UE 2 does not look at it, takes its good key for revoked, and falls silent.',
        'Avec la clé viennent ses paramètres : sa durée, son groupe, et si elle est révoquée, c’est-à-dire rappelée. Ils sont chiffrés, mais la norme dit où se trouve chaque bit. Le voleur inverse celui de la révocation sans le lire, et signe de nouveau. Une valeur de contrôle tirée de la clé de groupe les accompagne, et chez l’UE 1 elle ne concorde plus : le message est refusé (vérification « paramètres de clé »). L’UE 2 ne la regarde pas, croit sa bonne clé révoquée, et se tait.',
      ),
      notes: said(
        '2 minutes with the question. The point: encrypted does not mean protected against change. UE 1 too ends without a key here, but it tells the GMS, which can send it again. In an early version (V13.4.0), as one implementation has it, there was no check value at all.',
        '2 minutes avec la question. L’essentiel : chiffré ne veut pas dire protégé contre une modification. L’UE 1 finit aussi sans clé, mais il le dit au GMS, qui peut la renvoyer. Dans une première version (V13.4.0), telle qu’une implémentation la suit, il n’y avait pas de valeur de contrôle.',
      ),
      minutes: 2,
      question: {
        id: 'what-the-thief-changed',
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
            said('The number of the key is untouched.', 'Le numéro de la clé est intact.'),
          ),
          option(
            'SAKKE',
            said('Sealed key (SAKKE)', 'Clé scellée (SAKKE)'),
            said(
              'The thief does not know the key and has no need to touch it.',
              'Le voleur ne connaît pas la clé et n’a pas besoin d’y toucher.',
            ),
          ),
          option(
            'GeneralExtension',
            said('Key parameters (encrypted)', 'Paramètres de clé (chiffrés)'),
            said('One bit of them is turned over.', 'Un de leurs bits est inversé.'),
          ),
          option(
            'SIGN',
            said('Signature (SIGN)', 'Signature (SIGN)'),
            said(
              'It covers the parameters, so it had to be made anew.',
              'Elle couvre les paramètres : il a fallu la refaire.',
            ),
          ),
        ],
      },
    },
    {
      id: 'number-taken-over',
      scenario: takenOver,
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
      scenario: takenOver,
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
        '2 minutes with the question. Close by asking for each check in one word: who, may they, again, for me, whole, meant, new. The Compare view has the table of what each check alone stops.',
        '2 minutes avec la question. Conclure en demandant un mot par vérification : qui, a-t-il le droit, encore, pour moi, entière, voulue, neuve. La vue Comparer a le tableau de ce que chacune est seule à arrêter.',
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
