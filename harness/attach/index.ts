export { attachConformance, type AttachOptions } from './attach';
