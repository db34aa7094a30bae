/** The cards of the tour, in their order: each is a picture, a title and a sentence or two. */
export const tourCards = ['mark', 'guess', 'feel', 'secret', 'door', 'help'] as const;
export type TourCard = (typeof tourCards)[number];
