import type { LessonSource, MomentSource } from '../../testing/lesson-source.ts';
import { held, option, said } from './words.ts';

/** The figure alone: a beginner need not see the octets beside it. */
const plain: MomentSource['view'] = { inspectorOpen: false };

export const whyAGroupKey: LessonSource = {
  id: 'why-a-group-key',
  title: said('Why a group key', 'Pourquoi une clé de groupe'),
  minutes: 10,
  moments: [
    {
      id: 'who-could-listen',
      at: 'gkp.0.kms.compute.eccsi-kms-setup',
      view: plain,
      highlight: [{ kind: 'actor', ref: 'ue1' }],
      caption: said(
        'What a radio sends, anybody near can receive: so what a group says has to be locked.',
        'Ce qu’une radio émet, tout voisin peut le capter : il faut donc verrouiller ce que dit un groupe.',
      ),
      text: said(
        'A fire crew talks as a group: one speaks, all the others hear it. MCPTT (Mission Critical Push To Talk) is the standard for such talk over a mobile network, and a member’s radio is called a UE (user equipment). Speech leaves the UE as many small packets, and what goes through the air or a network can be copied by others. So each packet is encrypted, that is, locked with a key: whoever has the key can open it, nobody else can.',
        'Une équipe de pompiers parle en groupe : l’un parle, tous les autres l’entendent. MCPTT (Mission Critical Push To Talk) est la norme de ces conversations sur un réseau mobile, et le poste d’un membre s’appelle un UE (user equipment). La parole quitte l’UE en une suite de petits paquets, et ce qui passe par les airs ou par un réseau peut être copié. Chaque paquet est donc chiffré, c’est-à-dire verrouillé par une clé : qui a la clé peut l’ouvrir, personne d’autre ne le peut.',
      ),
      notes: said(
        '1½ minutes. Ask: who could hear you if you call across the street? Let them name at least three listeners (a passer-by, the network operator, a former colleague). Then ask the question. Nothing has happened in the figure yet: say so.',
        '1 minute et demie. Demander : qui vous entend si vous appelez d’un trottoir à l’autre ? Faire citer au moins trois oreilles (un passant, l’opérateur du réseau, un ancien collègue). Poser ensuite la question. Rien ne s’est encore passé dans la figure : le dire.',
      ),
      minutes: 1.5,
      question: {
        id: 'which-key',
        kind: 'choice',
        stem: said(
          'One member speaks and many listen. Which key should lock the speech?',
          'Un membre parle, beaucoup écoutent. Quelle clé doit verrouiller la parole ?',
        ),
        options: [
          option(
            'each-pair',
            said('A different key for every listener', 'Une clé différente pour chaque auditeur'),
            said(
              'It is safe, but the speaker would have to lock and send every packet once for each listener.',
              'C’est sûr, mais il faudrait verrouiller et envoyer chaque paquet une fois par auditeur.',
            ),
          ),
          option(
            'group',
            said('One key that all members share', 'Une clé commune à tous les membres'),
            said(
              'Each packet is locked once and opens at every member. That is the group key of this lesson.',
              'Chaque paquet est verrouillé une fois et s’ouvre chez tous les membres. C’est la clé de groupe de cette leçon.',
            ),
          ),
          option(
            'speaker',
            said('The speaker’s own secret key', 'La clé secrète de celui qui parle'),
            said(
              'Then nobody could open the packets but the speaker, unless that secret is given away.',
              'Personne d’autre ne pourrait alors ouvrir les paquets, à moins que ce secret soit donné.',
            ),
          ),
        ],
        right: ['group'],
        discuss: said(
          'How often would one sentence go over the air if thirty colleagues listen?',
          'Combien de fois une phrase passerait-elle par les airs si trente collègues écoutent ?',
        ),
      },
    },
    {
      id: 'who-takes-part',
      at: 'gkp.0.gms.provision.kms-certificate',
      view: plain,
      highlight: [
        { kind: 'actor', ref: 'gms' },
        { kind: 'step', ref: '0' },
      ],
      caption: said(
        'One server vouches for everybody (KMS), one makes the group key (GMS), the radios (UE) use it.',
        'Un serveur répond de chacun (KMS), un autre crée la clé de groupe (GMS), les postes (UE) s’en servent.',
      ),
      text: said(
        'The KMS (key management server) gives every party keys of its own before anything else happens: that is step 0 of the figure, which draws no KMS but only what it has done. The GMS (group management server) knows who belongs to the group, and makes its key. The UEs are the members’ radios; here there are three. They are separate parties so that the server that makes the group key need not be the one that vouches for names.',
        'Le KMS (key management server, serveur de gestion des clés) remet d’abord à chacun des clés qui lui sont propres : c’est l’étape 0 de la figure, qui ne dessine pas le KMS mais ce qu’il a fait. Le GMS (group management server, serveur de gestion de groupe) sait qui appartient au groupe et en crée la clé. Les UE sont les postes des membres, ici au nombre de trois. Les rôles sont séparés : le serveur qui crée la clé de groupe n’a pas à être celui qui répond des noms.',
      ),
      notes: said(
        '1 minute. Point at each column and let the class say its name aloud: UE, GMS. Then ask where the KMS is: it stands behind the boxes of step 0.',
        '1 minute. Montrer chaque colonne et faire dire son nom à la classe : UE, GMS. Demander ensuite où est le KMS : derrière les cases de l’étape 0.',
      ),
      minutes: 1,
    },
    {
      id: 'own-keys-only',
      at: 'gkp.0.ue3.check.sakke-keys',
      view: { inspectorOpen: false, screen: 'custody', custodyCell: { actor: 'ue1', key: 'rsk' } },
      highlight: [{ kind: 'custody', ref: 'ue1.rsk' }],
      caption: said(
        'Now each party has two keys of its own, one to sign and one to open, but no group key yet.',
        'Chacun a maintenant deux clés à lui, une pour signer et une pour ouvrir, mais pas de clé de groupe.',
      ),
      text: said(
        'The table shows who holds which key. Each member has a key to sign with (SSK) and a key to open what was locked for its name (RSK). A signature proves who wrote a message and that nobody changed it since. These keys come from the KMS, which made them from secrets that it keeps (KSAK and z_T): so it can make them again at any time.',
        'Le tableau montre qui détient quelle clé. Chaque membre a une clé pour signer (SSK) et une clé pour ouvrir ce qui a été verrouillé pour son nom (RSK). Une signature prouve qui a écrit un message, et que nul ne l’a modifié depuis. Ces clés viennent du KMS, qui les a tirées de secrets qu’il garde (KSAK et z_T) : il peut donc les refaire à tout moment.',
      ),
      notes: said(
        '1 minute. Read one row together, the one of UE 1. Ask what a name is good for as a key: anybody who knows the name can lock something for it, only its owner can open it.',
        '1 minute. Lire une ligne ensemble, celle de l’UE 1. Demander à quoi sert un nom comme clé : qui connaît le nom peut verrouiller pour lui, seul son propriétaire peut ouvrir.',
      ),
      minutes: 1,
    },
    {
      id: 'the-key-is-made',
      at: 'gkp.1.gms.compute.gmk',
      view: plain,
      highlight: [{ kind: 'actor', ref: 'gms' }],
      caption: said(
        'The GMS draws the group master key (GMK) at random: at this moment nobody else has it.',
        'Le GMS tire au sort la clé maîtresse de groupe (GMK) : à cet instant, nul autre ne l’a.',
      ),
      text: said(
        'The GMK (group master key) is a random number that nobody can guess. The GMS gives it a number of its own, the GMK-ID, so that all can say which key they mean. It is called a master key because the radios do not lock speech with it directly: they derive the keys for their packets from it.',
        'La GMK (group master key) est un nombre aléatoire que personne ne peut deviner. Le GMS lui donne un numéro, le GMK-ID, pour que tous puissent dire de quelle clé ils parlent. On l’appelle clé maîtresse parce que les postes ne verrouillent pas la parole avec elle : ils en dérivent les clés de leurs paquets.',
      ),
      notes: said(
        '1 minute with the question. Many believe that the KMS makes all keys. It makes the keys of names; the group key is made by the GMS.',
        '1 minute avec la question. Beaucoup croient que le KMS fabrique toutes les clés. Il fait celles des noms ; la clé de groupe vient du GMS.',
      ),
      minutes: 1,
      question: {
        id: 'kms-at-birth',
        kind: 'holds',
        stem: said(
          'The GMS has just made the group key. What does the KMS have of it now?',
          'Le GMS vient de créer la clé de groupe. Qu’en a le KMS à présent ?',
        ),
        about: { party: 'kms', key: 'gmk-group' },
        options: [
          held(
            'holds',
            said(
              'The KMS made the keys of the names, not this one. The GMS drew it alone.',
              'Le KMS a fait les clés des noms, pas celle-ci. Le GMS l’a tirée seul.',
            ),
          ),
          held(
            'could',
            said(
              'A random number cannot be worked out. That changes once the key is sent to somebody: see the next moments.',
              'Un nombre aléatoire ne se calcule pas. Cela change quand la clé est envoyée à quelqu’un : voir la suite.',
            ),
          ),
          held(
            'nothing',
            said(
              'The key was drawn at random inside the GMS and has not left it.',
              'La clé a été tirée au sort dans le GMS et ne l’a pas quitté.',
            ),
          ),
        ],
      },
    },
    {
      id: 'the-key-travels',
      at: 'gkp.1.ue1.message.notification',
      view: plain,
      highlight: [{ kind: 'step', ref: '1' }],
      caption: said(
        'Step 1: the GMS sends the key to each member, sealed for that member and signed by the GMS.',
        'Étape 1 : le GMS envoie la clé à chaque membre, scellée pour lui seul et signée par le GMS.',
      ),
      text: said(
        'Sealed means encrypted for one name: only the RSK of UE 1 opens this message. The GMS needs no secret of UE 1 for that, just its name and the public data of the KMS. It also signs, so that UE 1 can tell who sent it. UE 2 and UE 3 get messages of their own with the same key inside.',
        'Scellée veut dire chiffrée pour un seul nom : seule la RSK de l’UE 1 ouvre ce message. Le GMS n’a besoin pour cela d’aucun secret de l’UE 1, seulement de son nom et des données publiques du KMS. Il signe aussi, pour que l’UE 1 sache qui l’envoie. L’UE 2 et l’UE 3 reçoivent chacun leur message, avec la même clé à l’intérieur.',
      ),
      notes: said(
        '1½ minutes with the question. Compare with a letter: the envelope is addressed to one person, the seal says who wrote it. The message is delivered, but not opened yet.',
        '1 minute et demie avec la question. Comparer à une lettre : l’enveloppe est pour une personne, le cachet dit qui écrit. Le message est arrivé, mais pas encore ouvert.',
      ),
      minutes: 1.5,
      question: {
        id: 'ue-on-arrival',
        kind: 'holds',
        stem: said(
          'The message has just arrived at UE 1. What does UE 1 have of the group key now?',
          'Le message vient d’arriver à l’UE 1. Qu’a-t-il à présent de la clé de groupe ?',
        ),
        about: { party: 'ue1', key: 'gmk-group' },
        options: [
          held(
            'holds',
            said(
              'Not yet: first it checks who sent the message, then it opens it.',
              'Pas encore : il vérifie d’abord qui a envoyé le message, puis il l’ouvre.',
            ),
          ),
          held(
            'ciphertext',
            said(
              'The message is there, the key inside it still sealed.',
              'Le message est là, la clé qu’il contient encore scellée.',
            ),
          ),
          held(
            'nothing',
            said(
              'It has the message, and with it the sealed key.',
              'Il a le message, et avec lui la clé scellée.',
            ),
          ),
        ],
      },
    },
    {
      id: 'check-then-open',
      at: 'gkp.2.ue1.check.format',
      view: plain,
      highlight: [{ kind: 'actor', ref: 'ue1' }],
      caption: said(
        'Before UE 1 keeps a key, it checks the message: if one check fails, it keeps nothing.',
        'Avant de garder une clé, l’UE 1 vérifie le message : si une vérification échoue, il ne garde rien.',
      ),
      text: said(
        'Anybody can seal something for UE 1, for its name is no secret: that a message opens says nothing about who sent it. So there are other checks too, and some of them are in the question. If any of them fails, UE 1 keeps nothing and tells the GMS. The draft standard lists checks, but gives them no order: the order in this tool is our reading of it.',
        'N’importe qui peut sceller quelque chose pour l’UE 1, car son nom n’est pas un secret : qu’un message s’ouvre ne dit rien de qui l’envoie. Il y a donc d’autres vérifications, dont quelques-unes sont dans la question. Si l’une d’elles échoue, l’UE 1 ne garde rien et le dit au GMS. Le projet de norme énumère des vérifications, mais sans ordre : celui de cet outil est notre lecture.',
      ),
      notes: said(
        '1½ minutes with the question. Ask why one should not open first and check later: what opens a message works with secret keys, so strangers should not get it to work for them.',
        '1 minute et demie avec la question. Demander pourquoi ne pas ouvrir d’abord : ce qui ouvre un message travaille avec des clés secrètes, et un inconnu ne doit pas pouvoir le faire travailler.',
      ),
      minutes: 1.5,
      question: {
        id: 'order-of-checks',
        kind: 'order',
        stem: said('In which order does UE 1 do this?', 'Dans quel ordre l’UE 1 fait-il ceci ?'),
        options: [
          option(
            'decapsulation',
            said('Open the sealed key', 'Ouvrir la clé scellée'),
            said(
              'Only when it is known that the sender is one who may send keys.',
              'Seulement une fois établi que l’émetteur a le droit d’envoyer des clés.',
            ),
          ),
          option(
            'signature',
            said('Check the signature', 'Vérifier la signature'),
            said(
              'It comes before all that uses what the message says.',
              'Elle vient avant tout ce qui se sert du contenu du message.',
            ),
          ),
          option(
            'gkp.2.ue1.store',
            said('Keep the key', 'Garder la clé'),
            said(
              'Last: a key is kept only after all checks.',
              'En dernier : une clé n’est gardée qu’après toutes les vérifications.',
            ),
          ),
          option(
            'authorised',
            said(
              'Ask whether the signer may create groups',
              'Demander si le signataire peut créer des groupes',
            ),
            said(
              'A good signature says who it was, not what they may do.',
              'Une bonne signature dit qui c’était, pas ce qu’il a le droit de faire.',
            ),
          ),
        ],
      },
    },
    {
      id: 'the-answer',
      at: 'gkp.2.ue3.message.ok',
      view: plain,
      highlight: [{ kind: 'step', ref: '2' }],
      caption: said(
        'Step 2: each UE keeps the key and answers OK, which says nothing secret.',
        'Étape 2 : chaque UE garde la clé et répond OK, ce qui ne dit rien de secret.',
      ),
      text: said(
        'The OK tells the GMS that the key has arrived; it carries no security information. Both steps are done for every member, so with three members there are three of each. That is all of Figure 7.4.2-1 of the draft standard.',
        'Le OK dit au GMS que la clé est arrivée ; il ne porte aucune information de sécurité. Les deux étapes se font pour chaque membre : avec trois membres, il y en a trois de chaque. C’est là toute la Figure 7.4.2-1 du projet de norme.',
      ),
      notes: said(
        '1 minute with the question. Ask it before the table of the next moment shows the answer.',
        '1 minute avec la question. La poser avant que le tableau du moment suivant montre la réponse.',
      ),
      minutes: 1,
      question: {
        id: 'kms-at-the-end',
        kind: 'holds',
        stem: said(
          'All members have the group key. What does the KMS have of it now?',
          'Tous les membres ont la clé de groupe. Qu’en a le KMS à présent ?',
        ),
        about: { party: 'kms', key: 'gmk-group' },
        options: [
          held(
            'nothing',
            said(
              'So it was until the key was sent. Now there are messages that the KMS could open.',
              'C’était vrai jusqu’à l’envoi de la clé. Il y a maintenant des messages que le KMS pourrait ouvrir.',
            ),
          ),
          held(
            'could',
            said(
              'It can make any member’s RSK again. With a copy of that member’s message it has the key.',
              'Il peut refaire la RSK de n’importe quel membre. Avec une copie du message de ce membre, il a la clé.',
            ),
          ),
          held(
            'holds',
            said(
              'No message of this procedure goes to the KMS; it would have to catch one first.',
              'Aucun message de cette procédure ne va au KMS ; il lui faudrait d’abord en capter un.',
            ),
          ),
        ],
      },
    },
    {
      id: 'who-has-it-now',
      at: 'gkp.2.ue3.message.ok',
      view: {
        inspectorOpen: false,
        screen: 'custody',
        custodyCell: { actor: 'kms', key: 'gmk-group' },
      },
      highlight: [{ kind: 'custody', ref: 'kms.gmk-group' }],
      caption: said(
        'Now the GMS and all three members hold the group key: look at the row of the KMS as well.',
        'Le GMS et les trois membres détiennent maintenant la clé de groupe : regarder aussi la ligne du KMS.',
      ),
      text: said(
        'Four parties have the GMK in clear: the GMS and the three UEs. A fifth could get it: the KMS can make the RSK of any of its users again, and with that open a message sent to them. It would have to get hold of such a message; in this run it sees none. This is called key escrow. So a group trusts its KMS as much as it trusts its members.',
        'Quatre parties ont la GMK en clair : le GMS et les trois UE. Une cinquième pourrait l’avoir : le KMS peut refaire la RSK de n’importe lequel de ses utilisateurs, et ouvrir avec elle un message qui lui est envoyé. Il lui faudrait se procurer un tel message ; dans cette exécution, il n’en voit aucun. C’est ce qu’on appelle le séquestre de clés (key escrow). Un groupe fait donc autant confiance à son KMS qu’à ses membres.',
      ),
      notes: said(
        'Half a minute. Do not call it a flaw: some services want it, and it is a property of the method (SAKKE). Say that it has to be known.',
        'Une demi-minute. Ne pas parler de défaut : certains services le souhaitent, et c’est une propriété de la méthode (SAKKE). Dire qu’il faut le savoir.',
      ),
      minutes: 0.5,
    },
    {
      id: 'they-talk',
      at: 'gkp.use.ue1.message.media-packet.media',
      view: plain,
      highlight: [{ kind: 'event', ref: 'gkp.use.ue1.message.media-packet.media' }],
      caption: said(
        'UE 1 speaks: the packet is locked once, and opens for everybody who has the group key.',
        'L’UE 1 parle : le paquet est verrouillé une fois, et s’ouvre pour quiconque a la clé de groupe.',
      ),
      text: said(
        'From the GMK each UE derives the keys for its own packets, and the others derive the same ones to open them. A stranger who copies the packet sees noise. But a key that was handed out cannot be taken back: a member who leaves still has it. What a group should do then, and when, no text we could read says; the answer to the question is our conclusion from what the key does.',
        'Chaque UE dérive de la GMK les clés de ses propres paquets, et les autres dérivent les mêmes pour les ouvrir. Un inconnu qui copie le paquet n’y voit que du bruit. Mais une clé donnée ne se reprend pas : un membre qui part l’a toujours. Ce que le groupe doit alors faire, et quand, aucun texte que nous avons pu lire ne le dit ; la réponse à la question est notre conclusion, tirée de ce que fait la clé.',
      ),
      notes: said(
        '1 minute with the question. Close with the table in words: KMS vouches, GMS makes, UEs use. Lesson 4 shows what each check is for.',
        '1 minute avec la question. Conclure : le KMS répond des noms, le GMS crée la clé, les UE s’en servent. La leçon 4 montre à quoi sert chaque vérification.',
      ),
      minutes: 1,
      question: {
        id: 'somebody-leaves',
        kind: 'choice',
        stem: said(
          'UE 3 leaves the group for good. How can it be kept from listening on?',
          'L’UE 3 quitte le groupe pour de bon. Comment l’empêcher d’écouter encore ?',
        ),
        options: [
          option(
            'list',
            said('Strike it from the list of members', 'Le rayer de la liste des membres'),
            said(
              'A list does not make it forget the key: it can still open every packet it receives.',
              'Une liste ne lui fait pas oublier la clé : il peut toujours ouvrir chaque paquet reçu.',
            ),
          ),
          option(
            'new-key',
            said('Give the others a new group key', 'Donner aux autres une nouvelle clé de groupe'),
            said(
              'Packets under a key it never had stay closed. It is the same procedure once more.',
              'Des paquets sous une clé qu’il n’a jamais eue restent fermés. C’est la même procédure, encore une fois.',
            ),
          ),
          option(
            'take-back',
            said('Take its signing key away', 'Lui retirer sa clé de signature'),
            said(
              'Listening needs no signature, only the group key.',
              'Pour écouter, il ne faut pas signer, il suffit de la clé de groupe.',
            ),
          ),
        ],
        right: ['new-key'],
      },
    },
  ],
};
