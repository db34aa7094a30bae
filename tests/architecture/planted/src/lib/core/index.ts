export * from './reads-the-clock';
