/**
 * The AWS JSON 1.0/1.1 protocol, and RPC v2 in CBOR: a service is a {@link dev.standin.aws.internal.json.JsonService}, found by its {@code
 * X-Amz-Target} prefix or by its name in the path.
 *
 * <p>Invariant: a service knows only JSON trees and {@link dev.standin.aws.internal.json.ServiceFailure}s, never HTTP.
 */
@NullMarked
package dev.standin.aws.internal.json;

import org.jspecify.annotations.NullMarked;
