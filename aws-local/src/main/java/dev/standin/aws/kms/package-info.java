/**
 * Keys and who may have things encrypted and decrypted with them; entry type {@link dev.standin.aws.kms.Keys}. Nothing is encrypted here:
 * only the question that AWS KMS asks is asked.
 *
 * <p>Invariant: what has a key of its own is neither read nor written by anybody whom the key's policy does not admit.
 */
@NullMarked
package dev.standin.aws.kms;

import org.jspecify.annotations.NullMarked;
