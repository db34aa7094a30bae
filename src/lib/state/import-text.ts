import { gzipContent, isGzip } from '$lib/core/archive/gzip';
import { LARGEST_FILE, LARGEST_HEALTH_EXPORT } from '$lib/core/archive/import-file';
import { failed, success, type Result } from '$lib/core/result';
import { inflateText } from '$lib/crypto/compression';

const LESS_THAN_SIGN = 0x3c;
const BYTE_ORDER_MARK = 0xef;

/**
 * The text of a file that she chose, unpacked where it is gzip. Its first bytes tell how much of it is read at all:
 * 50 MB of XML, 10 MB of anything else, packed or unpacked.
 */
export async function importText(file: Blob): Promise<Result<string, 'too-large' | 'broken'>> {
	try {
		const head = await bytesOf(file.slice(0, 4));
		const isXml = head[head[0] === BYTE_ORDER_MARK ? 3 : 0] === LESS_THAN_SIGN;
		if (file.size > (isXml ? LARGEST_HEALTH_EXPORT : LARGEST_FILE)) return failed('too-large');
		return isGzip(head) ? unpacked(await bytesOf(file)) : success(await new Response(file).text());
	} catch {
		return failed('broken');
	}
}

function unpacked(bytes: Uint8Array): Result<string, 'too-large' | 'broken'> {
	const content = gzipContent(bytes);
	if (!content) return failed('broken');
	if (content.length > LARGEST_FILE) return failed('too-large');
	const text = inflateText(content.deflated);
	return text === null ? failed('broken') : success(text);
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
	return new Uint8Array(await new Response(blob).arrayBuffer());
}
