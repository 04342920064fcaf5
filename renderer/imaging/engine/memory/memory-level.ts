/** From where on little, and hardly any, memory is left: the shares at which Slim (a slide viewer) warns. */
const [little, hardlyAny] = [0.8, 0.9];

/** How much a reader must know of the memory that is taken: nothing, that little is left, that hardly any is. Total. */
export const memoryLevel = (share: number | null): 'plain' | 'warn' | 'danger' =>
  share === null || share < little ? 'plain' : share < hardlyAny ? 'warn' : 'danger';
