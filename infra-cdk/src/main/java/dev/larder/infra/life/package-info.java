/**
 * What makes, empties and removes what CloudFormation alone cannot; entry type {@link dev.larder.infra.life.Database}.
 *
 * <p>Invariant: production has nothing in it that deletes.
 */
@NullMarked
package dev.larder.infra.life;

import org.jspecify.annotations.NullMarked;
