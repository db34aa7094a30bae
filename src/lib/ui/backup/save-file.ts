/**
 * Gives her a file: by the phone's own share sheet where it takes files, else as a download. False when she closed the
 * sheet again. The browser keeps the bytes in memory; nothing is sent by the app.
 */
export async function saveFile(bytes: Uint8Array, name: string, type = 'application/octet-stream'): Promise<boolean> {
	const content = bytes.slice();
	const file = typeof File === 'function' ? new File([content], name, { type }) : null;
	if (file && isTouch() && navigator.canShare?.({ files: [file] })) {
		try {
			await navigator.share({ files: [file] });
			return true;
		} catch (refused) {
			if ((refused as { name?: string } | null)?.name === 'AbortError') return false;
		}
	}
	download(new Blob([content], { type }), name);
	return true;
}

/** Bytes of a file that she chose, or null where it cannot be read or is larger than any backup. */
export async function readFile(file: File, limit: number): Promise<Uint8Array | null> {
	if (file.size > limit) return null;
	return new Promise((resolve) => {
		const reader = new FileReader();
		reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
		reader.onerror = () => resolve(null);
		reader.readAsArrayBuffer(file);
	});
}

function isTouch(): boolean {
	return matchMedia('(pointer: coarse)').matches;
}

function download(content: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(content);
	link.download = name;
	link.click();
	// Some browsers read the address only after the click was handled.
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
