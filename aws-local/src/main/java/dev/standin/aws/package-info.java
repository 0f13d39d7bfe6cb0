/**
 * AWS services, embedded in one JVM: {@link dev.standin.aws.local.Endpoint} answers them on one port of
 * 127.0.0.1, and {@link dev.standin.aws.StateFolder} keeps their state.
 *
 * <p>Invariant: whatever was acknowledged to a client survives {@code kill -9}, and no call passes without a {@link
 * dev.standin.aws.Caller} that was asked for the permission.
 */
@NullMarked
package dev.standin.aws;

import org.jspecify.annotations.NullMarked;
