/**
 * One environment on this machine, assembled from the wiring as CDK assembles it on AWS; {@link
 * dev.larder.local.LocalAws} is the entry, {@link dev.larder.local.RunningEnvironment} finds one
 * that another process runs.
 *
 * <p>Invariant: nothing is deployed that the wiring does not declare, and nobody but the owner may do what it does not
 * grant.
 */
@NullMarked
package dev.larder.local;

import org.jspecify.annotations.NullMarked;

