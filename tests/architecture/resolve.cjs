/** How dependency-cruiser finds `$lib`, in the shape that it reads: a webpack configuration with an alias. */
const { join } = require('node:path');

module.exports = { resolve: { alias: { $lib: join(__dirname, '../../src/lib') } } };
