/**
 * The {@code larder} command; entry type {@link dev.larder.cli.Larder}. Every command reaches an environment through the AWS SDK alone,
 * so that one running on a state folder and one on AWS are operated by the same code.
 */
@NullMarked
package dev.larder.cli;

import org.jspecify.annotations.NullMarked;
