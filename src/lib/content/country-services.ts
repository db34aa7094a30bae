export { default as countries } from 'virtual:services';
