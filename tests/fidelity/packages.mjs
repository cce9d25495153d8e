// SPDX-FileCopyrightText: 2026 The Bolwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The npm packages lie under the build folder, where no import of a bare name finds them.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.env.BOLWERK_NODE_MODULES, 'from-here'));

/** The package of that name. */
export const load = (name) => import(pathToFileURL(require.resolve(name)));
