/**
 * What makes, empties and removes what CloudFormation alone cannot; entry type {@link dev.larder.infra.life.Database}.
 *
 * <p>Invariant: nothing in production may delete a version.
 */
@NullMarked
package dev.larder.infra.life;

import org.jspecify.annotations.NullMarked;
