/**
 * Findings of rule packs that are meant to be so; entry type {@link dev.larder.infra.finding.Acknowledged}.
 *
 * <p>Invariant: each has a reason.
 */
@NullMarked
package dev.larder.infra.finding;

import org.jspecify.annotations.NullMarked;
