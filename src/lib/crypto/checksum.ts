export { crc32 } from '../core/transfer/crc32';
