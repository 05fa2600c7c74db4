/** Octets of what SAKKE parameter set 1 and ECCSI on P-256 make. Sources: RFC 6508 §4 and §6.2.1, RFC 6509
 *  App. A, RFC 6507 §3.3. */

const fieldElement = 128;
const sakkePoint = 1 + 2 * fieldElement;
const ssv = 16;
const scalar = 32;
const p256Point = 1 + 2 * scalar;

export const octetLengths = {
  /** An element of F_p, p of 1024 bits. */
  fieldElement,
  /** 04 ‖ x ‖ y on the SAKKE curve: R, Z_T, RSK. */
  sakkePoint,
  /** A shared secret value, and H that hides one. */
  ssv,
  /** R ‖ H. */
  sakkeData: sakkePoint + ssv,
  /** A number below the order of P-256: KSAK, SSK, j. */
  p256Scalar: scalar,
  /** 04 ‖ x ‖ y on P-256: KPAK, PVT. */
  p256Point,
  /** r ‖ s ‖ PVT. */
  eccsiSignature: 2 * scalar + p256Point,
} as const;
