export const title = document.title;
export const stored = localStorage.getItem('name');
