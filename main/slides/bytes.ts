import { AppError } from '../../models/base/app-error.ts';
import { DisplaySetId } from '../../models/base/ids.ts';
import type { Context } from '../app/context.ts';
import type { ByteRoute } from '../app/serve.ts';
import { openSlideById } from './open-slides.ts';
import { tilePixels } from './tile-pixels.ts';

const opened = (id: string, ctx: Context) => openSlideById(DisplaySetId.parse(id), ctx);

/** The bytes that a page shows of a slide: one tile at a time, and the pictures beside it. */
export const routes: readonly ByteRoute[] = [
  {
    method: 'GET',
    path: /^\/tiles\/([\w.-]+)\/(\d{1,3})\/(\d{1,6})\/(\d{1,6})$/,
    windows: ['viewer'],
    answer: async ([, id = '', level, column, row], _request, ctx) => {
      const at = { level: Number(level), column: Number(column), row: Number(row) };
      const tile = await tilePixels(await opened(id, ctx), at, ctx);
      if (!tile) return new Response(null, { status: 204 });
      return new Response(new Uint8Array(tile.pixels), { headers: { 'content-type': 'application/octet-stream' } });
    },
  },
  {
    method: 'GET',
    path: /^\/slide-pictures\/([\w.-]+)\/(label|overview|thumbnail)$/,
    windows: ['viewer'],
    answer: async ([, id = '', part], _request, ctx) => {
      const { slide, files } = await opened(id, ctx);
      const picture = slide.pictures.find((one) => one.part === part);
      const file = picture && files.get(picture.instance);
      const image = file?.header.image;
      if (!file || !image) throw new AppError('slides.no-picture');
      const pixels = await ctx.images.colors(file.record, file.header, { frame: 0, library: ctx.library });
      const drawn = ctx.images.png(pixels, { width: image.columns, height: image.rows, samples: 3 });
      return new Response(new Uint8Array(drawn), { headers: { 'content-type': 'image/png' } });
    },
  },
];
