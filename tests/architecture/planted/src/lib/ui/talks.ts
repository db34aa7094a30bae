export function talk(): void {
	console.log('a diary entry');
}
