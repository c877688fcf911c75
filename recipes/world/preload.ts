import { z } from 'zod';
import { redirectNames, VARIABLE } from './redirect-names';

/**
 * Loaded before all else by a child process of a recipe, with `--import`: gives it the recipe's names.
 *
 * @throws Error when the variable is missing or is not what `environment` of the redirection makes
 */
const schema = z.object({ ca: z.string(), routes: z.array(z.tuple([z.string(), z.number()])) });

const text = process.env[VARIABLE];
if (text === undefined) throw new Error(`Expected the variable ${VARIABLE}, which the names of a recipe give.`);
const { ca, routes } = schema.parse(JSON.parse(text));
redirectNames({ ca }, new Map(routes));
