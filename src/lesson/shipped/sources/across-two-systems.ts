import type { LessonSource } from '../../testing/lesson-source.ts';
import { regroup, regroupOwnRand } from './scenarios.ts';
import { held, named, option, said } from './words.ts';

export const acrossTwoSystems: LessonSource = {
  id: 'across-two-systems',
  title: said('Across two systems', 'D’un système à l’autre'),
  minutes: 18,
  moments: [
    {
      id: 'two-systems-one-group',
      scenario: regroup,
      at: 'regroup.0.kms.compute.eccsi-kms-setup',
      highlight: [
        { kind: 'actor', ref: 'gms' },
        { kind: 'actor', ref: 'partner-gms' },
      ],
      caption: said(
        'Fire brigade and medics each have a system of their own, and need one group for one incident.',
        'Pompiers et secouristes ont chacun leur système, et il leur faut un seul groupe pour un incident.',
      ),
      text: said(
        'MCPTT (Mission Critical Push To Talk) is group talk over a mobile network. A system has a server that vouches for names (KMS, key management server), one that makes group keys (GMS, group management server) and radios (UE, user equipment). The system that starts the common group is called primary, the other one partner. To join groups for a while is called regrouping; the figure is 7.4.3.3-1 of the draft standard.',
        'MCPTT (Mission Critical Push To Talk), c’est la conversation de groupe sur un réseau mobile. Un système a un serveur qui répond des noms (KMS, serveur de gestion des clés), un autre qui crée les clés de groupe (GMS, serveur de gestion de groupe) et des postes (UE, user equipment). Le système qui lance le groupe commun s’appelle primaire, l’autre partenaire. Réunir des groupes pour un temps s’appelle le regroupement ; la figure est la 7.4.3.3-1 du projet de norme.',
      ),
      notes: said(
        '1 minute. Draw two houses with one gate between them. Ask what the houses have to know of each other before a letter can go through.',
        '1 minute. Dessiner deux maisons avec une porte entre elles. Demander ce que chacune doit savoir de l’autre avant qu’une lettre passe.',
      ),
      minutes: 1,
    },
    {
      id: 'before-it-starts',
      scenario: regroup,
      at: 'regroup.0.partner-gms.provision.external-kms-certificate',
      highlight: [{ kind: 'step', ref: '0' }],
      caption: said(
        'Step 0: the two KMSs exchange what the other side needs, long before the incident.',
        'Étape 0 : les deux KMS échangent ce dont l’autre côté a besoin, bien avant l’incident.',
      ),
      text: said(
        'The draft says that the KMSs have exchanged domain parameters. We read this as the certificate of each KMS: a list of its public data, handed on to the GMS of the other system. With that data anybody can seal a key for a name of that KMS, and check what its names have signed. The UEs need none of it: each knows just its own KMS. The figure draws no KMS: it stands behind the boxes of step 0.',
        'Le projet dit que les KMS ont échangé des paramètres de domaine. Nous y lisons le certificat de chaque KMS : une liste de ses données publiques, transmise au GMS de l’autre système. Avec elles, chacun peut sceller une clé pour un nom de ce KMS, et vérifier ce que ses noms ont signé. Les UE n’en ont pas besoin : chacun ne connaît que son propre KMS. La figure ne dessine pas de KMS : il est derrière les cases de l’étape 0.',
      ),
      notes: said(
        '2 minutes with the question. Most say “they share their secrets”. Ask what the partner could then do: sign and read as anybody in the primary system.',
        '2 minutes avec la question. La plupart disent « ils partagent leurs secrets ». Demander ce que le partenaire pourrait alors faire : signer et lire au nom de tout le système primaire.',
      ),
      minutes: 2,
      question: {
        id: 'what-is-exchanged',
        kind: 'choice',
        stem: said(
          'What has to pass between the two KMSs so that the GMSs can send each other keys?',
          'Que doivent s’échanger les deux KMS pour que les GMS puissent s’envoyer des clés ?',
        ),
        options: [
          option(
            'secrets',
            said('Their master secrets', 'Leurs secrets maîtres'),
            said(
              'Whoever has the master secret of a KMS can read and sign for all its users. It never leaves the KMS.',
              'Qui a le secret maître d’un KMS peut lire et signer pour tous ses utilisateurs. Il ne quitte jamais le KMS.',
            ),
          ),
          option(
            'public',
            said('Their public data only', 'Leurs données publiques seulement'),
            said(
              'That is enough to seal a key for a name, and to check a signature.',
              'Cela suffit pour sceller une clé pour un nom et pour vérifier une signature.',
            ),
          ),
          option(
            'users',
            said('The private keys of their users', 'Les clés privées de leurs utilisateurs'),
            said(
              'The partner’s users are served by their own GMS; nobody else needs keys of theirs.',
              'Les utilisateurs du partenaire sont servis par leur propre GMS ; personne d’autre n’a besoin de leurs clés.',
            ),
          ),
        ],
        right: ['public'],
      },
    },
    {
      id: 'first-at-home',
      scenario: regroup,
      at: 'regroup.1.ue1.message.notification',
      highlight: [{ kind: 'step', ref: '1' }],
      caption: said(
        'Step 1: the primary GMS makes a new key for the common group, and serves its own radios first.',
        'Étape 1 : le GMS primaire crée une nouvelle clé pour le groupe commun et sert d’abord ses postes.',
      ),
      text: said(
        'The key is a new group master key (GMK), so the keys that the two groups had before are neither used nor given away. It goes to each UE as in one system: sealed for that UE alone and signed by the primary GMS. Each UE answers OK (step 2).',
        'C’est une nouvelle clé maîtresse de groupe (GMK) : les clés que les deux groupes avaient auparavant ne servent pas et ne sont pas données. Elle va à chaque UE comme dans un seul système : scellée pour lui seul et signée par le GMS primaire. Chaque UE répond OK (étape 2).',
      ),
      notes: said(
        '1 minute. Ask why the fire crew’s old key is not simply given to the medics: they could then open all that the crew has ever said under it.',
        '1 minute. Demander pourquoi on ne donne pas simplement aux secouristes l’ancienne clé des pompiers : ils pourraient ouvrir tout ce qui a été dit sous elle.',
      ),
      minutes: 1,
    },
    {
      id: 'through-the-gate',
      scenario: regroup,
      at: 'regroup.3.partner-gms.message.notification',
      highlight: [{ kind: 'step', ref: '3' }],
      caption: said(
        'Step 3: for the primary GMS the partner GMS is one more user: one message takes the key across.',
        'Étape 3 : pour le GMS primaire, le GMS partenaire est un usager de plus : un seul message fait passer la clé.',
      ),
      text: said(
        'The message is sealed for the name of the partner GMS, with the public data of the partner’s KMS, and signed by the primary GMS. The primary GMS need not know who the medics are: that follows from the figure and from later standards, the draft does not say it. It must trust the partner GMS, though, with the key and with whom it passes it on to.',
        'Le message est scellé pour le nom du GMS partenaire, avec les données publiques du KMS partenaire, et signé par le GMS primaire. Le GMS primaire n’a pas à savoir qui sont les secouristes : cela découle de la figure et de normes plus récentes, le projet ne le dit pas. Il doit en revanche faire confiance au GMS partenaire, pour la clé et pour ceux à qui celui-ci la transmet.',
      ),
      notes: said(
        '2 minutes with the question. The message has arrived, nothing is opened yet.',
        '2 minutes avec la question. Le message est arrivé, rien n’est encore ouvert.',
      ),
      minutes: 2,
      question: {
        id: 'medic-at-step-3',
        kind: 'holds',
        stem: said(
          'The key has just crossed to the partner GMS. What does the first partner UE have of it?',
          'La clé vient de passer au GMS partenaire. Qu’en a le premier UE partenaire ?',
        ),
        about: { party: 'partner-ue1', key: 'gmk-group' },
        options: [
          held(
            'ciphertext',
            said(
              'The message went to the partner GMS and is sealed for it, not for the UE.',
              'Le message est allé au GMS partenaire et il est scellé pour lui, non pour l’UE.',
            ),
          ),
          held(
            'nothing',
            said(
              'Its own GMS first has to open the key and seal it anew for this UE.',
              'Son propre GMS doit d’abord ouvrir la clé et la sceller de nouveau pour cet UE.',
            ),
          ),
          held(
            'holds',
            said(
              'Only the primary system’s UEs have it so far.',
              'Seuls les UE du système primaire l’ont pour l’instant.',
            ),
          ),
        ],
      },
    },
    {
      id: 'opened-at-the-gate',
      scenario: regroup,
      at: 'regroup.4.partner-gms.store',
      view: { screen: 'custody', custodyCell: { actor: 'partner-gms', key: 'gmk-group' } },
      highlight: [{ kind: 'custody', ref: 'partner-gms.gmk-group' }],
      caption: said(
        'The partner GMS opens the key: from here on it is in clear in a server of each system.',
        'Le GMS partenaire ouvre la clé : elle est désormais en clair dans un serveur de chaque système.',
      ),
      text: said(
        'Between the systems the key is sealed, but not end to end: the partner GMS has to open it, for it must seal it again for each of its own users. It makes the same checks as a UE before it does. So whoever runs the partner GMS can listen to the common group, in both systems.',
        'Entre les systèmes, la clé est scellée, mais pas de bout en bout : le GMS partenaire doit l’ouvrir pour la sceller de nouveau à chacun de ses utilisateurs. Il fait auparavant les mêmes vérifications qu’un UE. Qui exploite le GMS partenaire peut donc écouter le groupe commun, dans les deux systèmes.',
      ),
      notes: said(
        '1½ minutes. Read the column GMK from top to bottom. Ask which of these parties the fire chief thought of when agreeing to the common group.',
        '1 minute et demie. Lire la colonne GMK de haut en bas. Demander à laquelle de ces parties pensait le chef des pompiers en acceptant le groupe commun.',
      ),
      minutes: 1.5,
    },
    {
      id: 'sealed-anew',
      scenario: regroup,
      at: 'regroup.4.partner-ue1.message.notification',
      highlight: [{ kind: 'step', ref: '4' }],
      caption: said(
        'Step 4: the partner GMS seals the same key for each of its radios, and signs in its own name.',
        'Étape 4 : le GMS partenaire scelle la même clé pour chacun de ses postes, et signe de son nom.',
      ),
      text: said(
        'The key and its number (GMK-ID) stay the same, or the two sides could not understand each other. A partner UE never sees the signature of the primary GMS: for who is behind the key it relies on its own GMS. Each member’s message also has that number mixed with a value of the member, called GUK-ID; so this one is new for each UE.',
        'La clé et son numéro (GMK-ID) restent les mêmes, sinon les deux côtés ne se comprendraient pas. Un UE partenaire ne voit jamais la signature du GMS primaire : pour savoir qui est derrière la clé, il s’en remet à son propre GMS. Le message de chaque membre porte aussi ce numéro mêlé d’une valeur du membre, appelé GUK-ID ; celui-ci est donc nouveau pour chaque UE.',
      ),
      notes: said(
        '2 minutes with the question. Several parts are right. The names in the message change since other parties write and read it; ask for each part who it is about.',
        '2 minutes avec la question. Plusieurs parties sont justes. Les noms du message changent, car d’autres l’écrivent et le lisent ; demander pour chaque partie de qui elle parle.',
      ),
      minutes: 2,
      question: {
        id: 'what-the-partner-changes',
        kind: 'octets',
        stem: said(
          'Which parts differ from the message that the partner GMS received in step 3?',
          'Quelles parties diffèrent du message que le GMS partenaire a reçu à l’étape 3 ?',
        ),
        about: { against: 'through-the-gate' },
        options: [
          option(
            'HDR',
            said('Header with the GUK-ID (HDR)', 'En-tête avec le GUK-ID (HDR)'),
            said(
              'The GUK-ID is mixed with a value of the receiver.',
              'Le GUK-ID est mêlé d’une valeur du destinataire.',
            ),
          ),
          option(
            'RAND',
            said('Random value (RAND)', 'Valeur aléatoire (RAND)'),
            said(
              'It is passed on as it came, for the packet keys are made with it. The draft does not ask this: it is our reading.',
              'Elle est transmise telle quelle, car les clés des paquets en dépendent. Le projet ne le demande pas : c’est notre lecture.',
            ),
          ),
          option(
            'IDRi',
            said('Name of the sender (IDRi)', 'Nom de l’émetteur (IDRi)'),
            said('Now it is the partner GMS.', 'C’est maintenant le GMS partenaire.'),
          ),
          option(
            'IDRr',
            said('Name of the receiver (IDRr)', 'Nom du destinataire (IDRr)'),
            said('Now it is a partner UE.', 'C’est maintenant un UE partenaire.'),
          ),
          option(
            'IDRkmsi',
            said('KMS of the sender (IDRkmsi)', 'KMS de l’émetteur (IDRkmsi)'),
            said('The partner GMS has another KMS.', 'Le GMS partenaire a un autre KMS.'),
          ),
          option(
            'SAKKE',
            said('Sealed key (SAKKE)', 'Clé scellée (SAKKE)'),
            said(
              'The same key, sealed for somebody else.',
              'La même clé, scellée pour quelqu’un d’autre.',
            ),
          ),
          option(
            'GeneralExtension',
            said('Key parameters (encrypted)', 'Paramètres de clé (chiffrés)'),
            said(
              'They are encrypted anew for each message.',
              'Ils sont chiffrés de nouveau pour chaque message.',
            ),
          ),
          option(
            'SIGN',
            said('Signature (SIGN)', 'Signature (SIGN)'),
            said(
              'Another signer, and other words signed.',
              'Un autre signataire, et un autre contenu signé.',
            ),
          ),
        ],
      },
    },
    {
      id: 'the-answers',
      scenario: regroup,
      at: 'regroup.6.partner-gms.message.ok',
      highlight: [{ kind: 'step', ref: '6' }],
      caption: said(
        'Steps 5 and 6: the partner’s radios answer their GMS, and it answers the primary one.',
        'Étapes 5 et 6 : les postes du partenaire répondent à leur GMS, et lui au GMS primaire.',
      ),
      text: said(
        'The OK of the partner GMS is one answer for its whole side. In the draft these steps only acknowledge: it does not say what happens if one of the medics’ radios refuses the key. This tool lets errors travel the same way as the OK, which is a choice of ours. Arrows of this figure are numbered as drawn there.',
        'Le OK du GMS partenaire est une réponse pour tout son côté. Dans le projet, ces étapes ne font qu’accuser réception : il ne dit pas ce qui arrive si un poste de secouriste refuse la clé. Cet outil fait passer les erreurs par le même chemin que le OK, ce qui est notre choix. Les flèches sont numérotées comme dans la figure.',
      ),
      notes: said(
        '2 minutes with the question. Let them order it without looking at the figure (B makes the screen black).',
        '2 minutes avec la question. Faire mettre dans l’ordre sans regarder la figure (B noircit l’écran).',
      ),
      minutes: 2,
      question: {
        id: 'order-of-regroup',
        kind: 'order',
        stem: said(
          'Put the steps of the figure in order.',
          'Mettre les étapes de la figure dans l’ordre.',
        ),
        options: [
          option(
            '4',
            said(
              'Partner GMS sends the key to its UEs',
              'Le GMS partenaire envoie la clé à ses UE',
            ),
            said(
              'It can only pass on what it has received.',
              'Il ne peut transmettre que ce qu’il a reçu.',
            ),
          ),
          option(
            '6',
            said('Partner GMS answers the primary GMS', 'Le GMS partenaire répond au GMS primaire'),
            said(
              'It answers last, when its own UEs have answered.',
              'Il répond en dernier, quand ses propres UE ont répondu.',
            ),
          ),
          option(
            '1',
            said('Primary GMS sends the key to its UEs', 'Le GMS primaire envoie la clé à ses UE'),
            said(
              'The key is new; its maker serves its own users first.',
              'La clé est nouvelle ; qui la crée sert d’abord ses propres utilisateurs.',
            ),
          ),
          option(
            '5',
            said('Partner UEs answer', 'Les UE partenaires répondent'),
            said('They answer their own GMS.', 'Ils répondent à leur propre GMS.'),
          ),
          option(
            '3',
            said(
              'Primary GMS sends the key to the partner GMS',
              'Le GMS primaire envoie la clé au GMS partenaire',
            ),
            said(
              'This takes the key across, once.',
              'C’est ce qui fait passer la clé, une seule fois.',
            ),
          ),
        ],
      },
    },
    {
      id: 'could-the-partner-kms',
      scenario: regroup,
      at: 'regroup.use.ue1.message.media-packet.media',
      highlight: [{ kind: 'event', ref: 'regroup.use.ue1.message.media-packet.media' }],
      caption: said(
        'A firefighter speaks, and the medics can open the packet: both sides have the same key.',
        'Un pompier parle, et les secouristes peuvent ouvrir le paquet : les deux côtés ont la même clé.',
      ),
      text: said(
        'UE 1 locks the packet with a key made from the GMK, and the partner UE makes the same one to open it. Nothing has to be unlocked and locked again on the way. Before the next moment, think of everybody who has seen the key, and of those who could get it.',
        'L’UE 1 verrouille le paquet avec une clé tirée de la GMK, et l’UE partenaire refait la même pour l’ouvrir. Rien n’a besoin d’être ouvert et refermé en route. Avant le moment suivant, penser à tous ceux qui ont vu la clé, et à ceux qui pourraient l’obtenir.',
      ),
      notes: said(
        '2 minutes with the question. The partner’s KMS is not in the conversation at all: many forget it.',
        '2 minutes avec la question. Le KMS du partenaire n’est pas dans la conversation : beaucoup l’oublient.',
      ),
      minutes: 2,
      question: {
        id: 'partner-kms',
        kind: 'holds',
        stem: said(
          'No message went to the partner’s KMS. What does it have of the key of the common group?',
          'Aucun message n’est allé au KMS partenaire. Qu’a-t-il de la clé du groupe commun ?',
        ),
        about: { party: 'partner-kms', key: 'gmk-group' },
        options: [
          held(
            'nothing',
            said(
              'It made the keys of the partner GMS and of its UEs, and can make them again.',
              'Il a fait les clés du GMS partenaire et de ses UE, et peut les refaire.',
            ),
          ),
          held(
            'could',
            said(
              'With a copy of one message to its side it could open the key: this is key escrow.',
              'Avec une copie d’un seul message vers son côté, il pourrait ouvrir la clé : c’est le séquestre de clés.',
            ),
          ),
          held(
            'holds',
            said(
              'It would first have to catch a message and open it; in this run it does not.',
              'Il lui faudrait d’abord capter un message et l’ouvrir ; dans cette exécution, il ne le fait pas.',
            ),
          ),
        ],
      },
    },
    {
      id: 'who-sees-the-key',
      scenario: regroup,
      at: 'regroup.use.ue1.message.media-packet.media',
      view: { screen: 'custody', custodyCell: { actor: 'partner-kms', key: 'gmk-group' } },
      highlight: [{ kind: 'custody', ref: 'partner-kms.gmk-group' }],
      caption: said(
        'Both GMSs and all radios have the key, and either KMS could work it out: that is who is trusted.',
        'Les deux GMS et tous les postes ont la clé, chaque KMS pourrait la calculer : voilà à qui l’on se fie.',
      ),
      text: said(
        'The table has a row for each party of either system. Of the primary side nothing more is known in the partner system than the public data of its KMS and this one key. Regrouping so makes the circle of trust larger by a whole system: its GMS, its KMS and its users. The older groups keep their own keys, which nobody of the other side gets.',
        'Le tableau a une ligne pour chaque partie des deux systèmes. Du côté primaire, le système partenaire ne connaît que les données publiques de son KMS et cette seule clé. Le regroupement agrandit ainsi le cercle de confiance d’un système entier : son GMS, son KMS et ses utilisateurs. Les anciens groupes gardent leurs propres clés, que personne de l’autre côté n’a.',
      ),
      notes: said(
        '1½ minutes. Ask when the common key should end. No text we could read says what happens to it when the incident is over; the tool drops it.',
        '1 minute et demie. Demander quand la clé commune doit prendre fin. Aucun texte que nous avons pu lire ne dit ce qu’elle devient après l’incident ; l’outil l’abandonne.',
      ),
      minutes: 1.5,
    },
    {
      id: 'another-random-value',
      scenario: regroupOwnRand,
      at: 'regroup.use.ue1.message.media-packet.media',
      highlight: [{ kind: 'event', ref: 'regroup.use.ue1.message.media-packet.media' }],
      caption: said(
        'Once more, but the partner GMS draws a random value (RAND) of its own for its messages.',
        'Encore une fois, mais le GMS partenaire tire sa propre valeur aléatoire (RAND) pour ses messages.',
      ),
      text: said(
        'The keys of the packets are made from the GMK and from the RAND that came with it. Here both sides hold the same GMK under the same number, and every check of every message has passed. The draft does not say whether RAND is to be passed on. That it should be is our reading, and this run shows why. It is also worth knowing that Release 13 as published assumes a single KMS (a note in its clause 7.1), against step 0 of this figure; later releases know several.',
        'Les clés des paquets sont tirées de la GMK et du RAND qui est venu avec elle. Ici, les deux côtés détiennent la même GMK sous le même numéro, et chaque vérification de chaque message a réussi. Le projet ne dit pas si le RAND doit être transmis. Qu’il le doive est notre lecture, et cette exécution montre pourquoi. Il est bon aussi de savoir que la Release 13 publiée suppose un seul KMS (une note de sa clause 7.1), contre l’étape 0 de cette figure ; les versions suivantes en connaissent plusieurs.',
      ),
      notes: said(
        '3 minutes with the question. Step on after the answer: the packet stays closed at the partner UE. Nobody had noticed before somebody spoke.',
        '3 minutes avec la question. Avancer après la réponse : le paquet reste fermé chez l’UE partenaire. Personne ne l’avait remarqué avant que quelqu’un parle.',
      ),
      minutes: 3,
      question: {
        id: 'which-check-notices',
        kind: 'check',
        stem: said(
          'The firefighter’s packet reaches the partner UE. Which check is the first to fail there?',
          'Le paquet du pompier arrive à l’UE partenaire. Quelle vérification y échoue la première ?',
        ),
        options: [
          named(
            'mki',
            said(
              'The packet names the number of the key (in its MKI), and that key is stored on both sides.',
              'Le paquet indique le numéro de la clé (dans son MKI), et cette clé est enregistrée des deux côtés.',
            ),
          ),
          named(
            'packet',
            said(
              'With another RAND another packet key comes out, and the packet does not open.',
              'Avec un autre RAND, c’est une autre clé de paquet qui sort, et le paquet ne s’ouvre pas.',
            ),
          ),
          named(
            'duplicate-gmk-id',
            said(
              'It looks at numbers of keys when they arrive. There is no second key here.',
              'Elle regarde les numéros des clés à leur arrivée. Il n’y a pas ici de seconde clé.',
            ),
          ),
          named(
            'none',
            said(
              'The two sides would then understand each other, but they do not.',
              'Les deux côtés se comprendraient alors, or ce n’est pas le cas.',
            ),
          ),
        ],
      },
    },
  ],
};
