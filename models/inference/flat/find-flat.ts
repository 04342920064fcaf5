import type { FlatCard } from '../card/flat-card.ts';
import { boxInImage, foundBoxes } from './found/boxes.ts';
import { ellipseInImage, foundEllipse } from './found/ellipse.ts';
import type { Found } from './found/found.ts';
import { masksOf } from './found/masks.ts';
import { objectsOf } from './found/objects.ts';
import type { FlatSize } from './measure-flat.ts';
import { fitPlace } from './operators/fit.ts';
import type { FitPlace } from './operators/fit.ts';
import { channelOf } from './operators/flat-image.ts';
import type { FlatImage } from './operators/flat-image.ts';
import { growLogits } from './operators/grow-logits.ts';

/** Where an image lies in what the network reads; a pack without a `fit` step reads it as it is. Total. */
export function placeOf({ preprocess }: FlatCard, size: FlatSize): FitPlace {
  const step = preprocess.find((one) => one.op === 'fit');
  return step ? fitPlace(size, step) : { rows: size.rows, columns: size.columns, top: 0, left: 0 };
}

/**
 * What a network's answer says, on the image's own pixels.
 *
 * @param size    of the image. @param answer  on the network's output grid. Total.
 */
export function findFlat(card: FlatCard, size: FlatSize, answer: FlatImage): Found {
  const { output } = card;
  const place = placeOf(card, size);
  switch (output.kind) {
    case 'masks': {
      const grown = output.labels.map((_, n) =>
        growLogits({ values: channelOf(answer, n), rows: answer.rows, columns: answer.columns }, place, size),
      );
      return { kind: 'masks', bits: masksOf(grown, size) };
    }
    case 'ellipse': {
      const ellipse = foundEllipse({ values: channelOf(answer, 0), rows: answer.rows, columns: answer.columns });
      return { kind: 'ellipse', ellipse: ellipse && ellipseInImage(ellipse, place, size) };
    }
    case 'objects':
      return { kind: 'objects', ...objectsOf([channelOf(answer, 0), channelOf(answer, 1)], size, output) };
    case 'boxes': {
      const boxes = foundBoxes(answer.values, answer, output);
      return { kind: 'boxes', boxes: boxes.map((box) => boxInImage(box, place, size)) };
    }
  }
}
