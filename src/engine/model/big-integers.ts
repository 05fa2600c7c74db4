/** How integers of any size become octets, and back. A file of its own: the page reads octets and calculates nothing. */
export { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js';
