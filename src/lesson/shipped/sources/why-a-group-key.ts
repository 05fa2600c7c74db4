import type { LessonSource } from '../../testing/lesson-source.ts';

export const whyAGroupKey: LessonSource = {
  id: 'why-a-group-key',
  title: { en: 'Why a group key', fr: 'Pourquoi une clé de groupe' },
  minutes: 10,
  moments: [
    {
      id: 'who-takes-part',
      at: 'gkp.0.gms.provision.kms-certificate',
      highlight: [{ kind: 'actor', ref: 'kms' }],
      caption: {
        en: 'Before anything is said, the key management server (KMS) gives each party its own keys.',
        fr: 'Avant toute parole, le serveur de gestion des clés (KMS) remet à chacun ses propres clés.',
      },
      text: {
        en: 'Three kinds of party take part: the KMS, which all of them trust; the group management server (GMS), which makes the group key; and the radios of the members (MCPTT UE).',
        fr: 'Trois sortes de parties participent : le KMS, auquel toutes font confiance ; le serveur de gestion de groupe (GMS), qui crée la clé du groupe ; et les postes des membres (MCPTT UE).',
      },
      minutes: 2,
      question: {
        id: 'who-can-read',
        kind: 'choice',
        stem: {
          en: 'A KMS makes the keys of everybody. What could it do with them?',
          fr: 'Un KMS fabrique les clés de tout le monde. Que pourrait-il en faire ?',
        },
        options: [
          {
            id: 'read',
            text: {
              en: 'Read what is sent to any user of it',
              fr: 'Lire ce qui est envoyé à n’importe lequel de ses utilisateurs',
            },
            why: {
              en: 'Each user’s decryption key is made from the KMS master secret, so the KMS can make it again.',
              fr: 'La clé de déchiffrement de chaque utilisateur est tirée du secret maître du KMS, qui peut donc la refaire.',
            },
          },
          {
            id: 'nothing',
            text: { en: 'Nothing once they are handed out', fr: 'Rien, une fois remises' },
            why: {
              en: 'It keeps the master secret they are made from.',
              fr: 'Il garde le secret maître dont elles sont tirées.',
            },
          },
          {
            id: 'own-only',
            text: {
              en: 'Read only what is sent to the KMS itself',
              fr: 'Lire seulement ce qui est envoyé au KMS lui-même',
            },
            why: {
              en: 'No message of this procedure is sent to the KMS.',
              fr: 'Aucun message de cette procédure n’est envoyé au KMS.',
            },
          },
        ],
        right: ['read'],
      },
    },
    {
      id: 'the-key-arrives',
      at: 'gkp.1.ue1.message.notification',
      highlight: [{ kind: 'event', ref: 'gkp.1.ue1.message.notification' }],
      caption: {
        en: 'The GMS makes one group key and sends it to each member, encrypted to that member alone.',
        fr: 'Le GMS crée une seule clé de groupe et l’envoie à chaque membre, chiffrée pour lui seul.',
      },
      minutes: 2,
    },
  ],
};
